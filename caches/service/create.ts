import { availableParallelism } from 'node:os';
import type { Activity, Cleaned, Cleaner, CleanerOptions, ExecuteOptions, Undone } from '../cleaner.ts';
import { cleaningPlaces } from '../execute/places.ts';
import type { Workbench } from '../execute/workbench.ts';
import { boundaryOf } from '../plan/boundary.ts';
import { isChosen } from '../plan/build.ts';
import { reportOf, type CacheReport } from '../plan/looked.ts';
import type { LeftOut, Plan } from '../plan/plan.ts';
import type { PlanRequest } from '../plan/request.ts';
import type { Receipt } from '../receipt.ts';
import { Cleaning } from './cleaning.ts';
import { Looking } from './looking.ts';
import { Planning } from './planning.ts';
import { Turn } from './turn.ts';
import { scopeAgain, waitOf, type Wait } from './waiting.ts';

export function createCleaner(options: CleanerOptions): Cleaner {
  return new OneCleaner(options);
}

class OneCleaner implements Cleaner {
  readonly #looking: Looking;
  readonly #planning: Planning;
  readonly #cleaning: Cleaning;
  readonly #turn: Turn;
  #stop = new AbortController();

  constructor(options: CleanerOptions) {
    const { host, paths, lowPriority = false, record, now = () => Date.now() } = options;
    const onChange = (): void => options.onChange?.();
    // In the background a second thread or process is enough; in front of a user all that help.
    const parallel = Math.max(2, Math.min(lowPriority ? 2 : 4, availableParallelism()));
    this.#looking = new Looking({ host, lowPriority, threads: parallel, now, onChange });
    const bench: Workbench = {
      host,
      ownCache: paths.cache,
      places: cleaningPlaces(paths),
      lowPriority,
      workers: parallel,
      now,
      record,
      lookAtUse: () => this.#looking.useNow(),
      ground: async () => {
        const caches = await this.#looking.refresh();
        return { caches, boundary: boundaryOf(host, caches, options.settings().keep) };
      },
    };
    this.#cleaning = new Cleaning(bench, onChange);
    const pendingBytes = (): number => this.#cleaning.pendingBytes;
    this.#planning = new Planning(this.#looking, { ...options, now, parallel, pendingBytes });
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
      undo: undoable && { id: undoable.plan.id, bytes: undoable.bytes, until: undoable.until ?? 0 },
    };
  }

  recover(): Promise<void> {
    return this.#cleaning.recover();
  }

  async look(signal?: AbortSignal, only?: readonly string[]): Promise<readonly CacheReport[]> {
    await this.#looking.look(this.#stopped(signal), (cache) => only === undefined || isChosen(cache, only));
    return this.reports();
  }

  async refresh(): Promise<readonly CacheReport[]> {
    await this.#looking.refresh();
    return this.reports();
  }

  plan(request: PlanRequest): Promise<Plan> {
    return this.#planning.plan(request, this.#stopped(request.signal));
  }

  async execute(planId: string, { wait = false, signal }: ExecuteOptions = {}): Promise<Cleaned> {
    const known = this.#planning.take(planId);
    if (!known) {
      const leftOut: LeftOut[] = [{ cache: '', path: '', why: 'gone', detail: `there is no plan ${planId}` }];
      return { receipt: null, leftOut, waiting: null };
    }
    const { plan, request } = known;
    const done = await this.#cleaning.execute(plan, this.#stopped(signal));
    if (!done) return { receipt: null, leftOut: [anotherGowarden], waiting: null };
    if (plan.undoMinutes === 0 && done.receipt) await this.#cleaning.purge();
    const waiting = waitOf(plan, done.leftOut);
    if (waiting && wait) this.#waitFor(waiting, request);
    // What waits is told as such, and not a second time as left out.
    const leftOut = done.leftOut.filter(({ why }) => why !== 'busy');
    return { receipt: done.receipt, leftOut: [...plan.leftOut, ...leftOut], waiting };
  }

  waited(): Promise<Cleaned | null> {
    return this.#turn.end;
  }

  async undo(planId?: string): Promise<Undone> {
    this.#turn.stop();
    return this.#cleaning.undo(planId);
  }

  purgeNow(): Promise<readonly Receipt[]> {
    return this.#cleaning.purge(true);
  }

  cancel(): boolean {
    const busy = this.activity().state !== 'idle';
    this.#turn.stop();
    this.#stop.abort(new Error('Cancelled'));
    this.#stop = new AbortController();
    this.#cleaning.cancelPurge();
    return busy;
  }

  async close(): Promise<void> {
    this.cancel();
    await this.#turn.end;
    await this.#cleaning.close();
  }

  #waitFor(wait: Wait, request: PlanRequest): void {
    const usersNow = async () => {
      const reports = await this.refresh();
      return reports.flatMap(({ id, use }) =>
        wait.caches.includes(id) && use.state === 'busy' ? use.by : [],
      );
    };
    this.#turn.waitFor(wait, usersNow, async () => {
      const scope = scopeAgain(request.scope, wait);
      const plan = await this.plan({ ...request, scope, fromLastLook: false });
      return this.execute(plan.id, { wait: true });
    });
  }

  #stopped(signal: AbortSignal | undefined): AbortSignal {
    return signal ? AbortSignal.any([signal, this.#stop.signal]) : this.#stop.signal;
  }
}

const anotherGowarden: LeftOut = { cache: '', path: '', why: 'another-gowarden' };
