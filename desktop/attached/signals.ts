import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';

/** Milliseconds in which the sentinel has ended, if a signal was for the whole group. */
const arrivesMs = 250;

/**
 * Hands on the signals that were sent to us alone. Ctrl-C goes to all processes of the terminal's foreground, the program among
 * them, and a second one would end what is just putting its work away. A process that does nothing but wait shows which it was:
 * what goes to the whole group ends it too.
 */
export class Signals {
  readonly #path: string;
  #sentinel: ChildProcess;

  constructor(path: string) {
    this.#path = `/usr/bin:/bin:${path}`;
    this.#sentinel = this.#start();
  }

  #start(): ChildProcess {
    // It ends with us: its input does.
    const sentinel = spawn('cat', [], { env: { PATH: this.#path }, stdio: ['pipe', 'ignore', 'ignore'] });
    sentinel.on('error', () => undefined);
    return sentinel;
  }

  async handOn(
    name: NodeJS.Signals,
    to: { readonly pid: number; readonly ownGroup: boolean },
  ): Promise<void> {
    if (to.ownGroup) return send(-to.pid, name);
    if (await this.#wasForAll()) {
      this.#sentinel = this.#start();
      return;
    }
    // What interrupts a program interrupts what it started, as at a terminal.
    const others = name === 'SIGINT' ? descendantsOf(to.pid, this.#path) : [];
    for (const pid of [to.pid, ...others]) send(pid, name);
  }

  async #wasForAll(): Promise<boolean> {
    const { signalCode } = this.#sentinel;
    if (signalCode !== null) return true;
    const given = new AbortController();
    const ended = once(this.#sentinel, 'exit', given).then(
      ([, signal]) => signal !== null,
      () => false,
    );
    const late = wait(arrivesMs, false, { signal: given.signal }).catch(() => false);
    return Promise.race([ended, late]).finally(() => given.abort());
  }

  close(): void {
    this.#sentinel.kill('SIGKILL');
  }
}

/** A process that is gone already has ended. */
function send(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

function descendantsOf(pid: number, path: string): readonly number[] {
  const ran = spawnSync('ps', ['-A', '-o', 'pid=,ppid='], { env: { PATH: path }, encoding: 'utf8' });
  const stdout = ran.status === 0 ? ran.stdout : '';
  const pairs = stdout.split('\n').map((line) => line.trim().split(/\s+/).map(Number));
  const found = [pid];
  for (const parent of found)
    for (const [child, of] of pairs) if (child !== undefined && of === parent) found.push(child);
  return found.slice(1);
}
