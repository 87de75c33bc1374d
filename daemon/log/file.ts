import { closeSync, constants, fchmodSync, fstatSync, openSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { ensurePrivateDirectory, moveOwn, ownFacts } from '../files/own.ts';
import { inWords } from '../text.ts';

/** The size at which a file is put away, and how many are kept: `gowarden.log.1` is the youngest. */
export const logBytes = 5_000_000;
export const logFiles = 5;

/**
 * A log file that is put away by size. Written at once and not buffered, so that the last words before a crash are in it;
 * a file or directory that vanished is made again.
 */
export class LogFile {
  readonly #path: string;
  readonly #greatest: number;
  readonly #kept: number;
  #descriptor: number | null = null;
  #bytes = 0;
  #inode = 0;
  #trouble: string | null = null;
  #lost = 0;
  /** The last line is unfinished. */
  #cut = false;

  constructor(path: string, greatest = logBytes, kept = logFiles) {
    this.#path = path;
    this.#greatest = greatest;
    this.#kept = kept;
  }

  /** Appends a line. Never throws: what cannot be written is dropped, and `trouble` says why. */
  write(line: string): void {
    try {
      if (this.#descriptor !== null && ownFacts(this.#path)?.ino !== this.#inode) this.close();
      if (this.#descriptor === null) this.#open();
      if (this.#bytes >= this.#greatest) this.#putAway();
      const text = this.#cut ? `\n${line}` : line;
      const written = writeSync(this.#descriptor ?? this.#open(), text);
      this.#bytes += written;
      this.#cut = written < Buffer.byteLength(text);
      // A disk with little space left takes part of a line without an error.
      if (this.#cut) throw new Error(inWords('partOfLine'));
      this.#trouble = null;
    } catch (error) {
      this.#trouble = (error as Error).message;
      this.#lost += 1;
    }
  }

  /** Why the last line was not written; null when it was. */
  trouble(): string | null {
    return this.#trouble;
  }

  /** Lines that were not written since it was asked last. */
  takeLost(): number {
    const lines = this.#lost;
    this.#lost = 0;
    return lines;
  }

  close(): void {
    if (this.#descriptor !== null) closeSync(this.#descriptor);
    this.#descriptor = null;
  }

  #open(): number {
    ensurePrivateDirectory(dirname(this.#path));
    const { O_APPEND, O_CREAT, O_WRONLY, O_NOFOLLOW } = constants;
    const opened = openSync(this.#path, O_APPEND | O_CREAT | O_WRONLY | O_NOFOLLOW, 0o600);
    const facts = fstatSync(opened);
    if ((facts.mode & 0o077) !== 0) fchmodSync(opened, 0o600);
    this.#bytes = facts.size;
    this.#inode = facts.ino;
    this.#descriptor = opened;
    return opened;
  }

  #putAway(): void {
    this.close();
    for (let number = this.#kept - 1; number >= 1; number--) {
      const from = number === 1 ? this.#path : `${this.#path}.${number - 1}`;
      if (ownFacts(from) !== null) moveOwn(from, `${this.#path}.${number}`);
    }
  }
}
