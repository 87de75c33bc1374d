// Writes docs/json from the types that have `@document NAME` in their docstring. A test compares the files with what this writes.
import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { load, root } from './bundled.mjs';

const { schemaPages } = await load('schemas');
const pages = await schemaPages(root);
const folder = join(root, 'docs/json');
for (const name of readdirSync(folder)) if (!pages.has(name)) rmSync(join(folder, name));
for (const [name, text] of pages) writeFileSync(join(folder, name), text);
console.log(`${pages.size} schemas are in docs/json`);
