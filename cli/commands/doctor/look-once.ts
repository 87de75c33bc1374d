import type { Configuration } from '../../../daemon/configuration/configuration.ts';
import { loadConfiguration } from '../../../daemon/configuration/load.ts';
import { findingKey, firstSeen } from '../../../daemon/ledger/known.ts';
import { whyHidden } from '../../../daemon/ledger/visibility.ts';
import type { Host } from '../../../host/host.ts';
import { sayNotice } from '../../../messages/notice.ts';
import { probes, rules } from '../../../probes/catalogue.ts';
import { Memory } from '../../../probes/contention/memory.ts';
import { toolchains } from '../../../probes/inventory/probe.ts';
import { type RuleId, ruleIds } from '../../../probes/rules/ids.ts';
import type { ProbeReport, Sweep } from '../../../probes/probe.ts';
import { withSilences } from '../../../probes/silence.ts';
import { newSweep } from '../../../probes/sweep.ts';
import type { Session } from '../../command.ts';
import { type LocatedTool, type Look, type ShownFinding, worstFirst } from '../../look/look.ts';
import { KnownVerdicts } from '../../verified.ts';
import { ask } from './ask.ts';

/** A machine that was recorded or simulated, with the findings that its user had muted and what its daemon lends to a look. */
export interface Recorded {
  readonly host: Host;
  readonly mute: Configuration['mute'];
  readonly lent?: Pick<Sweep, 'memory' | 'cost'>;
}

/**
 * Asks every probe once. Findings of other rules than those asked for are used to explain, and not shown. `recorded`: the machine
 * of a report in place of the session's.
 */
export async function lookOnce(
  session: Session,
  asked: ReadonlySet<RuleId>,
  now: number,
  recorded: Recorded | null = null,
): Promise<Look> {
  const host = recorded?.host ?? (await session.host());
  const sweep = newSweep(host, session.signal, now, {
    ...(recorded ? recorded.lent : await lentBy(host, session)),
    ...(recorded === null && { directory: session.directory }),
  });
  const reports = await Promise.all(
    probes.map(async (probe) => ({ probe, report: await ask(probe, sweep) })),
  );
  session.signal.throwIfAborted();
  const concerned = reports.filter(({ probe }) =>
    [...asked].some((id) => rules.get(id)?.probe === probe || rules.get(id)?.needs?.includes(probe)),
  );
  const tools = await locatedTools(
    reports.map(({ report }) => report),
    sweep,
  );
  return {
    ...tools,
    pathAsOf: host.shellAnswer?.()?.at ?? null,
    findings: worstFirst(
      findingsOf(reports, now, recorded?.mute ?? muted(session)).filter(({ rule }) => asked.has(rule)),
    ),
    unknown: withSilences(
      sweep.host,
      concerned.flatMap(({ report }) => report.unknown),
    ),
  };
}

/** What a daemon has seen here before, so that both say the same of what is gone, and of what was published. */
async function lentBy(host: Host, { paths }: Session): Promise<Pick<Sweep, 'remembered' | 'memory'>> {
  const { readRemembered } = await import('../../../daemon/history/read.ts');
  const memory = new Memory(host.files);
  memory.verified = new Map(
    new KnownVerdicts(host, paths.state).all.map((verified) => [verified.goroot, verified]),
  );
  return { remembered: await readRemembered(paths.database), memory };
}

function muted(session: Session): Configuration['mute'] {
  const { configuration, problems } = loadConfiguration(session.paths.configFile, {
    environment: session.environment,
    rules: ruleIds,
  });
  for (const problem of problems) session.err(sayNotice(session.messages, problem));
  return configuration.mute;
}

/** What is muted or explained stays hidden as in the daemon. */
function findingsOf(
  reports: readonly { readonly report: ProbeReport }[],
  now: number,
  mute: Configuration['mute'],
): ShownFinding[] {
  const found = reports
    .flatMap(({ report }) => report.findings)
    .map((finding) => firstSeen(finding, now, -Infinity));
  const known = { findings: new Map(found.map((one) => [findingKey(one.finding), one])) };
  const moment = { now, monotonic: 0, rules, mute };
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
  const inventory = await sweep.ask(toolchains).catch(() => null);
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
