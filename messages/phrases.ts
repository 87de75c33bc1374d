import type { Phrases } from './wording.ts';

interface Phrase {
  /** What stands before, between and after the values of the English sentence. */
  readonly literals: readonly string[];
  /** The names of the values, in the order of the English sentence. */
  readonly names: readonly string[];
  readonly zh: string;
  /** Letters that have to be there: of two phrases that fit, the one with more is meant. */
  readonly weight: number;
}

/** Longer ones are left as they are, so that reading one back stays cheap. */
const longest = 4000;

/** A reason within a reason, and one more within that. */
const deepest = 4;

let known: readonly Phrase[] = [];

/** Makes phrases readable. Who shows Chinese does it once at the start for all rooms; a second time changes nothing. */
export function learn(tables: readonly Phrases[]): void {
  const phrases = tables.flatMap((table) => Object.values(table)).map(phraseOf);
  const all = new Map([...known, ...phrases].map((phrase) => [phrase.literals.join('{}'), phrase]));
  known = [...all.values()].sort((a, b) => b.weight - a.weight);
}

function phraseOf({ en, zh }: { readonly en: string; readonly zh: string }): Phrase {
  const parts = en.split(/\{(\w+)\}/);
  const literals = parts.filter((_, index) => index % 2 === 0);
  return {
    literals,
    names: parts.filter((_, index) => index % 2 === 1),
    zh,
    weight: literals.join('').length,
  };
}

/** A sentence that was written in English, in Chinese; values that are such sentences too. What is no known phrase stays as it is. */
export function inChinese(text: string | undefined): string {
  return translated(text ?? '', 0);
}

function translated(text: string, depth: number): string {
  if (text.length > longest || depth > deepest) return text;
  for (const phrase of known) {
    const values = valuesIn(text, phrase);
    if (values !== null) return filled(phrase, values, depth);
  }
  return text;
}

function filled({ names, zh }: Phrase, values: readonly string[], depth: number): string {
  return zh.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    translated(values[names.indexOf(name)] ?? '', depth + 1),
  );
}

/** The values of a sentence that is this phrase, else null. One pass: each literal where it first follows the one before. */
function valuesIn(text: string, { literals }: Phrase): readonly string[] | null {
  const [first = ''] = literals;
  if (literals.length === 1) return text === first ? [] : null;
  const last = literals.at(-1) ?? '';
  if (!text.startsWith(first) || !text.endsWith(last)) return null;
  const end = text.length - last.length;
  const values: string[] = [];
  let at = first.length;
  for (const literal of literals.slice(1, -1)) {
    const found = text.indexOf(literal, at);
    if (found < 0 || found + literal.length > end) return null;
    values.push(text.slice(at, found));
    at = found + literal.length;
  }
  if (at > end) return null;
  return [...values, text.slice(at, end)];
}
