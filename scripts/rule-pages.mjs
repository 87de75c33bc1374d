// Writes docs/rules from the catalogue of rules, their texts and examples. A test compares the pages with what this writes.
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { load, root } from './bundled.mjs';

const { rulePages } = await load('rule-pages');
const pages = await rulePages();
const folder = join(root, 'docs/rules');
mkdirSync(folder, { recursive: true });
for (const name of readdirSync(folder)) if (!pages.has(name)) rmSync(join(folder, name));
for (const [name, text] of pages) writeFileSync(join(folder, name), text);
console.log(`${pages.size} pages are in docs/rules`);
