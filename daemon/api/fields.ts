import * as v from 'valibot';
import { ApiProblem } from './problem.ts';
import { inWords } from './text.ts';

/** A value that a route takes. Its message is what was expected; docs/openapi.json says what is checked. */
export type Field = v.GenericSchema;

/** By name; `v.optional` for what may be left out. */
export type Fields = Readonly<Record<string, Field>>;

export type Values<F extends Fields> = { readonly [N in keyof F]: v.InferOutput<F[N]> };

/** Longest text that a field takes without a length of its own: a path. */
const longest = 4096;

/** A whole number. */
export function integer(least: number, most: number) {
  const expected = (): string => inWords('wholeNumber', { least, most });
  return v.pipe(
    v.number(expected),
    v.integer(expected),
    v.minValue(least, expected),
    v.maxValue(most, expected),
  );
}

/** Text of at most this many characters. */
export function text(most = longest) {
  const expected = (): string => inWords('textOf', { most });
  return v.pipe(v.string(expected), v.maxLength(most, expected));
}

/** One of some words. */
export function choice<const C extends readonly string[]>(choices: C) {
  return v.picklist(choices, () => inWords('oneOf', { choices: choices.join(', ') }));
}

/** True or false. */
export function flag() {
  return v.boolean(() => inWords('boolean'));
}

/** At most this many texts. */
export function texts(most: number) {
  const expected = (): string => inWords('listOfTexts', { most });
  const one = v.pipe(v.string(expected), v.maxLength(longest, expected));
  return v.pipe(v.array(one, expected), v.maxLength(most, expected));
}

/**
 * Checks what came against the fields: `given` from a query (all text) or a JSON body. Throws an `ApiProblem` that names the
 * value and what is allowed.
 */
export function readFields<F extends Fields>(fields: F, given: Readonly<Record<string, unknown>>): Values<F> {
  const unknown = Object.keys(given).find((name) => !Object.hasOwn(fields, name));
  if (unknown !== undefined) throw new ApiProblem('bad-value', inWords('noSuchField', { name: unknown }));
  const values = Object.entries(fields).map(([name, field]): [string, unknown] => {
    const value = Object.hasOwn(given, name) ? given[name] : undefined;
    const read = v.safeParse(field, value);
    if (read.success) return [name, read.output];
    const expected = read.issues[0].message;
    throw new ApiProblem(
      'bad-value',
      value === undefined
        ? inWords('missingField', { name, expected })
        : inWords('badField', { name, expected, value: JSON.stringify(value).slice(0, 100) }),
    );
  });
  return Object.fromEntries(values) as Values<F>;
}

/** Turns the texts of a query into what their fields hold; what does not fit stays text and is refused by `readFields`. */
export function fromQuery(fields: Fields, query: URLSearchParams): Record<string, unknown> {
  const given = [...query].map(([name, text]): [string, unknown] => {
    const type = Object.hasOwn(fields, name) ? fields[name] && typeOf(fields[name]) : undefined;
    if (type === 'number') return [name, /^-?\d+$/.test(text) ? Number(text) : text];
    if (type === 'boolean') return [name, text === 'true' ? true : text === 'false' ? false : text];
    return [name, text];
  });
  return Object.fromEntries(given);
}

/** `number`, `boolean`, `string` …, whether or not it may be left out. */
function typeOf(field: Field): string {
  return 'wrapped' in field ? typeOf(field.wrapped as Field) : field.type;
}
