import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import { describe, expect, test } from 'vitest';
import { scenarios } from './scenarios/scenarios.ts';

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
/** The places of JavaScriptCore's shell on Debian and macOS. */
const shells = ['jsc', '/System/Library/Frameworks/JavaScriptCore.framework/Versions/Current/Helpers/jsc'];

const jsc = shells.find((file) => run(file, ['-e', 'print(1)']) === '1\n');

function run(file: string, words: readonly string[]): string | null {
  try {
    return execFileSync(file, words, { encoding: 'utf8', timeout: 60_000, maxBuffer: 50_000_000 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

/** The output of each scenario in JavaScriptCore. */
async function outcomes(
  ...options: readonly string[]
): Promise<readonly { name: string; failed: string | null }[]> {
  const folder = at('../../../node_modules/.cache/gowarden/jsc/');
  mkdirSync(folder, { recursive: true });
  const bundle = await rolldown({
    input: fileURLToPath(new URL('jsc.ts', import.meta.url)),
    logLevel: 'warn',
  });
  await bundle.write({ file: join(folder, 'scenarios.js'), format: 'iife' });
  await bundle.close();
  const script = JSON.stringify(readFileSync(at('../../../dist/tray-helper.js'), 'utf8'));
  const table = readFileSync(at('../../fixtures/apple-headers.json'), 'utf8');
  writeFileSync(join(folder, 'given.js'), `var helperScript = ${script};\nvar appleHeaders = ${table};\n`);
  const said = run(jsc!, [...options, join(folder, 'given.js'), join(folder, 'scenarios.js')]);
  return said!
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { name: string; failed: string | null });
}

const missing = jsc === undefined ? ' (not here: jsc)' : '';

describe.skipIf(jsc === undefined)(`the built native helper in JavaScriptCore${missing}`, () => {
  test.each([
    ['with its compilers', []],
    ['without, as where they are forbidden', ['--useJIT=0']],
  ])('%s', async (_name, options) => {
    const said = await outcomes(...options);
    expect(said.filter(({ failed }) => failed !== null)).toEqual([]);
    expect(said.map(({ name }) => name)).toEqual(Object.keys(scenarios));
  });
});
