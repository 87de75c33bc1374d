import type { Output } from '../surroundings.ts';

/** Lines, and on a terminal one more that is replaced by whatever comes next. */
export interface LiveWriter {
  line(text: string): void;
  live(text: string): void;
  clear(): void;
}

/** Back to the first column, and everything from there to the end of the line away (ECMA-48, EL). */
const erase = '\r\u001b[K';

export function liveWriter(output: Output): LiveWriter {
  let shown = false;
  const clear = (): void => {
    if (shown) output.write(erase);
    shown = false;
  };
  return {
    clear,
    line: (text) => {
      clear();
      output.write(`${text}\n`);
    },
    live: (text) => {
      if (!output.isTerminal) return;
      output.write(`${erase}${cut(text, output.columns - 1)}`);
      shown = true;
    },
  };
}

/** A line that wraps could not be erased: counts what may be wide as wide. */
function cut(text: string, columns: number): string {
  let left = columns;
  let kept = '';
  for (const character of text) {
    left -= (character.codePointAt(0) ?? 0) < 0x1100 ? 1 : 2;
    if (left < 0) break;
    kept += character;
  }
  return kept;
}
