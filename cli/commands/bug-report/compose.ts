import { jsonText } from '../../../messages/json.ts';
import { visible } from '../../../messages/visible.ts';
import { openRecorded } from '../../../host/simulated/open.ts';
import type { Description } from '../../../host/simulated/description.ts';
import { Redactor } from '../../../host/redaction/redactor.ts';
import { redactMachine } from '../../../host/redaction/machine.ts';
import { redactValue, textsIn } from '../../../host/redaction/value.ts';
import { speak } from '../../../messages/speak.ts';
import { rules } from '../../../probes/catalogue.ts';
import type { Configuration } from '../../../daemon/configuration/configuration.ts';
import type { Session } from '../../command.ts';
import { lookOnce } from '../doctor/look-once.ts';
import { lookDocument } from '../../look/document.ts';
import type { Look } from '../../look/look.ts';
import { bounded } from './bound.ts';
import type { Entries, EntryName } from './archive.ts';
import type { Gathered } from './gather.ts';
import { summaryOf } from './summary.ts';
import { inWords } from './text.ts';

/** A report that can be shown and saved. */
export interface Report {
  readonly entries: Entries;
  readonly summary: string;
  /** Findings that only the machine itself or only the replay has: the recording then lacks something. */
  readonly differences: readonly string[];
  /** Private words that redacting left somewhere: such a report must not be saved. */
  readonly left: readonly string[];
}

/** Bounds and redacts what was gathered, replays it, and writes the summary. */
export async function compose(session: Session, found: Gathered, modules: boolean): Promise<Report> {
  const gathered = bounded(found);
  const { look, words } = gathered;
  const redactor = new Redactor({ words, modules });
  // What is private in one of them is looked for in all.
  redactAll(gathered, redactor);
  redactor.learn();
  const machine = redactMachine(look.machine, redactor);
  const settings = redactValue(gathered.settings, redactor) as { configuration: Configuration };
  const replayed = await replay(session, machine, look.at, settings.configuration.mute);
  const differences = compare(redactValue(look.findings, redactor) as Gathered['look']['findings'], replayed);
  const facts = redactValue(gathered.facts, redactor) as object;
  const report = {
    schemaVersion: 1 as const,
    at: look.at,
    lookedBy: gathered.lookedBy,
    ...facts,
    failed: redactValue(look.failed, redactor),
    missing: redactValue(gathered.missing, redactor),
    differences,
  };
  const summary = redactor.text(summaryOf(session.messages, report, replayed));
  const json = (value: unknown): string => `${jsonText(value, 1)}\n`;
  const lines = (all: readonly unknown[]): string => all.map((one) => `${jsonText(one)}\n`).join('');
  const entries = new Map<EntryName, string>([
    ['summary.md', summary],
    ['report.json', json(report)],
    ['findings.json', json(lookDocument(replayed, speak('en')))],
    ['machine.json', json(machine)],
    ['settings.json', json(settings)],
    ...(gathered.status === null
      ? []
      : [['status.json', json(redactValue(gathered.status, redactor))] as const]),
    ['history.ndjson', lines(redactValue(gathered.history, redactor) as readonly unknown[])],
    ['log.ndjson', lines(gathered.log.map((line) => redactLine(line, redactor)))],
    ['launcher.log', gathered.launcherLog.map((line) => `${visible(redactor.text(line))}\n`).join('')],
  ]);
  const left = [...entries]
    .flatMap(([name, text]) => textsOf(name, text))
    .flatMap((text) => redactor.leftIn(text));
  return { entries, summary, differences, left };
}

function redactAll(
  { look, settings, facts, status, history, log, launcherLog }: Gathered,
  redactor: Redactor,
): void {
  redactMachine(look.machine, redactor);
  redactValue([look.findings, look.failed, settings, facts, status, history], redactor);
  for (const line of [...log, ...launcherLog]) redactLine(line, redactor);
}

/** What of an entry is not a word of our own: names of fields are, and a user may be called like one. */
function textsOf(name: EntryName, text: string): readonly string[] {
  if (name.endsWith('.json')) return textsIn(JSON.parse(text));
  if (!name.endsWith('.ndjson')) return [text];
  const lines = text.split('\n').filter((line) => line !== '');
  return lines.flatMap((line) => textsIn(JSON.parse(line)));
}

/** What doctor finds on a recorded machine at the time when it was recorded. */
export function replay(
  session: Session,
  machine: Description,
  at: number,
  mute: Configuration['mute'],
): Promise<Look> {
  return lookOnce(session, new Set(rules.keys()), at, { host: openRecorded(machine), mute });
}

function compare(before: Gathered['look']['findings'], after: Look): readonly string[] {
  const keys = (all: Gathered['look']['findings']): Set<string> =>
    new Set(all.map(({ rule, subject }) => `${rule} ${subject}`));
  const [machine, replayed] = [keys(before), keys(after.findings)];
  return [
    ...[...machine].filter((key) => !replayed.has(key)).map((key) => inWords('onlyOnMachine', { key })),
    ...[...replayed].filter((key) => !machine.has(key)).map((key) => inWords('onlyInReplay', { key })),
  ];
}

/** A line of pino's without the machine's name; any other line as text. */
function redactLine(line: string, redactor: Redactor): unknown {
  try {
    const entry = JSON.parse(line) as Record<string, unknown>;
    delete entry.hostname;
    return redactValue(entry, redactor);
  } catch (error) {
    if (error instanceof SyntaxError) return { text: redactor.text(line) };
    throw error;
  }
}
