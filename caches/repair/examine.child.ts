import { lstatSync } from 'node:fs';
import { parentPort, Worker } from 'node:worker_threads';
import { carried, carrying } from '../../messages/carried.ts';
import { endIfAlone, reply } from '../child/reply.ts';
import { listModules, type ModuleOnDisk } from '../modules/list.ts';
import { examineModule } from './examine.ts';
import type { Examined, ExamineRequest } from './examined.ts';

/** What a thread is given: all modules, and the counter from which each takes its next. */
export interface ExamineWork {
  readonly examine: readonly { readonly root: string; readonly module: ModuleOnDisk }[];
  readonly next: SharedArrayBuffer;
}

const reportEveryMs = 100;
/** Below this many modules a second thread costs more than it brings. */
const worthThreads = 8;

/** Replies `{examined}` for each module version, `{progress}` now and then, and `{done}`. */
export async function examine(request: ExamineRequest, script: URL): Promise<void> {
  const only = request.only && new Set(request.only);
  const found = request.roots.flatMap((root) =>
    listModules(root)
      .filter(({ path, version }) => only?.has(`${path}@${version}`) ?? true)
      .map((module) => ({ root, module, bytes: zipBytes(root, module) })),
  );
  // The largest first, so that no thread is left alone with one at the end.
  found.sort((one, other) => other.bytes - one.bytes);
  const work: ExamineWork = {
    examine: found.map(({ root, module }) => ({ root, module })),
    next: new SharedArrayBuffer(4),
  };
  const total = found.length;
  let done = 0;
  let reportedAt = 0;
  const take = (examined: Examined): void => {
    reply({ examined });
    done += 1;
    if (Date.now() - reportedAt < reportEveryMs) return;
    reportedAt = Date.now();
    reply({ progress: { done, total } });
  };
  const others = total < worthThreads ? 0 : request.threads - 1;
  const helpers = Array.from({ length: others }, () => helper(work, script, take));
  await examineNext(work, take);
  await Promise.all(helpers);
  reply({ progress: { done, total } });
  reply({ done: true });
}

/** A thread's part of it. */
export async function examineThread(work: ExamineWork): Promise<void> {
  await examineNext(work, (examined) => parentPort?.postMessage(carrying(examined)));
}

async function examineNext(
  { examine: all, next }: ExamineWork,
  take: (examined: Examined) => void,
): Promise<void> {
  const counter = new Int32Array(next);
  for (;;) {
    const one = all[Atomics.add(counter, 0, 1)];
    if (!one) return;
    take(await examineModule(one.root, one.module));
    endIfAlone();
    // Lets what the other threads found come in.
    await new Promise(setImmediate);
  }
}

function helper(work: ExamineWork, script: URL, take: (examined: Examined) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(script, { workerData: work });
    worker.on('message', (examined: unknown) => take(carried(examined) as Examined));
    worker.on('error', reject);
    worker.on('exit', () => resolve());
  });
}

function zipBytes(root: string, { parts }: ModuleOnDisk): number {
  const zip = parts.find(({ role }) => role === 'zip');
  return (zip && lstatSync(`${root}/${zip.directory}/${zip.name}`, { throwIfNoEntry: false })?.size) ?? 0;
}
