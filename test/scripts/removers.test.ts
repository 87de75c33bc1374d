import { fileURLToPath } from 'node:url';
import { ESLint } from 'eslint';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const lint = new ESLint({ cwd: root });

/** What the linter says about a text if it stood in that file of ours. */
async function said(file: string, text: string): Promise<string[]> {
  // Any file that is part of the project: the rule looks at the text alone.
  const [result] = await lint.lintText(text, { filePath: `${root}${file}` });
  return (result?.messages ?? [])
    .filter(({ ruleId }) => ruleId === 'no-restricted-syntax')
    .map(({ message }) => message);
}

const removers = [
  "import { rmSync } from 'node:fs';\nrmSync('/x');\n",
  "import { rmSync as away } from 'node:fs';\naway('/x');\n",
  "import * as fs from 'node:fs';\nfs.unlinkSync('/x');\n",
  "import fs from 'node:fs';\nfs.renameSync('/x', '/y');\n",
  "import fs from 'node:fs/promises';\nawait fs.rm('/x', { recursive: true });\n",
  "import { rmdir } from 'node:fs/promises';\nawait rmdir('/x');\n",
  "import fs from 'node:fs';\nfs['unlinkSync']('/x');\n",
  "import fs from 'node:fs';\nconst { unlinkSync } = fs;\nunlinkSync('/x');\n",
  "import fs from 'node:fs';\nfs.promises.truncate('/x');\n",
  "import { spawn } from 'node:child_process';\nspawn('rm', ['-rf', '/x']);\n",
  "import { execFileSync } from 'node:child_process';\nexecFileSync('/bin/rm', ['-rf', '/x']);\n",
  "export const command = { file: '/bin/mv', arguments: ['/x', '/y'] };\n",
  "import { rimraf } from 'rimraf';\nawait rimraf('/x');\n",
];

test.each(removers)('outside the sink the linter refuses %j', { timeout: 120_000 }, async (text) => {
  for (const file of ['caches/plan/build.ts', 'daemon/daemon.ts', 'cli/main.ts', 'caches/job/purge.ts']) {
    expect(await said(file, text), file).not.toEqual([]);
  }
});

test('in the sink it does not, and reading is allowed everywhere', { timeout: 120_000 }, async () => {
  expect(await said('caches/sink/purge.ts', removers[0] ?? '')).toEqual([]);
  expect(
    await said('daemon/daemon.ts', "import { readFileSync } from 'node:fs';\nreadFileSync('/x');\n"),
  ).toEqual([]);
});
