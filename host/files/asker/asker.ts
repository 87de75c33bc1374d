import { fileURLToPath } from 'node:url';
import { MessageChannel, type MessagePort, receiveMessageOnPort, Worker } from 'node:worker_threads';
import type { Surroundings } from '../direct.ts';
import { heard } from '../../wording.ts';
import type { Answer, Question } from './question.ts';
import type { News, Order } from './relay.ts';

/** The bundle of host/files/asker/main.ts: beside our own bundle, or in dist/ when we run from the sources. */
const script = fileURLToPath(
  new URL(
    import.meta.url.endsWith('.ts') ? '../../../dist/files-asker.js' : './files-asker.js',
    import.meta.url,
  ),
);

/** `late`: no answer within the limit, and the process that was asked is stuck. `failed`: no process can be asked. */
export type Reply = Answer | 'late' | 'failed';

export interface Stuck {
  readonly pid: number | null;
  /** Kills it, which may not end it as long as it waits in the kernel; then it is left behind. */
  end(): void;
}

/** All in milliseconds. */
const startLimitMs = 5_000;
/** One that could not be started is not tried again so soon. */
const retryMs = 60_000;
/** A process without questions is ended. */
const idleMs = 90_000;

interface Child {
  readonly number: number;
  pid: number | null;
  ready: boolean;
  ended: boolean;
  /** Called once, when one that is stuck says something or ends. */
  onBack: (() => void) | null;
}

/**
 * Asks a child process about files and blocks until it answers, at most for the given time. A process that gets stuck is put
 * aside, with a callback for when it goes on, and the next question goes to a new one.
 */
export class Asker {
  readonly #surroundings: Surroundings;
  readonly #bell = new Int32Array(new SharedArrayBuffer(4));
  readonly #children = new Map<number, Child>();
  readonly #answers = new Map<number, Answer>();
  #thread: { readonly worker: Worker; readonly port: MessagePort } | null = null;
  #current: Child | null = null;
  #last = 0;
  #failedMs = -Infinity;
  #idle: NodeJS.Timeout | undefined;

  constructor(surroundings: Surroundings) {
    this.#surroundings = surroundings;
    process.once('exit', () => this.#endAll());
  }

  /** `limitMs`: milliseconds for the answer, not counting a process's start. */
  ask(question: Question, limitMs: number): Reply {
    const reply = this.#askOne(question, limitMs);
    // Somebody ended the process: another can answer, but for what was open in that one.
    return reply === 'failed' && question.ask !== 'read' ? this.#askOne(question, limitMs) : reply;
  }

  #askOne(question: Question, limitMs: number): Reply {
    const child = this.#ready();
    if (child === null) return 'failed';
    const number = (this.#last += 1);
    this.#order({ child: child.number, line: JSON.stringify({ number, ...question }) });
    this.#waitUntil(() => this.#answers.has(number) || child.ended, limitMs);
    const answer = this.#answers.get(number);
    this.#answers.delete(number);
    return answer ?? (child.ended ? 'failed' : 'late');
  }

  /** The process that would be asked now: what was open in another is not in this one. Null while there is none. */
  get process(): number | null {
    return this.#current?.number ?? null;
  }

  /** Ends the innermost open file; there is nothing to wait for. */
  close(): void {
    if (this.#current) this.#order({ child: this.#current.number, line: JSON.stringify({ ask: 'close' }) });
  }

  /** Puts the process that was asked last aside. `onBack` is called when it goes on, or has ended. */
  putAside(onBack: () => void): Stuck {
    const child = this.#current;
    this.#current = null;
    const end = (): void => {
      if (child && !child.ended) this.#order({ child: child.number, kill: true });
    };
    if (child === null || child.ended) {
      setImmediate(onBack);
      return { pid: null, end };
    }
    child.onBack = () => {
      end();
      onBack();
    };
    return { pid: child.pid, end };
  }

  #ready(): Child | null {
    clearTimeout(this.#idle);
    this.#idle = setTimeout(() => this.#rest(), idleMs).unref();
    if (this.#current?.ended === false) return this.#current;
    const now = performance.now();
    if (now - this.#failedMs < retryMs) return null;
    const child = this.#start();
    this.#waitUntil(() => child.ready || child.ended, startLimitMs);
    if (child.ready) return (this.#current = child);
    this.#failedMs = now;
    this.#order({ child: child.number, kill: true });
    return null;
  }

  #start(): Child {
    const number = (this.#last += 1);
    const child: Child = { number, pid: null, ready: false, ended: false, onBack: null };
    this.#children.set(number, child);
    this.#order({ child: number, start: [process.execPath, script] });
    this.#order({ child: number, line: JSON.stringify(this.#surroundings) });
    return child;
  }

  #order(order: Order): void {
    this.#thread ??= this.#startThread();
    this.#thread.port.postMessage(order);
  }

  #startThread(): { readonly worker: Worker; readonly port: MessagePort } {
    const { port1, port2 } = new MessageChannel();
    const worker = new Worker(script, {
      workerData: { port: port2, bell: this.#bell },
      transferList: [port2],
      env: {},
      execArgv: [],
    });
    worker.on('error', () => (this.#thread = null));
    port1.on('message', (news: News) => this.#take(news));
    worker.unref();
    port1.unref();
    return { worker, port: port1 };
  }

  /** Sleeps until it is so, woken by each news. */
  #waitUntil(isSo: () => boolean, limitMs: number): void {
    const end = performance.now() + limitMs;
    for (;;) {
      const heard = Atomics.load(this.#bell, 0);
      this.#takeAll();
      const left = end - performance.now();
      if (isSo() || left <= 0) return;
      Atomics.wait(this.#bell, 0, heard, left);
    }
  }

  #takeAll(): void {
    const port = this.#thread?.port;
    if (port === undefined) return;
    for (let got = receiveMessageOnPort(port); got; got = receiveMessageOnPort(port))
      this.#take(got.message as News);
  }

  #take(news: News): void {
    const child = this.#children.get(news.child);
    if (child === undefined) return;
    if ('pid' in news) return void (child.pid = news.pid);
    if ('ended' in news) {
      child.ended = true;
      this.#children.delete(child.number);
    } else {
      const message = JSON.parse(news.line) as Answer | { readonly ready: true };
      if ('ready' in message) child.ready = true;
      else if (child.onBack === null) {
        heard(message.said ?? []);
        this.#answers.set(message.number, message);
      }
    }
    const { onBack } = child;
    child.onBack = null;
    // Not in the middle of somebody's question.
    if (onBack) setImmediate(onBack);
  }

  #rest(): void {
    if (this.#current) this.#order({ child: this.#current.number, kill: true });
    this.#current = null;
  }

  #endAll(): void {
    for (const { pid, ended } of this.#children.values()) {
      if (pid === null || ended) continue;
      try {
        process.kill(pid, 'SIGKILL');
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
      }
    }
  }
}
