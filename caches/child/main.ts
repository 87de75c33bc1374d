import { cappedText } from '../../host/files/capped.ts';
import { setPriority } from 'node:os';
import { isMainThread, parentPort, workerData, type Worker } from 'node:worker_threads';
import { hear } from '../../host/wording.ts';
import { rememberSaid } from '../../messages/said.ts';
import { help, helpersOf, measure } from '../measure/measure.child.ts';
import type { ExamineWork } from '../repair/examine.child.ts';
import { endIfAlone, reply, tick } from './reply.ts';
import type { ChildRequest } from './request.ts';

/** Bytes; a plan of a million entries has a third of that. */
const largestRequest = 512 * 1024 * 1024;

/*
 * The process in which caches are measured, emptied and put back. It is bundled as a file of its own. Somebody waits for
 * its start: what is not needed for measuring is loaded only where it is asked for.
 */
const script = new URL(import.meta.url);

hear(rememberSaid);

void start();

async function start(): Promise<void> {
  if (parentPort && workerData === null) return help(parentPort);
  if (!isMainThread)
    return (await import('../repair/examine.child.ts')).examineThread(workerData as ExamineWork);
  if (process.argv[2] === 'purge-worker') return (await import('../sink/purge.child.ts')).purgeWorker();
  if (process.argv[2] === 'later') return later(process.argv[3] ?? '');
  if (process.argv[2] === 'spare') {
    // They start while nobody waits.
    const helpers = helpersOf(Number(process.argv[3]) - 1, script);
    const request = requestFromInput();
    if (request.mode === 'measure') return run(request, helpers);
    // Nobody else gives them work, and they would keep this process.
    await Promise.all(helpers.map((helper) => helper.terminate()));
    return run(request);
  }
  return run(requestFromInput());
}

async function later(state: string): Promise<void> {
  await (await import('./later.ts')).waitAndPurge(state);
}

/**
 * Waits for it in place: a stream is slower to load, and libuv makes the first three descriptors of a child block
 * (https://github.com/libuv/libuv/blob/v1.x/src/unix/process.c: uv__process_child_init).
 */
function requestFromInput(): ChildRequest {
  const text = cappedText(0, largestRequest);
  // Nothing is wanted any longer, or our parent was killed.
  if (text === '') process.exit(0);
  return JSON.parse(text) as ChildRequest;
}

/** `helpers`: threads that were started while nobody waited. */
async function run(request: ChildRequest, helpers?: readonly Worker[]): Promise<void> {
  if (process.argv[2] === 'low') setPriority(19);
  // Our parent may have been killed before we said that we work, or while we wait for others of ours.
  if ('work' in request) await (await import('../job/lock.ts')).joinWork(request.work);
  endIfAlone();
  // Who removes for us has to say for itself that it does not stand still.
  setInterval(request.mode === 'purge' ? endIfAlone : tick, 100).unref();
  switch (request.mode) {
    case 'measure':
      return measure(request, script, helpers);
    case 'examine':
      return (await import('../repair/examine.child.ts')).examine(request, script);
    case 'weigh':
      return (await import('../modules/weigh.child.ts')).weigh(request);
    case 'contents':
      return (await import('../contents/contents.child.ts')).tellContents(request);
    case 'purge':
      return (await import('../sink/purge.child.ts')).purge(request, script);
    case 'drift': {
      const { driftSince } = await import('../measure/drift.ts');
      for (const path of request.paths) reply({ path, ...driftSince(path, request.since, tick) });
      return reply({ done: true });
    }
    case 'entries': {
      const { setEntriesAside } = await import('../sink/entries.ts');
      request.moves.forEach((move, number) => {
        reply({ number, moved: setEntriesAside(move, request.boundary, tick) });
      });
      return reply({ done: true });
    }
    case 'restore': {
      const { putBack } = await import('../sink/restore.ts');
      for (const { root, backs } of request.roots) reply({ root, restored: putBack(root, backs, tick) });
      return reply({ done: true });
    }
  }
}
