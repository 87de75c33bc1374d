import { visible, type Visible } from '../../messages/visible.ts';
import type { Step } from '../remedy.ts';

/** More lines of one file than anyone reads before they say yes. */
const mostLines = 40;

/**
 * What the edits among the steps do to their files, as `diff` writes it: the file, then each line that goes and each that comes.
 * Everything that a terminal would obey is written out.
 */
export function diffOf(steps: readonly Step[]): readonly Visible[] {
  return steps.flatMap((step) => {
    if (step.kind !== 'edit') return [];
    const old = linesOf(step.before);
    const now = linesOf(step.after);
    let from = 0;
    while (from < Math.min(old.length, now.length) && old[from] === now[from]) from += 1;
    let shared = 0;
    while (shared < Math.min(old.length, now.length) - from && old.at(-1 - shared) === now.at(-1 - shared))
      shared += 1;
    const marked = (mark: string, lines: readonly string[]): readonly string[] =>
      lines.map((line) => mark + line);
    const all = [
      ...marked(' ', old.slice(0, from)),
      ...marked('-', old.slice(from, old.length - shared)),
      ...marked('+', now.slice(from, now.length - shared)),
      ...marked(' ', old.slice(old.length - shared)),
    ];
    const shown = all.length > mostLines ? [...all.slice(0, mostLines), ' …'] : all;
    return [`--- ${step.file}`, `+++ ${step.file}`, ...shown].map((line) => visible(line));
  });
}

function linesOf(lines: string): readonly string[] {
  return lines === '' ? [] : lines.replaceAll('\r\n', '\n').replace(/\n$/, '').split('\n');
}
