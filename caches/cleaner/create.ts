import { either } from '../../host/run/either.ts';
import { ourUptime } from '../../host/uptime/ours.ts';
import type { Uptime } from '../../host/uptime/uptime.ts';
import type { Cleaner, CleanerOptions, ExecuteOptions, LookOptions } from './cleaner.ts';
import type { Cleaned, Undone } from './cleaned.ts';
import type { Activity } from './activity.ts';
import type { Cache } from '../cache.ts';
import { cleaningPlaces } from '../job/places.ts';
import type { UndoClocks } from '../job/undo-time.ts';
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
import { documentOf, type Caches } from './report.ts';
import { SharedLook } from './shared-look.ts';
import { Cancelled } from '../cancelled.ts';
import { scopeAgain, waitOf, type Wait } from './waiting.ts';
import { Waits } from './waits.ts';
import { inWords } from '../text.ts';

export function createCleaner(options: CleanerOptions): Cleaner {
  return new OneCleaner(options);
}

class OneCleaner implements Cleaner {
  readonly #options: CleanerOptions;
  readonly #looking: Looking;
  readonly #sharedLook: SharedLook;
  readonly #planning: Planning;
  readonly #cleaning: Cleaning;
  readonly #waits: Waits;
  readonly #effort: (attended: boolean | undefined) => Effort;
  #stop = new AbortController();

  constructor(options: CleanerOptions) {
    const { host, paths, lowPriority = false, now = () => Date.now() } = options;
    const { uptime = () => uptimeAt(now()) } = options;
    const onChange = (): void => options.onChange?.();
    const log = (sentence: string): void => options.log?.(sentence);
    this.#options = options;
    this.#effort = (attended) => effortOf(lowPriority && attended !== true);
    this.#looking = new Looking({ host, now, onChange, keepsReady: options.keepsReady === true });
    this.#sharedLook = new SharedLook((attended, signal) => this.#measure(() => true, attended, signal));
    this.#cleaning = new Cleaning(this.#bench({ now, uptime }, log), onChange);
    const pendingBytes = (): number => this.#cleaning.pendingBytes;
    this.#planning = new Planning(this.#looking, {
      ...options,
      ...{ now, uptime, pendingBytes },
      effort: this.#effort,
    });
    const { waiting } = cleaningPlaces(paths);
    this.#waits = new Waits({
      ...{ now, log, onChange },
      memory: options.remembersWaiting === true ? new WaitMemory(waiting, log) : null,
      usersNow: async (caches) => {
        await this.refresh();
        return this.#usersOf(caches);
      },
      clean: (request, wait) => this.#cleanAgain(request, wait),
      follower: options.follower ?? null,
    });
  }

  #bench(clocks: UndoClocks, log: Workbench['log']): Workbench {
    const { host, paths, lowPriority = false, record, settings } = this.#options;
    return {
      ...clocks,
      ...{ host, log, lowPriority, record, reach: host.files },
      ownCache: paths.cache,
      places: cleaningPlaces(paths),
      workers: this.#effort(false).parallel,
      spare: this.#looking.spare,
      lookAtUse: () => this.#looking.useNow(),
      ground: async ({ recent = false } = {}) => {
        const caches = await (recent ? this.#looking.recent() : this.#looking.refresh());
        return { caches, boundary: boundaryOf(host, caches, settings().keep) };
      },
    };
  }

  reports(): readonly CacheReport[] {
    const frees = this.#planning.frees();
    return this.#looking.looked.map((one) => reportOf(one, frees.get(one.cache.id) ?? null));
  }

  caches(): Caches {
    return { caches: this.reports().map(documentOf), unknown: this.#looking.unknown };
  }

  activity(): Activity {
    const { state, progress, undoable } = this.#cleaning;
    const { examined } = this.#planning;
    const { waitingFor } = this.#waits;
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

  takeUp(): Promise<boolean> {
    return this.#waits.takeUp();
  }

  async look({ signal, only, attended = false }: LookOptions = {}): Promise<readonly CacheReport[]> {
    if (only === undefined && signal === undefined) await this.#sharedLook.ask(attended);
    else await this.#measure((cache) => only === undefined || isChosen(cache, only), attended, signal);
    return this.reports();
  }

  #measure(isWanted: (cache: Cache) => boolean, attended: boolean, signal?: AbortSignal): Promise<void> {
    return this.#stoppable(signal, (stopped) =>
      this.#looking.look({ ...this.#effort(attended), attended, signal: stopped, isWanted }),
    );
  }

  async refresh(): Promise<readonly CacheReport[]> {
    await this.#looking.refresh();
    return this.reports();
  }

  async plan({ signal, ...request }: PlanRequest): Promise<Plan> {
    const { projects = [], scope, unneeded } = request;
    const known = scope === 'repair' || unneeded === true ? this.#options.projects : undefined;
    const asked = known ? { ...request, projects: await known(projects) } : request;
    return this.#stoppable(signal, (stopped) => this.#planning.plan(asked, stopped));
  }

  async execute(planId: string, options: ExecuteOptions = {}): Promise<Cleaned> {
    const { wait = false, signal, attended } = options;
    const known = this.#planning.take(planId);
    if (!known) {
      const leftOut: LeftOut[] = [
        { cache: '', path: '', why: 'gone', detail: inWords('noPlan', { id: planId }) },
      ];
      return { receipt: null, leftOut, waiting: null };
    }
    const { plan, request } = known;
    const effort = this.#effort(attended);
    const done = await this.#stoppable(signal, (stopped) => this.#cleaning.execute(plan, effort, stopped));
    if (!done) return { receipt: null, leftOut: [anotherGowarden], waiting: null };
    if (plan.undoMinutes === 0 && done.receipt) await this.#cleaning.purge(effort);
    const waiting = waitOf(plan, done.leftOut);
    if (waiting && wait) {
      this.#waits.waitFor(waiting, { ...request, ...(attended !== undefined && { attended }) });
    }
    this.#measureAgain(done.receipt);
    // What waits is reported as such, and not again as left out.
    const leftOut = done.leftOut.filter(({ why }) => why !== 'busy');
    return { receipt: done.receipt, leftOut: [...plan.leftOut, ...leftOut], waiting };
  }

  waited(): Promise<Cleaned | null> {
    return this.#waits.end;
  }

  async undo(planId?: string): Promise<Undone> {
    const gaveUp = this.#waits.waitingFor;
    this.#waits.giveUp();
    const undone = await this.#cleaning.undo(this.#effort(true), planId);
    this.#measureAgain(undone.receipt);
    return gaveUp === null ? undone : { ...undone, gaveUp };
  }

  purgeNow(): Promise<readonly Receipt[]> {
    return this.#cleaning.purge(this.#effort(true), true);
  }

  cancel(): boolean {
    const busy = this.activity().state !== 'idle';
    this.#waits.giveUp();
    this.#abort();
    return busy;
  }

  async close(): Promise<void> {
    this.#waits.stop();
    this.#abort();
    this.#looking.close();
    await this.#waits.end;
    await this.#cleaning.close();
  }

  #abort(): void {
    this.#stop.abort(new Cancelled());
    this.#stop = new AbortController();
    this.#cleaning.cancelPurge();
  }

  async #cleanAgain(request: PlanRequest, wait: Wait): Promise<Cleaned> {
    const scope = scopeAgain(request.scope, wait);
    const plan = await this.plan({ ...request, scope, fromLastLook: false });
    const { attended } = request;
    return this.execute(plan.id, { wait: true, ...(attended !== undefined && { attended }) });
  }

  /** Sizes are wrong after something went or came back; nobody waits for the right ones. */
  #measureAgain(receipt: Receipt | null): void {
    const { follower } = this.#options;
    if (follower === undefined || receipt === null || receipt.caches.length === 0) return;
    this.look({ only: receipt.caches.map(({ id }) => id) }).catch(follower.onError);
  }

  #usersOf(caches: readonly string[]): readonly User[] {
    return this.#looking.looked.flatMap(({ cache: { id }, use }) =>
      caches.includes(id) && use.state === 'busy' ? use.by : [],
    );
  }

  /** Does something that `cancel` or the caller's signal stops. */
  async #stoppable<T>(signal: AbortSignal | undefined, act: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const any = either(...(signal ? [signal] : []), this.#stop.signal);
    try {
      return await act(any.signal);
    } finally {
      any.forget();
    }
  }
}

/** The machine's uptime at a moment of its wall clock: a caller with another clock lets the same time pass on both. */
function uptimeAt(now: number): Uptime {
  const { boot, ms } = ourUptime();
  return { boot, ms: ms + now - Date.now() };
}

const anotherGowarden: LeftOut = { cache: '', path: '', why: 'another-gowarden' };
