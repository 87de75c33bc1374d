import type { Glance } from '../../host/processes/glance.ts';
import type { Host } from '../../host/host.ts';
import { moduleCacheOf, rememberVersions } from '../../probes/contention/probe.ts';
import type { Memory } from '../../probes/contention/memory.ts';
import { type Picture, takePicture } from '../../probes/contention/picture.ts';
import { isGathering } from '../../probes/contention/storm.ts';
import { Counting } from './counting.ts';
import type { Clock } from '../clock.ts';
import { BuildDirectories, temporaryDirectories } from './builds.ts';
import { ColdCache } from './cold.ts';
import { type Activity, activityOf, glancePause, lookPause, nothing, Tools, troubleOf } from './pace.ts';

/** Between two thorough looks, which also read the whole process table, editors' files, go.mod, go.sum and recorded hashes. */
const thoroughMs = 60_000;
/** Pictures go on for so long after the last trouble, so that its end is stored. */
const lingerMs = 5000;
/** Nobody works who ran nothing of Go for so long. */
const restsAfterMs = 10 * 60_000;
/** gopls loads within seconds after go.mod changed. */
const expectedMs = 10_000;

export interface SamplerParts {
  readonly host: Host;
  /** Shared with the probe of the scheduled look. */
  readonly memory: Memory;
  readonly clock: Clock;
  readonly onPicture: (picture: Picture, quick: boolean) => void;
  readonly onError: (error: unknown) => void;
  /** A directory of the module cache that cannot be watched. */
  readonly onRefused: (path: string, error: NodeJS.ErrnoException) => void;
}

/**
 * Looks at who works and who waits: by glances (Linux), and by pictures when a glance shows something new. How often depends
 * on what runs (pace.ts); what begins between two glances is heard of where it changes files (cold.ts, and go.mod).
 */
export class Sampler {
  readonly #parts: SamplerParts;
  readonly #tools = new Tools();
  #cancel: () => void = () => undefined;
  #stopped = false;
  #looking = false;
  #activity: Activity = nothing;
  #expectedUntil = 0;
  /** go.mod or a file beside it changed, which no glance shows: it may be the move that makes a ping-pong. */
  #changed = false;
  #moves: number;
  #moduleCache: string | null = null;
  #builds: BuildDirectories | null = null;
  /** When a Go tool was last seen to run, or heard of. */
  #lastWork = -Infinity;
  #cold: ColdCache | null = null;
  #last: Pick<Glance, 'waits' | 'exclusive'> = { waits: [], exclusive: [] };
  /** Locks of other programs that were looked at and are not Go's. */
  #foreign = new Set<string>();
  /** An exclusive lock was seen for the first time: is it still there a moment later? */
  #doubt = false;
  #lingerUntil = 0;
  #lastThorough = -Infinity;
  readonly #counting = new Counting();

  constructor(parts: SamplerParts) {
    this.#parts = parts;
    this.#moves = parts.memory.moves;
  }

  async start(): Promise<void> {
    this.#moduleCache = await moduleCacheOf(this.#parts);
    const { host, clock, onRefused } = this.#parts;
    const places = host.glance === undefined ? [] : await temporaryDirectories(host);
    if (this.#moduleCache === null || this.#stopped) return;
    if (host.glance !== undefined) {
      const { files } = host;
      this.#cold = new ColdCache({
        ...{ moduleCache: this.#moduleCache, files, clock, onRefused },
        onDownload: () => {
          this.#worked();
        },
      });
      this.#builds = new BuildDirectories({
        ...{ places, files, clock, onRefused },
        onBuild: () => {
          this.#worked();
        },
      });
    }
    this.#schedule(0);
  }

  stop(): void {
    this.#stopped = true;
    this.#cold?.close();
    this.#builds?.close();
    this.#cancel();
  }

  /** A look at the files of modules has ended: did it see that one changed? */
  swept(): void {
    const { clock, memory } = this.#parts;
    if (memory.moves === this.#moves) return;
    this.#moves = memory.moves;
    this.#expectedUntil = clock.now() + expectedMs;
    this.#changed = true;
    this.#worked();
  }

  /** go commands are at work, which the next glance has to see. */
  #worked(): void {
    this.#lastWork = this.#parts.clock.now();
    this.hurry();
  }

  /** Something happened that go commands do, or follow: the next look is due now. */
  hurry(): void {
    if (!this.#looking) this.#schedule(0);
  }

  #schedule(delayMs: number): void {
    this.#cancel();
    if (this.#stopped) return;
    this.#cancel = this.#parts.clock.after(delayMs, () => {
      this.#looking = true;
      this.#tick()
        .catch(this.#parts.onError)
        .finally(() => {
          this.#looking = false;
          this.#schedule(this.#pause());
        });
    });
  }

  #pause(): number {
    const { host, clock } = this.#parts;
    if (host.glance === undefined) return lookPause(this.#activity, clock.now() < this.#lingerUntil);
    const pause = glancePause(this.#activity, clock.now());
    return this.#doubt ? Math.min(pause, 80) : pause;
  }

  async #tick(): Promise<void> {
    const { host, memory, clock } = this.#parts;
    const at = clock.now();
    const thorough = at - this.#lastThorough >= thoroughMs;
    const isCalm = !thorough && !this.#doubt && this.#activity.trouble === null && at >= this.#lingerUntil;
    const glance = host.glance?.(isCalm);
    if (glance === undefined) {
      const picture = await this.#look(at, thorough);
      const isCounting = this.#counting.isOn(memory.starts, picture.storms.length > 0, at);
      this.#activity = activityOf(picture, isCounting);
      if (this.#activity.trouble !== null) this.#lingerUntil = at + lingerMs;
      return;
    }
    this.#tools.update(glance, at);
    if (glance.waits.length === 0) memory.locks.nobodyWaits(at);
    const changed = this.#changed;
    this.#changed = false;
    if (glance.running.size > 0) this.#lastWork = at;
    if (this.#hasNews(glance) || changed || thorough || at < this.#lingerUntil) {
      // Running pids are enough, except for waiters and holders, which the table of locks shows.
      const picture = await this.#look(at, thorough, thorough ? undefined : [...glance.running.keys()]);
      this.#tools.attribute(picture);
      this.#learnForeign(glance, picture);
      const trouble = troubleOf(picture);
      if (trouble !== null) this.#lingerUntil = at + lingerMs;
      this.#activity = this.#activityWith(trouble, at);
    } else this.#activity = this.#activityWith(null, at);
  }

  #activityWith(trouble: number | null, at: number): Activity {
    const { folders, starts } = this.#parts.memory;
    return {
      ...this.#tools.activity(),
      editors: folders.map(({ ownerPid }) => ownerPid),
      expectedUntil: this.#expectedUntil,
      gathering: isGathering(starts, at),
      trouble,
      rests: this.#builds?.hears === true && at - this.#lastWork >= restsAfterMs,
    };
  }

  #hasNews({ started, readLocks, waits, exclusive }: Glance): boolean {
    if (!readLocks) return started.length > 0;
    const known = new Set(this.#last.exclusive);
    this.#foreign = new Set([...waits, ...exclusive].filter((lock) => this.#foreign.has(lock)));
    const ours = exclusive.filter((lock) => !this.#foreign.has(lock));
    const stays = ours.some((lock) => known.has(lock));
    this.#doubt = ours.some((lock) => !known.has(lock));
    const waiting = waits.some((lock) => !this.#foreign.has(lock));
    this.#last = { waits, exclusive };
    return started.length > 0 || waiting || stays;
  }

  /** A lock that no go command has to do with, and that the picture does not know, is another program's. */
  #learnForeign({ waits, exclusive, running }: Glance, { holds }: Picture): void {
    const ours = new Set(
      holds.flatMap(({ holders, waiters }) => [...holders, ...waiters].map(({ pid }) => pid)),
    );
    const isForeign = (lock: string): boolean => {
      const pid = Number(lock.slice(0, lock.indexOf(':')));
      return !ours.has(pid) && !running.has(pid);
    };
    for (const lock of [...waits, ...exclusive]) if (isForeign(lock)) this.#foreign.add(lock);
  }

  async #look(at: number, thorough: boolean, only?: readonly number[]): Promise<Picture> {
    const { host, memory, onPicture } = this.#parts;
    const picture = await takePicture(host, this.#moduleCache ?? '', memory, at, only);
    // What is watched from now on, nobody would leave.
    if (this.#stopped) return picture;
    if (thorough) {
      this.#lastThorough = at;
      this.#cold?.sync();
      this.#builds?.sync();
      rememberVersions(picture, memory, at);
      this.swept();
    }
    onPicture(picture, !thorough);
    return picture;
  }
}
