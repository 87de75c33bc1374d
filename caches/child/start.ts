import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { ChildReply, ChildRequest } from './request.ts';
import { carried } from '../../messages/carried.ts';
import { ChildFailed, ChildQuiet } from './failed.ts';
import { inWords } from '../text.ts';

/** The bundle of caches/child/main.ts: beside our own bundle, or in dist/ when we run from the sources. */
export const childScript = fileURLToPath(
  new URL(
    import.meta.url.endsWith('.ts') ? '../../dist/caches-child.js' : './caches-child.js',
    import.meta.url,
  ),
);

export interface ChildOptions {
  /** Yields to everything else on the machine, for processor and disk. */
  readonly lowPriority: boolean;
  readonly signal?: AbortSignal;
  /** Where one may wait already. */
  readonly spare?: { take(): ChildProcess | null };
  /** Milliseconds without a word of it after which it counts as standing still; a minute when absent, ten with low priority. */
  readonly quietMs?: number;
}

/** A process that gives way to everything else may get no disk access for a long time. */
const quiet = { usualMs: 60_000, lowMs: 600_000 };

/** Milliseconds after a kill until a child counts as one that cannot be ended for now. */
const lastMs = 1_000;

/**
 * Runs one request in a process of its own and hands each reply to `take`. If the request is still to be made, the
 * process starts in the meantime. Resolves after the reply that says `done`; rejects with `ChildFailed` if the process
 * ends without one, and with the same error if making the request rejects. An abort kills it at once, whatever it is
 * doing, and rejects with the signal's reason, at most a second later. A process that hangs is killed too, and rejects
 * with `ChildQuiet`.
 */
export async function runChild(
  request: ChildRequest | (() => Promise<ChildRequest>),
  options: ChildOptions,
  take: (reply: ChildReply) => void,
): Promise<void> {
  options.signal?.throwIfAborted();
  const spare = options.spare?.take() ?? null;
  if (spare === null) return runIn(start(options.lowPriority), request, options, take);
  const heard = { any: false };
  try {
    await runIn(spare, request, options, (reply) => {
      heard.any = true;
      take(reply);
    });
  } catch (error) {
    // It was killed while it waited.
    if (heard.any || !(error instanceof ChildFailed) || error instanceof ChildQuiet) throw error;
    await runIn(start(options.lowPriority), request, options, take);
  }
}

async function runIn(
  child: ChildProcess,
  request: ChildRequest | (() => Promise<ChildRequest>),
  options: ChildOptions,
  take: (reply: ChildReply) => void,
): Promise<void> {
  let lastWait: NodeJS.Timeout | undefined;
  let leave: (why: string) => void = () => undefined;
  const left = new Promise<string>((resolve) => (leave = resolve));
  const kill = (): void => {
    child.kill('SIGKILL');
    lastWait ??= setTimeout(() => leave(inWords('notEnded')), lastMs);
  };
  options.signal?.addEventListener('abort', kill, { once: true });
  const { lowPriority, quietMs = lowPriority ? quiet.lowMs : quiet.usualMs } = options;
  const stood = { still: false };
  let patience: NodeJS.Timeout | undefined;
  try {
    const { done, ended } = talk(child, (reply) => {
      patience?.refresh();
      take(reply);
    });
    const made = typeof request === 'function' ? await request() : request;
    child.stdin?.end(JSON.stringify(made));
    patience = setTimeout(() => {
      stood.still = true;
      kill();
    }, quietMs);
    const end = await Promise.race([ended, left]);
    options.signal?.throwIfAborted();
    if (stood.still && !done())
      throw new ChildQuiet(inWords('childQuiet', { request: made.mode, seconds: quietMs / 1000 }));
    if (!done()) throw new ChildFailed(inWords('childEnded', { request: made.mode, reason: end }));
  } catch (error) {
    kill();
    throw error;
  } finally {
    clearTimeout(lastWait);
    clearTimeout(patience);
    options.signal?.removeEventListener('abort', kill);
    // A process stuck in the kernel waiting for a file system is left behind; it can no longer do what was asked of it.
    for (const stream of child.stdio) stream?.destroy();
    child.unref();
  }
}

function start(low: boolean): ChildProcess {
  return low ? startChild(['low'], givingWay()) : startChild([]);
}

/** Starts the process, which waits for its request; `before` is what it is started by. */
export function startChild(argv: readonly string[], before: readonly string[] = []): ChildProcess {
  const [program = process.execPath, ...rest] = [...before, process.execPath, childScript, ...argv];
  return spawn(program, rest, { stdio: ['pipe', 'pipe', 'pipe'], cwd: '/', windowsHide: true });
}

/** `taskpolicy -b` (macOS) and `ionice -c 3` (Linux, util-linux) give way at the disk too. */
function givingWay(): string[] {
  if (existsSync('/usr/sbin/taskpolicy')) return ['/usr/sbin/taskpolicy', '-b'];
  return existsSync('/usr/bin/ionice') ? ['/usr/bin/ionice', '-c', '3', '-t'] : [];
}

function talk(
  child: ChildProcess,
  take: (reply: ChildReply) => void,
): { done: () => boolean; ended: Promise<string> } {
  let done = false;
  let complaint = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    complaint = (complaint + chunk.toString()).slice(-2000);
  });
  if (child.stdout) {
    createInterface({ input: child.stdout }).on('line', (line) => {
      const reply = carried(JSON.parse(line)) as ChildReply;
      if (reply.done === true) done = true;
      take(reply);
    });
  }
  // It may end before it has read everything; its exit shows that.
  child.stdin?.on('error', () => child.stdin?.destroy());
  const ended = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('close', (code, signal) => resolve(`${signal ?? `exit ${code}`} ${complaint}`.trim()));
  });
  return { done: () => done, ended };
}
