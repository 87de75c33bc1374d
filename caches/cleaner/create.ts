import { either } from '../../host/run/either.ts';
import { ourUptime, type Uptime } from '../../host/uptime/uptime.ts';
import type {
  Activity,
  Cleaned,
  Cleaner,
  CleanerOptions,
  ExecuteOptions,
  LookOptions,
  Undone,
} from './cleaner.ts';
import type { Cache } from '../cache.ts';
import { cleaningPlaces } from '../job/places.ts';
import type { Workbench } from '../job/workbench.ts';
import { boundaryOf } from '../plan/boundary.ts';
import { isChosen } from '../plan/build.ts';
import { reportOf, type CacheReport } from '../plan/looked.ts';
import type { LeftOut, Plan } from '../plan/plan.ts';
import type { PlanRequest } from '../plan/request.ts';
import type { Receipt } from '../receipt.ts';
import type { User } from '../use/use.ts';
import { Cleaning } from './cleaning.ts';
import { effortOf, type Effort } from './effort.ts';
import { Looking } from './looking.ts';
import { WaitMemory } from './kept-wait.ts';
import { Planning } from './planning.ts';
import { Turn } from './turn.ts';
import { longestMs, scopeAgain, waitOf, type Wait } from './waiting.ts';

export function createCleaner(options: CleanerOptions): Cleaner {
  return new OneCleaner(options);
}

class OneCleaner implements Cleaner {
  readonly #looking: Looking;
  readonly #planning: Planning;
  readonly #cleaning: Cleaning;
  readonly #turn: Turn;
  /** Null for a cleaner that nobody starts again. */
  readonly #memory: WaitMemory | null;
  readonly #effort: (attended: boolean | undefined) => Effort;
  readonly #now: () => number;
  readonly #log: (sentence: string) => void;
  #stop = new AbortController();
  #closing = false;

  constructor(options: CleanerOptions) {
    const { host, paths, lowPriority = false, record, now = () => Date.now() } = options;
    const { uptime = () => uptimeAt(now()) } = options;
    const onChange = (): void => options.onChange?.();
    this.#effort = (attended) => effortOf(lowPriority && attended !== true);
    this.#now = now;
    this.#log = (sentence) => options.log?.(sentence);
    this.#looking = new Looking({ host, now, onChange });
    const places = cleaningPlaces(paths);
    this.#memory = options.remembersWaiting === true ? new WaitMemory(places.waiting, this.#log) : null;
    const bench: Workbench = {
      host,
      ownCache: paths.cache,
      places,
      lowPriority,
      workers: this.#effort(false).parallel,
      now,
      uptime,
      record,
      lookAtUse: () => this.#looking.useNow(),
      ground: async ({ recent = false } = {}) => {
        const caches = await (recent ? this.#looking.recent() : this.#looking.refresh());
        return { caches, boundary: boundaryOf(host, caches, options.settings().keep) };
      },
    };
    this.#cleaning = new Cleaning(bench, onChange);
    const pendingBytes = (): number => this.#cleaning.pendingBytes;
    this.#planning = new Planning(this.#looking, { ...options, now, effort: this.#effort, pendingBytes });
    this.#turn = new Turn(onChange);
  }

  reports(): readonly CacheReport[] {
    return this.#looking.looked.map(reportOf);
  }

  unknown(): readonly string[] {
    return this.#looking.unknown;
  }

  activity(): Activity {
    const { state, progress, undoable } = this.#cleaning;
    const { examined } = this.#planning;
    const { waitingFor } = this.#turn;
    const looking = examined !== null ? 'examining' : this.#looking.measuring ? 'measuring' : 'idle';
    const otherwise = waitingFor ? 'waiting' : looking;
    return {
      state: state === 'idle' ? otherwise : state,
      waitingFor: waitingFor ?? [],
      progress: state === 'idle' ? examined : progress,
      undo: undoable && {
        id: undoable.plan.id,
        bytes: undoable.bytes,
        until: this.#cleaning.untilOf(undoable),
      },
    };
  }

  recover({ removes = true }: { readonly removes?: boolean } = {}): Promise<void> {
    return this.#cleaning.recover(removes);
  }

  async takeUp(): Promise<boolean> {
    const memory = this.#memory;
    if (memory === null || memory.recall() === null) return false;
    await this.refresh();
    // Meanwhile it may have been cancelled, or another may wait in its place.
    const kept = this.#turn.waitingFor === null && !this.#closing ? memory.recall() : null;
    if (kept === null) return false;
    // A clock that was set back makes it no younger than it can be.
    const age = Math.max(0, this.#now() - kept.since);
    if (age >= longestMs) {
      memory.forget();
      this.#log(`A clean-up of ${kept.caches.join(', ')} waited for more than two hours and is given up`);
      return false;
    }
    this.#wait({ caches: kept.caches, by: this.#usersOf(kept.caches) }, kept, longestMs - age);
    return true;
  }

  async look({ signal, only, attended }: LookOptions = {}): Promise<readonly CacheReport[]> {
    const isWanted = (cache: Cache): boolean => only === undefined || isChosen(cache, only);
    await this.#stoppable(signal, (stopped) =>
      this.#looking.look({ ...this.#effort(attended), signal: stopped, isWanted }),
    );
    return this.reports();
  }

  async refresh(): Promise<readonly CacheReport[]> {
    await this.#looking.refresh();
    return this.reports();
  }

  plan({ signal, ...request }: PlanRequest): Promise<Plan> {
    return this.#stoppable(signal, (stopped) => this.#planning.plan(request, stopped));
  }

  async execute(planId: string, options: ExecuteOptions = {}): Promise<Cleaned> {
    const { wait = false, signal, attended } = options;
    const known = this.#planning.take(planId);
    if (!known) {
      const leftOut: LeftOut[] = [{ cache: '', path: '', why: 'gone', detail: `there is no plan ${planId}` }];
      return { receipt: null, leftOut, waiting: null };
    }
    const { plan, request } = known;
    const effort = this.#effort(attended);
    const done = await this.#stoppable(signal, (stopped) => this.#cleaning.execute(plan, effort, stopped));
    if (!done) return { receipt: null, leftOut: [anotherGowarden], waiting: null };
    if (plan.undoMinutes === 0 && done.receipt) await this.#cleaning.purge(effort);
    const waiting = waitOf(plan, done.leftOut);
    if (waiting && wait) this.#waitFor(waiting, { ...request, ...(attended !== undefined && { attended }) });
    // What waits is told as such, and not a second time as left out.
    const leftOut = done.leftOut.filter(({ why }) => why !== 'busy');
    return { receipt: done.receipt, leftOut: [...plan.leftOut, ...leftOut], waiting };
  }

  waited(): Promise<Cleaned | null> {
    return this.#turn.end;
  }

  async undo(planId?: string): Promise<Undone> {
    const gaveUp = this.#turn.waitingFor;
    this.#giveUp();
    const undone = await this.#cleaning.undo(this.#effort(true), planId);
    return gaveUp === null ? undone : { ...undone, gaveUp };
  }

  purgeNow(): Promise<readonly Receipt[]> {
    return this.#cleaning.purge(this.#effort(true), true);
  }

  cancel(): boolean {
    const busy = this.activity().state !== 'idle';
    this.#giveUp();
    this.#abort();
    return busy;
  }

  async close(): Promise<void> {
    this.#closing = true;
    this.#turn.stop();
    this.#abort();
    await this.#turn.end;
    await this.#cleaning.close();
  }

  #abort(): void {
    this.#stop.abort(new Error('Cancelled'));
    this.#stop = new AbortController();
    this.#cleaning.cancelPurge();
  }

  /** Nothing waits any more, and nothing is remembered that would. */
  #giveUp(): void {
    this.#turn.stop();
    this.#memory?.forget();
  }

  #waitFor(wait: Wait, request: PlanRequest): void {
    const kept = { since: this.#now(), caches: wait.caches, request };
    this.#memory?.keep(kept);
    if (this.#closing) return;
    this.#wait(wait, kept, longestMs);
  }

  #wait(
    wait: Wait,
    { caches, request }: { caches: readonly string[]; request: PlanRequest },
    limitMs: number,
  ): void {
    this.#turn.waitFor(wait, {
      limitMs,
      usersNow: async () => {
        await this.refresh();
        return this.#usersOf(caches);
      },
      clean: async () => {
        const scope = scopeAgain(request.scope, wait);
        const plan = await this.plan({ ...request, scope, fromLastLook: false });
        return this.execute(plan.id, {
          wait: true,
          ...(request.attended !== undefined && { attended: request.attended }),
        });
      },
      // What a cleaner leaves that ends is for the next.
      onEnd: (settled) => {
        if (settled || !this.#closing) this.#memory?.forget();
      },
    });
  }

  #usersOf(caches: readonly string[]): readonly User[] {
    return this.reports().flatMap(({ id, use }) =>
      caches.includes(id) && use.state === 'busy' ? use.by : [],
    );
  }

  /** Does something that `cancel` stops, or whoever asked for it. */
  async #stoppable<T>(signal: AbortSignal | undefined, act: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const any = either(...(signal ? [signal] : []), this.#stop.signal);
    try {
      return await act(any.signal);
    } finally {
      any.forget();
    }
  }
}

/** The machine's uptime at a moment of its clock on the wall: whoever lends another clock lets the same time pass on both. */
function uptimeAt(now: number): Uptime {
  const { boot, ms } = ourUptime();
  return { boot, ms: ms + now - Date.now() };
}

const anotherGowarden: LeftOut = { cache: '', path: '', why: 'another-gowarden' };
