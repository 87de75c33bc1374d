import { passedSince, type Uptime } from '../../host/uptime/uptime.ts';
import type { Job } from './job.ts';

/** The clocks that say whether the time to take a clean-up back is over. */
export interface UndoClocks {
  /** The clock on the wall: milliseconds since 1970. Jumps when it is set. */
  now(): number;
  /** The clock that nobody sets. */
  uptime(): Uptime;
}

type Undoable = Pick<Job, 'undoTime' | 'until' | 'plan'>;

/**
 * Milliseconds for which a clean-up can still be taken back at least; 0 when its time is over, which both clocks have
 * to say. A clock that was set forward thus does not end it sooner. A clock that was set back shows a moment further
 * ahead than the whole time is long: it is ignored then, so that nothing waits for years either.
 */
export function undoTimeLeft({ undoTime, until, plan }: Undoable, clocks: UndoClocks): number {
  const lasts = undoTime?.lasts ?? Math.max(1, plan.undoMinutes) * 60_000;
  // Of a clean-up of an earlier version no more is known than that it was there when we began.
  const passed = undoTime ? passedSince(undoTime.from, clocks.uptime()) : process.uptime() * 1000;
  const byWall = (until ?? 0) - clocks.now();
  // Set back by less than that, it speaks again before it has caught up; then too it makes nothing later by more than the whole time.
  const wall = byWall <= lasts ? Math.min(byWall, 2 * lasts - passed) : 0;
  return Math.max(0, lasts - passed, wall);
}

/** Two clocks are never read at the same moment. */
const agreeMs = 1000;

/** When its time is over as the clock on the wall will show it, for people. Milliseconds since 1970. */
export function undoUntil(job: Undoable, clocks: UndoClocks): number {
  const left = undoTimeLeft(job, clocks);
  const expected = (job.until ?? 0) - clocks.now();
  // Where the clocks agree it stays the moment that was announced.
  return Math.abs(expected - left) < agreeMs ? (job.until ?? 0) : clocks.now() + left;
}
