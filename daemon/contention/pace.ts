import type { Glance } from '../../host/processes/glance.ts';
import type { Picture } from '../../probes/contention/picture.ts';

/** Between two glances while nobody has worked for long and builds are heard of: a lock held for 5 s is still seen. */
const restMs = 4000;
/** Between two glances while nobody works, or only one application: a lock held for 5 s is reported within 2. */
const quietMs = 1000;
/** While two applications take turns, between their go commands: gopls asks several small things before it loads a module. */
const awakeMs = 250;
const awakeForMs = 120_000;
/** While one of two applications runs go commands: none of its waits over 200 ms stays unseen. */
const briskMs = 150;
/** While both run them, or somebody waits: such a wait is seen twice. */
const raceMs = 80;
/** A wait that lasts needs no closer look. */
const stuckAfterMs = 10_000;
/** A go command that runs longer than this is a program or a test, and no race. */
const youngMs = 60_000;

/** Without glances (macOS) each look starts `ps`: rare while nobody works, often only while two applications run go commands. */
const darwin = { quiet: 30_000, single: 15_000, pair: 5000, race: 1000 } as const;

/** An application's own process; null for all whose application is not known. */
type OwnerPid = number | null;

/** What the pace depends on. */
export interface Activity {
  /** go, gopls and dlv that run now, with the application that each belongs to. */
  readonly tools: readonly { readonly name: string; readonly owner: OwnerPid; readonly since: number }[];
  /** When a go command of each application was last seen to run. */
  readonly commands: ReadonlyMap<OwnerPid, number>;
  /** Applications that have a module open by their own files, whether or not a tool of theirs runs. */
  readonly editors: readonly number[];
  /** go.mod changed: go commands of all who work there follow, until then. */
  readonly expectedUntil: number;
  /** One application starts so many that they are to be counted. */
  readonly gathering: boolean;
  /** Since when the longest wait or suspicious hold is seen; null when there is none. */
  readonly trouble: number | null;
  /** Nothing of Go has run for long, and the directories of builds are watched: who begins to work is heard of. */
  readonly rests: boolean;
}

export const nothing: Activity = {
  ...{
    tools: [],
    commands: new Map(),
    editors: [],
    expectedUntil: 0,
    gathering: false,
    trouble: null,
    rests: false,
  },
};

/**
 * Milliseconds until the next glance. It is short only while go commands of two applications run, each counted for two
 * minutes after its last and while a tool of it runs: one application alone does not wait for another.
 */
export function glancePause(activity: Activity, now: number): number {
  const { tools, commands, editors, trouble } = activity;
  const running = tools.filter(({ name, since }) => name === 'go' && now - since < youngMs);
  if (ownersOf(running) > 1 || (trouble !== null && now - trouble < stuckAfterMs)) return raceMs;
  const recent = [...commands].flatMap(([owner, at]) => (now - at < awakeForMs ? [owner] : []));
  if (new Set([...tools.map(({ owner }) => owner), ...recent, ...editors]).size > 1) {
    if (running.length > 0) return briskMs;
    if (recent.length > 0 || now < activity.expectedUntil) return awakeMs;
  }
  if (activity.gathering) return awakeMs;
  return activity.rests && trouble === null && tools.length === 0 ? restMs : quietMs;
}

/** Milliseconds until the next look at a machine without glances; `lingers` while the end of a trouble is to be seen. */
export function lookPause({ tools, trouble, gathering }: Activity, lingers: boolean): number {
  const commands = tools.filter(({ name }) => name === 'go');
  if (lingers || gathering || trouble !== null || ownersOf(commands) > 1) return darwin.race;
  if (ownersOf(tools) > 1) return darwin.pair;
  return tools.length > 0 ? darwin.single : darwin.quiet;
}

const ownersOf = (tools: Activity['tools']): number => new Set(tools.map(({ owner }) => owner)).size;

/** The activity of a picture, for hosts without glances. */
export function activityOf(picture: Picture, gathering: boolean): Activity {
  const tools = picture.actors.map(({ kind, ownerPid, startedMs }) => ({
    name: kind,
    owner: ownerPid,
    since: startedMs ?? picture.at,
  }));
  return { ...nothing, tools, gathering, trouble: troubleOf(picture) };
}

/** Since when somebody has been waiting, or a normally short lock has been held. */
export function troubleOf({ holds }: Picture): number | null {
  const times = holds.flatMap(({ since, waits, exclusive }) => {
    if (waits.length > 0) return waits.map((wait) => wait.since);
    return exclusive ? [since] : [];
  });
  return times.length === 0 ? null : Math.min(...times);
}

/** Follows the tools in successive glances; our own go commands do not count as work. */
export class Tools {
  #known = new Map<number, { name: string; owner: OwnerPid; since: number }>();
  /** Of gowarden, of other users, or what has a tool's name and is none (gopls' telemetry). */
  #nobodys = new Set<number>();
  readonly #commands = new Map<OwnerPid, number>();

  /** The tools of a glance, with what is known of their applications. */
  update({ running }: Glance, now: number): void {
    const before = this.#known;
    this.#nobodys = new Set([...this.#nobodys].filter((pid) => running.has(pid)));
    const others = [...running].filter(([pid]) => !this.#nobodys.has(pid));
    this.#known = new Map(
      others.map(([pid, name]) => {
        const known = before.get(pid);
        return [pid, known?.name === name ? known : { name, owner: null, since: now }];
      }),
    );
  }

  /** A picture knows their applications. */
  attribute({ at, actors }: Picture): void {
    const seen = new Map(actors.map((actor) => [actor.pid, actor]));
    for (const [pid, tool] of this.#known) {
      const actor = seen.get(pid);
      if (actor === undefined || actor.family === 'gowarden') {
        this.#nobodys.add(pid);
        this.#known.delete(pid);
      } else {
        this.#known.set(pid, { ...tool, owner: actor.ownerPid });
        if (actor.kind === 'go') this.#commands.set(actor.ownerPid, at);
      }
    }
    for (const [owner, last] of this.#commands) if (at - last >= awakeForMs) this.#commands.delete(owner);
  }

  activity(): Pick<Activity, 'tools' | 'commands'> {
    return { tools: [...this.#known.values()], commands: this.#commands };
  }
}
