import type { Output } from '../surroundings.ts';
import { erased, printedLines, printedOpen, shown, withoutColours } from './printed.ts';

/** Lines, and on a terminal some more that are replaced by whatever comes next. */
export interface LiveWriter {
  lines(lines: readonly string[]): void;
  live(lines: readonly string[]): void;
  clear(): void;
}

export function liveWriter(output: Output): LiveWriter {
  /** Lines that are meant to be replaced. */
  let replaceable = 0;
  const clear = (): void => {
    if (replaceable > 0) output.write(erased(replaceable - 1));
    replaceable = 0;
  };
  return {
    clear,
    lines: (lines) => {
      clear();
      output.write(printedLines(lines));
    },
    live: (all) => {
      if (!output.isTerminal) return;
      // What has scrolled away could not be replaced.
      const lines = all.slice(1 - (output.rows ?? 24));
      output.write(erased(Math.max(0, replaceable - 1)));
      output.write(printedOpen(lines.map((line) => cut(line, output.columns - 1))));
      replaceable = lines.length;
    },
  };
}

/**
 * A line that wraps could not be erased: one that may be too wide is cut, and loses its colours. Counts what may be wide as
 * wide, without the table of widths, which every start would have to load.
 */
function cut(text: string, columns: number): string {
  if (widest(shown(text)) <= columns) return text;
  let left = columns;
  let kept = '';
  for (const character of withoutColours(text)) {
    left -= widest(character);
    if (left < 0) break;
    kept += character;
  }
  return kept;
}

function widest(text: string): number {
  let width = 0;
  for (const character of text) width += (character.codePointAt(0) ?? 0) < 0x1100 ? 1 : 2;
  return width;
}
