import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** A lock held by a process that is not ours. Whether it is held and wanted is read from the kernel's table, not waited for. */
export class HeldLock {
  readonly #inode: string;

  constructor(path: string) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, '', { flag: 'a' });
    this.#inode = `:${statSync(path).ino}`;
    // `setsid --fork` hands it over to init; a process that we started would count as ours.
    spawnSync('setsid', ['--fork', 'flock', path, 'sleep', '120'], { stdio: 'ignore' });
  }

  isHeld(): Promise<void> {
    return until(() => this.#holder() !== undefined);
  }

  /** Waits until somebody waits for it. */
  isWanted(): Promise<void> {
    return until(() => this.#rows().some((words) => words[1] === '->'));
  }

  /** Ends the holder, and waits until it no longer holds the lock. */
  async release(): Promise<void> {
    const holder = this.#holder();
    if (holder === undefined) return;
    // It leads a session of its own, with its children.
    process.kill(-holder, 'SIGKILL');
    await until(() => this.#holder() !== holder);
  }

  #holder(): number | undefined {
    const held = this.#rows().find((words) => words[1] !== '->');
    return held === undefined ? undefined : Number(held[4]);
  }

  /** Rows of /proc/locks about it: `1: FLOCK ADVISORY WRITE 708 00:2f:1234 0 EOF`, and `1: -> FLOCK …` for a waiter. */
  #rows(): readonly (readonly string[])[] {
    return readFileSync('/proc/locks', 'utf8')
      .split('\n')
      .map((line) => line.trim().split(/\s+/))
      .filter((words) => words.some((word) => word.endsWith(this.#inode)));
  }
}

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await wait(20);
}
