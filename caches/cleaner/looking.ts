import { setTimeout } from 'node:timers/promises';
import type { Host } from '../../host/host.ts';
import type { Cache } from '../cache.ts';
import { CacheFinder } from '../inventory/find.ts';
import { clockLagMs } from '../measure/drift.ts';
import { measureCaches } from '../measure/measure.ts';
import type { Looked } from '../plan/looked.ts';
import { SpareChild } from '../child/spare.ts';
import { effortOf, type Effort } from './effort.ts';
import { lookAtUse, type UseLook } from '../use/look.ts';

export interface LookingOptions {
  readonly host: Host;
  readonly now: () => number;
  /** Whether a process waits for the next look while somebody looks. */
  readonly keepsReady: boolean;
  /** Called as sizes and uses come in. */
  readonly onChange: () => void;
}

export interface Look extends Effort {
  readonly signal?: AbortSignal;
  /** Somebody waits for it, and may look again. */
  readonly attended?: boolean;
  /** Whether a cache is measured; all are when absent. */
  readonly isWanted?: (cache: Cache) => boolean;
}

/** Milliseconds for which found caches count as the existing ones: a click plans and cleans within that. */
const recentMs = 1000;

/** What was found, measured and seen in use at the last look. */
export class Looking {
  readonly #options: LookingOptions;
  readonly #finder: CacheFinder;
  readonly #spare = new SpareChild(effortOf(false).parallel);
  #looked: readonly Looked[] = [];
  #unknown: readonly string[] = [];
  #measuring = 0;
  /** When the caches were found, by the clock that never goes back. */
  #foundAt = -Infinity;

  constructor(options: LookingOptions) {
    this.#options = options;
    this.#finder = new CacheFinder(options.host);
  }

  get looked(): readonly Looked[] {
    return this.#looked;
  }

  /** The process that waits for the next look, while somebody looks. */
  get spare(): Pick<SpareChild, 'take'> {
    return this.#spare;
  }

  /** What could not be determined, one sentence each. */
  get unknown(): readonly string[] {
    // Of some caches it is not even known that they are there.
    const silent = (this.#options.host.silence?.now() ?? []).map(({ failure }) => failure.message);
    return [...this.#unknown, ...silent];
  }

  get measuring(): boolean {
    return this.#measuring > 0;
  }

  useNow(): Promise<UseLook> {
    return lookAtUse(this.#options.host);
  }

  /** Finds caches and asks who uses them; sizes stay as they were. */
  async refresh(): Promise<readonly Cache[]> {
    const use = await this.useNow();
    const { caches, unknown } = await this.#finder.find(use.processes);
    this.#unknown = unknown;
    this.#looked = await Promise.all(
      caches.map(async (cache): Promise<Looked> => {
        const before = this.#looked.find((one) => one.cache.id === cache.id && one.cache.path === cache.path);
        const { measured = null, measuredAt = null, provenAt } = before ?? {};
        const since = provenAt === undefined ? {} : { provenAt };
        return { cache, measured, measuredAt, ...since, use: await use.useOf(cache) };
      }),
    );
    this.#foundAt = performance.now();
    this.#options.onChange();
    return caches;
  }

  /** The existing caches, as found within the last second, or otherwise found again. Their users are not looked up again. */
  async recent(): Promise<readonly Cache[]> {
    if (performance.now() - this.#foundAt < recentMs) return this.#looked.map(({ cache }) => cache);
    return this.refresh();
  }

  /** Finds and measures; only those that are wanted, all when absent. */
  async look({ signal, isWanted = () => true, attended, lowPriority, parallel }: Look): Promise<void> {
    const { host, now, onChange } = this.#options;
    let provenAt = now();
    const asked = new Set<string>();
    const wanted = async (): Promise<readonly Cache[]> => {
      // What was made just before this look began must not count as changed since: the kernel's clock lags by up to a tick.
      const [caches] = await Promise.all([this.refresh(), setTimeout(2 * clockLagMs)]);
      provenAt = now();
      const chosen = caches.filter((cache) => cache.places.length > 0 && isWanted(cache));
      for (const { id } of chosen) asked.add(id);
      return chosen;
    };
    this.#measuring += 1;
    try {
      const measured = await measureCaches(host, wanted, {
        lowPriority,
        threads: parallel,
        now: now(),
        ...(signal && { signal }),
        ...(attended === true && { spare: this.#spare }),
        onProgress: (sofar) => {
          this.#looked = this.#looked.map((one) => {
            const sum = sofar.find(({ cache }) => cache === one.cache.id);
            return sum && one.measured === null ? { ...one, sofar: sum } : one;
          });
          onChange();
        },
      });
      this.#looked = this.#looked.map((before): Looked => {
        const { cache, use } = before;
        const found = measured.get(cache.id);
        if (found) return { cache, use, measured: found, measuredAt: now(), provenAt };
        // It ceased to answer: an older measurement proves nothing now.
        return asked.has(cache.id) ? { cache, use, measured: null, measuredAt: null } : before;
      });
    } finally {
      this.#measuring -= 1;
    }
    if (attended === true && this.#options.keepsReady) this.#spare.keep();
    onChange();
  }

  close(): void {
    this.#spare.end();
  }
}
