import type { Locks } from '../../host/locks/locks.ts';
import { isOurs, type Actor } from './actor.ts';
import { type LockFile, lockFileOf } from './lock-file.ts';

/** One lock file that somebody holds, with who waits for it. */
export interface Hold {
  readonly path: string;
  readonly file: LockFile;
  readonly holders: readonly Actor[];
  readonly waiters: readonly Actor[];
  readonly exclusive: boolean;
  /** `observed` where the kernel reports who holds it; `suspected` where only open files are reported (macOS). */
  readonly certainty: 'observed' | 'suspected';
}

/**
 * The locks of one look, by file. A file that is merely open counts as held, and only as a suspicion, where one has set a
 * lock through it and somebody else has it open too: macOS does not tell more (docs/needs-a-mac.md).
 */
export function holdsOf(
  locks: Locks,
  actors: ReadonlyMap<number, Actor>,
  moduleCache: string,
): readonly Hold[] {
  const paths = [...new Set(locks.all.map(({ path }) => path))];
  return paths.flatMap((path): Hold[] => {
    const file = lockFileOf(path, moduleCache);
    if (file === null) return [];
    const of = (pick: (lock: Locks['all'][number]) => boolean): Actor[] =>
      locks.all
        .filter((lock) => lock.path === path && pick(lock))
        .flatMap(({ pid }) => actors.get(pid) ?? unknownActor(pid));
    const waiters = of(({ state }) => state === 'waits').filter((actor) => !isOurs(actor));
    const holders = of(({ state }) => state === 'holds');
    const exclusive = locks.all.some(
      (lock) => lock.path === path && lock.state === 'holds' && lock.mode === 'exclusive',
    );
    if (holders.length > 0 || waiters.length > 0) {
      return [
        {
          path,
          file,
          holders,
          waiters,
          exclusive,
          // Each of them was confirmed by itself; another unconfirmed lock does not weaken that.
          certainty: holders.length > 0 ? 'observed' : 'suspected',
        },
      ];
    }
    const open = of(({ state }) => state === 'open');
    const marked = of(({ state, marked: mark }) => state === 'open' && mark === true);
    const [holder] = marked.toSorted((a, b) => (a.startedMs ?? 0) - (b.startedMs ?? 0));
    const others = open.filter((actor) => actor.pid !== holder?.pid && !isOurs(actor));
    if (others.length === 0 || holder === undefined || !onlyForLocking.has(file.kind)) return [];
    return [
      {
        path,
        file,
        holders: [holder],
        waiters: others,
        exclusive: false,
        certainty: 'suspected',
      },
    ];
  });
}

/** Files that go opens for nothing but an exclusive lock; go.mod and hashes are read under shared ones all the time. */
const onlyForLocking: ReadonlySet<LockFile['kind']> = new Set(['side-lock', 'version-lock', 'vcs-lock']);

/** A process that ended before we could look at it. */
function unknownActor(pid: number): Actor {
  return {
    pid,
    kind: 'other',
    command: `pid ${pid}`,
    owner: null,
    family: null,
    ownerPid: null,
    startedMs: null,
    directory: null,
    module: null,
    chain: [],
  };
}
