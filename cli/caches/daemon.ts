import type { Cleaned, Undone } from '../../caches/cleaner/cleaned.ts';
import type { Plan } from '../../caches/plan/plan.ts';
import type { Receipt } from '../../caches/receipt.ts';
import type { Cleaning } from '../../caches/cleaner/activity.ts';
import type { Caches } from '../../caches/cleaner/report.ts';
import type { Status } from '../../daemon/status.ts';
import { sayNotice } from '../../messages/notice.ts';
import { ApiRefusal } from '../client.ts';
import type { Session } from '../command.ts';
import { Failure } from '../failure.ts';
import type { Progress, Side } from './side.ts';

/** The cleaner of the running daemon. Rejects with `DaemonUnreachable` when none runs. */
export async function daemonSide(session: Session, onProgress: (progress: Progress) => void): Promise<Side> {
  const client = session.client();
  const text = session.messages.caches;
  const post = (path: string, body?: object): Promise<unknown> =>
    client.post(path, body).catch((error: unknown) => {
      if (!(error instanceof ApiRefusal) || error.problem.code !== 'no-cleaner') throw error;
      throw new Failure('no-cleaner', 2, text.noCleaner, text.noCleanerNext);
    });
  const status: Status = await client.status();
  const stop = new AbortController();
  let caches: Caches = { caches: [], unknown: [] };
  let cleaning: Cleaning = status.cleaning;
  let cleaned: Cleaned | null = null;
  let settled: ((cleaned: Cleaned | null) => void) | null = null;

  const take = (type: string, data: unknown): void => {
    if (type === 'caches') caches = data as Caches;
    else if (type === 'cleaning') cleaning = data as Cleaning;
    else if (type === 'waited') {
      ({ cleaned } = data as { cleaned: Cleaned | null });
      if (!cleaned?.waiting) settled?.(cleaned);
      return;
    } else return;
    onProgress({ caches, cleaning });
  };
  const follow = async (): Promise<void> => {
    for await (const { type, data } of client.events(null, stop.signal)) take(type, data);
  };
  // Progress is a courtesy: where the stream is refused or breaks, the answers still come.
  follow().catch(() => settled?.(null));

  return {
    source: 'daemon',
    remarks: status.notices
      .filter(({ code }) => code === 'configuration-keeps-all')
      .map((notice) => sayNotice(session.messages, notice)),
    look: async () => (await post('/v1/caches/look')) as Caches,
    plan: async ({ scope, fromLastLook, projects, unneeded }) => {
      const body = {
        ...(typeof scope === 'string' ? { scope } : { caches: scope }),
        ...(fromLastLook === undefined ? {} : { fromLastLook }),
        ...(projects === undefined ? {} : { projects }),
        ...(unneeded === undefined ? {} : { unneeded }),
      };
      return ((await post('/v1/caches/plan', body)) as { plan: Plan }).plan;
    },
    execute: async (plan, wait) => {
      cleaned = null;
      return (await post('/v1/clean', { plan, wait })) as Cleaned;
    },
    waited: async () => {
      const end = new Promise<Cleaned | null>((resolve) => (settled = resolve));
      const { state } = (await client.status()).cleaning;
      // It ended before anybody listened.
      return state === 'idle' ? cleaned : end;
    },
    undo: async (plan) => (await post('/v1/undo', plan === undefined ? {} : { plan })) as Undone,
    purge: async () => ((await post('/v1/caches/purge')) as { receipts: readonly Receipt[] }).receipts,
    cancel: async () => {
      await post('/v1/clean/cancel');
    },
    close: () => {
      stop.abort();
      return Promise.resolve();
    },
  };
}
