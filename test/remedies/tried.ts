import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Sketch } from '../../host/simulated/build.ts';
import { probes, rules } from '../../probes/catalogue.ts';
import { lookAt } from '../../probes/decide.ts';
import { terminalOf } from '../../probes/inventory/native.ts';
import { toolchains } from '../../probes/inventory/probe.ts';
import type { Finding } from '../../probes/probe.ts';
import type { Remedy } from '../../probes/remedy.ts';
import { examples } from '../../probes/rules/examples.ts';
import type { RuleId } from '../../probes/rules/ids.ts';
import { stage } from '../../probes/stage.ts';
import { newSweep } from '../../probes/sweep.ts';
import { check, type Problem } from '../../remedies/check.ts';
import { carryOut, type Receipt } from '../../remedies/executor.ts';
import { factsOf } from '../../remedies/facts.ts';
import { Machine } from '../../remedies/stand-in/machine.ts';
import type { World } from '../../remedies/stand-in/program.ts';
import { StandIn } from '../../remedies/stand-in/stand-in.ts';
import { today } from '../probes/machine.ts';

const one = (module: string, ...versions: string[]) => ({ module, versions });

/** What could be downloaded on 2026-11-23. */
export const world: World = {
  newest: '1.27.1',
  releases: ['1.15.15', '1.22.5', '1.25.4', '1.26.8', '1.27.1'],
  developerTools: { version: '26.3.0.0.1.1757719676', sdk: '26.2' },
  packages: {
    'golang.org/x/tools/gopls': one('golang.org/x/tools/gopls', 'v0.23.0', 'v0.24.0'),
    'github.com/go-delve/delve/cmd/dlv': one('github.com/go-delve/delve', 'v1.27.2'),
    'honnef.co/go/tools/cmd/staticcheck': one('honnef.co/go/tools', 'v0.8.2'),
    'golang.org/dl/go1.26.8': one('golang.org/dl', 'v0.1.0'),
  },
};

/** What a complete check finds on a machine, with what each remedy's checks say about it. */
export interface Looked {
  readonly findings: readonly Finding[];
  /** The paths of the existing toolchains. */
  readonly toolchains: ReadonlySet<string>;
  readonly problems: (remedy: Remedy, subject: string) => readonly Problem[];
}

export async function look(
  rule: RuleId,
  sketch: Sketch,
  {
    restarted = false,
    remembered = new Set(),
  }: { restarted?: boolean; remembered?: ReadonlySet<string> } = {},
): Promise<Looked> {
  const folder = mkdtempSync(join(tmpdir(), 'gowarden-remedy-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const { host, lent } = await stage(folder, rule, today, sketch);
  const more = { memory: lent.memory, remembered, ...(!restarted && lent.cost && { cost: lent.cost }) };
  const sweep = newSweep(host, new AbortController().signal, today, more);
  const looks = await Promise.all(probes.map((probe) => lookAt(probe, rules.values(), sweep)));
  const findings = looks.flatMap(({ report }) => report.findings);
  const terminal = terminalOf(await sweep.ask(toolchains));
  const observed = looks.flatMap(({ report }) => report.observations);
  return {
    findings,
    toolchains: new Set(observed.filter(({ kind }) => kind === 'toolchain').map(({ subject }) => subject)),
    problems: (remedy, subject) => {
      const others = findings.filter((other) => other.subject === subject && other.remedy !== remedy);
      return check(remedy, factsOf(host, terminal, others));
    },
  };
}

/** Tools outdated by the newest Go that a remedy has installed come next, with a remedy of their own. */
function isNext({ rule, evidence, remedy }: Finding): boolean {
  return (
    rule === 'go-tool-outdated' && remedy !== undefined && evidence.join().includes(`go${world.newest} runs`)
  );
}

export async function exampleOf(rule: RuleId): Promise<Sketch> {
  return (await examples[rule]()).example.machine();
}

export interface Tried {
  readonly receipt: Receipt;
  /** The machine afterwards. */
  readonly sketch: Sketch;
  /** What is found there. */
  readonly findings: readonly Finding[];
  /** It completed, the rule finds nothing more, and no rule finds anything new. */
  readonly isRight: boolean;
}

/** Carries out a remedy in the stand-in, and looks again. */
export async function tryOut(
  rule: RuleId,
  sketch: Sketch,
  remedy: Pick<Remedy, 'steps'>,
  runsAs?: string,
): Promise<Tried> {
  const before = await look(rule, sketch);
  const machine = new Machine(sketch);
  const receipt = await carryOut(remedy, new StandIn(machine, world, runsAs));
  const { restarted } = machine;
  const { findings } = await look(rule, machine.sketch(), { restarted, remembered: before.toolchains });
  const keyOf = ({ rule: id, subject }: Finding): string => `${id} ${subject}`;
  const known = new Set(before.findings.filter((finding) => finding.rule !== rule).map(keyOf));
  const isRight =
    receipt.failed === null && findings.every((finding) => known.has(keyOf(finding)) || isNext(finding));
  return { receipt, sketch: machine.sketch(), findings, isRight };
}
