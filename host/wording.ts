/** A sentence with its code and values, as messages/said.ts has them, which host/ does not import, since it imports nothing of ours. */
export interface SaidHere {
  readonly sentence: string;
  readonly code: string;
  readonly values: Readonly<Record<string, string | number>>;
}

let hearer: (said: SaidHere) => void = () => undefined;

/** Registers who learns, from now on, which sentence was made from which phrase: the code that shows or sends them. */
export function hear(by: (said: SaidHere) => void): void {
  hearer = by;
}

/** Passes on what was said in another process. */
export function heard(said: readonly SaidHere[]): void {
  for (const one of said) hearer(one);
}

/** As messages/wording.ts. */
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
    hearer({ sentence, code: `${topic}.${code}`, values: plain(values ?? {}) });
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
