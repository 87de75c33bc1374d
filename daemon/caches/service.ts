import type { Cleaned, Cleaner, Undone } from '../../caches/cleaner/cleaner.ts';
import type { PlanRequest } from '../../caches/plan/request.ts';
import type { Plan } from '../../caches/plan/plan.ts';
import type { Receipt } from '../../caches/receipt.ts';
import type { CacheDocument } from './document.ts';
import { documentOf } from './document.ts';

/** What is known of the caches now. */
export interface Caches {
  readonly caches: readonly CacheDocument[];
  /** What could not be told, one sentence each. */
  readonly unknown: readonly string[];
}

/** The daemon's cleaner as menu and local API use it. */
export interface CacheService {
  caches(): Caches;
  /** Finds and measures them all, for a person who waits; who asks meanwhile gets the same look. */
  look(): Promise<Caches>;
  /** The same with low priority, for nobody in particular. Given up for a person's look, and then resolves with that. */
  lookQuietly(): Promise<Caches>;
  /** Goes on with a clean-up that waited when the daemon ended. */
  takeUp(): Promise<void>;
  plan(request: PlanRequest): Promise<Plan>;
  /** With `wait` the daemon goes on when the users of what is in use have ended. */
  execute(planId: string, wait: boolean): Promise<Cleaned>;
  undo(planId?: string): Promise<Undone>;
  purge(): Promise<readonly Receipt[]>;
  cancel(): boolean;
}

export interface ServiceOptions {
  readonly cleaner: Cleaner;
  /** What became of a clean-up that waited, each time that it went on by itself; null when it was given up. */
  readonly onWaited: (cleaned: Cleaned | null) => void;
  /** The projects whose go.sum counts for a repair, with those that were named. */
  readonly projects: (named: readonly string[]) => Promise<readonly string[]>;
  readonly onError: (error: unknown) => void;
}

export function newCacheService({ cleaner, onWaited, projects, onError }: ServiceOptions): CacheService {
  let looking: {
    readonly end: Promise<Caches>;
    readonly attended: boolean;
    readonly stop: AbortController;
  } | null = null;
  let following = false;
  const caches = (): Caches => ({ caches: cleaner.reports().map(documentOf), unknown: cleaner.unknown() });

  /** Sizes are wrong after something went or came back; nobody waits for the right ones. */
  const measureAgain = (receipt: Receipt | null): void => {
    if (receipt === null || receipt.caches.length === 0) return;
    cleaner.look({ only: receipt.caches.map(({ id }) => id) }).catch(onError);
  };
  const follow = async (): Promise<void> => {
    if (following) return;
    following = true;
    try {
      // What went on may have met somebody else and wait again.
      for (;;) {
        const cleaned = await cleaner.waited();
        onWaited(cleaned);
        if (!cleaned?.waiting) return measureAgain(cleaned?.receipt ?? null);
      }
    } finally {
      following = false;
    }
  };

  const look = (attended: boolean): Promise<Caches> => {
    if (looking !== null && (looking.attended || !attended)) return looking.end;
    looking?.stop.abort();
    const stop = new AbortController();
    const end = cleaner
      .look({ attended, signal: stop.signal })
      .then(caches, (error: unknown) => {
        if (stop.signal.aborted && looking !== null) return looking.end;
        throw error;
      })
      .finally(() => {
        if (looking?.stop === stop) looking = null;
      });
    looking = { end, attended, stop };
    return end;
  };

  return {
    caches,
    look: () => look(true),
    lookQuietly: () => look(false),
    takeUp: async () => {
      if (await cleaner.takeUp()) follow().catch(onError);
    },
    plan: async (given) => {
      const request = { ...given, attended: true };
      if (request.scope !== 'repair' && request.unneeded !== true) return cleaner.plan(request);
      return cleaner.plan({ ...request, projects: await projects(request.projects ?? []) });
    },
    execute: async (planId, wait) => {
      const cleaned = await cleaner.execute(planId, { wait, attended: true });
      measureAgain(cleaned.receipt);
      if (wait && cleaned.waiting) follow().catch(onError);
      return cleaned;
    },
    undo: async (planId) => {
      const undone = await cleaner.undo(planId);
      measureAgain(undone.receipt);
      return undone;
    },
    purge: () => cleaner.purgeNow(),
    cancel: () => cleaner.cancel(),
  };
}
