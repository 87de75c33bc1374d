import { ApiProblem } from './problem.ts';
import { inWords } from './text.ts';

/** A value that a route takes, in the words of JSON Schema, so that docs/openapi.json says what is checked. */
export type Field = {
  readonly description: string;
  readonly required?: true;
} & (
  | { readonly type: 'integer'; readonly minimum: number; readonly maximum: number }
  | { readonly type: 'string'; readonly enum?: readonly string[]; readonly maxLength?: number }
  | { readonly type: 'boolean' }
  | { readonly type: 'array'; readonly items: { readonly type: 'string' }; readonly maxItems: number }
);

export type Fields = Readonly<Record<string, Field>>;

type Value<F extends Field> = F extends { readonly type: 'integer' }
  ? number
  : F extends { readonly type: 'boolean' }
    ? boolean
    : F extends { readonly type: 'array' }
      ? readonly string[]
      : F extends { readonly enum: readonly (infer E)[] }
        ? E
        : string;

export type Values<F extends Fields> = {
  readonly [N in keyof F]: F[N] extends { readonly required: true } ? Value<F[N]> : Value<F[N]> | undefined;
};

/** Longest text that a field takes without a `maxLength` of its own: a path. */
const longest = 4096;

/**
 * Checks what came against the fields: `given` from a query (all text) or a JSON body. Throws an `ApiProblem` that names the
 * value and what is allowed.
 */
export function readFields<F extends Fields>(fields: F, given: Readonly<Record<string, unknown>>): Values<F> {
  const values: Record<string, unknown> = {};
  for (const name of Object.keys(given)) {
    if (!Object.hasOwn(fields, name)) throw new ApiProblem('bad-value', inWords('noSuchField', { name }));
  }
  for (const [name, field] of Object.entries(fields)) {
    const value = Object.hasOwn(given, name) ? given[name] : undefined;
    if (value === undefined && field.required)
      throw new ApiProblem('bad-value', inWords('missingField', { name, expected: allowed(field) }));
    if (value !== undefined && !fits(field, value))
      throw new ApiProblem(
        'bad-value',
        inWords('badField', { name, expected: allowed(field), value: JSON.stringify(value).slice(0, 100) }),
      );
    values[name] = value;
  }
  return values as Values<F>;
}

/** Turns the texts of a query into what their fields hold; what does not fit stays text and is refused by `readFields`. */
export function fromQuery(fields: Fields, query: URLSearchParams): Record<string, unknown> {
  const given: Record<string, unknown> = {};
  for (const [name, text] of query) {
    const type = Object.hasOwn(fields, name) ? fields[name]?.type : undefined;
    if (type === 'integer') given[name] = /^-?\d+$/.test(text) ? Number(text) : text;
    else if (type === 'boolean') given[name] = text === 'true' ? true : text === 'false' ? false : text;
    else given[name] = text;
  }
  return given;
}

function fits(field: Field, value: unknown): boolean {
  switch (field.type) {
    case 'integer':
      return (
        Number.isSafeInteger(value) &&
        (value as number) >= field.minimum &&
        (value as number) <= field.maximum
      );
    case 'boolean':
      return typeof value === 'boolean';
    case 'array':
      return (
        Array.isArray(value) &&
        value.length <= field.maxItems &&
        value.every((item) => typeof item === 'string' && item.length <= longest)
      );
    case 'string':
      return (
        typeof value === 'string' &&
        (field.enum ? field.enum.includes(value) : value.length <= (field.maxLength ?? longest))
      );
  }
}

function allowed(field: Field): string {
  switch (field.type) {
    case 'integer':
      return inWords('wholeNumber', { least: field.minimum, most: field.maximum });
    case 'boolean':
      return inWords('boolean');
    case 'array':
      return inWords('listOfTexts', { most: field.maxItems });
    case 'string':
      return field.enum
        ? inWords('oneOf', { choices: field.enum.join(', ') })
        : inWords('textOf', { most: field.maxLength ?? longest });
  }
}
