import { spawn } from 'node:child_process';
import { watch, type FSWatcher } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { OwnPaths } from '../../host/paths.ts';
import { ourUptime } from '../../host/uptime/ours.ts';
import { allDueIn, leaveReceipt, purgeDue } from '../job/due.ts';
import { readJournals } from '../job/read.ts';
import { takeCleaningLock } from '../job/lock.ts';
import { cleaningPlaces } from '../job/places.ts';
import type { UndoClocks } from '../job/undo-time.ts';
import { codeOf } from '../identity.ts';
import type { Receipt } from '../receipt.ts';
import { childScript } from './start.ts';

/** Milliseconds after which the clocks are read again. */
const longestSleepMs = 60_000;
/** Milliseconds between tries while another gowarden cleans, and how many. */
const retryMs = 5_000;
const retries = 120;

/**
 * Starts a process of low priority that removes what waits when its time has come, for a command that ends before and
 * where no daemon runs. It outlives us; should it be killed, the next gowarden that starts does its work.
 */
export function purgeLater(paths: Pick<OwnPaths, 'state'>): void {
  const child = spawn(process.execPath, [childScript, 'later', paths.state], {
    detached: true,
    stdio: 'ignore',
    cwd: '/',
  });
  // Should it not start, what waits goes at the next start.
  child.on('error', () => child.unref());
  child.unref();
}

/**
 * Removes for good what waits when its time has come, asking both clocks. Ends before if nothing waits any more: it was
 * taken back, or somebody else removed it.
 */
export async function waitAndPurge(state: string): Promise<void> {
  const places = cleaningPlaces({ state });
  const clocks: UndoClocks = { now: () => Date.now(), uptime: ourUptime };
  // A timer does not advance while the machine sleeps.
  for (let left = allDueIn(places.journals, clocks); left !== null && left > 0;) {
    await sleepWhileWaiting(places.journals, Math.min(left, longestSleepMs) + 50);
    left = allDueIn(places.journals, clocks);
  }
  for (let attempt = 0; attempt < retries && isWaiting(places.journals); attempt += 1) {
    const lock = await takeCleaningLock(places.lock, places.work);
    if (lock) {
      const record = (receipt: Receipt): void => leaveReceipt(places.receipts, receipt);
      const { openHost } = await import('../../host/open.ts');
      const reach = (await openHost()).files;
      await purgeDue({ places, reach, ...clocks, record, lowPriority: true, workers: 2 }, {});
      return lock.release();
    }
    await sleep(retryMs);
  }
}

function isWaiting(journals: string): boolean {
  return readJournals(journals).some(({ stage }) => stage !== 'ended');
}

/** Resolves after this many milliseconds, or as soon as no journal lists anything that waits. */
function sleepWhileWaiting(journals: string, ms: number): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      watcher?.close();
      resolve();
    };
    const look = (): void => {
      if (!isWaiting(journals)) end();
    };
    const timer = setTimeout(end, ms);
    const watcher = watching(journals, look);
    // What cannot be watched is looked at when the time has come.
    watcher?.on('error', () => watcher.close());
    look();
  });
}

/** Null when the directory is gone or cannot be watched. */
function watching(directory: string, look: () => void): FSWatcher | null {
  try {
    return watch(directory, look);
  } catch (error) {
    if (codeOf(error) === undefined) throw error;
    return null;
  }
}
