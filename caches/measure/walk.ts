import { lstatSync, type Stats } from 'node:fs';
import type { Shape } from '../cache.ts';
import { codeOf, isAbsent } from '../identity.ts';
import { fits, isOpaque } from '../shape.ts';
import type { Linked, PartProblem } from './measurement.ts';
import { eachName, joined, type Path } from './names.ts';

/** Hard-linked files of one branch that are remembered to be counted once; beyond it they count each time. */
const mostLinked = 500_000;
const dayMs = 86_400_000;

export interface WalkOptions {
  readonly shape: Shape;
  readonly device: number;
  readonly uid: number;
  readonly mounts: ReadonlySet<string>;
  readonly unusedBefore: number;
  readonly now: number;
}

/** What a branch of a tree holds. Plain data: it travels between threads. */
export interface Sum {
  bytes: number;
  files: number;
  lastUse: number | null;
  unusedBytes: number;
  unusedFiles: number;
  days: Record<number, { bytes: number; files: number }>;
  problem: PartProblem | null;
  linked: Linked[];
}

export function emptySum(): Sum {
  return {
    bytes: 0,
    files: 0,
    lastUse: null,
    unusedBytes: 0,
    unusedFiles: 0,
    days: {},
    problem: null,
    linked: [],
  };
}

/**
 * Adds up everything from `path` on, links not followed and mount points not entered. `inside` names it from its part
 * on. The stack is ours and not the engine's, so that depth costs memory by the level and never the process.
 */
export function measureBranch(path: string, inside: readonly string[], options: WalkOptions): Sum {
  return walk(path, inside, options, null);
}

/** The same for a directory and its files alone; hands the directories in it to `into`. */
export function measureLevel(
  path: string,
  inside: readonly string[],
  options: WalkOptions,
  into: (path: string, inside: readonly string[]) => void,
): Sum {
  return walk(path, inside, options, into);
}

function walk(
  start: string,
  inside: readonly string[],
  options: WalkOptions,
  into: ((path: string, inside: readonly string[]) => void) | null,
): Sum {
  const sum = emptySum();
  const seen = new Set<number>();
  const { shape, uid, device, mounts } = options;
  const open: { path: Path; inside: readonly string[]; opaque: boolean; size: number }[] = [];
  const add = (at: Path, above: readonly string[], name: Path, opaque: boolean): void => {
    const facts = statsOf(at, sum);
    if (!facts) return;
    const directory = facts.isDirectory();
    if (directory && into !== null && at !== start && typeof at === 'string') {
      return into(at, [...above, String(name)]);
    }
    if (!opaque && above.length > 0 && !fits(shape, above, String(name), directory)) {
      sum.problem ??= { why: 'foreign-content', detail: String(at) };
    }
    if (facts.uid !== uid) sum.problem ??= { why: 'not-ours', detail: String(at) };
    if (!directory) return count(sum, facts, seen, options);
    if (facts.dev !== device || mounts.has(String(at))) {
      sum.problem ??= { why: 'mount-point', detail: String(at) };
      return;
    }
    sum.bytes += bytesOf(facts);
    const names = opaque ? above : [...above, String(name)];
    open.push({ path: at, inside: names, opaque: opaque || isOpaque(shape, names), size: facts.size });
  };
  const above = inside.slice(0, -1);
  add(start, above, inside[inside.length - 1] ?? '', above.length > 0 && isOpaque(shape, above));
  for (let next = open.pop(); next; next = open.pop()) {
    const { path, inside: names, opaque } = next;
    try {
      eachName(path, next.size, (name) => add(joined(path, name), names, name, opaque));
    } catch (error) {
      note(sum, path, error);
    }
  }
  return sum;
}

/** POSIX leaves the unit of st_blocks open; Linux and macOS both count 512 bytes. */
function bytesOf(facts: Stats): number {
  return facts.blocks * 512;
}

function count(sum: Sum, facts: Stats, seen: Set<number>, { unusedBefore, now }: WalkOptions): void {
  const bytes = bytesOf(facts);
  sum.files += 1;
  if (facts.nlink > 1 && seen.size < mostLinked) {
    if (seen.has(facts.ino)) return;
    seen.add(facts.ino);
    sum.linked.push([facts.ino, bytes]);
  }
  sum.bytes += bytes;
  const used = facts.mtimeMs;
  if (sum.lastUse === null || used > sum.lastUse) sum.lastUse = used;
  if (used < unusedBefore) {
    sum.unusedBytes += bytes;
    sum.unusedFiles += 1;
  }
  addDay(sum, Math.min(3650, Math.max(0, Math.floor((now - used) / dayMs))), bytes, 1);
}

function addDay({ days }: Sum, day: number, bytes: number, files: number): void {
  const sum = days[day];
  if (!sum) days[day] = { bytes, files };
  else {
    sum.bytes += bytes;
    sum.files += files;
  }
}

/** One for every call: there are as many calls as files. */
const absentIsNothing = { throwIfNoEntry: false } as const;

function statsOf(path: Path, sum: Sum): Stats | undefined {
  try {
    return lstatSync(path, absentIsNothing);
  } catch (error) {
    note(sum, path, error);
    return undefined;
  }
}

function note(sum: Sum, path: Path, error: unknown): void {
  const code = codeOf(error);
  if (code === undefined) throw error;
  if (!isAbsent(error)) sum.problem ??= { why: 'refused', detail: `${String(path)}: ${code}` };
}

/** Joins the branches of one part; hard links that several branches share count once. */
export function joinSums(sums: readonly Sum[]): Sum {
  const total = emptySum();
  const seen = new Set<number>();
  for (const sum of sums) {
    total.bytes += sum.bytes;
    total.files += sum.files;
    total.unusedBytes += sum.unusedBytes;
    total.unusedFiles += sum.unusedFiles;
    if (sum.lastUse !== null) total.lastUse = Math.max(total.lastUse ?? sum.lastUse, sum.lastUse);
    for (const [day, more] of Object.entries(sum.days)) addDay(total, Number(day), more.bytes, more.files);
    total.problem ??= sum.problem;
    for (const [inode, bytes] of sum.linked) {
      if (seen.has(inode)) total.bytes -= bytes;
      else seen.add(inode);
    }
  }
  return total;
}
