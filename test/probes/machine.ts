import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Context, Host } from '../../host/host.ts';
import { openHost } from '../../host/open.ts';
import { buildMachine, type Sketch, type SketchedFiles } from '../../host/simulated/build.ts';
import type { Description } from '../../host/simulated/description.ts';
import { probes, rules } from '../../probes/catalogue.ts';
import { lookAt } from '../../probes/decide.ts';
import type { Finding, ProbeReport } from '../../probes/probe.ts';
import type { RuleValues } from '../../probes/rules/catalogue.ts';
import type { RuleId } from '../../probes/rules/ids.ts';
import { commandToCopy } from '../../probes/remedies/say.ts';
import { newSweep } from '../../probes/sweep.ts';

/** 2026-11-23, when Go 1.27 and 1.26 are supported. */
export const today = Date.parse('2026-11-23T12:00:00Z');

/** A machine in a folder that is removed after the test. */
export async function machine(sketch: Sketch): Promise<{ host: Host; folder: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'gowarden-probes-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  buildMachine(folder, sketch);
  return { host: await openHost({ simulation: folder }), folder };
}

/** Adds to a machine before it is built. */
export function with_(sketch: Sketch, files: SketchedFiles, description: Partial<Description> = {}): Sketch {
  return {
    files: { ...sketch.files, ...files },
    description: { ...sketch.description, ...description },
  };
}

/** The same machine with another login shell. */
export function shell(
  sketch: Sketch,
  path: readonly string[],
  environment: Record<string, string> = {},
): Sketch {
  const { contexts } = sketch.description;
  return {
    ...sketch,
    description: {
      ...sketch.description,
      contexts: { ...contexts, 'login-shell': { path: [...path, '/usr/bin', '/bin'], environment } },
    },
  };
}

export interface LookOptions {
  readonly now?: number;
  readonly remembered?: ReadonlySet<string>;
  /** The current directory. */
  readonly directory?: string;
}

/** What all probes together report about a host. */
export async function report(
  host: Host,
  { now = today, remembered, directory }: LookOptions = {},
): Promise<ProbeReport> {
  const sweep = newSweep(host, new AbortController().signal, now, {
    ...(remembered && { remembered }),
    ...(directory !== undefined && { directory }),
  });
  const reports = await Promise.all(
    probes.map(async (probe) => (await lookAt(probe, rules.values(), sweep)).report),
  );
  return {
    findings: reports.flatMap(({ findings }) => findings),
    observations: reports.flatMap(({ observations }) => observations),
    unknown: reports.flatMap(({ unknown }) => unknown),
    undecided: (subject, rule) => reports.some((one) => one.undecided?.(subject, rule) ?? false),
  };
}

/** The findings of one rule on a machine. */
export async function findingsOf<R extends RuleId>(
  rule: R,
  sketch: Sketch,
  options: LookOptions = {},
): Promise<readonly Finding<RuleValues[R]>[]> {
  const { host } = await machine(sketch);
  const { findings } = await report(host, options);
  return findings.filter((finding): finding is Finding<RuleValues[R]> => finding.rule === rule);
}

/** What can be pasted into a terminal to fix a finding; null when nothing can. */
export function commandFor(finding: Finding | undefined): string | null {
  return commandToCopy(finding?.remedy?.steps ?? []);
}

export async function contextOf(host: Host, id = 'login-shell'): Promise<Context> {
  const context = (await host.contexts()).find((one) => one.id === id);
  if (!context) throw new Error(`The machine has no context ${id}`);
  return context;
}
