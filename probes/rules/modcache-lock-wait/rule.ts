import { isContention, waitFinding } from '../../contention/held.ts';
import type { Contention } from '../../contention/answer.ts';
import { leastWaitMs, type TimedHold } from '../../contention/lock-times.ts';
import type { Picture } from '../../contention/picture.ts';
import { contention } from '../../contention/probe.ts';
import type { Rule } from '../../probe.ts';
import type { Values } from './text.ts';

/** How long a lock that is normally released within 2 ms may be held before that is reported even if nobody waits. */
const longHoldMs = 500;

/** Somebody waits for a lock of Go's module cache; or one that is held for a millisecond otherwise stays held. */
export const rule: Rule<Contention, Values> = {
  severity: 'warning',
  dependsOn: [],
  timeToVisibleMs: 3000,
  links: ['https://github.com/golang/go/issues/32421', 'https://github.com/golang/go/issues/33543'],
  probe: contention,
  decide: ({ picture: { holds, at, contested } }) =>
    holds.filter((hold) => waitsLong(hold, at, contested) || heldLong(hold, at)).map(waitFinding),
};

const waitsLong = (hold: TimedHold, at: number, contested: Picture['contested']): boolean =>
  hold.waits.some(
    ({ actor, since }) => at - since >= leastWaitMs && isContention(hold, actor, at - since, contested),
  );

/** A version lock is held for as long as a download lasts, and a vcs lock for a fetch: that is work. */
const heldLong = ({ file, exclusive, since }: TimedHold, at: number): boolean =>
  exclusive && (file.kind === 'side-lock' || file.kind === 'module-file') && at - since >= longHoldMs;
