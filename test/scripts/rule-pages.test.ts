import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { errorPages } from '../../scripts/error-pages.ts';
import { rulePages } from '../../scripts/rule-pages.ts';

it.each([
  ['docs/rules', rulePages],
  ['docs/errors', errorPages],
] as const)('%s matches the sources (npm run docs writes it)', async (place, write) => {
  const folder = new URL(`../../${place}/`, import.meta.url);
  const pages = await write();
  expect(readdirSync(folder).sort()).toEqual([...pages.keys()].sort());
  for (const [name, text] of pages) expect(readFileSync(new URL(name, folder), 'utf8'), name).toBe(text);
});
