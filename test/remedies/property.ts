import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { buildMachine, type Sketch } from '../../host/simulated/build.ts';
import { openSimulated } from '../../host/simulated/open.ts';
import { rules } from '../../probes/catalogue.ts';
import { lookAt } from '../../probes/decide.ts';
import type { Inventory } from '../../probes/inventory/inventory.ts';
import { startedBy, terminalOf } from '../../probes/inventory/native.ts';
import { toolchains } from '../../probes/inventory/probe.ts';
import type { Finding, Severity } from '../../probes/probe.ts';
import type { Step } from '../../probes/remedy.ts';
import { newSweep } from '../../probes/sweep.ts';
import { check, type Problem } from '../../remedies/check.ts';
import { carryOut } from '../../remedies/executor.ts';
import { factsOf } from '../../remedies/facts.ts';
import { Machine } from '../../remedies/stand-in/machine.ts';
import { isForeseen, StandIn } from '../../remedies/stand-in/stand-in.ts';
import { today } from '../probes/machine.ts';
import { world } from './tried.ts';

/** What is seen of Go on a machine, and the objections of the checks to each remedy. */
interface Seen {
  readonly findings: readonly Finding[];
  readonly inventory: Inventory;
  readonly problems: (finding: Finding) => readonly Problem[];
}

async function inFolder<T>(sketch: Sketch, use: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'gowarden-property-'));
  try {
    buildMachine(folder, sketch);
    return await use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export function look(sketch: Sketch): Promise<Seen> {
  return inFolder(sketch, async (folder) => {
    const host = openSimulated(folder);
    const sweep = newSweep(host, new AbortController().signal, today, {});
    const { report } = await lookAt(toolchains, rules.values(), sweep);
    const inventory = await sweep.ask(toolchains);
    const terminal = terminalOf(inventory);
    const problems = report.findings.map((finding) => {
      const others = report.findings.filter((other) => other !== finding);
      return finding.remedy ? check(finding.remedy, factsOf(host, terminal, others)) : [];
    });
    return {
      findings: report.findings,
      inventory,
      problems: (finding) => problems[report.findings.indexOf(finding)] ?? [],
    };
  });
}

/** How a remedy did on a machine. */
export interface Verdict {
  readonly rule: string;
  readonly kind: 'carried out' | 'for a person' | 'words only';
  /** One line for each problem. */
  readonly faults: readonly string[];
}

const weight: Readonly<Record<Severity, number>> = { info: 0, warning: 1, error: 2 };
/** By its file, since the same one may be found by another path when that is no longer on PATH. */
function keyOf({ rule, subject }: Finding, { toolchains: gos, tools }: Inventory): string {
  // One Homebrew before another is one cause, whichever program shows it.
  if (rule === 'go-prefix-shadowed') return `${rule} ${dirname(subject)}`;
  const tool = [...gos, ...tools].find(({ path }) => path === subject);
  const real = tool && (startedBy(tool, { toolchains: gos }) ?? tool);
  return `${rule} ${real?.chain.file ?? subject}`;
}

/** Tries every remedy of a machine by itself. */
export async function verdictsOn(sketch: Sketch): Promise<readonly Verdict[]> {
  const before = await look(sketch);
  const verdicts: Verdict[] = [];
  for (const finding of before.findings) {
    const { remedy, rule } = finding;
    const faults = before.problems(finding).map(({ code, what }) => `${code}: ${what}`);
    if (!remedy) verdicts.push({ rule, kind: 'words only', faults });
    else if (remedy.steps.some(isOpen)) verdicts.push({ rule, kind: 'for a person', faults });
    else
      verdicts.push({
        rule,
        kind: 'carried out',
        faults: [...faults, ...(await tried(sketch, before, finding))],
      });
  }
  return verdicts;
}

/** Only a person knows when it is done. */
function isOpen(step: Step): boolean {
  return step.kind === 'person' && !isForeseen(step);
}

async function tried(sketch: Sketch, before: Seen, finding: Finding): Promise<readonly string[]> {
  const machine = new Machine(sketch);
  const { failed } = await carryOut(finding.remedy ?? { steps: [] }, new StandIn(machine, world));
  if (failed) return [`stops: ${failed.why}`];
  const after = await look(machine.sketch());
  const known = new Map(before.findings.map((one) => [keyOf(one, before.inventory), weight[one.severity]]));
  const left = after.findings.find((one) => keyOf(one, after.inventory) === keyOf(finding, before.inventory));
  const worse = after.findings.filter(
    (one) => weight[one.severity] > (known.get(keyOf(one, after.inventory)) ?? -1),
  );
  return [
    ...(left && weight[left.severity] >= weight[finding.severity]
      ? [`stays: ${left.rule} ${left.subject}`]
      : []),
    ...worse.map((one) => `opens: ${one.rule} ${one.subject} (${one.severity})`),
  ];
}
