import { spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import type { OwnPaths } from '../../host/paths.ts';
import { leaveReceipt, purgeDue } from '../execute/due.ts';
import { takeCleaningLock } from '../execute/lock.ts';
import { cleaningPlaces } from '../execute/places.ts';
import type { Receipt } from '../receipt.ts';
import { childScript } from './start.ts';

/** Milliseconds between tries while another gowarden cleans, and how many. */
const retryMs = 5_000;
const retries = 120;

/**
 * Starts a process of low priority that removes what waits when its time has come, for a command that ends before and
 * where no daemon runs. It outlives us; should it be killed, the next gowarden that starts does its work.
 */
export function purgeLater(paths: Pick<OwnPaths, 'state'>, until: number): void {
  const child = spawn(process.execPath, [childScript, 'later', paths.state, String(until)], {
    detached: true,
    stdio: 'ignore',
    cwd: '/',
  });
  // Should it not start, what waits goes at the next start.
  child.on('error', () => child.unref());
  child.unref();
}

export async function waitAndPurge(state: string, until: number): Promise<void> {
  const places = cleaningPlaces({ state });
  await sleep(Math.max(0, until - Date.now()) + 50);
  for (let attempt = 0; attempt < retries; attempt += 1) {
    const lock = await takeCleaningLock(places.lock, places.work);
    if (lock) {
      const record = (receipt: Receipt): void => leaveReceipt(places.receipts, receipt);
      await purgeDue({ places, now: () => Date.now(), record, lowPriority: true, workers: 2 }, {});
      return lock.release();
    }
    await sleep(retryMs);
  }
}
