import { fork, type ChildProcess } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { chdir } from 'node:process';
import { endIfAlone, reply } from '../child/reply.ts';
import type { Shape } from '../cache.ts';
import { codeOf, factsOf, identityOf, same } from '../identity.ts';
import type { Identity } from '../plan/plan.ts';
import { MovedUnderneath, purgeEntry, type Purged } from './purge.ts';
import { doom, doomed, type Quarantine } from './quarantine.ts';

/** Something in a quarantine that is to be removed. */
export interface PurgeItem {
  /** Its name in the quarantine. */
  readonly name: string;
  readonly group: string;
  readonly shape: Shape;
  /** What it was called under its root: where its shape begins. */
  readonly part: string;
}

export interface PurgeRequest {
  readonly mode: 'purge';
  readonly quarantine: Quarantine;
  readonly items: readonly PurgeItem[];
  /** Processes that remove at the same time. */
  readonly workers: number;
}

/** A branch for one worker: names from the quarantine on, each a directory but the last. */
export interface Unit {
  readonly steps: readonly string[];
  readonly inside: readonly string[];
  readonly shape: Shape;
}

export interface WorkerOrder {
  readonly quarantine: Quarantine;
  readonly unit: Unit;
}

/**
 * Removes what waits in a quarantine. Replies `{files}` as it goes and `{done, left}`. All items of a group are marked
 * before the first of them is touched, so that whoever puts back knows what is whole.
 */
export async function purge(request: PurgeRequest, script: URL): Promise<void> {
  const total: Purged = { files: 0, left: [] };
  const workers = Array.from({ length: request.workers }, () => new PurgeWorker(script));
  try {
    const queue = units(request);
    const work = async (worker: PurgeWorker): Promise<void> => {
      for (let next = queue.next(); !next.done; next = queue.next()) {
        total.files += (await worker.run({ quarantine: request.quarantine, unit: next.value })).files;
        reply({ files: total.files });
      }
    };
    await Promise.all(workers.map(work));
  } finally {
    for (const worker of workers) worker.end();
  }
  // What the branches left, such as the directories that they hang on. Only what this cannot remove either is left.
  for (const { name, part, shape } of request.items) {
    const unit: Unit = { steps: [doomed(name)], inside: [part], shape };
    const rest = purgeUnit({ quarantine: request.quarantine, unit });
    total.files += rest.files;
    total.left.push(...rest.left);
  }
  reply({ done: true, files: total.files, left: total.left.slice(0, 200) });
}

/** Directories of an item that are shared out, at least; below that its branches are split once more. */
const enough = 32;

function* units(request: PurgeRequest): Generator<Unit, undefined> {
  const groups = grouped(request.items);
  for (const items of groups.values()) {
    const entered = enterQuarantine(request.quarantine, () => doom(items.map(({ name }) => name)));
    if (!entered) throw new MovedUnderneath(request.quarantine.path);
    for (const item of items) {
      const whole: Unit = { steps: [doomed(item.name)], inside: [item.part], shape: item.shape };
      yield* item.shape === 'modules' || item.shape === 'tree' ? split(request.quarantine, whole) : [whole];
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
      directoriesIn(`${quarantine.path}/${unit.steps.join('/')}`).map((name) => ({
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

function directoriesIn(path: string): string[] {
  if (!factsOf(path)?.isDirectory()) return [];
  try {
    return readdirSync(path, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && !entry.name.includes('\ufffd'))
      .map((entry) => entry.name);
  } catch (error) {
    // Not readable yet: the last pass makes it so.
    if (error instanceof Error) return [];
    throw error;
  }
}

function enterQuarantine(quarantine: Quarantine, act: () => void): boolean {
  chdir(quarantine.path);
  if (!same(factsOf('.'), quarantine.identity)) return false;
  act();
  return true;
}

/** Removes one branch. */
export function purgeUnit({ quarantine, unit }: WorkerOrder): Purged {
  const into: Purged = { files: 0, left: [] };
  const act = (): void => {
    const last = unit.steps[unit.steps.length - 1];
    if (last === undefined) return;
    for (const step of unit.steps.slice(0, -1)) if (!stepInto(step, quarantine.identity)) return;
    const options = { shape: unit.shape, device: quarantine.identity.device, tick: endIfAlone };
    purgeEntry(last, unit.inside, into, options);
  };
  try {
    if (!enterQuarantine(quarantine, act)) throw new MovedUnderneath(quarantine.path);
  } catch (error) {
    if (!(error instanceof MovedUnderneath)) throw error;
    into.left.push({ path: unit.inside.join('/'), why: 'changed' });
  }
  return into;
}

/** Enters a directory that this quarantine's volume holds, not a link in its place. */
function stepInto(name: string, quarantine: Identity): boolean {
  const facts = factsOf(name);
  if (!facts?.isDirectory() || String(facts.dev) !== quarantine.device) return false;
  try {
    chdir(name);
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

  run(order: WorkerOrder): Promise<Purged> {
    return new Promise((resolve, reject) => {
      const ended = (code: number | null): void =>
        reject(new Error(`A process that removes ended with ${code}`));
      this.#child.once('exit', ended);
      this.#child.once('message', (message: Purged) => {
        this.#child.off('exit', ended);
        resolve(message);
      });
      this.#child.send(order);
    });
  }

  end(): void {
    this.#child.disconnect();
  }
}

export function purgeWorker(): void {
  process.on('message', (order: WorkerOrder) => process.send?.(purgeUnit(order)));
  process.on('disconnect', () => process.exit(0));
}
