// Writes docs/rules from the catalogue of rules and their texts. A test compares the pages with what this writes.
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { rolldown } from 'rolldown';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const made = join(root, 'node_modules/.cache/gowarden/rule-pages');
const bundle = await rolldown({
  input: join(root, 'scripts/rule-pages.ts'),
  external: (id) => !id.startsWith('.') && !id.startsWith('/'),
  platform: 'node',
});
await bundle.write({ dir: made, format: 'esm', cleanDir: true, entryFileNames: 'rule-pages.mjs' });
await bundle.close();
const { rulePages } = await import(pathToFileURL(join(made, 'rule-pages.mjs')).href);

const pages = await rulePages();
const folder = join(root, 'docs/rules');
mkdirSync(folder, { recursive: true });
for (const name of readdirSync(folder)) if (!pages.has(name)) rmSync(join(folder, name));
for (const [name, text] of pages) writeFileSync(join(folder, name), text);
console.log(`${pages.size} pages are in docs/rules`);
