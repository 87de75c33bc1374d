import type { Language } from './language.ts';
import { type Visible, visible } from './visible.ts';

/** The sentences of a topic in each language, as its text.ts exports them side by side. */
export interface Translations<Texts> {
  readonly en: Texts;
  readonly zh: Texts;
}

const known = new WeakMap<object, unknown>();

/**
 * The sentences of a topic in a language, each of which writes out what acts or hides in the values that it is filled with
 * (see `visible`). This is the only way from a text.ts to a person (the linter refuses others), so that no sentence has to
 * think of hostile names, and none can forget to.
 */
export function inLanguage<Texts extends object>(language: Language, texts: Translations<Texts>): Texts {
  return filling(language === 'en' ? texts.en : texts.zh);
}

/** One sentence that both languages have, as data of ours carries it. */
export function inWords(language: Language, sentence: { readonly en: string; readonly zh: string }): Visible {
  return visible(language === 'en' ? sentence.en : sentence.zh);
}

/** The same texts, every function of which makes the strings among its arguments visible, however deep they lie in them. */
export function filling<Texts extends object>(texts: Texts): Texts {
  const made = known.get(texts) ?? wrapped(texts);
  known.set(texts, made);
  return made as Texts;
}

function wrapped(text: unknown): unknown {
  if (typeof text === 'function') {
    const say = text as (...values: readonly unknown[]) => unknown;
    return (...values: readonly unknown[]) => say(...values.map(shown));
  }
  return mapped(text, wrapped);
}

function shown(value: unknown): unknown {
  return typeof value === 'string' ? visible(value) : mapped(value, shown);
}

/** Lists and records with each part mapped; anything else unchanged. */
function mapped(value: unknown, each: (part: unknown) => unknown): unknown {
  if (Array.isArray(value)) return value.map(each);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, each(part)]));
}
