import { linesOf } from './lines.ts';
import { decodedHex } from './vis.ts';

/** A named file of a process, of lsof's output for other programs (`-F pfaGn`). https://lsof.readthedocs.io/en/stable/manpage/ */
export interface OpenFile {
  readonly pid: number;
  /** Of the file's descriptor (`cwd`, `5`). */
  readonly descriptor: string;
  /** Flags of the open file (`G0x4003;0x1`: the first number); 0 where none were asked for. */
  readonly flags: number;
  readonly path: string;
}

/** `p4711`, then for each descriptor `f5`, `G0x4003;0x1` and `n/path`. Names that are not absolute paths are skipped. */
export function* openFilesIn(text: string): Generator<OpenFile, void> {
  let pid = 0;
  let descriptor = '';
  let flags = 0;
  for (const { text: line } of linesOf(text)) {
    const value = line.slice(1);
    if (line.startsWith('p')) pid = Number(value);
    else if (line.startsWith('f')) [descriptor, flags] = [value, 0];
    else if (line.startsWith('G')) flags = Number.parseInt(value, 16) || 0;
    else if (line.startsWith('n/')) yield { pid, descriptor, flags, path: decodedHex(value) };
  }
}
