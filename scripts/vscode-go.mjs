// npm run vscode-go [FILE|URL]: rewrites the settings of the Go extension for VS Code from its own description (package.json).
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { describe, trimmed } from './vscode-go/describe.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const newest = 'https://raw.githubusercontent.com/golang/vscode-go/master/extension/package.json';
const [source = newest] = process.argv.slice(2);

const text = /^https?:/.test(source) ? await (await fetch(source)).text() : readFileSync(source, 'utf8');
const description = JSON.parse(text);
const { version, go, gopls, launch, attach } = describe(description);

const head = (what) =>
  `// Written by scripts/vscode-go.mjs from the description of the Go extension ${version}: do not edit.\nimport type { Described } from '../described.ts';\n\n/** ${what} */\n`;
const table = (name, value) =>
  `export const ${name}: Readonly<Record<string, Described>> = {\n${Object.entries(value)
    .map(([key, one]) => `${JSON.stringify(key)}: ${JSON.stringify(one)},\n`)
    .join('')}};\n`;

await write(
  'probes/editors/described/go.ts',
  `${head('Settings of the extension.')}${table('goSettings', go)}\n/** Of the extension whose description this is. */\nexport const describedVersion = ${JSON.stringify(version)};\n`,
);
await write(
  'probes/editors/described/gopls.ts',
  `${head('Settings inside the object `gopls`, which the extension hands to gopls.')}${table('goplsSettings', gopls)}`,
);
await write(
  'probes/editors/described/launch.ts',
  `${head('Attributes of a configuration with `request: launch`.')}${table('launchAttributes', launch)}\n/** Attributes of a configuration with \`request: attach\`. */\n${table('attachAttributes', attach)}`,
);
await write('test/fixtures/vscode-go/package.json', JSON.stringify(trimmed(description)));

async function write(path, content) {
  const filepath = join(root, path);
  writeFileSync(filepath, await format(content, { ...(await resolveConfig(filepath)), filepath }));
  console.log(path);
}
