import { loadConfiguration } from '../../daemon/configuration/load.ts';
import { findingKey, firstSeen } from '../../daemon/ledger/known.ts';
import { whyHidden } from '../../daemon/ledger/visibility.ts';
import { sayNotice } from '../../messages/notice.ts';
import type { RuleId } from '../../messages/rules.ts';
import { probes, rules } from '../../probes/catalogue.ts';
import type { ProbeReport, Sweep } from '../../probes/probe.ts';
import { newSweep } from '../../probes/sweep.ts';
import type { Session } from '../command.ts';
import { type LocatedTool, type Look, type ShownFinding, worstFirst } from '../look/look.ts';
import { ask } from './ask.ts';

/** Asks every probe once. Findings of other rules than those asked for are used to explain, and not shown. */
export async function lookOnce(session: Session, asked: ReadonlySet<RuleId>, now: number): Promise<Look> {
  const sweep = newSweep(await session.host(), session.signal, now);
  const reports = await Promise.all(
    probes.map(async (probe) => ({ probe, report: await ask(probe, sweep, session.messages) })),
  );
  session.signal.throwIfAborted();
  const concerned = reports.filter(({ probe }) => probe.rules.some(({ id }) => asked.has(id)));
  const tools = await locatedTools(
    reports.map(({ report }) => report),
    sweep,
  );
  return {
    ...tools,
    findings: worstFirst(findingsOf(reports, session, now).filter(({ rule }) => asked.has(rule))),
    unknown: concerned.flatMap(({ report }) => report.unknown),
  };
}

/** Nobody watched before, so no finding is too young to be told of; what is muted or explained stays hidden as in the daemon. */
function findingsOf(
  reports: readonly { readonly report: ProbeReport }[],
  session: Session,
  now: number,
): ShownFinding[] {
  const { configuration, problems } = loadConfiguration(session.paths.configFile, {
    environment: session.environment,
    rules: [...rules.keys()],
  });
  for (const problem of problems) session.err(sayNotice(session.messages, problem));
  const found = reports
    .flatMap(({ report }) => report.findings)
    .map((finding) => firstSeen(finding, now, -Infinity));
  const known = { findings: new Map(found.map((one) => [findingKey(one.finding), one])) };
  const moment = { now, monotonic: 0, rules, mute: configuration.mute };
  return found.map((one) => ({
    ...one.finding,
    hidden: whyHidden(one, known, moment) ?? null,
    openedAt: null,
  }));
}

async function locatedTools(
  reports: readonly ProbeReport[],
  sweep: Sweep,
): Promise<Pick<Look, 'hardware' | 'toolchains' | 'tools'>> {
  const inventory = await sweep.inventory().catch(() => null);
  const all = [...(inventory?.toolchains ?? []), ...(inventory?.tools ?? [])];
  const observed = reports.flatMap(({ observations }) => observations);
  const located = (kind: 'toolchain' | 'tool'): LocatedTool[] =>
    observed
      .filter((observation) => observation.kind === kind)
      .map(({ subject, value }) => ({
        ...value,
        path: subject,
        winsIn: all.find(({ path }) => path === subject)?.winsIn ?? [],
      }));
  return {
    hardware: inventory?.hardware ?? null,
    toolchains: located('toolchain'),
    tools: located('tool'),
  };
}
