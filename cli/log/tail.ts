import { closeSync, existsSync, fstatSync, openSync, readSync, statSync, watch } from 'node:fs';
import { basename, dirname } from 'node:path';
import { StringDecoder } from 'node:string_decoder';

const mostBytes = 4 * 1024 * 1024;

/** The last lines of a file, reading at most 4 MiB of its end; null when there is no such file. */
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
 * Calls `onLine` for each line that is added from byte `from` on, until the signal aborts. A file that was rotated away or
 * truncated is read from its start again; one that is not there yet is waited for.
 */
export async function follow(
  file: string,
  from: number,
  signal: AbortSignal,
  onLine: (line: string) => void,
): Promise<void> {
  let position = from;
  let inode = statSync(file, { throwIfNoEntry: false })?.ino;
  let decoder = new StringDecoder('utf8');
  let rest = '';

  const readMore = (): void => {
    const facts = statSync(file, { throwIfNoEntry: false });
    if (facts === undefined) return;
    if (facts.ino !== inode || facts.size < position) {
      inode = facts.ino;
      position = 0;
      decoder = new StringDecoder('utf8');
      rest = '';
    }
    const descriptor = openSync(file, 'r');
    try {
      const chunk = Buffer.alloc(64 * 1024);
      for (let read = readSync(descriptor, chunk, 0, chunk.length, position); read > 0;) {
        position += read;
        const lines = (rest + decoder.write(chunk.subarray(0, read))).split('\n');
        rest = lines.pop() ?? '';
        lines.forEach(onLine);
        read = readSync(descriptor, chunk, 0, chunk.length, position);
      }
    } finally {
      closeSync(descriptor);
    }
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
  }).finally(() => watcher.close());
}
