import { setImmediate as turn } from 'node:timers/promises';
import { runWatched } from '../child/watched.ts';
import { driftSteps, type Drift } from '../measure/drift.ts';
import { isWithin } from '../sink/boundary.ts';
import type { Workbench } from './workbench.ts';

/** Files up to which we look ourselves: for as many a process takes longer to start than to look. */
const mostHere = 20_000;
/** Milliseconds for which we look before others have their turn in this process. */
const sliceMs = 4;
/** Milliseconds without a word after which a process that looks counts as standing still. */
const quietMs = 20_000;

export interface DriftAsked {
  readonly paths: readonly string[];
  /** Milliseconds since 1970. */
  readonly since: number;
  /** How many files there were in them. */
  readonly files: number;
  /** Where something is mounted. */
  readonly mounts: readonly string[];
}

type Tell = (path: string, drift: Drift) => void;

/** Looks what has changed below each of these paths since then, and reports it path by path. Rejects as `runWatched` does. */
export async function lookForDrift(
  bench: Workbench,
  asked: DriftAsked,
  signal: AbortSignal | undefined,
  tell: Tell,
): Promise<void> {
  const told = new Set<string>();
  if (mayLookHere(bench, asked))
    await lookHere(asked, signal, (path, drift) => {
      told.add(path);
      tell(path, drift);
    });
  const paths = asked.paths.filter((path) => !told.has(path));
  if (paths.length === 0) return;
  const { reach, spare } = bench;
  const options = { lowPriority: false, quietMs, ...(spare && { spare }), ...(signal && { signal }) };
  const request = { mode: 'drift', since: asked.since, paths } as const;
  await runWatched({ reach, paths }, request, options, ({ path, count, first }) => {
    if (path !== undefined && count !== undefined) tell(path, { count, first: first ?? null });
  });
}

/** What may not answer is left to a process that can be ended, and so is what takes long. */
function mayLookHere({ reach }: Workbench, { paths, files, mounts }: DriftAsked): boolean {
  const answers = (path: string): boolean =>
    reach.isLocal(path) && !mounts.some((point) => isWithin(point, path));
  return files <= mostHere && paths.every(answers);
}

/** Looks at one after the other in this process, and ends early where there is far more than there was. */
async function lookHere(
  { paths, since, files }: DriftAsked,
  signal: AbortSignal | undefined,
  tell: Tell,
): Promise<void> {
  let seen = 0;
  const tick = (): void => {
    if ((seen += 1) > 2 * files + 1_000) throw new HoldsMore();
  };
  signal?.throwIfAborted();
  let sliceEnd = performance.now() + sliceMs;
  try {
    for (const path of paths) {
      const steps = driftSteps(path, since, tick);
      let step = steps.next();
      for (; step.done !== true; step = steps.next()) {
        if (performance.now() < sliceEnd) continue;
        await turn();
        signal?.throwIfAborted();
        sliceEnd = performance.now() + sliceMs;
      }
      tell(path, step.value);
    }
  } catch (error) {
    if (!(error instanceof HoldsMore)) throw error;
  }
}

class HoldsMore extends Error {}
