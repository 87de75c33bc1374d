import { phraseOf, remember, type Phrase, type Said } from './said.ts';

/** A document has at most this many; what follows is in English. */
const most = 2_000;

/** How deep a document is searched, and a reason within a reason. */
const deepest = 12;

/**
 * A document with the phrases of the sentences in it, so that its reader may say them in another language: `phrases` beside
 * what it has. One without any stays as it is.
 */
export function carrying<T>(document: T): T | (T & { readonly phrases: Said }) {
  const steps = carryingInSteps(document);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** The same in steps, one for each element of the document's lists: some have thousands. */
export function* carryingInSteps<T>(document: T): Generator<undefined, T | (T & { readonly phrases: Said })> {
  if (!isRecord(document)) return document;
  const phrases = new Map<string, Phrase>();
  for (const part of Object.values(document)) {
    for (const one of Array.isArray(part) ? (part as unknown[]) : [part]) {
      collect(one, phrases, 2);
      yield;
    }
  }
  return phrases.size === 0 ? document : { ...document, phrases: Object.fromEntries(phrases) };
}

/** A document without the phrases that it carried, which are known from now on; what is malformed of them is not. */
export function carried(document: unknown): unknown {
  if (!isRecord(document) || !isRecord(document.phrases)) return document;
  const { phrases, ...rest } = document;
  for (const [sentence, phrase] of Object.entries(phrases as object).slice(0, most))
    if (isPhrase(phrase)) remember(sentence, phrase);
  return rest;
}

function collect(part: unknown, phrases: Map<string, Phrase>, depth: number): void {
  if (depth > deepest || phrases.size >= most) return;
  if (typeof part === 'object' && part !== null) {
    for (const one of Object.values(part)) collect(one, phrases, depth + 1);
  } else if (typeof part === 'string' && !phrases.has(part)) {
    const phrase = phraseOf(part);
    if (!phrase) return;
    phrases.set(part, phrase);
    collect(phrase.values, phrases, depth + 1);
  }
}

function isPhrase(value: unknown): value is Phrase {
  return (
    isRecord(value) &&
    typeof value.code === 'string' &&
    isRecord(value.values) &&
    Object.values(value.values).every((one) => typeof one === 'string' || typeof one === 'number')
  );
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
