import { type PingPong, pingPongOf, type Version } from './churn.ts';
import type { Memory } from './memory.ts';
import { disputedSums, type SumDispute } from './module-sums.ts';
import type { Picture } from './picture.ts';

/** What one look at those who work on Go comes to, with what is remembered of earlier ones. */
export interface Contention {
  readonly picture: Picture;
  readonly pingPongs: readonly Churn[];
  /** Modules whose recorded hashes do not agree; null when they were not compared. */
  readonly disputes: readonly SumDispute[] | null;
}

/** A file that goes back and forth, with the states in which it was seen. */
export interface Churn extends PingPong {
  readonly path: string;
  readonly versions: readonly Version[];
}

/** A quick look leaves out what takes many reads: it is for many looks a second. */
export function contentionOf(picture: Picture, memory: Memory, quick: boolean): Contention {
  return {
    picture,
    pingPongs: memory.watchedFiles().flatMap((path) => {
      const versions = memory.versions(path);
      const found = pingPongOf(versions, picture.at);
      return found === null ? [] : [{ path, versions, ...found }];
    }),
    disputes: quick ? null : disputedSums(memory.modules, picture.moduleCache, memory.files),
  };
}

/** The answer without a module cache, where processes cannot block each other. */
export function nobody(at: number): Contention {
  const picture: Picture = {
    at,
    moduleCache: '',
    actors: [],
    sessions: [],
    holds: [],
    contested: new Set(),
    storms: [],
    unknown: [],
    unread: [],
  };
  return { picture, pingPongs: [], disputes: [] };
}
