import { errorRows } from './catalogue.ts';
import { beginsWord, endsWord } from './edges.ts';
import { plain } from './printed.ts';
import type { ErrorRow } from './row.ts';

/** A form taken apart: literals with names between them, which may also be first or last. */
export interface Form {
  readonly row: ErrorRow;
  /** One more than names; empty before a name that is first and behind one that is last. */
  readonly literals: readonly string[];
  readonly names: readonly string[];
  /** Characters of all literals. */
  readonly length: number;
  /** That of its characters which the fewest forms have: a line without it is not searched. */
  readonly rarest: string;
  /** The more characters there are, the more special is what they say; below zero where others have that text as well. */
  readonly weight: number;
}

/** Characters of one line that are read. */
export const longestLine = 4096;
const longestValue = 1000;

const drafts: readonly Omit<Form, 'rarest'>[] = [...errorRows.values()]
  .filter(({ means }) => means === undefined)
  .flatMap((row) =>
    [...row.says, ...(row.also ?? [])].map((form, index) => {
      const pieces = form.split(/<([a-z]+)>/);
      const literals = pieces.filter((_, index) => index % 2 === 0).map(literal);
      const names = pieces.filter((_, index) => index % 2 === 1);
      const { length } = literals.join('');
      return {
        row,
        literals,
        names,
        length,
        weight: index < row.says.length ? length : length - longestLine,
      };
    }),
  );

/** In how many forms each character is. */
const spread = new Map<string, number>();
for (const { literals } of drafts)
  for (const one of new Set(literals.join(''))) spread.set(one, (spread.get(one) ?? 0) + 1);

const rarestIn = (text: string): string =>
  Array.from(text).reduce((rarest, one) =>
    (spread.get(one) ?? 0) < (spread.get(rarest) ?? 0) ? one : rarest,
  );

/** The shortest first, so that a short line, of which a text may have a million, is held against none that is longer. */
export const forms: readonly Form[] = drafts
  .map((draft) => ({ ...draft, rarest: rarestIn(draft.literals.join('')) }))
  .sort((a, b) => a.length - b.length);

/** A literal as `plain` makes it, with the blanks at its ends. */
function literal(text: string): string {
  const blank = (is: boolean): string => (is ? ' ' : '');
  return `${blank(text.startsWith(' '))}${plain(text)}${blank(text.trim() !== '' && text.endsWith(' '))}`.toLowerCase();
}

/**
 * What is where the form has names; null when the line does not hold its literals in their order, or nothing between two. `goesOn`:
 * where no form begins.
 */
export function valuesIn(
  { literals, names }: Form,
  line: string,
  lower: string,
  goesOn = -1,
): Readonly<Record<string, string>> | null {
  const values: Record<string, string> = {};
  const first = literals[0] ?? '';
  let at = whereIn(lower, first, 0, { begins: true, ends: names.length === 0, goesOn });
  if (at === -1) return null;
  // Of what comes before the first literal only its last word is meant.
  let from = at + first.length;
  for (const [index, name] of names.entries()) {
    const literal = literals[index + 1] ?? '';
    const ends = index === names.length - 1;
    at = literal === '' ? line.length : whereIn(lower, literal, from, { begins: false, ends, goesOn });
    if (at === -1) return null;
    const between = line.slice(from, at);
    const value =
      index === 0 && literals[0] === ''
        ? lastWord(between)
        : literal === ''
          ? end(name, between)
          : between.trim();
    if (value === '' || value.length > longestValue) return null;
    values[name] = value;
    from = at + literal.length;
  }
  return values;
}

/** Where a literal is in a line, from there on: at the ends of a form it cuts no word in two. */
function whereIn(
  lower: string,
  literal: string,
  from: number,
  form: { readonly begins: boolean; readonly ends: boolean; readonly goesOn: number },
): number {
  let at = lower.indexOf(literal, from);
  while (at !== -1) {
    const isWhole =
      (!form.begins || (at !== form.goesOn && beginsWord(lower, at))) &&
      (!form.ends || endsWord(lower, at + literal.length));
    if (isWhole) return at;
    at = lower.indexOf(literal, at + 1);
  }
  return -1;
}

/** Without what a build server has set before the line: `##[error]`. */
function lastWord(text: string): string {
  const word = text.trimEnd().split(/\s/).at(-1) ?? '';
  return word.slice(word.startsWith('##[') ? word.indexOf(']') + 1 : 0).replace(/^["'(]/, '');
}

/** A path may hold blanks; of anything else the first word is meant. */
function end(name: string, text: string): string {
  const words = text.trim();
  if (name === 'file') return words;
  const [first = ''] = words.split(/\s/, 1);
  let length = first.length;
  while (length > 0 && '.,;:)"\''.includes(first.charAt(length - 1))) length -= 1;
  return first.slice(0, length);
}
