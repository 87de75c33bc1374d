import { linesOf } from '../../formats/lines.ts';
import type { Integer } from '../../quantity.ts';
import { expand, type Variables } from './expand.ts';
import { assignment } from './named.ts';
import { shellWords } from './words.ts';

/** A line of a start-up file that gives a variable a value. */
export interface Assigned {
  /** From 1. */
  readonly line: Integer;
  /** The resulting value; null when it cannot be determined without running something. */
  readonly value: string | null;
}

/**
 * Where a text sets a variable, in its order: in the languages of sh, csh and fish, in environment.d(5), among fish's universal
 * variables, and in the tables of mise's TOML.
 */
export function assignedIn(text: string, name: string, known: Variables): readonly Assigned[] {
  if (!text.includes(name)) return [];
  const found: Assigned[] = [];
  for (const { text: line, number } of linesOf(text)) {
    if (!line.includes(name)) continue;
    const value = valueIn(line, name);
    if (value !== undefined) found.push({ line: number, value: expand(value, known) });
  }
  return found;
}

/** The last value that a line gives to the variable; undefined when it gives none. */
function valueIn(line: string, name: string): string | undefined {
  const words = shellWords(line);
  let value: string | undefined;
  for (const [at, { text: word, isWord }] of words.entries()) {
    if (!isWord) continue;
    const assigned = assignment(word, words, at);
    if (assigned?.name === name) ({ value } = assigned);
    // NAME = "value" of TOML.
    else if (word === name && words[at + 1]?.text === '=') value = words[at + 2]?.text;
    // SETUVAR --export NAME:value of fish_variables.
    else if (words[0]?.text === 'SETUVAR' && word.startsWith(`${name}:`)) value = word.slice(name.length + 1);
  }
  return value;
}
