import type { execa as Execa } from 'execa';
import { closeSync, existsSync, openSync } from 'node:fs';
import type { Ran } from './run.ts';
import { inWords } from './text.ts';

/** A program to start, with nothing left to default. */
export interface Task {
  /** Absolute path. */
  readonly file: string;
  readonly arguments: readonly string[];
  readonly directory: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly input: string | undefined;
  readonly timeLimitMs: number;
  readonly outputLimitBytes: number;
  readonly signal: AbortSignal | undefined;
}

export interface Outcome extends Omit<Ran, 'summary'> {
  /** What ended it (`SIGSEGV`), or why it could not be started. */
  readonly reason: string | null;
}

/** How long after the program's own end a stream that someone else holds open may stay silent. */
const quietMs = 200;
/** How long it may continue in all after the program's own end, or after a kill that did not work. */
const lastMs = 1_000;

/** Groups that are still running: none may outlive us. */
const groups = new Set<number>();
let guarded = false;

/** Starts a program in its own process group and waits for its end, at the latest `timeLimitMs` + 1 s. Never rejects. */
export async function startedProcess(task: Task): Promise<Outcome> {
  // Execa's import costs as much as a bare Node's start, and most commands never run a program.
  const { execa } = await import('execa');
  if (!guarded) {
    guarded = true;
    process.once('exit', () => groups.forEach(killGroup));
  }
  let child: Child;
  try {
    lackNoDescriptors();
    child = start(execa, task);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    return { outcome: 'not-runnable', exitCode: null, stdout: '', stderr: '', reason: code ?? message };
  }
  return new Promise((resolve) => watch(child, task, resolve));
}

/** The two ends of three pipes, and of the one through which libuv hears whether it started. */
const descriptorsForOne = 8;

/**
 * Throws the system's error (EMFILE, ENFILE) when there are too few descriptors left to start a program: execa throws another
 * then, and Node's own comes later, where nobody can catch it.
 */
function lackNoDescriptors(): void {
  const opened: number[] = [];
  try {
    while (opened.length < descriptorsForOne) opened.push(openSync('/dev/null', 'r'));
  } finally {
    opened.forEach(closeSync);
  }
}

type Child = ReturnType<typeof start>;

// The type of what execa returns depends on these very options.
function start(execa: typeof Execa, task: Task) {
  const child = execa(task.file, task.arguments, {
    cwd: task.directory,
    env: task.environment,
    extendEnv: false,
    detached: true,
    reject: false,
    buffer: false,
    encoding: 'buffer',
    stdin: task.input === undefined ? 'ignore' : 'pipe',
  });
  // A program that ends without reading all of its input is not our failure (EPIPE).
  child.stdin?.on('error', () => child.stdin?.destroy());
  child.stdin?.end(task.input);
  return child;
}

function watch(child: Child, task: Task, resolve: (outcome: Outcome) => void): void {
  const { pid } = child;
  const outputs = { stdout: newOutput(), stderr: newOutput() };
  let stopped: Ran['outcome'] | null = null;
  let exit: { code: number | null; signal: string | null } | null = null;
  let done = false;
  let quiet: NodeJS.Timeout | undefined;
  const timers: NodeJS.Timeout[] = [];

  const finish = (failed: string | null = null): void => {
    if (done) return;
    done = true;
    for (const timer of [...timers, quiet]) clearTimeout(timer);
    task.signal?.removeEventListener('abort', cancel);
    for (const stream of [child.stdin, child.stdout, child.stderr]) stream?.destroy();
    child.unref();
    if (pid !== undefined) groups.delete(pid);
    const ending =
      stopped ?? (failed === null ? (exit?.signal ? 'signalled' : 'exited') : failedToStart(task, failed));
    resolve({
      outcome: ending,
      exitCode: ending === 'exited' ? (exit?.code ?? null) : null,
      stdout: outputs.stdout.text(task.outputLimitBytes),
      stderr: outputs.stderr.text(task.outputLimitBytes),
      reason: failed ?? (stopped !== null && exit === null ? leftBehind(pid) : (exit?.signal ?? null)),
    });
  };
  // Via setImmediate, so that bytes which already wait in the pipe are read first.
  const finishSoon = (): void => void setImmediate(() => finish());
  const after = (ms: number, act: () => void): void => void timers.push(setTimeout(act, ms));
  const stop = (why: Ran['outcome']): void => {
    if (stopped !== null || exit !== null) return;
    stopped = why;
    if (pid !== undefined) killGroup(pid);
    after(lastMs, finishSoon);
  };
  const cancel = (): void => stop('cancelled');
  const waitForQuiet = (): void => {
    clearTimeout(quiet);
    if (exit !== null && !done) quiet = setTimeout(finishSoon, quietMs);
  };

  for (const name of ['stdout', 'stderr'] as const) {
    child[name].on('data', (chunk: Uint8Array) => {
      waitForQuiet();
      if (outputs[name].add(chunk) > task.outputLimitBytes) stop('too-much-output');
    });
  }
  child.once('exit', (code, signal) => {
    exit = { code, signal };
    if (pid !== undefined) killGroup(pid);
    after(lastMs, finishSoon);
    waitForQuiet();
  });
  child.once('close', () => finish());
  void child.then((result) => {
    if (pid === undefined) finish(result.code ?? result.originalMessage ?? inWords('unknownError'));
  });
  if (pid !== undefined) groups.add(pid);
  after(task.timeLimitMs, () => stop('timed-out'));
  task.signal?.addEventListener('abort', cancel, { once: true });
}

/** It waits in the kernel, mostly for a file system; it ends when that answers. */
function leftBehind(pid: number | undefined): string {
  return inWords('leftBehind', { pid: pid ?? '?' });
}

/** ENOENT is also what a script without its interpreter and a missing directory give. */
function failedToStart(task: Task, code: string): Ran['outcome'] {
  return code === 'ENOENT' && !existsSync(task.file) ? 'not-found' : 'not-runnable';
}

function killGroup(pid: number): void {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch (error) {
    // ESRCH: nobody is left. EPERM (macOS: only zombies are left, or it became someone else): nobody that we may end.
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'ESRCH' && code !== 'EPERM') throw error;
  }
}

function newOutput(): { add(chunk: Uint8Array): number; text(limit: number): string } {
  const chunks: Uint8Array[] = [];
  let total = 0;
  return {
    add(chunk) {
      chunks.push(chunk);
      return (total += chunk.length);
    },
    text: (limit) => Buffer.concat(chunks).subarray(0, limit).toString('utf8'),
  };
}
