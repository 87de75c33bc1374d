import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { generatedPages } from '../../scripts/schemas.ts';
import { tidy } from '../../scripts/schemas/tidy.ts';

const root = new URL('../../', import.meta.url).pathname;
const folder = new URL('../../docs/json/', import.meta.url);

interface Page {
  readonly $id: string;
  readonly title?: string;
  readonly description?: string;
  readonly properties?: Properties;
  readonly anyOf?: readonly { readonly properties?: Properties }[];
}
type Properties = Readonly<Record<string, { readonly const?: unknown }>>;

test('docs/json and docs/openapi.json match types and routes (npm run docs writes them)', async () => {
  const { schemas, openApi } = await generatedPages(root);
  expect(readdirSync(folder).sort()).toEqual([...schemas.keys()].sort());
  for (const [name, text] of schemas) expect(readFileSync(new URL(name, folder), 'utf8'), name).toBe(text);
  for (const file of ['docs/openapi.json', 'daemon/api/openapi.json'])
    expect(readFileSync(`${root}${file}`, 'utf8'), file).toBe(openApi);
});

test('each has its name, a title and a sentence, and a version where it is printed by itself', () => {
  const parts =
    /^(?:finding|history-entry|incident|left-out|observed-tool|party|phrases|plan|receipt|tool)\./;
  for (const name of readdirSync(folder)) {
    const page = JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as Page;
    expect(page.$id).toBe(name);
    for (const said of [page.title, page.description]) expect(said, name).toMatch(/\S/);
    if (parts.test(name)) continue;
    for (const { properties } of page.anyOf ?? [page]) expect(properties?.schemaVersion?.const, name).toBe(1);
  }
});

test.each([
  ['a constant needs no type', { type: 'number', const: 1 }, { const: 1 }],
  [
    'a scalar that may be null is one part, with what is said of both',
    { description: 'When.', anyOf: [{ type: 'integer', description: 'Milliseconds.' }, { type: 'null' }] },
    { description: 'When. Milliseconds.', type: ['integer', 'null'] },
  ],
  ['words that may become more', { type: 'string', enum: ['a'], open: true }, { type: 'string' }],
  [
    'an object is open',
    { type: 'object', properties: {}, additionalProperties: false },
    { type: 'object', properties: {} },
  ],
  [
    'one that is carried out is closed',
    { type: 'object', properties: {}, closed: true },
    { type: 'object', properties: {}, additionalProperties: false },
  ],
  [
    'a list that begins with another kind',
    { type: 'array', items: [{ type: 'string' }], additionalItems: { type: 'number' }, minItems: 1 },
    { type: 'array', minItems: 1, prefixItems: [{ type: 'string' }], items: { type: 'number' } },
  ],
  [
    'a list of one kind that is not empty',
    {
      type: 'array',
      items: [{ title: 'first', type: 'string' }],
      additionalItems: { type: 'string' },
      minItems: 1,
    },
    { type: 'array', minItems: 1, items: { type: 'string' } },
  ],
])('%s', (_, made, written) => {
  expect(tidy(made)).toEqual(written);
});
