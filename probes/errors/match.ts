import { stripVTControlCharacters } from 'node:util';
import { linesOf } from '../../host/formats/lines.ts';
import { errorRows } from './catalogue.ts';
import { longestScript, meantIn, ownIn } from './meant.ts';
import { plain, saidIn } from './printed.ts';
import type { ErrorRow } from './row.ts';
import { isCommit } from './typed.ts';

/** A row whose text was found, with what the text has in place of each name in the row's form. */
export interface ErrorMatch {
  readonly row: ErrorRow;
  /** The line as it was printed, at most 400 characters of it. */
  readonly line: string;
  readonly values: Readonly<Record<string, string>>;
}

/** Characters of a text, and of one of its lines, that are read. */
export const longestText = 1024 * 1024;
const longestLine = 4096;
const longestShown = 400;
/** Characters in front of what was found that are shown as well. */
const shownBefore = 100;
const longestValue = 1000;

/** A form taken apart: literals with names between them, which may also be first or last. */
interface Form {
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
const forms: readonly Form[] = drafts
  .map((draft) => ({ ...draft, rarest: rarestIn(draft.literals.join('')) }))
  .sort((a, b) => a.length - b.length);

const shortest = forms[0]?.length ?? 0;

/** A literal as `plain` makes it, with the blanks at its ends. */
function literal(text: string): string {
  const blank = (is: boolean): string => (is ? ' ' : '');
  return `${blank(text.startsWith(' '))}${plain(text)}${blank(text.trim() !== '' && text.endsWith(' '))}`.toLowerCase();
}

/**
 * The rows whose text is in what was pasted, the most special first, each once, with the first line that says it. One pass over at
 * most `longestText` characters; escapes of terminals are left out.
 */
export function matchesIn(text: string): readonly ErrorMatch[] {
  const found = new Map<string, ErrorMatch & { readonly weight: number }>();
  // A carriage return alone begins the line of a progress bar anew.
  const lines = stripVTControlCharacters(text.slice(0, longestText)).replaceAll('\r', '\n');
  const isShort = text.length <= longestScript;
  for (const { text: raw } of linesOf(lines)) {
    if (raw.length < shortest || isCommit(raw) || (isShort && ownIn(raw) !== undefined)) continue;
    for (const said of saidIn(raw.trim())) {
      const line = plain(said);
      const lower = line.toLowerCase();
      const characters = new Set(lower);
      for (const form of forms) {
        if (form.length > line.length) break;
        if (!characters.has(form.rarest)) continue;
        const known = found.get(form.row.id);
        if (known !== undefined && known.weight >= form.weight) continue;
        const values = valuesIn(form, line, lower);
        if (values === null) continue;
        const shown = around(said.trim(), lower.indexOf(form.literals.find((one) => one !== '') ?? ''));
        found.set(form.row.id, { ...{ row: form.row, line: shown, values, weight: form.weight } });
      }
    }
  }
  const rank = ({ row, weight }: { readonly row: ErrorRow; readonly weight: number }): number =>
    row.rare ? weight - longestLine : weight;
  const said = [...found.values()]
    .sort((a, b) => rank(b) - rank(a))
    .map(({ row, line, values }) => ({ row, line, values }));
  const meant = meantIn(text, said.length > 0);
  return [...said, ...meant.map(({ row, line }) => ({ row, line: line.slice(0, longestShown), values: {} }))];
}

/** The part of a line to show, about where something was found. */
function around(line: string, at: number): string {
  const from = line.length <= longestShown ? 0 : Math.max(0, at - shownBefore);
  return line.slice(from, from + longestShown);
}

/** What is where the form has names; null when the line does not hold its literals in their order, or nothing between two. */
function valuesIn(
  { literals, names }: Form,
  line: string,
  lower: string,
): Readonly<Record<string, string>> | null {
  const values: Record<string, string> = {};
  let at = lower.indexOf(literals[0] ?? '');
  if (at === -1) return null;
  // Of what comes before the first literal only its last word is meant.
  let from = at + (literals[0] ?? '').length;
  for (const [index, name] of names.entries()) {
    const literal = literals[index + 1] ?? '';
    at = literal === '' ? line.length : lower.indexOf(literal, from);
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
