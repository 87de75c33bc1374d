import { phraseOf } from './said.ts';
import { visible } from './visible.ts';
import { filled, type Phrases } from './wording.ts';

/** A reason within a reason, and one more within that. */
const deepest = 4;

const sentences = new Map<string, string>();

/** Makes the tables of all rooms known, each by its topic. Who shows Chinese does it once at the start; a second time changes nothing. */
export function learn(tables: Readonly<Record<string, Phrases>>): void {
  for (const [topic, table] of Object.entries(tables))
    for (const [code, { zh }] of Object.entries(table)) sentences.set(`${topic}.${code}`, zh);
}

/** A sentence that was made of a phrase, in Chinese; values that are such sentences too. Any other text stays as it is. */
export function inChinese(text: string | undefined): string {
  return said(text ?? '', 0);
}

function said(text: string, depth: number): string {
  const phrase = depth > deepest ? undefined : phraseOf(text);
  const sentence = phrase && sentences.get(phrase.code);
  if (!phrase || sentence === undefined) return text;
  const values = Object.entries(phrase.values).map(([name, value]): [string, string] => [
    name,
    visible(said(String(value), depth + 1)),
  ]);
  return filled(sentence, Object.fromEntries(values));
}
