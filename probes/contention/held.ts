import { commandLine } from '../../messages/command.ts';
import { formatClock, formatDateTime } from '../../messages/units.ts';
import type { Found } from '../probe.ts';
import type { Values } from '../rules/modcache-lock-wait/text.ts';
import type { Actor, Parent } from './actor.ts';
import { type EndedHold, leastWaitMs, type LockTimes, type TimedHold } from './lock-times.ts';
import type { Picture } from './picture.ts';
import { inWords } from './text.ts';

/** go commands of one application that wait for each other are its own affair, unless one hangs. */
const ownAffairMs = 60_000;
/** A lock that is just being passed on lacks a known holder for a moment; one that stays so has a holder that we may not see. */
const unknownHolderMs = 2000;

/** A hold as modcache-lock-wait reports it. */
export function waitFinding(hold: TimedHold): Found<Values> {
  const [holder] = hold.holders;
  return {
    subject: hold.path,
    certainty: hold.holders.length === 0 ? 'suspected' : hold.certainty,
    evidence: [
      inWords('lock', { path: hold.path, kind: hold.file.kind }),
      ...hold.holders.map((actor) =>
        inWords('holds', { time: formatClock(hold.since), actor: whole(actor) }),
      ),
      ...hold.waits.map(({ actor, since }) =>
        inWords('waits', { time: formatClock(since), actor: whole(actor) }),
      ),
    ],
    values: {
      lock: hold.path,
      kind: hold.file.kind,
      about: hold.file.subject,
      holder: hold.holders.map(brief).join(', '),
      waiters: hold.waiters.map(brief).join(', '),
      ...(holder && { end: commandLine`kill ${holder.pid}` }),
    },
  };
}

/**
 * Whether a wait that is over is worth reporting. It was surely shorter than the time between the looks before and after it, so
 * that none of 200 ms is left out even when the looks came late.
 */
export function isToldAfterwards({ hold, waitedUntil }: EndedHold, contested: Picture['contested']): boolean {
  return hold.waits.some(
    ({ actor, before, since }) =>
      waitedUntil - before >= leastWaitMs && isContention(hold, actor, waitedUntil - since, contested),
  );
}

/** The waits that ended since the last call and are worth reporting. */
export function endedWaits({ contested }: Picture, locks: LockTimes): readonly EndedHold[] {
  return locks.takeEnded().filter((ended) => isToldAfterwards(ended, contested));
}

/** An application alone in a module may wait for itself there; a wait that does not end is always reported. */
export function isContention(
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

/** `go mod tidy (pid 4711, Visual Studio Code)`. */
function brief(actor: Actor): string {
  return `${actor.command} (pid ${actor.pid}${actor.owner === null ? '' : `, ${actor.owner}`})`;
}

function whole(one: Actor): string {
  let actor = brief(one);
  if (one.startedMs !== null) actor = inWords('started', { actor, time: formatDateTime(one.startedMs) });
  if (one.directory !== null) actor = inWords('inDirectory', { actor, directory: one.directory });
  return one.chain.length === 0 ? actor : under(actor, one.chain.slice(0, 6));
}

function under(actor: string, chain: readonly Parent[]): string {
  const names = (wanted: (parent: Parent) => boolean, between: string): string =>
    chain
      .filter(wanted)
      .map(({ name }) => name)
      .join(between);
  const parents = names(() => true, ' < ');
  const translated = names((parent) => parent.translated === true, ', ');
  const suspected = names((parent) => parent.translated === 'suspected', ', ');
  if (suspected === '')
    return translated === ''
      ? inWords('under', { actor, parents })
      : inWords('underTranslated', { actor, parents, translated });
  return translated === ''
    ? inWords('underSuspected', { actor, parents, suspected })
    : inWords('underBoth', { actor, parents, translated, suspected });
}
