import type { Host } from '../../host/host.ts';
import { memoryOf, moduleCacheOf, rememberVersions } from '../../probes/contention/probe.ts';
import { ownersAtWork, type Picture, takePicture } from '../../probes/contention/picture.ts';

/** Between two glances at a machine on which nothing happens; a lock held for 5 s is seen within 2. */
const idleMs = 1500;
/** Without glances (macOS) each look starts `ps`. */
const idleWithoutGlanceMs = 15_000;
/** Between two thorough looks, which also read go.mod, go.sum and recorded hashes. */
const thoroughMs = 60_000;
/** While go commands of two applications run, or somebody waits … */
const busyMs = 100;
/** While a lock is held that nobody waits for: so exactly is its end known. */
const heldMs = 300;
/** … and for so long after. */
const lingerMs = 5000;

export interface SamplerParts {
  readonly host: Host;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly onPicture: (picture: Picture, quick: boolean) => void;
  readonly onError: (error: unknown) => void;
}

/**
 * Looks at who works and who waits: by a glance while nothing happens, by pictures while something does. The rate rises only
 * while go commands of two applications run or a lock is waited for.
 */
export class Sampler {
  readonly #parts: SamplerParts;
  #timer: NodeJS.Timeout | null = null;
  #stopped = false;
  #busyUntil = 0;
  #moduleCache: string | null = null;
  #lastExclusive: readonly string[] = [];
  /** Locks of other programs that were looked at and are not Go's. */
  #foreign = new Set<string>();
  #open = false;
  #lastThorough = 0;

  constructor(parts: SamplerParts) {
    this.#parts = parts;
  }

  async start(): Promise<void> {
    this.#moduleCache = await moduleCacheOf(this.#parts);
    if (this.#moduleCache !== null) this.#schedule(idleMs);
  }

  stop(): void {
    this.#stopped = true;
    if (this.#timer !== null) clearTimeout(this.#timer);
  }

  #schedule(delayMs: number): void {
    if (this.#stopped) return;
    this.#timer = setTimeout(() => {
      this.#tick()
        .catch(this.#parts.onError)
        .finally(() => this.#schedule(this.#pause()));
    }, delayMs);
  }

  #pause(): number {
    if (this.#parts.now() < this.#busyUntil) return busyMs;
    if (this.#open) return heldMs;
    return this.#parts.host.glance === undefined ? idleWithoutGlanceMs : idleMs;
  }

  async #tick(): Promise<void> {
    const { host, now, onPicture } = this.#parts;
    const at = now();
    const quick = at - this.#lastThorough < thoroughMs;
    const glance = host.glance?.();
    if (glance !== undefined) {
      const before = new Set(this.#lastExclusive);
      this.#lastExclusive = glance.exclusive;
      this.#foreign = new Set(glance.exclusive.filter((lock) => this.#foreign.has(lock)));
      const stays = glance.exclusive.some((lock) => before.has(lock) && !this.#foreign.has(lock));
      if (glance.started.length === 0 && !glance.waits && !stays && !this.#open && quick) return;
    }
    if (this.#moduleCache === null) return;
    const picture = await takePicture(host, this.#moduleCache, memoryOf(host), at);
    const holders = new Set(
      picture.holds.flatMap(({ holders: actors }) => actors.map(({ pid }) => String(pid))),
    );
    for (const lock of glance?.exclusive ?? [])
      if (!holders.has(lock.split(':', 1)[0] ?? '')) this.#foreign.add(lock);
    this.#open = picture.holds.length > 0;
    const busy =
      ownersAtWork(picture.actors).size > 1 || picture.holds.some(({ waiters }) => waiters.length > 0);
    if (busy) this.#busyUntil = at + lingerMs;
    if (!quick) {
      this.#lastThorough = at;
      rememberVersions(picture, memoryOf(host), at);
    }
    onPicture(picture, quick);
  }
}
