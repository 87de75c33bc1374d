import { isPlainText } from './pseudonyms.ts';
import type { Mask } from './assignments.ts';

/** Flags of go and of what starts it whose values say how it was built or started, and nothing of anybody. */
const told =
  /^-{1,2}(?:mod|modfile|buildmode|compiler|buildvcs|race|msan|asan|cover|covermode|trimpath|count|p|json|e|v|x|a|n|u|m|d|deps|test|find|timeout|remote|mode|listen|logfile|Didea\.paths\.selector|axo|axww|o)$/;

/** Flags whose value is the next word. */
export const takesWord = /^-{1,2}[A-Za-z][\w.-]*$/;

/** Whether the value of a flag may be seen. */
export function isTold(name: string): boolean {
  return told.test(name);
}

const flag =
  /(?<![\w.~/-])(?<name>-{1,2}[A-Za-z][\w.-]{0,100})(?:(?<equal>=)|(?<blank>[ \t]{1,4}))(?<quote>\\{0,2}["'`])?/g;

/**
 * Hides the values of flags that are not known to tell nothing: `-ldflags=…`, `-tags …`, `--user …`, `-X pkg.name=…`, quoted or not. The
 * word after a flag stays where it is one of our own words, a number, a path or another flag, since it may well be no value. One pass.
 */
export function hideFlags(text: string, mask: Mask): string {
  let done = '';
  let from = 0;
  for (const match of text.matchAll(flag)) {
    const { name = '', equal, quote } = match.groups ?? {};
    if (match.index < from || isTold(name)) continue;
    const start = match.index + match[0].length;
    const end = endOf(text, start, quote);
    const value = text.slice(start, end);
    if (value === '' || isPlainText(value)) continue;
    if (equal === undefined && (!takesWord.test(name) || /^[-/~.]/.test(value))) continue;
    done += text.slice(from, start) + mask(value);
    from = end;
  }
  return done + text.slice(from);
}

function endOf(text: string, start: number, quote: string | undefined): number {
  const mark = quote?.at(-1);
  const ending =
    mark === undefined
      ? /[\s"'`\\]/g
      : mark === '"'
        ? /\\{0,2}"|\n/g
        : mark === "'"
          ? /\\{0,2}'|\n/g
          : /`|\n/g;
  ending.lastIndex = start;
  return ending.exec(text)?.index ?? text.length;
}
