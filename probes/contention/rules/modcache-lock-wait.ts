import type { Actor } from '../actor.ts';
import type { TimedHold } from '../picture.ts';
import type { ContentionLook } from './rule.ts';

/** Shorter waits are nobody's trouble: `go mod tidy` itself takes the side lock for about a millisecond. */
const leastWaitMs = 200;
/** How long a lock that is normally released at once may be held before it is told of even if nobody waits. */
const longHoldMs = 1000;

/** Somebody waits for a lock of Go's module cache; or one that is held for a millisecond otherwise is held for a second. */
export const lockWait: ContentionLook<'modcache-lock-wait'> = {
  rule: {
    id: 'modcache-lock-wait',
    severity: 'warning',
    dependsOn: [],
    timeToVisibleMs: 3000,
    links: ['https://github.com/golang/go/issues/32421', 'https://github.com/golang/go/issues/33543'],
  },
  look({ holds, at }) {
    return holds
      .filter((hold) => waitsLong(hold, at) || heldLong(hold, at))
      .map((hold) => ({
        rule: 'modcache-lock-wait',
        subject: hold.path,
        severity: 'warning',
        certainty: hold.holders.length === 0 ? 'suspected' : hold.certainty,
        evidence: [
          `lock: ${hold.path} (${hold.file.kind})`,
          ...hold.holders.map((actor) => `holds: ${told(actor)}`),
          ...hold.waiters.map((actor) => `waits: ${told(actor)}`),
        ],
        values: {
          lock: hold.path,
          kind: hold.file.kind,
          about: hold.file.subject,
          holder: hold.holders.map(brief).join(', '),
          waiters: hold.waiters.map(brief).join(', '),
        },
      }));
  },
};

const waitsLong = ({ waitingSince }: TimedHold, at: number): boolean =>
  waitingSince !== null && at - waitingSince >= leastWaitMs;

/** A version lock is held for as long as a download lasts, and a vcs lock for a fetch: that is work. */
const heldLong = ({ file, exclusive, since }: TimedHold, at: number): boolean =>
  exclusive && (file.kind === 'side-lock' || file.kind === 'module-file') && at - since >= longHoldMs;

/** `go mod tidy (pid 4711, Visual Studio Code)`. */
export function brief(actor: Actor): string {
  return `${actor.command} (pid ${actor.pid}${actor.owner === null ? '' : `, ${actor.owner}`})`;
}

function told(actor: Actor): string {
  const since = actor.startedMs === null ? '' : `, started ${new Date(actor.startedMs).toISOString()}`;
  const where = actor.directory === null ? '' : `, in ${actor.directory}`;
  const parents = actor.chain.length === 0 ? '' : `, under ${actor.chain.slice(0, 6).join(' < ')}`;
  return `${brief(actor)}${since}${where}${parents}`;
}
