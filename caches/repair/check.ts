import type { ChildOptions } from '../child/start.ts';
import { runWatched, type Watched } from '../child/watched.ts';
import type { KnownSums } from '../modules/sums.ts';
import type { Examined, ExamineProgress, ExamineRequest } from './examined.ts';
import { judge, type Verdict } from './judge.ts';

export interface CheckOptions extends ChildOptions {
  readonly threads: number;
  readonly reach: Watched['reach'];
  readonly onProgress?: (progress: ExamineProgress) => void;
}

/**
 * Examines module versions in a process of its own, reading and hashing everything that they hold, and hands over each
 * that has a verdict. `only` are `path@version`; every version of the caches when absent.
 */
export async function checkModules(
  { roots, only }: Pick<ExamineRequest, 'roots' | 'only'>,
  known: KnownSums,
  options: CheckOptions,
  take: (examined: Examined, verdicts: readonly Verdict[]) => void,
): Promise<void> {
  const { threads, reach, onProgress } = options;
  const request: ExamineRequest = { mode: 'examine', roots, threads, ...(only && { only }) };
  await runWatched({ reach, paths: roots }, request, options, ({ examined, progress }) => {
    if (progress) onProgress?.(progress);
    const verdicts = examined ? judge(examined, known) : [];
    if (examined && verdicts.length > 0) take(examined, verdicts);
  });
}
