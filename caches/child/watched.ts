import { either } from '../../host/run/either.ts';
import { silenceOf, type Reach } from '../reach.ts';
import type { ChildReply, ChildRequest } from './request.ts';
import { Unanswered } from './failed.ts';
import { runChild, type ChildOptions } from './start.ts';

/** Milliseconds between two looks whether what is far away still answers. */
const lookMs = 2_000;

/** What a child works on: absolute paths, and what checks whether they answer. */
export interface Watched {
  readonly reach: Reach;
  readonly paths: readonly string[];
}

/**
 * Does `runChild`, and gives the child up when what it works on ceases to answer meanwhile: rejects with `Unanswered` then,
 * some seconds later at the most.
 */
export async function runWatched(
  { reach, paths }: Watched,
  request: ChildRequest,
  options: ChildOptions,
  take: (reply: ChildReply) => void,
): Promise<void> {
  const far = [...new Set(paths)].filter((path) => !reach.isLocal(path));
  const before = silenceOf(reach, far);
  if (before !== null) throw new Unanswered(before);
  if (far.length === 0) return runChild(request, options, take);
  const stop = new AbortController();
  const { signal, forget } = either(stop.signal, ...(options.signal ? [options.signal] : []));
  const timer = setInterval(() => {
    const silence = silenceOf(reach, far);
    if (silence !== null) stop.abort(new Unanswered(silence));
  }, lookMs);
  try {
    await runChild(request, { ...options, signal }, take);
  } finally {
    clearInterval(timer);
    forget();
  }
}
