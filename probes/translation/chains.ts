import { posix } from 'node:path';
import { knownBy, outermostBundle, type Owner } from '../../host/processes/owners.ts';
import type { Process, Processes } from '../../host/processes/processes.ts';
import { wellKnownTools } from '../inventory/well-known.ts';
import type { Party, Step } from './answer.ts';

export type Judge = (process: Process) => Process['translated'];

const mostChains = 4;
const mostSteps = 16;
const shells: ReadonlySet<string> = new Set([
  'sh',
  'bash',
  'dash',
  'zsh',
  'fish',
  'nu',
  'ksh',
  'tcsh',
  'csh',
  'tmux',
]);
const workers: ReadonlySet<string> = new Set(['go', 'gofmt', ...wellKnownTools]);

/** A login shell's zeroth argument begins with a dash. */
const programOf = ({ executable }: Process): string => posix.basename(executable).replace(/^-/, '');

export const isWorker = (process: Process): boolean =>
  workers.has(programOf(process)) || /^go1\.\d+/.test(programOf(process));

export function stepOf(process: Process, judge: Judge): Step {
  const { pid, executable } = process;
  const name = outermostBundle(executable)?.name ?? programOf(process);
  return { pid, name, executable, translated: judge(process) };
}

/** Families of those that start go for a person; what merely runs in a bundle is none of them. */
const starters: ReadonlySet<Owner['family']> = new Set([
  'vscode',
  'jetbrains',
  'editor',
  'terminal',
  'agent',
]);

/** The editor, terminal, agent or shell that a process is; null for any other. */
export function partyOf(process: Process): Omit<Party, 'box'> | null {
  const bundle = outermostBundle(process.executable);
  const path = bundle?.path ?? process.executable;
  const known = knownBy([bundle?.name ?? programOf(process)]);
  if (known && starters.has(known.family) && !shells.has(programOf(process)))
    return { pid: process.pid, path, ...known };
  if (bundle !== null || !shells.has(programOf(process))) return null;
  return { pid: process.pid, path: path.replace(/^-/, ''), name: programOf(process), family: 'shell' };
}

/** The ways to those who work below a process, or to the one furthest below it; each begins with the first process of all. */
export function chainsTo(
  culprit: Process,
  below: readonly Process[],
  processes: Processes,
  judge: Judge,
): readonly (readonly Step[])[] {
  const distances = new Map(below.map((one) => [one.pid, processes.ancestors(one.pid).length]));
  const depth = ({ pid }: Process): number => distances.get(pid) ?? 0;
  const working = below.filter(isWorker);
  const [deepest] = below.toSorted((one, other) => depth(other) - depth(one));
  const ends = working.length > 0 ? working.slice(0, mostChains) : [deepest ?? culprit];
  return ends.map((end) => {
    const line = [end, ...processes.ancestors(end.pid)].reverse();
    return shortened(line.map((process) => stepOf(process, judge)));
  });
}

/** An application's helpers are the application; of a long way the middle is left out. */
function shortened(line: readonly Step[]): readonly Step[] {
  const steps = line.filter(({ name, executable }, index) => {
    const before = line[index - 1];
    return before?.name !== name || outermostBundle(executable) === null;
  });
  return steps.length <= mostSteps
    ? steps
    : [...steps.slice(0, mostSteps / 2), ...steps.slice(-mostSteps / 2)];
}
