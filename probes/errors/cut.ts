import type { Torn } from './broken.ts';
import { forms } from './forms.ts';

/** Error texts that lost their beginning, their middle or their end, as in a paste of a part or in a log of limited width. */

/** The share of a form that has to be there, and the fewest characters of it. */
const leastShare = 0.5;
const leastLetters = 20;
/** Characters on each side of what was left out. */
const leastSide = 5;
/** Characters of the last literal, which may be a part of many words. */
const leastLast = 4;

/** What the system says of any file or host, and what Go sets before it. */
const ofTheSystem =
  /no such file or directory|not a directory|is a directory|file exists|permission denied|operation not permitted|read-only file system|no space left on device|connection refused|i\/o timeout|no such host|\b(?:open|read|write|mkdir|stat|lstat|rename|unlinkat) /g;
/** Characters besides these. */
const leastOwn = 8;

const reversed = (text: string): string => Array.from(text).reverse().join('');

const cuttable = forms
  .filter(({ weight }) => weight >= leastLetters)
  .map((form) => ({ form, literals: form.literals, backwards: form.literals.map(reversed).reverse() }));

/** Characters of each literal, either way round, that are its own. */
const own = new Map(
  cuttable.flatMap(({ literals }) =>
    literals.flatMap((one): [string, number][] => {
      const { length } = one.replace(ofTheSystem, '');
      return [
        [one, length],
        [reversed(one), length],
      ];
    }),
  ),
);
const lengthOf = (literal: string): number => literal.length;
const ownLengthOf = (literal: string): number => own.get(literal) ?? 0;

/** The form of which a line holds so much at its end that it can be no other; none when several have as much. */
export function withoutEnd(line: string): readonly Torn[] {
  const text = line.toLowerCase();
  return onlyBest(line, ({ literals }, count) => lettersOf(literals, text, count));
}

/** As `withoutEnd`, of what is at the beginning of a line. */
export function withoutBeginning(line: string): readonly Torn[] {
  const text = reversed(line.toLowerCase());
  return onlyBest(line, ({ backwards }, count) => lettersOf(backwards, text, count));
}

/** As `withoutEnd`, of what is before and behind the dots that are in place of the rest. */
export function withoutMiddle(line: string, dots: string): readonly Torn[] {
  const at = line.indexOf(dots);
  if (at < 1) return [];
  const text = line.toLowerCase();
  const before = text.slice(0, at).trimEnd();
  const behind = text.slice(at + dots.length).trimStart();
  const end = reversed(behind);
  return onlyBest(line, ({ literals, backwards }, count) => {
    const left = lettersOf(literals, before, lengthOf);
    const right = left < leastSide ? 0 : lettersOf(backwards, end, lengthOf);
    if (right < leastSide) return 0;
    return lettersOf(literals, before, count) + lettersOf(backwards, end, count);
  });
}

type Cuttable = (typeof cuttable)[number];

function onlyBest(
  line: string,
  letters: (one: Cuttable, count: (literal: string) => number) => number,
): readonly Torn[] {
  let most = 0;
  let best: Cuttable[] = [];
  for (const one of cuttable) {
    const weight = letters(one, lengthOf);
    if (weight > most) [most, best] = [weight, []];
    if (weight === most) best.push(one);
  }
  const [first] = best;
  if (first === undefined || new Set(best.map(({ form: { row } }) => row)).size > 1) return [];
  // Of what the system says every program may have failed.
  if (letters(first, ownLengthOf) < leastOwn) return [];
  const { form } = first;
  const isEnough = most >= leastLetters && most >= form.length * leastShare && most < form.length;
  return isEnough ? [{ form, values: {}, line, weight: most }] : [];
}

/** Characters of the literals that a text holds in their order, the last of them as far as the text goes; 0 when it ends in none. */
function lettersOf(literals: readonly string[], text: string, count: (literal: string) => number): number {
  let from = 0;
  let letters = 0;
  for (const literal of literals) {
    if (literal === '') continue;
    const at = text.indexOf(literal, from);
    if (at === -1) return letters + lettersAtEnd(literal, text, from);
    from = at + literal.length;
    letters += count(literal);
  }
  return letters;
}

/** Characters of the beginning of a literal at the end of a text. */
function lettersAtEnd(literal: string, text: string, from: number): number {
  const last = text.charAt(text.length - 1);
  for (let length = Math.min(literal.length - 1, text.length - from); length >= leastLast; length -= 1)
    if (literal.charAt(length - 1) === last && text.endsWith(literal.slice(0, length))) return length;
  return 0;
}
