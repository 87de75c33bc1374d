import { inLanguage } from '../../../messages/fill.ts';
import type { Verdict } from '../../../probes/verification/verdict.ts';
import type { Session } from '../../command.ts';
import { painter, type Style } from '../../terminal/colour.ts';
import { described } from '../../terminal/columns.ts';
import type { VerifyDocument } from './document.ts';
import { texts } from './text.ts';

const styles: Readonly<Record<Verdict, Style>> = {
  official: 'green',
  'official-edited': 'green',
  unofficial: 'yellow',
  differs: 'red',
  unknown: 'yellow',
};

/** Files that are listed without `--verbose`. */
const fewFiles = 20;

/** The verdict first, then each proof, then the files. */
export function showVerified(document: VerifyDocument, session: Session): string[] {
  const { messages, width, verbose } = session;
  const text = inLanguage(messages.language, texts);
  const paint = painter(session.colour);
  const { verdict, subject, version, builtFor, proofs, files } = document;
  const about = [version, builtFor].filter((one) => one !== null).join(' ');
  const against = verdict === 'unknown' ? paint('yellow', text.provesNothing) : paint('red', text.against);
  const shown = verbose ? files : files.slice(0, fewFiles);
  return [
    `${paint(styles[verdict], text.verdicts[verdict])}  ${paint('bold', subject)}${about && `  ${about}`}`,
    ...described(
      proofs.map(({ kind, ok, detail }) => [
        text.kinds[kind],
        ok ? messages.told(detail) : `${against}: ${messages.told(detail)}`,
      ]),
      width,
    ),
    ...described(
      shown.map(({ path, change, detail }) => [
        text.changes[change],
        detail === null ? path : `${path}: ${messages.told(detail)}`,
      ]),
      width,
    ),
    ...(files.length > shown.length ? [`  ${text.more(files.length - shown.length)}`] : []),
  ];
}
