import type { Actor } from './actor.ts';

/** A `go` command that was seen to start. */
export interface Start {
  readonly at: number;
  readonly pid: number;
  readonly verb: string;
  readonly owner: string;
  readonly ownerPid: number;
  readonly module: string | null;
}

export interface Storm {
  readonly owner: string;
  readonly ownerPid: number;
  readonly module: string | null;
  readonly verbs: Readonly<Record<string, number>>;
  readonly count: number;
  readonly windowMs: number;
}

/** Verbs that an editor runs again and again; a person's `go test` in a loop is no storm of theirs. */
const stormy = new Set(['list', 'mod tidy', 'mod download', 'env', 'vet']);

/**
 * So many in a minute by one application in one module. Opening a workspace starts about ten; a gopls whose user writes beside an
 * import that is not saved starts two or three at each pause, and with one pause in 1.7 s we saw 83 of them in a minute.
 */
export const stormCount = 150;
const windowMs = 60_000;

/** `mod tidy`, `list`, `build`: what a go command does. */
export function verbOf(command: string): string {
  const [, first = '', second = ''] = command
    .split(' ')
    .filter((word, index) => index === 0 || !word.startsWith('-'));
  return first === 'mod' || first === 'work' ? `${first} ${second}`.trim() : first;
}

export function startOf(actor: Actor, now: number): Start | null {
  if (actor.kind !== 'go' || actor.owner === null || actor.ownerPid === null) return null;
  const { pid, owner, ownerPid, module } = actor;
  return { at: actor.startedMs ?? now, pid, verb: verbOf(actor.command), owner, ownerPid, module };
}

/** So many commands of one application in so short a time may be a storm's, which looks once a second do not count. */
const gatheringCount = 5;
const gatheringMs = 10_000;

/** Whether commands of one application in one module come so thick that a storm is suspected. */
export function isGathering(starts: readonly Start[], now: number): boolean {
  const recent = starts.filter(({ at, verb }) => now - at <= gatheringMs && stormy.has(verb));
  return [...groupBy(recent, groupOf).values()].some(({ length }) => length >= gatheringCount);
}

/** The storms of the last minute, one for each application and module. */
export function stormsOf(starts: readonly Start[], now: number): readonly Storm[] {
  const groups = groupBy(
    starts.filter(({ at, verb }) => now - at <= windowMs && stormy.has(verb)),
    groupOf,
  );
  return [...groups.values()].flatMap((group): Storm[] => {
    const [first] = group;
    if (first === undefined || group.length < stormCount) return [];
    const verbs: Record<string, number> = {};
    for (const { verb } of group) verbs[verb] = (verbs[verb] ?? 0) + 1;
    const { owner, ownerPid, module } = first;
    return [{ owner, ownerPid, module, verbs, count: group.length, windowMs }];
  });
}

const groupOf = ({ ownerPid, module }: Start): string => `${ownerPid} ${module ?? ''}`;

// Map.groupBy came with Node 21.
function groupBy<T>(all: readonly T[], keyOf: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const group = groups.get(keyOf(one));
    if (group) group.push(one);
    else groups.set(keyOf(one), [one]);
  }
  return groups;
}
