import { ownPage } from '../../desktop/pages.ts';
import type { OpenFinding, Status } from '../../daemon/status.ts';
import type { Words } from '../words.ts';
import { does, opens, pool, says, type Row } from './row.ts';
import { worstFirst } from './worst.ts';
import { trayText } from '../text.ts';

/** How many findings and unanswered questions the submenu shows. */
const shown = 6;

/** What is wrong, never more certain than the evidence. */
export function findingTitle(finding: OpenFinding, { messages, say }: Words): string {
  const { summary } = say(messages, finding);
  return trayText(messages.language).certainty[finding.certainty](summary.replace(/[.。]$/, ''));
}

/** Where Go comes from (https://go.dev/doc/install). */
const download = 'https://go.dev/dl/';

/** The next step: a page is opened by a click, a command copied, other advice only shown. */
function nextStep(id: string, finding: OpenFinding | null, { messages, say }: Words): Row {
  if (finding === null) return says(id, null);
  const said = trayText(messages.language).findings;
  const opened = openedPage(finding);
  if (opened !== null) return does(id, said.open(opened), { kind: 'page', url: opened });
  const { command, next } = say(messages, finding);
  if (command !== null) return does(id, said.copy(command), { kind: 'copy', text: command });
  const url = next === null ? null : ownPage(next);
  return next !== null && url !== null
    ? does(id, said.page(next), { kind: 'page', url })
    : says(id, next && said.next(next));
}

/** The page that the remedy's first step opens, which needs no terminal; null when it does something else. */
function openedPage({ remedy }: OpenFinding): string | null {
  const [first] = remedy?.steps ?? [];
  if (first?.kind !== 'run' || first.argv.length !== 2) return null;
  const [program, url = ''] = first.argv;
  return program === 'open' || program === 'xdg-open' ? ownPage(url) : null;
}

/** The worst finding's next step, right below the headline that reports it; without a Go, how to get one. */
export function firstStep(status: Status, words: Words): Row {
  const worst = worstFirst(status.findings)[0] ?? null;
  return worst === null ? withoutGo(status, words) : nextStep('next', worst, words);
}

/** Nothing where it is unknown whether a Go is installed. */
function withoutGo({ winner, checkedAt, unknown, toolchains }: Status, { messages }: Words): Row {
  const said = trayText(messages.language).findings;
  if (winner !== null || checkedAt === null || unknown.length > 0) return says('next', null);
  const [there] = toolchains.filter(({ state }) => state === 'present');
  return there === undefined
    ? does('next', said.install(download), { kind: 'page', url: download })
    : says('next', said.onPath(there.path.slice(0, there.path.lastIndexOf('/')) || '/'));
}

/** Every finding with its next step, then what is unknown. */
export function findingRows(status: Status, words: Words): Row {
  const { messages } = words;
  const said = trayText(messages.language).findings;
  const findings = worstFirst(status.findings);
  const entries = [...findings, ...status.unknown];
  const rows = pool(shown, entries, (entry, index) => {
    const id = `finding-${index}`;
    if (entry === null || typeof entry === 'string')
      return [
        says(id, entry === null ? null : trayText(messages.language).certainty.unknown(messages.told(entry))),
        says(`${id}-next`, null),
      ];
    return [
      does(id, findingTitle(entry, words), { kind: 'open', what: 'history' }),
      nextStep(`${id}-next`, entry, words),
    ];
  });
  const rest = entries.length - shown;
  const title = [
    findings.length > 0 ? said.some(findings.length) : null,
    status.unknown.length > 0 ? said.unanswered(status.unknown.length) : null,
  ].filter((part) => part !== null);
  // One row is always there: a submenu without a visible row cannot be opened, and some panels then drop it for good.
  const first = says('findings-none', entries.length === 0 ? said.none : null);
  return opens('findings', title.join(' · ') || said.none, [
    first,
    ...rows,
    says('findings-more', rest > 0 ? said.more(rest) : null),
  ]);
}
