import { Cancelled } from '../../caches/cancelled.ts';
import { cleaningOf } from '../../caches/cleaner/activity.ts';
import type { Cleaner } from '../../caches/cleaner/cleaner.ts';
import { createCleaner } from '../../caches/cleaner/create.ts';
import { summariesOf, type CacheSummary } from '../../caches/cleaner/report.ts';
import { freeBytes } from '../../caches/job/space.ts';
import { gigabyte } from '../../caches/policies/policy.ts';
import type { Receipt } from '../../caches/receipt.ts';
import type { Outcome } from '../../messages/outcome.ts';
import type { PartActions } from '../actions.ts';
import type { DaemonPart, PartContext, PartMaker } from '../part.ts';
import type { Status } from '../status.ts';
import { keepPolicies } from './policies.ts';
import { knownProjects } from './projects.ts';
import { entryOfReceipt } from './record.ts';
import { LookSchedule } from './schedule.ts';
import { newsOf, outcomeOfCleaning, outcomeOfUndoing } from './words.ts';

/** Sizes and progress come in faster than anybody reads them. */
const tellMs = 250;
/** One click takes sizes that are not older; else it measures first. */
const freshMs = 10 * 60_000;

/** Caches as a part of the daemon: seen, cleaned, taken back. */
export const caches: PartMaker = {
  name: 'caches',
  make: (context) => Promise.resolve(new CachesPart(context)),
};

class CachesPart implements DaemonPart {
  readonly actions: PartActions;
  readonly #context: PartContext;
  readonly #cleaner: Cleaner;
  readonly #schedule: LookSchedule;
  readonly #unsubscribe: () => void;
  #summaries: readonly CacheSummary[] | null = null;
  #cancelTell: (() => void) | null = null;

  constructor(context: PartContext) {
    this.#context = context;
    this.#cleaner = this.#newCleaner();
    this.#schedule = this.#newSchedule();
    this.#unsubscribe = context.events.subscribe(({ type }) => {
      if (type === 'status') this.#schedule.tick();
    });
    const lookOnly = { caches: () => this.#cleaner };
    // A simulated machine is inspected and left unchanged.
    this.actions = context.host.simulated ? lookOnly : { ...lookOnly, ...this.#clicks() };
    // What an earlier process left half done; nobody has to wait for it.
    if (!context.host.simulated) {
      const recovered = this.#cleaner.recover().catch(this.#failed);
      recovered.then(() => this.#cleaner.takeUp()).catch(this.#failed);
    }
  }

  status(): Pick<Status, 'caches' | 'cleaning'> {
    this.#summaries ??= summariesOf(this.#cleaner.reports());
    return { caches: this.#summaries, cleaning: cleaningOf(this.#cleaner.activity()) };
  }

  async close(): Promise<void> {
    this.#unsubscribe();
    this.#schedule.stop();
    await this.#cleaner.close();
    this.#cancelTell?.();
  }

  #newCleaner(): Cleaner {
    const { clock, events, host, log, paths, settings } = this.#context;
    return createCleaner({
      host,
      paths,
      settings: () => settings.current().caches,
      record: (receipt) => this.#record(receipt),
      onChange: () => this.#changed(),
      lowPriority: true,
      remembersWaiting: !host.simulated,
      keepsReady: true,
      projects: (named) => knownProjects(host, named, clock.now()),
      follower: {
        onWaited: (cleaned) => {
          events.publish({ type: 'waited', data: { cleaned } });
          if (cleaned && !cleaned.waiting) {
            events.publish({ type: 'news', data: outcomeOfCleaning(cleaned) });
          }
        },
        onError: this.#failed,
      },
      log: (sentence) => log.warn({}, sentence),
      now: () => clock.now(),
    });
  }

  #newSchedule(): LookSchedule {
    const { actions, clock, host, settings } = this.#context;
    const freeAtHome = (): number | null =>
      host.files.isLocal(host.user.home) ? freeBytes(host.files.onDisk(host.user.home)) : null;
    return new LookSchedule({
      clock,
      isPaused: () => actions.status().paused !== null,
      freeBytes: freeAtHome,
      isShort: () => {
        const { minFreeGigabytes } = settings.current().caches;
        const free = freeAtHome();
        return minFreeGigabytes !== null && free !== null && free < minFreeGigabytes * gigabyte;
      },
      refresh: () => this.#cleaner.refresh(),
      look: async () => {
        const kept = !host.simulated && (await keepPolicies(this.#cleaner, settings.current().caches));
        if (!kept) await this.#cleaner.look();
      },
      onError: this.#failed,
    });
  }

  #clicks(): PartActions {
    return {
      clean: () => this.#answer(() => this.#clean()),
      undo: () => this.#answer(async () => outcomeOfUndoing(await this.#cleaner.undo())),
      cancelClean: () =>
        Promise.resolve(
          this.#cleaner.cancel()
            ? { done: true, code: 'clean-cancelled', values: {} }
            : { done: false, code: 'clean-idle', values: {} },
        ),
    };
  }

  async #clean(): Promise<Outcome> {
    const plan = await this.#cleaner.plan({ scope: 'safe', fromLastLook: this.#isFresh(), attended: true });
    return outcomeOfCleaning(await this.#cleaner.execute(plan.id, { wait: true, attended: true }));
  }

  #isFresh(): boolean {
    const now = this.#context.clock.now();
    return this.#cleaner
      .reports()
      .every(
        ({ button, places, measuredAt }) =>
          button !== 'safe' || places.length === 0 || (measuredAt !== null && now - measuredAt < freshMs),
      );
  }

  #record(receipt: Receipt): void {
    const { events, history, log } = this.#context;
    const entry = entryOfReceipt(receipt);
    // After a crash it may be reported once more.
    const known = history.entries({ kind: entry.kind, subject: entry.subject, limit: 20 });
    if (known.some(({ at }) => at === Math.round(entry.at))) return;
    const id = history.appendOther(entry);
    log.info({ id, plan: receipt.plan, bytes: receipt.bytes, files: receipt.files }, receipt.kind);
    events.publish({ type: 'transition', data: { id, ...entry } }, id);
    const news = newsOf(receipt);
    if (news) events.publish({ type: 'news', data: news });
  }

  #changed(): void {
    this.#summaries = null;
    this.#cancelTell ??= this.#context.clock.after(tellMs, () => {
      const { events } = this.#context;
      this.#cancelTell = null;
      events.publish({ type: 'cleaning', data: cleaningOf(this.#cleaner.activity()) });
      events.publish({ type: 'caches', data: this.#cleaner.caches() });
    });
  }

  /** What fails is an answer too: the menu shows it in its row. */
  #answer(act: () => Promise<Outcome>): Promise<Outcome> {
    return act().catch((error: unknown): Outcome => {
      if (error instanceof Cancelled) return { done: true, code: 'clean-cancelled', values: {} };
      this.#failed(error);
      const reason = error instanceof Error ? error.message : String(error);
      return { done: false, code: 'clean-failed', values: { reason } };
    });
  }

  readonly #failed = (error: unknown): void => {
    if (error instanceof Cancelled) return;
    this.#context.log.error({ error: error instanceof Error ? error.stack : String(error) }, 'caches');
  };
}
