/**
 * Sentences in both languages, by code: reasons, evidence, whatever is data before it is shown. The English one is what is
 * stored, sent and printed as JSON; Chinese is said when it is shown, by the code and values that phrases.ts reads back from
 * it. Values stand in braces: `{path} is not there`.
 */
export type Phrases = Readonly<Record<string, { readonly en: string; readonly zh: string }>>;

/** The names in braces. */
type Names<Sentence extends string> = Sentence extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Names<Rest>
  : never;

type Values<Sentence extends string> = [Names<Sentence>] extends [never]
  ? []
  : [values: Readonly<Record<Names<Sentence>, string | number | bigint>>];

/** Says a phrase in English; what it is filled with is checked by the compiler. */
export function wording<const P extends Phrases>(
  phrases: P,
): <Code extends keyof P & string>(code: Code, ...values: Values<P[Code]['en']>) => string {
  return (code, ...[values]) => filled(phrases[code]?.en ?? code, values ?? {});
}

/** A sentence with its values in place of their names. */
export function filled(sentence: string, values: Readonly<Record<string, string | number | bigint>>): string {
  return sentence.replaceAll(/\{(\w+)\}/g, (name, key: string) => String(values[key] ?? name));
}
