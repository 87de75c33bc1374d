import type { Cleaned, Undone } from '../../caches/cleaner/cleaned.ts';
import type { Plan } from '../../caches/plan/plan.ts';
import type { PlanRequest } from '../../caches/plan/request.ts';
import type { Receipt } from '../../caches/receipt.ts';
import type { Cleaning } from '../../caches/cleaner/activity.ts';
import type { Caches } from '../../caches/cleaner/report.ts';
import type { Status } from '../../daemon/status.ts';
import { sayNotice } from '../../messages/notice.ts';
import { ApiRefusal, type Client } from '../client.ts';
import type { Session } from '../command.ts';
import { Failure } from '../failure.ts';
import type { Progress, Side } from './side.ts';
import { cachesText } from './text.ts';

/** The cleaner of the running daemon. */
export class DaemonSide implements Side {
  readonly source = 'daemon';
  readonly remarks: readonly string[];
  readonly #session: Session;
  readonly #client: Client;
  readonly #onProgress: (progress: Progress) => void;
  readonly #stop = new AbortController();
  #caches: Caches = { caches: [], unknown: [] };
  #cleaning: Cleaning;
  #cleaned: Cleaned | null = null;
  #settled: ((cleaned: Cleaned | null) => void) | null = null;

  private constructor(
    session: Session,
    client: Client,
    { cleaning, notices }: Status,
    onProgress: (progress: Progress) => void,
  ) {
    this.#session = session;
    this.#client = client;
    this.#onProgress = onProgress;
    this.#cleaning = cleaning;
    this.remarks = notices
      .filter(({ code }) => code === 'configuration-keeps-all')
      .map((notice) => sayNotice(session.messages, notice));
    // Progress is a courtesy: where the stream is refused or breaks, the answers still come.
    this.#follow().catch(() => this.#settled?.(null));
  }

  /** Rejects with `DaemonUnreachable` when no daemon runs. */
  static async open(session: Session, onProgress: (progress: Progress) => void): Promise<DaemonSide> {
    const client = session.client();
    return new DaemonSide(session, client, await client.status(), onProgress);
  }

  async look(): Promise<Caches> {
    return (await this.#post('/v1/caches/look')) as Caches;
  }

  async ids(): Promise<readonly string[]> {
    return ((await this.#client.get('/v1/caches')) as Caches).caches.map(({ id }) => id);
  }

  async plan({ scope, fromLastLook, projects, unneeded }: PlanRequest): Promise<Plan> {
    const body = {
      ...(typeof scope === 'string' ? { scope } : { caches: scope }),
      ...(fromLastLook === undefined ? {} : { fromLastLook }),
      ...(projects === undefined ? {} : { projects }),
      ...(unneeded === undefined ? {} : { unneeded }),
    };
    return ((await this.#post('/v1/caches/plan', body)) as { plan: Plan }).plan;
  }

  async execute(planId: string, wait: boolean): Promise<Cleaned> {
    this.#cleaned = null;
    return (await this.#post('/v1/clean', { plan: planId, wait })) as Cleaned;
  }

  async waited(): Promise<Cleaned | null> {
    const end = new Promise<Cleaned | null>((resolve) => (this.#settled = resolve));
    const { state } = (await this.#client.status()).cleaning;
    // It ended before anybody listened.
    return state === 'idle' ? this.#cleaned : end;
  }

  async undo(planId?: string): Promise<Undone> {
    return (await this.#post('/v1/undo', planId === undefined ? {} : { plan: planId })) as Undone;
  }

  async purge(): Promise<readonly Receipt[]> {
    return ((await this.#post('/v1/caches/purge')) as { receipts: readonly Receipt[] }).receipts;
  }

  async cancel(): Promise<void> {
    await this.#post('/v1/clean/cancel');
  }

  close(): Promise<void> {
    this.#stop.abort();
    return Promise.resolve();
  }

  #post(path: string, body?: object): Promise<unknown> {
    return this.#client.post(path, body).catch((error: unknown) => {
      if (!(error instanceof ApiRefusal) || error.problem.code !== 'no-cleaner') throw error;
      const text = cachesText(this.#session.messages);
      throw new Failure('no-cleaner', 2, text.noCleaner, text.noCleanerNext);
    });
  }

  async #follow(): Promise<void> {
    for await (const { type, data } of this.#client.events(null, this.#stop.signal)) this.#take(type, data);
  }

  #take(type: string, data: unknown): void {
    if (type === 'caches') this.#caches = data as Caches;
    else if (type === 'cleaning') this.#cleaning = data as Cleaning;
    else if (type === 'waited') {
      this.#cleaned = (data as { cleaned: Cleaned | null }).cleaned;
      if (!this.#cleaned?.waiting) this.#settled?.(this.#cleaned);
      return;
    } else return;
    this.#onProgress({ caches: this.#caches, cleaning: this.#cleaning });
  }
}
