// Writes docs/rules from the catalogue of rules, their texts and examples, and docs/errors from the rows of errors. Tests compare the
// pages with this output.
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { load, root } from './bundled.mjs';

const { rulePages } = await load('rule-pages');
const { errorPages } = await load('error-pages');
for (const [place, pages] of [
  ['docs/rules', await rulePages()],
  ['docs/errors', errorPages()],
]) {
  const folder = join(root, place);
  mkdirSync(folder, { recursive: true });
  for (const name of readdirSync(folder)) if (!pages.has(name)) rmSync(join(folder, name));
  for (const [name, text] of pages) writeFileSync(join(folder, name), text);
  console.log(`${pages.size} pages are in ${place}`);
}
