import { closeSync, constants, fchmodSync, fstatSync, openSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { ensurePrivateDirectory, moveOwn, ownFacts } from '../files/own.ts';
import { inWords } from '../text.ts';

export interface LogFile {
  /** Appends a line. Never throws: what cannot be written is dropped, and `trouble` says why. */
  write(line: string): void;
  /** Why the last line was not written; null when it was. */
  trouble(): string | null;
  /** Lines that were not written since it was asked last. */
  takeLost(): number;
  close(): void;
}

/** The size at which a file is put away, and how many are kept: `gowarden.log.1` is the youngest. */
export const logBytes = 5_000_000;
export const logFiles = 5;

/**
 * A log file that is put away by size. Written at once and not buffered, so that the last words before a crash are in it;
 * a file or directory that vanished is made again.
 */
export function openLogFile(path: string, greatest = logBytes, kept = logFiles): LogFile {
  let descriptor: number | null = null;
  let bytes = 0;
  let inode = 0;
  let trouble: string | null = null;
  let lost = 0;
  /** The last line has no end. */
  let cut = false;

  const close = (): void => {
    if (descriptor !== null) closeSync(descriptor);
    descriptor = null;
  };
  const open = (): number => {
    ensurePrivateDirectory(dirname(path));
    const { O_APPEND, O_CREAT, O_WRONLY, O_NOFOLLOW } = constants;
    const opened = openSync(path, O_APPEND | O_CREAT | O_WRONLY | O_NOFOLLOW, 0o600);
    const facts = fstatSync(opened);
    if ((facts.mode & 0o077) !== 0) fchmodSync(opened, 0o600);
    bytes = facts.size;
    inode = facts.ino;
    descriptor = opened;
    return opened;
  };
  const putAway = (): void => {
    close();
    for (let number = kept - 1; number >= 1; number--) {
      const from = number === 1 ? path : `${path}.${number - 1}`;
      if (ownFacts(from) !== null) moveOwn(from, `${path}.${number}`);
    }
  };

  return {
    write: (line) => {
      try {
        if (descriptor !== null && ownFacts(path)?.ino !== inode) close();
        if (descriptor === null) open();
        if (bytes >= greatest) putAway();
        const text = cut ? `\n${line}` : line;
        const written = writeSync(descriptor ?? open(), text);
        bytes += written;
        cut = written < Buffer.byteLength(text);
        // A disk with little space left takes part of a line without an error.
        if (cut) throw new Error(inWords('partOfLine'));
        trouble = null;
      } catch (error) {
        trouble = (error as Error).message;
        lost += 1;
      }
    },
    trouble: () => trouble,
    takeLost: () => {
      const lines = lost;
      lost = 0;
      return lines;
    },
    close,
  };
}
