import type { Glance } from '../../host/glance.ts';
import type { Picture } from '../../probes/contention/picture.ts';

/** Between two glances while nobody works: a lock held for 5 s is told within 2. */
const quietMs = 1000;
/** After a go command others follow: gopls asks several small things before it loads a module. */
const awakeMs = 250;
const awakeForMs = 120_000;
/** While the tools of two applications run, or a go command: none of its waits over 200 ms stays unseen. */
const briskMs = 150;
/** While two go commands run or somebody waits: such a wait is seen twice. */
const raceMs = 80;
/** A wait that lasts needs no closer look. */
const stuckAfterMs = 10_000;
/** A go command that runs longer than this is a program or a test, and no race. */
const youngMs = 60_000;

/** Without glances (macOS) each look starts `ps`: rare while nobody works, often only while two applications run go commands. */
const darwin = { quiet: 30_000, single: 15_000, pair: 5000, race: 1000 } as const;

/** What the pace depends on. */
export interface Activity {
  /** go, gopls and dlv that run now, with the application that each belongs to. */
  readonly tools: readonly { readonly name: string; readonly owner: number | null; readonly since: number }[];
  /** When a go command was last seen to run; null if never. */
  readonly lastCommand: number | null;
  /** Since when the longest wait or suspicious hold is seen; null when there is none. */
  readonly trouble: number | null;
}

/** Milliseconds until the next glance. */
export function glancePause({ tools, lastCommand, trouble }: Activity, now: number): number {
  const commands = tools.filter(({ name, since }) => name === 'go' && now - since < youngMs);
  if (commands.length > 1 || (trouble !== null && now - trouble < stuckAfterMs)) return raceMs;
  if (commands.length === 1 || ownersOf(tools) > 1) return briskMs;
  return lastCommand !== null && now - lastCommand < awakeForMs ? awakeMs : quietMs;
}

/** Milliseconds until the next look at a machine that has no glances; `lingers` while the end of a trouble is to be seen. */
export function lookPause({ tools, trouble }: Activity, lingers: boolean): number {
  const commands = tools.filter(({ name }) => name === 'go');
  if (lingers || trouble !== null || ownersOf(commands) > 1) return darwin.race;
  if (ownersOf(tools) > 1) return darwin.pair;
  return tools.length > 0 ? darwin.single : darwin.quiet;
}

const ownersOf = (tools: Activity['tools']): number =>
  new Set(tools.flatMap(({ owner }) => (owner === null ? [] : [owner]))).size;

/** The activity of a picture, for hosts without glances. */
export function activityOf(picture: Picture): Activity {
  const tools = picture.actors.map(({ kind, ownerPid, startedMs }) => ({
    name: kind,
    owner: ownerPid,
    since: startedMs ?? picture.at,
  }));
  return { tools, lastCommand: null, trouble: troubleOf(picture) };
}

/** Since when somebody waits, or a lock that is else held for a moment stays. */
export function troubleOf({ holds }: Picture): number | null {
  const times = holds.flatMap(({ since, waits, exclusive }) => {
    if (waits.length > 0) return waits.map((wait) => wait.since);
    return exclusive ? [since] : [];
  });
  return times.length === 0 ? null : Math.min(...times);
}

/** Follows the tools that glances tell of from one to the next; our own go commands are nobody's work. */
export class Tools {
  #known = new Map<number, { name: string; owner: number | null; since: number }>();
  #ours = new Set<number>();
  #lastCommand: number | null = null;

  /** The tools of a glance, with what is known of their applications. */
  update({ running }: Glance, now: number): void {
    const before = this.#known;
    this.#ours = new Set([...this.#ours].filter((pid) => running.has(pid)));
    const others = [...running].filter(([pid]) => !this.#ours.has(pid));
    this.#known = new Map(
      others.map(([pid, name]) => {
        const known = before.get(pid);
        return [pid, known?.name === name ? known : { name, owner: null, since: now }];
      }),
    );
  }

  /** A picture knows their applications. */
  attribute({ at, actors }: Picture): void {
    for (const { pid, kind, family, ownerPid } of actors) {
      const tool = this.#known.get(pid);
      if (family === 'gowarden') {
        this.#ours.add(pid);
        this.#known.delete(pid);
      } else if (tool !== undefined) {
        this.#known.set(pid, { ...tool, owner: ownerPid });
        if (kind === 'go') this.#lastCommand = at;
      }
    }
  }

  activity(trouble: number | null): Activity {
    return { tools: [...this.#known.values()], lastCommand: this.#lastCommand, trouble };
  }
}
