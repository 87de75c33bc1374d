import { dirname, resolve } from 'node:path';
import type { Place } from '../sight.ts';

/** Bytes of a source file that are read. */
const largest = 1024 * 1024;
const mostBlanks = 10;

/** A line of a source file. */
export interface Position {
  readonly file: string;
  readonly directory: string;
  /** The text of that line. */
  readonly text: string;
  /** That of the whole file. */
  readonly source: string;
}

/** The place in a file that a line names before `behind`: `my dir/main.go:5:12: pattern …`; null when that file cannot be read. */
export function positionBefore(line: string, behind: string, { files, directory }: Place): Position | null {
  const end = line.indexOf(behind);
  const found = end === -1 ? null : /:(\d{1,7})(?::\d{1,7})?: ?$/.exec(line.slice(0, end));
  if (found === null) return null;
  let path = line.slice(0, found.index);
  // The path may hold blanks, and so may the text before it.
  for (let blanks = 0; path !== '' && blanks < mostBlanks; blanks += 1) {
    const file = resolve(directory, path);
    const read = file.endsWith('.go') && !path.includes('\0') ? files.text(file, largest) : null;
    if (read?.ok === true) {
      const text = read.value.split('\n')[Number(found[1]) - 1];
      return text === undefined ? null : { file, directory: dirname(file), text, source: read.value };
    }
    const blank = path.indexOf(' ');
    path = blank === -1 ? '' : path.slice(blank + 1);
  }
  return null;
}
