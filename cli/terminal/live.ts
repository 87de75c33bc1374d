import type { Output } from '../surroundings.ts';

/** Lines, and on a terminal some more that are replaced by whatever comes next. */
export interface LiveWriter {
  line(text: string): void;
  live(text: string): void;
  clear(): void;
}

/** Back to the first column and so many lines up, and everything from there away (ECMA-48: CUU, EL, ED). */
const erase = (up: number): string => (up === 0 ? '\r\u001b[K' : `\r\u001b[${up}A\u001b[J`);

export function liveWriter(output: Output): LiveWriter {
  /** Lines that are there to be replaced. */
  let shown = 0;
  const clear = (): void => {
    if (shown > 0) output.write(erase(shown - 1));
    shown = 0;
  };
  return {
    clear,
    line: (text) => {
      clear();
      output.write(`${text}\n`);
    },
    live: (text) => {
      if (!output.isTerminal) return;
      // What has scrolled away could not be replaced.
      const lines = text.split('\n').slice(1 - (output.rows ?? 24));
      const kept = lines.map((line) => cut(line, output.columns - 1)).join('\n');
      output.write(`${erase(Math.max(0, shown - 1))}${kept}`);
      shown = lines.length;
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
