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
  /** Counted at looks once a second, between which short commands come and go unseen. */
  readonly sampled: boolean;
}

/** Verbs that an editor runs again and again; a person's `go test` in a loop does not count as a storm. */
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

/**
 * So many different ones seen at the looks of a minute, one a second, are taken for a storm. The editing of 83 commands in a
 * minute, of about 100 ms each, would be seen 8 times; 150 of 200 ms each 30 times.
 */
export const sampledStormCount = 25;

/** So many commands of one application in so short a time may be a storm's, which looks once a second do not count. */
const gatheringCount = 5;
const gatheringMs = 10_000;

/** Whether commands of one application in one module come so thick that a storm is suspected. */
export function isGathering(starts: readonly Start[], now: number): boolean {
  return groupsOf(starts, now, gatheringMs).some(({ length }) => length >= gatheringCount);
}

/** So many seen at the few looks of a minute, one in 15 s, may be a storm's: one in four runs at each of them. */
const glimpsedCount = 3;

/** Whether a storm is suspected from looks that are so rare that each sees at most the command that runs just then. */
export function isGlimpsed(starts: readonly Start[], now: number): boolean {
  return groupsOf(starts, now).some(({ length }) => length >= glimpsedCount);
}

/** The storms of the last minute, one for each application and module; `sampled` from looks once a second. */
export function stormsOf(starts: readonly Start[], now: number, sampled = false): readonly Storm[] {
  return groupsOf(starts, now).flatMap((group): Storm[] => {
    const [first] = group;
    if (first === undefined || group.length < (sampled ? sampledStormCount : stormCount)) return [];
    const verbs: Record<string, number> = {};
    for (const { verb } of group) verbs[verb] = (verbs[verb] ?? 0) + 1;
    const { owner, ownerPid, module } = first;
    return [{ owner, ownerPid, module, verbs, count: group.length, windowMs, sampled }];
  });
}

/** What editors run again and again and started so short a time ago, by application and module. */
function groupsOf(starts: readonly Start[], now: number, withinMs = windowMs): readonly Start[][] {
  const recent = starts.filter(({ at, verb }) => now - at <= withinMs && stormy.has(verb));
  return [...groupBy(recent, groupOf).values()];
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
