import { inLanguage } from '../../../messages/fill.ts';
import { badTexts } from '../../../probes/versions/bad/text.ts';
import type { Session } from '../../command.ts';
import { painter } from '../../terminal/colour.ts';
import { columns } from '../../terminal/columns.ts';
import { wrap } from '../../terminal/wrap.ts';
import type { BadDocument, ReleaseDocument, ReleasesDocument } from './document.ts';
import { texts } from './text.ts';

type Page = Pick<Session, 'messages' | 'colour' | 'width'>;
type Text = typeof texts.en;

/** The table, what it means for this Mac, how old it is, and with `--bad` what is known to be bad. */
export function showReleases(document: ReleasesDocument, page: Page): readonly string[] {
  const text = inLanguage(page.messages.language, texts);
  const paint = painter(page.colour);
  const { macos, newest, releases, bad } = document;
  const rows = columns([text.head, ...releases.map((release) => row(release, text))]).map((line, index) =>
    index === 0 ? paint('dim', line) : releases[index - 1]?.runs === false ? paint('dim', line) : line,
  );
  const here = macos === null ? [] : [newest === null ? text.none(macos) : text.newest(macos, newest)];
  const isBehind = document.newestByDate !== releases[0]?.version;
  const age = [
    text.asOf(document.asOf, document.source),
    ...(isBehind ? [text.byDate(document.newestByDate)] : []),
  ];
  const more = bad === null ? [text.moreBad] : [];
  const ending = [...here, ...age, ...more].flatMap((line) => wrap(line, page.width, 0, 2));
  return [...rows, '', ...ending, ...(bad === null ? [] : showBad(bad, page, text))];
}

function row(release: ReleaseDocument, text: Text): readonly string[] {
  const { version, released, patch, macos, architectures, support, ended, runs } = release;
  return [
    version,
    released,
    `${patch.version} (${patch.date})`,
    `${macos}+`,
    architectures.join(', '),
    ended === null ? text.support[support] : text.ended(ended),
    runs === false ? text.notHere : '',
  ];
}

function showBad(bad: readonly BadDocument[], page: Page, text: Text): readonly string[] {
  const paint = painter(page.colour);
  const told = inLanguage(page.messages.language, badTexts);
  const lines = bad.flatMap((one) => {
    const { what, wayOut } = told[one.issue];
    return [
      '',
      `${paint('bold', one.issue)}  ${affected(one, text)}`,
      ...[text.sentence(what), fixed(one, text), text.wayOut(wayOut)].flatMap((line) =>
        wrap(line, page.width, 2, 4),
      ),
    ];
  });
  const ways = [text.shown, text.ways, text.typeHash].flatMap((line) => [
    '',
    ...wrap(line, page.width, 0, 0),
  ]);
  return ['', text.badHead, ...lines, ...ways];
}

function affected({ versions, bounds, os, architectures }: BadDocument, text: Text): string {
  const ranges = versions.map(({ first, last }) => (first === last ? first : `${first}–${last}`)).join(', ');
  const target = [os, architectures?.join(', ')].filter((part) => typeof part === 'string').join('/');
  const which = ranges === '' ? text.anyVersion : bounds === 'seen' ? text.seenIn(ranges) : ranges;
  return target === '' ? which : `${which}, ${target}`;
}

/** Only what was confirmed is said to be fixed. */
function fixed({ fixedIn }: BadDocument, text: Text): string {
  return fixedIn === null ? text.notConfirmed : text.fixedIn(fixedIn);
}
