import { Ajv2020, type AnySchemaObject, type ValidateFunction } from 'ajv/dist/2020.js';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';

const directory = new URL('../../docs/json/', import.meta.url).pathname;

/** The names of the documents: `status`, `doctor`, … */
export const schemaNames = readdirSync(directory)
  .filter((name) => name.endsWith('.schema.json'))
  .map((name) => name.replace('.schema.json', ''));

const ajv = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true });
for (const name of schemaNames)
  ajv.addSchema(
    closed(JSON.parse(readFileSync(join(directory, `${name}.schema.json`), 'utf8')) as AnySchemaObject),
  );

/** Readers are to ignore what they do not know, but anything that we write without documenting it is a mistake. */
function closed(schema: AnySchemaObject): AnySchemaObject {
  const entries = Object.entries(schema).map(([key, value]: [string, unknown]) => [
    key,
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? closed(value as AnySchemaObject)
      : Array.isArray(value)
        ? value.map((item: unknown) =>
            typeof item === 'object' && item !== null ? closed(item as AnySchemaObject) : item,
          )
        : value,
  ]);
  const copy = Object.fromEntries(entries) as AnySchemaObject;
  return copy.type === 'object' && copy.properties && copy.additionalProperties === undefined
    ? { ...copy, additionalProperties: false }
    : copy;
}

/**
 * Fails with the reason unless the text is one JSON document as documented; returns it, without the phrases that every
 * document may carry.
 */
export function documented(name: string, text: string): unknown {
  const validate: ValidateFunction | undefined = ajv.getSchema(`${name}.schema.json`);
  if (!validate) throw new Error(`docs/json has no ${name}.schema.json`);
  const document: unknown = JSON.parse(text);
  const { phrases, ...own } = document as { readonly phrases?: unknown };
  validate(own);
  expect(validate.errors ?? []).toEqual([]);
  if (phrases !== undefined) {
    const described = ajv.getSchema('phrases.schema.json');
    expect(described?.(phrases)).toBe(true);
  }
  return own;
}
