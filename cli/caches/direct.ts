import { cleaningOf } from '../../caches/cleaner/activity.ts';
import type { Cleaned, Undone } from '../../caches/cleaner/cleaned.ts';
import type { Cleaner } from '../../caches/cleaner/cleaner.ts';
import { createCleaner } from '../../caches/cleaner/create.ts';
import { quarantined } from '../../caches/cleaner/quarantines.ts';
import type { Caches } from '../../caches/cleaner/report.ts';
import { purgeLater } from '../../caches/child/later.ts';
import { leaveReceipt } from '../../caches/job/due.ts';
import { cleaningPlaces } from '../../caches/job/places.ts';
import type { Plan } from '../../caches/plan/plan.ts';
import type { PlanRequest } from '../../caches/plan/request.ts';
import type { Receipt } from '../../caches/receipt.ts';
import { loadConfiguration } from '../../daemon/configuration/load.ts';
import { knownProjects } from '../../daemon/caches/projects.ts';
import { ensurePrivateDirectory } from '../../daemon/files/own.ts';
import type { Host } from '../../host/host.ts';
import type { OwnPaths } from '../../host/paths.ts';
import { sayNotice } from '../../messages/notice.ts';
import { ruleIds } from '../../probes/rules/ids.ts';
import type { Session } from '../command.ts';
import type { Progress, Side } from './side.ts';

/** Milliseconds between two words about progress. */
const tellMs = 100;

/** A cleaner of the command's own, where no daemon runs. What it did is left for the history of the next daemon. */
export class DirectSide implements Side {
  readonly source = 'direct';
  readonly remarks: readonly string[];
  readonly #paths: OwnPaths;
  readonly #cleaner: Cleaner;
  #toldMs = -Infinity;

  private constructor(
    { paths, environment, messages }: Session,
    host: Host,
    onProgress: (progress: Progress) => void,
  ) {
    const { configuration, problems } = loadConfiguration(paths.configFile, { environment, rules: ruleIds });
    const { receipts } = cleaningPlaces(paths);
    this.#paths = paths;
    this.#cleaner = createCleaner({
      host,
      paths,
      settings: () => configuration.caches,
      record: (receipt) => leaveReceipt(receipts, receipt),
      projects: (named) => knownProjects(host, named, Date.now()),
      onChange: () => this.#tell(onProgress),
    });
    this.remarks = problems
      .filter(({ code }) => code === 'configuration-keeps-all')
      .map(({ code, values }) => sayNotice(messages, { code, values }));
  }

  static async open(session: Session, onProgress: (progress: Progress) => void): Promise<DirectSide> {
    return new DirectSide(session, await session.host(), onProgress);
  }

  async look(): Promise<Caches> {
    await this.#cleaner.look();
    return this.#cleaner.caches();
  }

  ids(): Promise<readonly string[]> {
    return Promise.resolve(this.#cleaner.reports().map(({ id }) => id));
  }

  plan(request: PlanRequest): Promise<Plan> {
    return this.#cleaner.plan(request);
  }

  async execute(planId: string, wait: boolean): Promise<Cleaned> {
    await this.#prepare(true);
    return this.#cleaner.execute(planId, { wait });
  }

  async waited(): Promise<Cleaned | null> {
    // What went on may have met somebody else and wait again.
    for (;;) {
      const cleaned = await this.#cleaner.waited();
      if (!cleaned?.waiting) return cleaned;
    }
  }

  async undo(planId?: string): Promise<Undone> {
    // What is due or half removed is what the user wants back.
    await this.#prepare(false);
    return this.#cleaner.undo(planId);
  }

  purge(): Promise<readonly Receipt[]> {
    return this.#cleaner.purgeNow();
  }

  cancel(): Promise<void> {
    this.#cleaner.cancel();
    return Promise.resolve();
  }

  async close(): Promise<void> {
    await this.#cleaner.close();
    // Removal that was stopped does not continue on its own: what is left waits for the next gowarden, or for an undo.
    if (quarantined(this.#paths).some(({ stage }) => stage === 'aside')) purgeLater(this.#paths);
  }

  /** Only for what changes something: a look leaves no directory behind. */
  async #prepare(removes: boolean): Promise<void> {
    ensurePrivateDirectory(this.#paths.state);
    await this.#cleaner.recover({ removes });
  }

  #tell(onProgress: (progress: Progress) => void): void {
    const now = performance.now();
    if (now - this.#toldMs < tellMs) return;
    this.#toldMs = now;
    onProgress({ caches: this.#cleaner.caches(), cleaning: cleaningOf(this.#cleaner.activity()) });
  }
}
