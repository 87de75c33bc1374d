import { chmodSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { cappedBytes } from '../../../host/files/capped.ts';
import { copyIntoTemporary, makeTemporary, removeTemporary } from '../../../daemon/files/own.ts';
import { markName, type Owner } from './leftovers.ts';

/** Bytes of a go.mod of Go's own; the largest has a few hundred. */
const largestCopy = 1024 * 1024;

/** The private directory (0700) in which all of a measurement happens, and that is gone afterwards. */
export class Workplace {
  readonly directory: string;

  /** `owner`: who removes it, or has left it when he is gone. Throws the system's error. */
  constructor(owner: Owner | null) {
    this.directory = makeTemporary('bench');
    try {
      if (owner !== null) this.write(markName, JSON.stringify(owner));
      // Go's own counting of what it is used for starts a second program, which would be measured as well.
      for (const settings of ['.config', 'Library/Application Support'])
        this.write(join('home', settings, 'go/telemetry/mode'), 'off');
      for (const name of ['tmp', 'empty', 'out']) this.#make(name);
    } catch (error) {
      this.remove();
      throw error;
    }
  }

  at(...names: readonly string[]): string {
    return join(this.directory, ...names);
  }

  /** Writes a file that is not there yet. */
  write(name: string, content: string | Uint8Array): string {
    this.#make(dirname(name));
    writeFileSync(this.at(name), content, { mode: 0o600, flag: 'wx' });
    return this.at(name);
  }

  /** Lets a file of ours be run. */
  makeExecutable(name: string): void {
    chmodSync(this.at(name), 0o700);
  }

  /** Writes a small file with the contents of another, unless it exists. */
  copyUnless(name: string, from: string): void {
    if (!existsSync(this.at(name))) this.write(name, cappedBytes(this.at(from), largestCopy));
  }

  /** Copies what `wanted` says of a directory. Rejects with the signal's reason and the system's errors. */
  copy(from: string, name: string, wanted: (path: string) => boolean, signal: AbortSignal): Promise<void> {
    return copyIntoTemporary(from, this.at(name), (path) => {
      signal.throwIfAborted();
      return wanted(path);
    });
  }

  /** A directory of its own for something that is to be there only meanwhile. */
  async with<T>(use: (directory: string) => Promise<T>): Promise<T> {
    const directory = makeTemporary('cache', this.directory);
    try {
      return await use(directory);
    } finally {
      removeTemporary(directory);
    }
  }

  remove(): void {
    removeTemporary(this.directory);
  }

  #make(name: string): void {
    mkdirSync(this.at(name), { recursive: true, mode: 0o700 });
  }
}
