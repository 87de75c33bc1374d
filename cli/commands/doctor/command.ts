import { inLanguage } from '../../../messages/fill.ts';
import { resolve } from 'node:path';
import type { Outcome } from '../../../messages/outcome.ts';
import { sayNotice } from '../../../messages/notice.ts';
import { formatDateTime } from '../../../messages/units.ts';
import { rules } from '../../../probes/catalogue.ts';
import { type RuleId, ruleIds } from '../../../probes/rules/ids.ts';
import { sentencesOf } from '../../../probes/say.ts';
import type { Severity } from '../../../probes/probe.ts';
import type { CliCommand, ExitCode, Session } from '../../command.ts';
import { checkLines } from './checks.ts';
import { lookOnce, type Recorded } from './look-once.ts';
import { lookDocument } from '../../look/document.ts';
import { exitCode, failOnOf, failOnOption, type Look } from '../../look/look.ts';
import { showLook } from '../../look/show.ts';
import { verdict } from '../../look/verdict.ts';
import { painter } from '../../terminal/colour.ts';
import { columns } from '../../terminal/columns.ts';
import type { DoctorDocument, NotifyDocument, RulesDocument } from './document.ts';
import { texts } from './text.ts';
import { cliText } from '../../text.ts';

export const command: CliCommand = {
  reads: true,
  options: {
    rule: { type: 'string', multiple: true, choices: ruleIds, value: 'ID' },
    'fail-on': failOnOption,
    list: { type: 'boolean' },
    notify: { type: 'boolean' },
    from: { type: 'string', value: 'REPORT' },
  },
  positionals: [0, 0],
  async run({ options }, session) {
    if (options.list === true) return list(session);
    if (options.notify === true) return notify(session);
    const asked = Array.isArray(options.rule) ? (options.rule as RuleId[]) : ruleIds;
    const failOn = failOnOf(options['fail-on']);
    if (typeof options.from === 'string') return replay(options.from, session, new Set(asked), failOn);
    return diagnose(session, new Set(asked), failOn);
  },
};

/** Looks once, as at that time, at the session's machine or another, and shows what was seen. */
export async function diagnose(
  session: Session,
  asked: ReadonlySet<RuleId> = new Set(ruleIds),
  failOn: Severity = 'warning',
  at = Date.now(),
  machine: Recorded | null = null,
): Promise<ExitCode> {
  const look = await lookOnce(session, asked, at, machine);
  return tell(look, asked, { at, simulated: session.simulation !== null }, failOn, session);
}

/** Looks at the machine of a report, as it was then. */
async function replay(
  given: string,
  session: Session,
  asked: ReadonlySet<RuleId>,
  failOn: Severity,
): Promise<ExitCode> {
  const { readReport } = await import('../bug-report/read.ts');
  const { openRecorded } = await import('../../../host/simulated/open.ts');
  const { at, version, machine, mute } = readReport(resolve(session.directory, given), session.messages);
  const look = await lookOnce(session, asked, at, { host: openRecorded(machine), mute });
  session.err(inLanguage(session.language, texts).recorded(formatDateTime(at), version, machine.platform));
  return tell(look, asked, { at, simulated: true }, failOn, session);
}

function tell(
  look: Look,
  asked: ReadonlySet<RuleId>,
  of: Pick<DoctorDocument, 'at' | 'simulated'>,
  failOn: Severity,
  session: Session,
): ExitCode {
  const { messages } = session;
  if (session.json) {
    session.document<DoctorDocument>({ schemaVersion: 1, ...of, ...lookDocument(look, messages) });
  } else {
    session.out(painter(session.colour)('bold', verdict(look, messages)));
    for (const line of checkLines(look, asked, session)) session.out(line);
    for (const line of showLook(look, session)) session.out(line);
  }
  return exitCode(look, failOn);
}

function list(session: Session): ExitCode {
  const { messages } = session;
  const all = [...rules.values()].map(({ id, severity }) => ({
    id,
    severity,
    title: sentencesOf(messages, id).title,
  }));
  if (session.json) session.document<RulesDocument>({ schemaVersion: 1, rules: all });
  else
    for (const line of columns(
      all.map((rule) => [rule.id, cliText(messages).severities[rule.severity], rule.title]),
    ))
      session.out(line);
  return 0;
}

/** Whether it arrived only the user can see: macOS does not tell. */
async function notify(session: Session): Promise<ExitCode> {
  const outcome = (await session.client().post('/v1/notify')) as Outcome;
  const text = inLanguage(session.language, texts);
  const message = outcome.done ? text.notified : text.notNotified(sayNotice(session.messages, outcome));
  if (session.json) session.document<NotifyDocument>({ schemaVersion: 1, ...outcome, message });
  else session.out(message);
  return outcome.done ? 0 : 1;
}
