// Writes docs/json from the types that have `@document NAME` in their docstring, and docs/openapi.json from the local API's routes and
// the types of their answers. A test compares the files with this output.
import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { load, root } from './bundled.mjs';

const { generatedPages } = await load('schemas');
const { schemas, openApi } = await generatedPages(root);
const folder = join(root, 'docs/json');
for (const name of readdirSync(folder)) if (!schemas.has(name)) rmSync(join(folder, name));
for (const [name, text] of schemas) writeFileSync(join(folder, name), text);
// Once for readers, once for the daemon, which serves it.
for (const file of ['docs/openapi.json', 'daemon/api/openapi.json']) writeFileSync(join(root, file), openApi);
console.log(`${schemas.size} schemas are in docs/json, and docs/openapi.json is written`);
