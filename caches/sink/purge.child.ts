import { fork, type ChildProcess } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { endIfAlone, reply, tick, tellMs } from '../child/reply.ts';
import { mountsNow } from '../../host/files/mounts.linux.ts';
import type { Shape } from '../cache.ts';
import { codeOf, factsOf, identityOf, same } from '../identity.ts';
import type { Identity } from '../plan/plan.ts';
import { MovedUnderneath } from './enter.ts';
import { isListChanged, isMovedHere } from './meanwhile.ts';
import { purgeEntry } from './purge.ts';
import { addPurged, leave, nothingPurged, type Left, type Purged } from './purged.ts';
import { doom, doomed, type Quarantine } from './quarantine.ts';
import { inWords } from './text.ts';

/** Something in a quarantine that is to be removed. */
export interface PurgeItem {
  /** Its name in the quarantine. */
  readonly name: string;
  readonly group: string;
  readonly shape: Shape;
  /** What was set aside under that name; null where we made it. Whatever else is there is never removed. */
  readonly identity: Identity | null;
  /** What it was called under its root: where its shape begins. */
  readonly part: string;
  /** Where it was, with every link resolved. */
  readonly root: string;
}

export interface PurgeRequest {
  readonly mode: 'purge';
  readonly quarantine: Quarantine;
  readonly items: readonly PurgeItem[];
  /** Processes that remove at the same time. */
  readonly workers: number;
  /** The file that says that we are at work (caches/job/lock.ts). */
  readonly work: string;
}

/** A branch for one worker: names from the quarantine on, each a directory but the last. */
export interface Unit {
  readonly steps: readonly string[];
  readonly inside: readonly string[];
  readonly shape: Shape;
  readonly root: string;
}

export interface WorkerOrder {
  readonly quarantine: Quarantine;
  readonly unit: Unit;
}

/**
 * Removes what waits in a quarantine. Replies `{files}` as it goes and `{done, left, renamed}`. All items of a group
 * are marked before the first of them is touched, so that a later undo knows what is whole. What the last pass removes
 * is found by the same rules as in the first: it takes nothing that the first one left for a reason.
 */
export async function purge(request: PurgeRequest, script: URL): Promise<void> {
  const total = nothingPurged();
  const strangers = strangersIn(request);
  for (const { name } of strangers) leave(total, name, 'changed');
  const items = request.items.filter((item) => !strangers.includes(item));
  const workers = Array.from({ length: request.workers }, () => new PurgeWorker(script));
  try {
    const queue = units(request.quarantine, items);
    const work = async (worker: PurgeWorker): Promise<void> => {
      for (let next = queue.next(); !next.done; next = queue.next()) {
        const order = { quarantine: request.quarantine, unit: next.value };
        const { files, returned, renamed } = await worker.run(order, tick);
        // What is left is asked of the last pass.
        addPurged(total, { files, returned, renamed, left: [] });
        reply({ files: total.files });
      }
    };
    await Promise.all(workers.map(work));
  } finally {
    for (const worker of workers) worker.end();
  }
  // What the branches left, such as the directories that they hang on. Only what this cannot remove either is left.
  for (const { name, part, shape, root } of standing(request.quarantine, items)) {
    const unit: Unit = { steps: [doomed(name)], inside: [part], shape, root };
    addPurged(total, purgeUnit({ quarantine: request.quarantine, unit }, tick));
  }
  const { files, left, renamed } = total;
  reply({ done: true, files, left, renamed });
}

/** Items of which something is left. */
function standing(quarantine: Quarantine, items: readonly PurgeItem[]): PurgeItem[] {
  let found: PurgeItem[] = [];
  enterQuarantine(quarantine, () => {
    found = items.filter(({ name }) => factsOf(doomed(name)) !== null);
  });
  return found;
}

/** Directories of an item that are shared out, at least; below that its branches are split once more. */
const enough = 32;

/** Items whose place something else has taken. */
function strangersIn({ quarantine, items }: PurgeRequest): PurgeItem[] {
  const found: PurgeItem[] = [];
  enterQuarantine(quarantine, () => {
    for (const item of items) {
      const { name, identity } = item;
      const facts = factsOf(name) ?? factsOf(doomed(name));
      if (facts && identity && !same(facts, identity)) found.push(item);
    }
  });
  return found;
}

function* units(quarantine: Quarantine, all: readonly PurgeItem[]): Generator<Unit, undefined> {
  for (const items of grouped(all).values()) {
    enterQuarantine(quarantine, () => doom(items.map(({ name }) => name)));
    for (const item of items) {
      const whole: Unit = {
        steps: [doomed(item.name)],
        inside: [item.part],
        shape: item.shape,
        root: item.root,
      };
      yield* item.shape === 'modules' || item.shape === 'tree' ? split(quarantine, whole) : [whole];
    }
  }
}

function grouped(items: readonly PurgeItem[]): Map<string, PurgeItem[]> {
  const groups = new Map<string, PurgeItem[]>();
  for (const item of items) groups.set(item.group, [...(groups.get(item.group) ?? []), item]);
  return groups;
}

/** The branches of a large tree, one or two levels down. What is not listed is left to the last pass. */
function split(quarantine: Quarantine, whole: Unit): Unit[] {
  let branches = [whole];
  for (let level = 0; level < 2 && branches.length < enough; level += 1) {
    const below = branches.flatMap((unit) =>
      directoriesIn(`${quarantine.path}/${unit.steps.join('/')}`, quarantine.since ?? null).map((name) => ({
        ...unit,
        steps: [...unit.steps, name],
        inside: [...unit.inside, name],
      })),
    );
    if (below.length === 0) break;
    branches = below;
  }
  return branches;
}

/** Directories in a directory but those that somebody moved there. */
function directoriesIn(path: string, since: number | null): string[] {
  const facts = factsOf(path);
  if (!facts?.isDirectory()) return [];
  const isSuspect = since !== null && isListChanged(facts, since);
  try {
    return readdirSync(path, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && !entry.name.includes('\ufffd'))
      .map((entry) => entry.name)
      .filter((name) => !isSuspect || !isMoved(`${path}/${name}`, since));
  } catch (error) {
    // Not readable yet: the last pass makes it so.
    if (codeOf(error) === undefined) throw error;
    return [];
  }
}

function isMoved(path: string, since: number): boolean {
  const facts = factsOf(path);
  return facts !== null && isMovedHere(facts, since);
}

function enterQuarantine(quarantine: Quarantine, act: () => void): void {
  process.chdir(quarantine.path);
  if (!same(factsOf('.'), quarantine.identity)) throw new MovedUnderneath(quarantine.path);
  act();
}

/** Removes one branch. `atWork` is called all the while. */
export function purgeUnit({ quarantine, unit }: WorkerOrder, atWork: () => void): Purged {
  const into = nothingPurged();
  const last = unit.steps[unit.steps.length - 1];
  if (last === undefined) return into;
  try {
    enterQuarantine(quarantine, () => {
      for (const step of unit.steps.slice(0, -1)) if (!stepInto(step, quarantine.identity)) return;
      const { since = null } = quarantine;
      const { device } = quarantine.identity;
      const mounts = mountsBelow(`${quarantine.path}/${unit.steps[0]}`);
      const { shape, root } = unit;
      purgeEntry(last, unit.inside, into, { shape, root, since, device, mounts, tick: atWork });
    });
  } catch (error) {
    const why = error instanceof MovedUnderneath ? 'changed' : codeOf(error);
    if (why === undefined) throw error;
    leave(into, unit.inside.join('/'), why);
  }
  return { ...into, left: into.left.map((left) => inQuarantine(left, unit)) };
}

/** Names what is left by where it is: several roots may have parts of the same name. */
function inQuarantine({ path, why }: Left, { steps: [waiting = ''], inside: [part = ''] }: Unit): Left {
  return { path: `${waiting}${path.slice(part.length)}`, why };
}

/** Mount points in an item, from it on. */
function mountsBelow(item: string): ReadonlySet<string> {
  const inside = mountsNow().filter((point) => point === item || point.startsWith(`${item}/`));
  return new Set(inside.map((point) => point.slice(item.length + 1)));
}

/** Enters a directory that this quarantine's volume holds, not a link in its place. */
function stepInto(name: string, quarantine: Identity): boolean {
  const facts = factsOf(name);
  if (!facts?.isDirectory() || String(facts.dev) !== quarantine.device) return false;
  try {
    process.chdir(name);
  } catch (error) {
    // Gone, or closed to us: the last pass opens it.
    if (codeOf(error) === undefined) throw error;
    return false;
  }
  if (!same(factsOf('.'), identityOf(facts))) throw new MovedUnderneath(name);
  return true;
}

/** Another process that removes branches, one at a time. */
class PurgeWorker {
  readonly #child: ChildProcess;

  constructor(script: URL) {
    this.#child = fork(script, ['purge-worker'], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  }

  /** `onWord` is called when it says that it is still working. */
  run(order: WorkerOrder, onWord: () => void): Promise<Purged> {
    return new Promise((resolve, reject) => {
      const ended = (code: number | null): void =>
        reject(new Error(inWords('removerEnded', { end: code ?? '?' })));
      const take = (message: Purged | null): void => {
        if (message === null) return onWord();
        this.#child.off('exit', ended).off('message', take);
        resolve(message);
      };
      this.#child.once('exit', ended).on('message', take);
      this.#child.send(order);
    });
  }

  end(): void {
    this.#child.disconnect();
  }
}

export function purgeWorker(): void {
  let toldMs = performance.now();
  const atWork = (): void => {
    endIfAlone();
    if (performance.now() - toldMs < tellMs) return;
    toldMs = performance.now();
    process.send?.(null);
  };
  process.on('message', (order: WorkerOrder) => process.send?.(purgeUnit(order, atWork)));
  process.on('disconnect', () => process.exit(0));
}
