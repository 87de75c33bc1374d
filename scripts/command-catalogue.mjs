// Writes cli/catalogue.ts from the folders in cli/commands. A test compares the file with this output.
import { readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The text of cli/catalogue.ts for the commands in `folder` (cli/commands). */
export function commandCatalogue(folder) {
  const names = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
  const entries = names.map(
    (name) => `  ${/\W/.test(name) ? `'${name}'` : name}: {
    command: () => import('./commands/${name}/command.ts'),
    text: () => import('./commands/${name}/text.ts'),
  },
`,
  );
  return `// Written by scripts/command-catalogue.mjs from the folders in cli/commands: run npm run catalogue instead of editing it.
import type { Commands } from './command.ts';

export const catalogue = {
${entries.join('')}} as const satisfies Commands;
`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const cli = join(dirname(dirname(fileURLToPath(import.meta.url))), 'cli');
  writeFileSync(join(cli, 'catalogue.ts'), commandCatalogue(join(cli, 'commands')));
}
