import { pino } from 'pino';
import type { OwnPaths } from '../../host/paths.ts';
import { claimInstance } from '../instance/claim.ts';
import type { HistoryEntry } from './history.ts';
import { openHistory } from './open.ts';

/** Whether an entry was written; else what kept it from that. */
export type Appended =
  | { readonly kind: 'written' }
  /** A daemon began meanwhile: its history is to be asked. */
  | { readonly kind: 'taken' }
  | { readonly kind: 'memory'; readonly reason: string };

/**
 * Writes one entry while no daemon runs: in its place, so that none begins meanwhile and numbers its entries the same. Rejects with a
 * sentence where the state directory cannot be used.
 */
export async function appendAlone(
  { state, database }: Pick<OwnPaths, 'state' | 'database'>,
  entry: Omit<HistoryEntry, 'id'>,
): Promise<Appended> {
  const claim = await claimInstance(state);
  if (claim.kind === 'taken') return { kind: 'taken' };
  try {
    const history = await openHistory({
      file: database,
      log: pino({ level: 'silent' }),
      now: () => Date.now(),
    });
    history.appendOther(entry);
    const [notice] = history.notices();
    const kept = history.kind === 'durable';
    history.close();
    return kept ? { kind: 'written' } : { kind: 'memory', reason: notice?.values.reason ?? '?' };
  } finally {
    await claim.release();
  }
}
