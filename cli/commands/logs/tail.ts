import { closeSync, existsSync, fstatSync, openSync, readSync, statSync, watch } from 'node:fs';
import { basename, dirname } from 'node:path';
import { StringDecoder } from 'node:string_decoder';

const mostBytes = 4 * 1024 * 1024;
/** More than the daemon keeps of its logs. */
const mostRotated = 20;

/** The last lines of a file, reading at most 4 MiB of its end; null when the file does not exist. */
export function lastLines(
  file: string,
  count: number,
): { readonly lines: string[]; readonly end: number } | null {
  if (!existsSync(file)) return null;
  const descriptor = openSync(file, 'r');
  try {
    const end = fstatSync(descriptor).size;
    const start = Math.max(0, end - mostBytes);
    const bytes = Buffer.alloc(end - start);
    const read = readSync(descriptor, bytes, 0, bytes.length, start);
    const lines = bytes.subarray(0, read).toString('utf8').split('\n');
    if (lines.at(-1) === '') lines.pop();
    return { lines: count === 0 ? [] : lines.slice(-count), end: start + read };
  } finally {
    closeSync(descriptor);
  }
}

/**
 * Calls `onLine` for each line that is added from byte `from` on, until the signal aborts. A file that was put away (`.1`, then
 * `.2` …) is read to its end first, one that was truncated from its start again; one that is not there yet is waited for.
 */
export async function follow(
  file: string,
  from: number,
  signal: AbortSignal,
  onLine: (line: string) => void,
): Promise<void> {
  let open = openFollowed(file, from, onLine);

  const readMore = (): void => {
    open?.read();
    const facts = statSync(file, { throwIfNoEntry: false });
    if (facts === undefined || facts.ino === open?.inode) return;
    // What was written to it between the last look and its being put away is read by now; so is each that came after it.
    for (const rotated of open === null ? [] : rotatedSince(file, open.inode)) {
      openFollowed(rotated, 0, onLine)?.close();
    }
    open?.close();
    open = openFollowed(file, 0, onLine);
  };

  const name = basename(file);
  const watcher = watch(dirname(file), (_event, changed) => {
    if (changed === null || changed === name) readMore();
  });
  readMore();
  await new Promise<void>((resolve, reject) => {
    watcher.on('error', reject);
    signal.addEventListener('abort', () => resolve(), { once: true });
    if (signal.aborted) resolve();
  }).finally(() => {
    watcher.close();
    open?.close();
  });
}

interface Followed {
  readonly inode: number;
  /** Reports the lines that exist so far. */
  read(): void;
  /** Reports what is left. */
  close(): void;
}

/** Opens a file and reads it from that byte on; null when there is none. */
function openFollowed(file: string, from: number, onLine: (line: string) => void): Followed | null {
  if (!existsSync(file)) return null;
  const descriptor = openSync(file, 'r');
  const decoder = new StringDecoder('utf8');
  const chunk = Buffer.alloc(64 * 1024);
  let position = from;
  let rest = '';
  const read = (): void => {
    if (fstatSync(descriptor).size < position) {
      position = 0;
      rest = '';
    }
    for (;;) {
      const bytes = readSync(descriptor, chunk, 0, chunk.length, position);
      if (bytes === 0) return;
      position += bytes;
      const lines = (rest + decoder.write(chunk.subarray(0, bytes))).split('\n');
      rest = lines.pop() ?? '';
      lines.forEach(onLine);
    }
  };
  read();
  return {
    inode: fstatSync(descriptor).ino,
    read,
    close: () => {
      read();
      closeSync(descriptor);
      if (rest !== '') onLine(rest);
    },
  };
}

/** The files that were put away after that one, the oldest first; none when it is gone altogether. */
function rotatedSince(file: string, inode: number): string[] {
  const later: string[] = [];
  for (let number = 1; number <= mostRotated; number++) {
    const facts = statSync(`${file}.${number}`, { throwIfNoEntry: false });
    if (facts === undefined) break;
    if (facts.ino === inode) return later;
    later.unshift(`${file}.${number}`);
  }
  return [];
}
