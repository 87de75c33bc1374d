import { Worker, type MessagePort } from 'node:worker_threads';
import { reply, tick } from '../child/reply.ts';
import type { MeasureRequest } from './measurement.ts';
import { closePlace, openPlaces, runTask, type OpenPlace, type Task } from './places.ts';
import type { Sum } from './walk.ts';

/** What a helping thread receives: all tasks, and the counter from which each thread takes its next. */
export interface MeasureWork {
  readonly tasks: readonly Task[];
  readonly next: SharedArrayBuffer;
}

/** What a helping thread says now and then: what it has done since, and whether that was all. */
export interface Share {
  readonly sums: readonly (readonly [task: number, sum: Sum])[];
  readonly last: boolean;
}

/** Milliseconds for which a thread works before it reports progress, or listens to others. */
const shareEveryMs = 20;
/** Milliseconds between two reports of what was added up so far. */
const reportEveryMs = 100;

/** Threads that wait for their work. */
export function helpersOf(count: number, script: URL): readonly Worker[] {
  return Array.from({ length: count }, () => new Worker(script, { workerData: null }));
}

/**
 * Measures every place and replies `{sofar}` now and then, `{place}` for each as it is done and `{done}`. Without `helpers` they start
 * while the places are opened.
 */
export async function measure(
  request: MeasureRequest,
  script: URL,
  helpers = helpersOf(request.places.length === 0 ? 0 : request.threads - 1, script),
): Promise<void> {
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
  await share(tasks, helpers, take);
  reply({ done: true });
}

function sofar(places: readonly OpenPlace[]): { id: string; bytes: number; files: number }[] {
  return places.map(({ measured, parts }) => {
    const sums = parts.flatMap((part) => part.sums);
    const add = (key: 'bytes' | 'files'): number => sums.reduce((total, sum) => total + sum[key], 0);
    return { id: measured.id, bytes: add('bytes'), files: add('files') };
  });
}

async function share(
  tasks: readonly Task[],
  helpers: readonly Worker[],
  take: (number: number, sum: Sum) => void,
): Promise<void> {
  const work: MeasureWork = { tasks, next: new SharedArrayBuffer(4) };
  const ended = helpers.map((helper) => helped(helper, work, take));
  let sharedAt = performance.now();
  for (const [number, task] of tasksOf(work)) {
    take(number, runTask(task, tick));
    tick();
    if (performance.now() - sharedAt < shareEveryMs) continue;
    // Lets what the other threads found come in.
    await new Promise(setImmediate);
    sharedAt = performance.now();
  }
  await Promise.all(ended);
}

/** A helping thread: waits for the work, and does what falls to it. */
export function help(line: MessagePort): void {
  line.once('message', (work: MeasureWork) => helpWith(work, (share) => line.postMessage(share)));
}

function helpWith(work: MeasureWork, say: (share: Share) => void): void {
  let sums: [number, Sum][] = [];
  let sharedAt = performance.now();
  for (const [number, task] of tasksOf(work)) {
    sums.push([number, runTask(task)]);
    if (performance.now() - sharedAt < shareEveryMs) continue;
    say({ sums, last: false });
    sums = [];
    sharedAt = performance.now();
  }
  say({ sums, last: true });
}

/** The tasks that fall to this thread. */
function* tasksOf({ tasks, next }: MeasureWork): Generator<[number, Task]> {
  const counter = new Int32Array(next);
  for (;;) {
    const number = Atomics.add(counter, 0, 1);
    const task = tasks[number];
    if (!task) return;
    yield [number, task];
  }
}

function helped(helper: Worker, work: MeasureWork, take: (number: number, sum: Sum) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    helper.on('message', ({ sums, last }: Share) => {
      for (const [number, sum] of sums) take(number, sum);
      if (!last) return;
      helper.unref();
      resolve();
    });
    helper.on('error', reject);
    helper.postMessage(work);
  });
}
