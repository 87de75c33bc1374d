import { inWords } from './text.ts';

/** Of more nobody reads; what is decided rests on all of it. */
const most = 20;

/** The lines that are kept and shown as evidence: at most 20, of which the last says how many more there were. */
export function evidenceOf(lines: readonly string[]): readonly string[] {
  return lines.length <= most
    ? lines
    : [...lines.slice(0, most - 1), inWords('more', { count: lines.length - most + 1 })];
}
