// Writes the generated files of probes/rules/ from the existing folders. A test compares them with this output.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { load, root } from './bundled.mjs';

const { ruleCatalogue } = await load('rule-catalogue');
for (const [name, text] of await ruleCatalogue(join(root, 'probes/rules'))) {
  const path = join(root, 'probes/rules', name);
  if (readOrNull(path) === text) continue;
  writeFileSync(path, text);
  console.log(`probes/rules/${name}`);
}

function readOrNull(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
    return null;
  }
}
