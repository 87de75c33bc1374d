import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { onTestFinished, vi } from 'vitest';
import { missingPrograms } from './bus.ts';

/** What these tests need and this machine lacks. */
export const missingForFuse = [
  ...missingPrograms(['bindfs', 'timeout']),
  ...(existsSync('/dev/fuse') ? [] : ['/dev/fuse']),
];

/** If the process of the tests is killed, the server ends by itself after this many seconds, and nothing hangs any longer. */
const longestSeconds = 300;

/** A directory that shows another one through a process, which can be stopped: then it does not answer. */
export class FuseMount {
  readonly point: string;
  readonly #timeout: ChildProcess;
  #server = 0;

  constructor(source: string, point: string) {
    this.point = point;
    mkdirSync(point, { recursive: true });
    const words = ['-s', 'KILL', String(longestSeconds), 'bindfs', '-f', '--no-allow-other', source, point];
    this.#timeout = spawn('timeout', words, { stdio: 'ignore' });
    onTestFinished(() => this.end());
  }

  async mounted(): Promise<this> {
    await vi.waitFor(() => {
      if (!readFileSync('/proc/self/mountinfo', 'utf8').includes(` ${this.point} `))
        throw new Error(`${this.point} is not mounted yet`);
    }, 20_000);
    const { pid = 0 } = this.#timeout;
    this.#server = Number(readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim());
    return this;
  }

  /** From now on no request is answered: a signal takes effect only once each thread has stopped or waits for others. */
  stop(): void {
    process.kill(this.#server, 'SIGSTOP');
    const tasks = `/proc/${this.#server}/task`;
    const isStill = (task: string): boolean => / [TD] /.test(readFileSync(`${tasks}/${task}/stat`, 'utf8'));
    for (let tries = 0; tries < 2_000; tries += 1) if (readdirSync(tasks).every(isStill)) return;
    throw new Error(`The file system at ${this.point} goes on after SIGSTOP`);
  }

  /** Whether it has accepted a request that another file system has to answer: the requesting process can no longer be ended. */
  isStuck(): boolean {
    const tasks = `/proc/${this.#server}/task`;
    return readdirSync(tasks).some((task) =>
      readFileSync(`${tasks}/${task}/wchan`, 'utf8').startsWith('request_wait'),
    );
  }

  /** Answers again, including earlier requests. */
  goOn(): void {
    process.kill(this.#server, 'SIGCONT');
  }

  async end(): Promise<void> {
    const { pid = 0, exitCode, signalCode } = this.#timeout;
    spawnSync('umount', ['-l', this.point]);
    if (exitCode !== null || signalCode !== null) return;
    // Without the mount it ends by itself, unless it is stopped.
    for (const one of [this.#server, pid]) if (one !== 0) spawnSync('kill', ['-KILL', String(one)]);
    await wait(100);
  }
}
