import { setPriority } from 'node:os';
import { isMainThread, parentPort, workerData } from 'node:worker_threads';
import { driftSince } from '../measure/drift.ts';
import { joinWork } from '../execute/lock.ts';
import { measure, type MeasureWork } from '../measure/measure.child.ts';
import { runTask } from '../measure/places.ts';
import { weigh } from '../modules/weigh.child.ts';
import type { ExamineWork } from '../repair/examine.child.ts';
import { setEntriesAside } from '../sink/entries.ts';
import { purge, purgeWorker } from '../sink/purge.child.ts';
import { putBack } from '../sink/restore.ts';
import { waitAndPurge } from './later.ts';
import { endIfAlone, reply } from './reply.ts';
import type { ChildRequest } from './request.ts';

/** Loaded only where modules are examined: what reads zips would slow every other start. */
const examining = () => import('../repair/examine.child.ts');

// The process in which caches are measured, emptied and put back. It is bundled as a file of its own.
const script = new URL(import.meta.url);

if (!isMainThread) await thread(workerData as MeasureWork | ExamineWork);
else if (process.argv[2] === 'purge-worker') purgeWorker();
else if (process.argv[2] === 'later') await waitAndPurge(process.argv[3] ?? '', Number(process.argv[4]));
else await run(await requestFromInput());

async function thread(work: MeasureWork | ExamineWork): Promise<void> {
  if ('examine' in work) await (await examining()).examineThread(work);
  else measureThread(work);
}

function measureThread({ tasks, next }: MeasureWork): void {
  const counter = new Int32Array(next);
  for (;;) {
    const number = Atomics.add(counter, 0, 1);
    const task = tasks[number];
    if (!task) return;
    parentPort?.postMessage([number, runTask(task)]);
  }
}

async function requestFromInput(): Promise<ChildRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  return JSON.parse(Buffer.concat(chunks).toString()) as ChildRequest;
}

async function run(request: ChildRequest): Promise<void> {
  if (process.argv[2] === 'low') setPriority(19);
  // Whoever started us may have been killed before we said that we work, or while we wait for others of ours.
  if ('work' in request) await joinWork(request.work);
  endIfAlone();
  setInterval(endIfAlone, 100).unref();
  switch (request.mode) {
    case 'measure':
      return measure(request, script);
    case 'examine':
      return (await examining()).examine(request, script);
    case 'weigh':
      return weigh(request);
    case 'purge':
      return purge(request, script);
    case 'drift':
      for (const path of request.paths) reply({ path, ...driftSince(path, request.since, endIfAlone) });
      return reply({ done: true });
    case 'entries':
      request.moves.forEach((move, number) => {
        reply({ number, moved: setEntriesAside(move, request.boundary, endIfAlone) });
      });
      return reply({ done: true });
    case 'restore':
      for (const { root, backs } of request.roots) reply({ root, restored: putBack(root, backs) });
      return reply({ done: true });
  }
}
