import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { MessagePort } from 'node:worker_threads';

/** Messages to the thread. Children are known by numbers that the other side assigns. */
export type Order =
  | { readonly child: number; readonly start: readonly [program: string, ...words: string[]] }
  | { readonly child: number; readonly line: string }
  | { readonly child: number; readonly kill: true };

export type News =
  | { readonly child: number; readonly pid: number }
  | { readonly child: number; readonly line: string }
  | { readonly child: number; readonly ended: string };

export interface RelayData {
  readonly port: MessagePort;
  /** Grows with each news: who waits for it sleeps on it. */
  readonly bell: Int32Array;
}

/**
 * A thread that passes lines to and from child processes, so that the one who asks can wait for an answer in place and no longer than
 * it wants to. It touches no file: only its children can get stuck.
 */
export function relay({ port, bell }: RelayData): void {
  const children = new Map<number, ChildProcess>();
  const tell = (news: News): void => {
    port.postMessage(news);
    Atomics.add(bell, 0, 1);
    Atomics.notify(bell, 0);
  };
  const start = (number: number, [program, ...words]: readonly [string, ...string[]]): void => {
    const child = spawn(program, words, { stdio: ['pipe', 'pipe', 'ignore'], cwd: '/', env: {} });
    children.set(number, child);
    // Nobody waits for one that is stuck when this process ends.
    child.unref();
    child.on('error', (error) => tell({ child: number, ended: error.message }));
    child.on('exit', (code, signal) => {
      children.delete(number);
      tell({ child: number, ended: signal ?? `exit ${code}` });
    });
    child.stdin.on('error', () => child.stdin.destroy());
    createInterface({ input: child.stdout }).on('line', (line) => tell({ child: number, line }));
    if (child.pid !== undefined) tell({ child: number, pid: child.pid });
  };
  port.on('message', (order: Order) => {
    if ('start' in order) return start(order.child, order.start);
    const child = children.get(order.child);
    if ('line' in order) child?.stdin?.write(`${order.line}\n`);
    else child?.kill('SIGKILL');
  });
}
