import type { OpenFinding, Status } from '../../daemon/status.ts';
import type { Words } from '../words.ts';
import { does, opens, pool, says, type Row } from './row.ts';
import { worstFirst } from './worst.ts';

/** How many findings and unanswered questions the submenu shows. */
const shown = 6;

/** What is wrong, never more certain than the evidence. */
export function findingTitle(finding: OpenFinding, { messages, say }: Words): string {
  const { summary } = say(messages, finding);
  return messages.tray.certainty[finding.certainty](summary.replace(/[.。]$/, ''));
}

/** The next step: a command is copied by a click, other advice is only shown. */
function nextStep(id: string, finding: OpenFinding | null, { messages, say }: Words): Row {
  if (finding === null) return says(id, null);
  const said = messages.tray.findings;
  const { command, next } = say(messages, finding);
  if (command !== null) return does(id, said.copy(command), { kind: 'copy', text: command });
  return says(id, next && said.next(next));
}

/** The worst finding's next step, right below the headline that tells it. */
export function firstStep(status: Status, words: Words): Row {
  return nextStep('next', worstFirst(status.findings)[0] ?? null, words);
}

/** Every finding with its next step, then what could not be told. */
export function findingRows(status: Status, words: Words): Row {
  const { messages } = words;
  const said = messages.tray.findings;
  const findings = worstFirst(status.findings);
  const entries = [...findings, ...status.unknown];
  const rows = pool(shown, entries, (entry, index) => {
    const id = `finding-${index}`;
    if (entry === null || typeof entry === 'string')
      return [
        says(id, entry === null ? null : messages.tray.certainty.unknown(messages.told(entry))),
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
