import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { rulePages } from '../../scripts/rule-pages.ts';

const folder = new URL('../../docs/rules/', import.meta.url);

it('docs/rules is what the catalogue and the messages say now (npm run docs writes it)', async () => {
  const pages = await rulePages();
  expect(readdirSync(folder).sort()).toEqual([...pages.keys()].sort());
  for (const [name, text] of pages) expect(readFileSync(new URL(name, folder), 'utf8'), name).toBe(text);
});
