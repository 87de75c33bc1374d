import { remember } from './said.ts';

/**
 * Sentences in both languages, by code: reasons, evidence, whatever is data before it is shown. The English one is in the data;
 * its code and values go with it (said.ts, carried.ts), and the Chinese one is made from them where it is shown (phrases.ts).
 * Values are in braces: `{path} is not there`.
 */
export type Phrases = Readonly<Record<string, { readonly en: string; readonly zh: string }>>;

/** The names in braces. */
type Names<Sentence extends string> = Sentence extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Names<Rest>
  : never;

type Values<Sentence extends string> = [Names<Sentence>] extends [never]
  ? []
  : [values: Readonly<Record<Names<Sentence>, string | number | bigint>>];

/** Says a phrase of a topic in English; what it is filled with is checked by the compiler. */
export function wording<const P extends Phrases>(
  topic: string,
  phrases: P,
): <Code extends keyof P & string>(code: Code, ...values: Values<P[Code]['en']>) => string {
  return (code, ...[values]) => {
    const sentence = filled(phrases[code]?.en ?? code, values ?? {});
    remember(sentence, { code: `${topic}.${code}`, values: plain(values ?? {}) });
    return sentence;
  };
}

/** A sentence with its values in place of their names. */
export function filled(sentence: string, values: Readonly<Record<string, string | number | bigint>>): string {
  return sentence.replaceAll(/\{(\w+)\}/g, (name, key: string) => String(values[key] ?? name));
}

/** Values as JSON has them. */
function plain(values: Readonly<Record<string, string | number | bigint>>): Record<string, string | number> {
  const entries = Object.entries(values).map(([name, value]): [string, string | number] => [
    name,
    typeof value === 'bigint' ? String(value) : value,
  ]);
  return Object.fromEntries(entries);
}
