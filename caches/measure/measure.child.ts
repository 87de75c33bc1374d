import { Worker } from 'node:worker_threads';
import { endIfAlone, reply } from '../child/reply.ts';
import type { MeasureRequest } from './measurement.ts';
import { closePlace, openPlaces, runTask, type OpenPlace, type Task } from './places.ts';
import type { Sum } from './walk.ts';

/** What a thread is given: all tasks, and the counter from which each takes its next. */
export interface MeasureWork {
  readonly tasks: readonly Task[];
  readonly next: SharedArrayBuffer;
}

/** Milliseconds between two reports of what was added up so far. */
const reportEveryMs = 100;

/** Measures every place and replies `{sofar}` now and then, `{place}` for each as it is done and `{done}`. */
export async function measure(request: MeasureRequest, script: URL): Promise<void> {
  const { places, tasks } = openPlaces(request, Date.now());
  const left = places.map((_, place) => tasks.filter((task) => task.place === place).length);
  const finish = (number: number): void => {
    const place = places[number];
    if (place) reply({ place: closePlace(place) });
  };
  left.forEach((count, number) => {
    if (count === 0) finish(number);
  });

  let reportedAt = Date.now();
  const take = (number: number, sum: Sum): void => {
    const task = tasks[number];
    const place = task && places[task.place];
    if (!place) return;
    place.parts[task.part]?.sums.push(sum);
    left[task.place] = (left[task.place] ?? 1) - 1;
    if (left[task.place] === 0) finish(task.place);
    if (Date.now() - reportedAt < reportEveryMs) return;
    reportedAt = Date.now();
    reply({ sofar: sofar(places) });
  };
  await share(tasks, request.threads, script, take);
  reply({ done: true });
}

function sofar(places: readonly OpenPlace[]): { id: string; bytes: number; files: number }[] {
  return places.map(({ measured, parts }) => {
    const sums = parts.flatMap((part) => part.sums);
    const add = (key: 'bytes' | 'files'): number => sums.reduce((total, sum) => total + sum[key], 0);
    return { id: measured.id, bytes: add('bytes'), files: add('files') };
  });
}

/** Below this many tasks a second thread costs more than it brings. */
const worthThreads = 16;

async function share(
  tasks: readonly Task[],
  threads: number,
  script: URL,
  take: (number: number, sum: Sum) => void,
): Promise<void> {
  const work: MeasureWork = { tasks, next: new SharedArrayBuffer(4) };
  const others = tasks.length < worthThreads ? 0 : threads - 1;
  const ended = Array.from({ length: others }, () => helper(work, script, take));
  const counter = new Int32Array(work.next);
  for (;;) {
    const number = Atomics.add(counter, 0, 1);
    const task = tasks[number];
    if (!task) break;
    take(number, runTask(task));
    endIfAlone();
    // Lets what the other threads found come in.
    await new Promise(setImmediate);
  }
  await Promise.all(ended);
}

function helper(work: MeasureWork, script: URL, take: (number: number, sum: Sum) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(script, { workerData: work });
    worker.on('message', ([number, sum]: [number, Sum]) => take(number, sum));
    worker.on('error', reject);
    worker.on('exit', () => resolve());
  });
}
