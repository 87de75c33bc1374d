import type { Processes } from '../../host/processes/processes.ts';
import type { CacheKind } from '../cache.ts';
import type { Hold } from './job.ts';
import { inTheWay, namedNewcomers, type Newcomer } from './newcomers.ts';

/**
 * Milliseconds of renaming after which it is looked again who began. `go build` first chooses a toolchain and reads go.mod:
 * Go 1.26.8 opened its cache 12 ms after it was executed at the earliest (strace, Linux), so that it is seen before
 * anything that it has found can disappear.
 */
const lookEveryMs = 4;

/** Watches, while things are renamed, for anyone who starts to use them. Never waits. */
export class Lookout {
  readonly #before: Processes;
  readonly #kinds: readonly CacheKind[];
  #seen: readonly Newcomer[] = [];
  #lookedAt = -Infinity;

  constructor(before: Processes, group: readonly Hold[]) {
    this.#before = before;
    this.#kinds = [...new Set(group.map(({ item }) => item.kind))];
  }

  /** Whether nobody has started to use any of it; once somebody has, it stays false. Looks only every few milliseconds. */
  isFree(): boolean {
    const isDue = performance.now() - this.#lookedAt >= lookEveryMs;
    if (isDue && !this.#isSomebodySeen()) this.look();
    return !this.#isSomebodySeen();
  }

  /** Those who have started so far; those seen earlier, if any. */
  look(): readonly Newcomer[] {
    if (!this.#isSomebodySeen()) this.#seen = namedNewcomers(this.#before);
    this.#lookedAt = performance.now();
    return this.#seen;
  }

  #isSomebodySeen(): boolean {
    return this.#seen.length > 0 && this.#kinds.some((kind) => inTheWay(kind, this.#seen).length > 0);
  }
}
