import { formatClock, formatDateTime } from '../../../messages/units.ts';
import type { Actor } from '../../contention/actor.ts';
import type { Finding } from '../../probe.ts';
import { leastWaitMs, type EndedHold, type TimedHold } from '../../contention/lock-times.ts';
import type { Picture } from '../../contention/picture.ts';
import type { ContentionLook } from '../../contention/rules/rule.ts';

/** How long a lock that is normally released within 2 ms may be held before it is told of even if nobody waits. */
const longHoldMs = 500;
/** go commands of one application that wait for each other are its own affair, unless one hangs. */
const ownAffairMs = 60_000;
/** A lock that is just passed on has no holder that we know; one that stays so has one whom we may not see. */
const unknownHolderMs = 2000;

/** Somebody waits for a lock of Go's module cache; or one that is held for a millisecond otherwise stays held. */
export const lockWait: ContentionLook<'modcache-lock-wait'> = {
  rule: {
    id: 'modcache-lock-wait',
    severity: 'warning',
    dependsOn: [],
    timeToVisibleMs: 3000,
    links: ['https://github.com/golang/go/issues/32421', 'https://github.com/golang/go/issues/33543'],
  },
  look({ holds, at, contested }) {
    return holds.filter((hold) => waitsLong(hold, at, contested) || heldLong(hold, at)).map(waitFinding);
  },
};

/** A hold as the rule tells it. */
export function waitFinding(hold: TimedHold): Finding<'modcache-lock-wait'> {
  return {
    rule: 'modcache-lock-wait',
    subject: hold.path,
    severity: 'warning',
    certainty: hold.holders.length === 0 ? 'suspected' : hold.certainty,
    evidence: [
      `lock: ${hold.path} (${hold.file.kind})`,
      ...hold.holders.map((actor) => `holds, seen since ${formatClock(hold.since)}: ${told(actor)}`),
      ...hold.waits.map(({ actor, since }) => `waits, seen since ${formatClock(since)}: ${told(actor)}`),
    ],
    values: {
      lock: hold.path,
      kind: hold.file.kind,
      about: hold.file.subject,
      holder: hold.holders.map(brief).join(', '),
      waiters: hold.waiters.map(brief).join(', '),
    },
  };
}

/**
 * Whether a wait that is over is worth telling. It was surely shorter than the time between the looks before and after it,
 * so that none of 200 ms is left out even when the looks came late.
 */
export function isToldAfterwards({ hold, waitedUntil }: EndedHold, contested: Picture['contested']): boolean {
  return hold.waits.some(
    ({ actor, before, since }) =>
      waitedUntil - before >= leastWaitMs && isContention(hold, actor, waitedUntil - since, contested),
  );
}

const waitsLong = (hold: TimedHold, at: number, contested: Picture['contested']): boolean =>
  hold.waits.some(
    ({ actor, since }) => at - since >= leastWaitMs && isContention(hold, actor, at - since, contested),
  );

/** An application alone in a module may wait for itself there; a wait that does not end is told in any case. */
function isContention(
  hold: TimedHold,
  waiter: Actor,
  waitedMs: number,
  contested: Picture['contested'],
): boolean {
  if ([waiter, ...hold.holders].some(({ module }) => module !== null && contested.has(module))) return true;
  if (hold.holders.length === 0) return waitedMs >= unknownHolderMs;
  const own = hold.holders.every(({ ownerPid }) => ownerPid !== null && ownerPid === waiter.ownerPid);
  return !own || waitedMs >= ownAffairMs;
}

/** A version lock is held for as long as a download lasts, and a vcs lock for a fetch: that is work. */
const heldLong = ({ file, exclusive, since }: TimedHold, at: number): boolean =>
  exclusive && (file.kind === 'side-lock' || file.kind === 'module-file') && at - since >= longHoldMs;

/** `go mod tidy (pid 4711, Visual Studio Code)`. */
export function brief(actor: Actor): string {
  return `${actor.command} (pid ${actor.pid}${actor.owner === null ? '' : `, ${actor.owner}`})`;
}

function told(actor: Actor): string {
  const since = actor.startedMs === null ? '' : `, started ${formatDateTime(actor.startedMs)}`;
  const where = actor.directory === null ? '' : `, in ${actor.directory}`;
  const parents = actor.chain.length === 0 ? '' : `, under ${actor.chain.slice(0, 6).join(' < ')}`;
  return `${brief(actor)}${since}${where}${parents}`;
}
