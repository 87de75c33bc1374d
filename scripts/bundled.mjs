// Loads one of our TypeScript files, which Node 20 cannot read on its own.
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { rolldown } from 'rolldown';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** The exports of `scripts/NAME.ts`. */
export async function load(name) {
  const made = join(root, 'node_modules/.cache/gowarden', name);
  const bundle = await rolldown({
    input: join(root, 'scripts', `${name}.ts`),
    external: [
      'prettier',
      'better-sqlite3',
      'systray2',
      'typescript',
      'ts-json-schema-generator',
      '@valibot/to-json-schema',
      // It may not have been generated yet.
      /\/openapi\.json$/,
    ],
    platform: 'node',
    // As in build.mjs.
    resolve: { mainFields: ['module', 'main'] },
    logLevel: 'warn',
  });
  await bundle.write({ dir: made, format: 'esm', cleanDir: true, entryFileNames: `${name}.mjs` });
  await bundle.close();
  return import(pathToFileURL(join(made, `${name}.mjs`)).href);
}
