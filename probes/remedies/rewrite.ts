import type { Edit, Remedy } from '../remedy.ts';
import { remedy, undone } from './steps.ts';

/**
 * The edit that turns one text into the other, and can be undone: the lines that differ, with as many around them as it takes to
 * find them exactly once in either. Null when the texts are equal, or nothing in the file identifies the place.
 */
export function rewriting(file: string, text: string, made: string): Edit | null {
  const old = linesOf(text);
  const now = linesOf(made);
  let from = 0;
  while (from < old.length && from < now.length && old[from] === now[from]) from += 1;
  let shared = 0;
  while (shared < Math.min(old.length, now.length) - from && old.at(-1 - shared) === now.at(-1 - shared))
    shared += 1;
  if (from === old.length && from === now.length) return null;
  for (let around = 0; around <= mostAround; around += 1) {
    const first = Math.max(from - around, 0);
    const tail = Math.max(shared - around, 0);
    const before = old.slice(first, old.length - tail).join('');
    const after = now.slice(first, now.length - tail).join('');
    // The other way round it has to be found as well, to be taken back.
    if (isOnlyOne(old, before) && isOnlyOne(now, after)) return { kind: 'edit', file, before, after };
  }
  return null;
}

/** The remedy that consists of one edit. */
export function byRewriting(file: string, text: string | null, made: string | null): Remedy | null {
  const edit = text === null || made === null ? null : rewriting(file, text, made);
  return edit && remedy([edit], [undone(edit)], [{ kind: 'write', path: file }]);
}

/** Beyond that a person would not see what changes. */
const mostAround = 3;

/** With their ends; the last gets one when it has none, as the executor of an edit gives it one. */
function linesOf(text: string): readonly string[] {
  const lines = text.split('\n');
  if (lines.at(-1) === '') lines.pop();
  return lines.map((line) => `${line}\n`);
}

function isOnlyOne(lines: readonly string[], part: string): boolean {
  const whole = `\n${lines.join('')}`;
  const at = whole.indexOf(`\n${part}`);
  return part !== '' && at !== -1 && !whole.includes(`\n${part}`, at + 1);
}
