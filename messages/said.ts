import { visible } from './visible.ts';

/** Which sentence it is (`host/files.absent`), and what it is filled with: what Chinese, or a program, needs of it. */
export interface Phrase {
  /** @examples ["host/files.absent"] */
  readonly code: string;
  readonly values: Readonly<Record<string, string | number>>;
}

/**
 * What any document, event or problem may have as `phrases`: for sentences in it (reasons, evidence), which phrase of which
 * topic each is, and what it is filled with. The sentences stay in English where they are; whoever shows them may say them in
 * another language.
 *
 * @title Phrases
 * @document phrases
 */
export type Said = Readonly<Record<string, Phrase>>;

/** So many are kept twice over, which is more than a sweep of a large machine says. */
const most = 4_096;

/** Longer ones are shown as they are. */
const longest = 4_000;

let now = new Map<string, Phrase>();
let before = new Map<string, Phrase>();

/**
 * Keeps which phrase an English sentence is, from where it is made to where it is shown or written. What is asked for stays;
 * of what nobody asks for the oldest goes, and is shown in English from then on.
 */
export function remember(sentence: string, phrase: Phrase): void {
  if (sentence.length > longest) return;
  if (now.size >= most) {
    before = now;
    now = new Map();
  }
  now.set(visible(sentence), phrase);
}

/** The same for sentences that host/ reports, because it imports nothing of ours. */
export function rememberSaid({ sentence, ...phrase }: Phrase & { readonly sentence: string }): void {
  remember(sentence, phrase);
}

/** The phrase that was said so; undefined for any other text. */
export function phraseOf(sentence: string): Phrase | undefined {
  const key = visible(sentence);
  const known = now.get(key);
  if (known) return known;
  const old = before.get(key);
  if (old) remember(sentence, old);
  return old;
}
