import type { ChildProcess } from 'node:child_process';
import { Socket } from 'node:net';
import { startChild } from './start.ts';

/** Milliseconds for which one waits after the last look that somebody waited for. */
const keptMs = 60_000;

/**
 * A process that has started and waits for its request, so that nobody waits for its start: more than half of what `du` takes for a
 * cache of 50,000 files. There is one only while somebody looks, for a minute after each look, and it ends with us.
 */
export class SpareChild {
  readonly #threads: number;
  #child: ChildProcess | null = null;
  #timer: NodeJS.Timeout | undefined;

  /** `threads`: with how many it is to measure. */
  constructor(threads: number) {
    this.#threads = threads;
  }

  /** Somebody looks: the next look need not wait. */
  keep(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.end(), keptMs).unref();
    this.#child ??= this.#start();
  }

  /** The waiting process, which is then the caller's; null when none waits. */
  take(): ChildProcess | null {
    const child = this.#child;
    this.#child = null;
    child?.ref();
    for (const pipe of pipesOf(child)) pipe.ref();
    return child;
  }

  end(): void {
    clearTimeout(this.#timer);
    // Without a request it ends on its own.
    this.take()?.stdin?.end();
  }

  #start(): ChildProcess {
    const child = startChild(['spare', String(this.#threads)]);
    const forget = (): void => {
      if (this.#child === child) this.#child = null;
    };
    child.once('exit', forget);
    child.once('error', forget);
    // It keeps nobody from ending.
    child.unref();
    for (const pipe of pipesOf(child)) pipe.unref();
    return child;
  }
}

function pipesOf(child: ChildProcess | null): Socket[] {
  const pipes: readonly unknown[] = child?.stdio ?? [];
  return pipes.filter((pipe): pipe is Socket => pipe instanceof Socket);
}
