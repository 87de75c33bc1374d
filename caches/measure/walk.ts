import { lstatSync, type Stats } from 'node:fs';
import { basename, dirname } from 'node:path';
import type { NamedProof, Shape } from '../cache.ts';
import { codeOf, isAbsent } from '../identity.ts';
import { workSign, type Judge } from '../proof/judge.ts';
import { namedJudge } from '../proof/named.ts';
import { proveRepository, proveVersion, type Proof } from '../proof/version.ts';
import { fits, isOpaque } from '../shape.ts';
import type { Linked, PartProblem } from './measurement.ts';
import { eachName, joined, type Path } from './names.ts';

/** Hard-linked files of one branch that are remembered to be counted once; beyond it they count each time. */
const mostLinked = 500_000;
const dayMs = 86_400_000;
/** Files after which it is said again that we are at work: a slow disk takes a second for this many. */
const tickEvery = 64;

export interface WalkOptions {
  readonly shape: Shape;
  /** The place's root, with every link resolved. */
  readonly root: string;
  /** For `tree`. */
  readonly proof: NamedProof | null;
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
  /** Something was not looked into: it could not be, or is another file system. */
  unread: boolean;
  linked: Linked[];
  /** Module versions whose trees were met. */
  versions: number;
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
    unread: false,
    linked: [],
    versions: 0,
  };
}

/**
 * Adds up everything from `path` on, links not followed and mount points not entered. `inside` names it from its part
 * on. The stack is ours and not the engine's, so that depth costs memory by the level and never the process. `tick` is called
 * all the while.
 */
export function measureBranch(
  path: string,
  inside: readonly string[],
  options: WalkOptions,
  tick: () => void = () => undefined,
): Sum {
  return walk(path, inside, options, null, tick);
}

/** The same for a directory and its files alone; hands the directories in it to `into`. */
export function measureLevel(
  path: string,
  inside: readonly string[],
  options: WalkOptions,
  into: (path: string, inside: readonly string[]) => void,
): Sum {
  return walk(path, inside, options, into, () => undefined);
}

function walk(
  start: string,
  inside: readonly string[],
  options: WalkOptions,
  into: ((path: string, inside: readonly string[]) => void) | null,
  tick: () => void,
): Sum {
  let looked = 0;
  const sum = emptySum();
  const seen = new Set<number>();
  const { shape, uid, device, mounts } = options;
  const open: { path: Path; inside: readonly string[]; judge: Judge | null; size: number }[] = [];
  const add = (at: Path, above: readonly string[], name: Path, judge: Judge | null): void => {
    if ((looked += 1) % tickEvery === 0) tick();
    const facts = statsOf(at, sum);
    if (!facts) return;
    const directory = facts.isDirectory();
    if (directory && into !== null && at !== start && typeof at === 'string') {
      return into(at, [...above, String(name)]);
    }
    const met = { path: String(at), name: String(name), facts };
    if (judge !== null) {
      const why = judge(met);
      if (why !== null) sum.problem ??= { why, detail: met.path };
    } else if (above.length > 0 && !fits(shape, above, met.name, directory)) {
      sum.problem ??= { why: workSign(met) ?? 'foreign-content', detail: met.path };
    }
    if (facts.uid !== uid) sum.problem ??= { why: 'not-ours', detail: String(at) };
    if (!directory) return count(sum, facts, seen, options);
    if (facts.dev !== device || mounts.has(String(at))) {
      sum.problem ??= { why: 'mount-point', detail: String(at) };
      sum.unread = true;
      return;
    }
    sum.bytes += bytesOf(facts);
    const names = judge === null ? [...above, String(name)] : above;
    open.push({ path: at, inside: names, judge: judge ?? judgeBelow(names, options, sum), size: facts.size });
  };
  const above = inside.slice(0, -1);
  const isInside = above.length > 0 && isOpaque(shape, above);
  add(start, above, inside[inside.length - 1] ?? '', isInside ? judgeBelow(above, options, sum) : null);
  for (let next = open.pop(); next; next = open.pop()) {
    const { path, inside: names, judge } = next;
    try {
      eachName(path, next.size, (name) => add(joined(path, name), names, name, judge));
    } catch (error) {
      note(sum, path, error);
    }
  }
  return sum;
}

/** How the content of a directory is judged where names follow no rule; null where they do. Notes what is unproven. */
function judgeBelow(names: readonly string[], { shape, root, proof }: WalkOptions, sum: Sum): Judge | null {
  if (!isOpaque(shape, names)) return null;
  if (proof !== null && proof.of !== 'toolchain') return namedJudge(proof);
  let proven: Proof;
  // A toolchain is a module as well: its root is `golang.org` in a module cache.
  if (proof !== null) proven = proveVersion(dirname(root), [basename(root), ...names.slice(0, 1)]);
  else if (names[0] === 'cache') proven = proveRepository(`${root}/${names.slice(0, 3).join('/')}`);
  else {
    proven = proveVersion(root, names);
    sum.versions += 1;
  }
  if ('judge' in proven) return proven.judge;
  sum.problem ??= proven.problem;
  return workSign;
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
  if (isAbsent(error)) return;
  sum.problem ??= { why: 'refused', detail: `${String(path)}: ${code}` };
  sum.unread = true;
}

/** Joins the branches of one part; hard links that several branches share count once, and not at all where they were `seen` in another part. */
export function joinSums(sums: readonly Sum[], seen: Set<number>): Sum {
  const total = emptySum();
  for (const sum of sums) {
    total.bytes += sum.bytes;
    total.files += sum.files;
    total.versions += sum.versions;
    total.unusedBytes += sum.unusedBytes;
    total.unusedFiles += sum.unusedFiles;
    if (sum.lastUse !== null) total.lastUse = Math.max(total.lastUse ?? sum.lastUse, sum.lastUse);
    for (const [day, more] of Object.entries(sum.days)) addDay(total, Number(day), more.bytes, more.files);
    total.problem ??= sum.problem;
    total.unread ||= sum.unread;
    for (const [inode, bytes] of sum.linked) {
      if (seen.has(inode)) total.bytes -= bytes;
      else seen.add(inode);
    }
  }
  return total;
}
