import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { ESLint, Linter } from 'eslint';
import { parser } from 'typescript-eslint';
import { beforeAll, expect, test } from 'vitest';
import { rooms } from '../../scripts/lint/rooms.js';
import { mayOverwrite, mayRemove } from '../../scripts/lint/removal.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const lint = new ESLint({ cwd: root });
const linter = new Linter();
type Config = Pick<Linter.Config, 'rules' | 'linterOptions'>;
/** The project's own settings for a file, without types, which the rule does not need. */
const settings = new Map<string, Config>();

const outside = [
  'caches/plan/build.ts',
  'caches/job/purge.ts',
  'caches/proof/named.ts',
  'cli/main.ts',
  'daemon/daemon.ts',
  'host/files/real.ts',
  'launchd/manifest.ts',
  'tray/jxa/menu.ts',
];
const inside = ['caches/sink/purge.ts', 'daemon/files/own.ts', 'launchd/purge.ts'];

beforeAll(async () => {
  for (const file of [...outside, ...inside, ...Object.keys(mayOverwrite)]) {
    const { rules, linterOptions } = (await lint.calculateConfigForFile(`${root}${file}`)) as Config;
    const rule = rules?.['no-restricted-syntax'];
    settings.set(file, {
      rules: { 'no-restricted-syntax': rule ?? 'off' },
      linterOptions: linterOptions ?? {},
    });
  }
}, 120_000);

/** What the linter says about a text if it were in that file. */
function said(file: string, text: string): string[] {
  const config: Linter.Config = { ...settings.get(file), languageOptions: { parser } };
  return linter.verify(text, config).map(({ message }) => message);
}

const removers = [
  "import { rmSync } from 'node:fs';\nrmSync('/x');\n",
  "import { rmSync as away } from 'node:fs';\naway('/x');\n",
  "import { 'rmSync' as away } from 'node:fs';\naway('/x');\n",
  "import * as fs from 'node:fs';\nfs.unlinkSync('/x');\n",
  "import * as disk from 'fs';\nObject.values(disk);\n",
  "import fs from 'node:fs';\nfs.renameSync('/x', '/y');\n",
  "import fs from 'node:fs/promises';\nawait fs.rm('/x', { recursive: true });\n",
  "import { rmdir } from 'node:fs/promises';\nawait rmdir('/x');\n",
  "import { promises } from 'node:fs';\nawait promises.cp('/x', '/y');\n",
  "import { promises } from 'node:fs';\n['/x'].map(promises.unlink);\n",
  "import fs from 'node:fs';\nfs['unlinkSync']('/x');\n",
  "import fs from 'node:fs';\nfs['unlink' + 'Sync']('/x');\n",
  "import { promises } from 'node:fs';\nawait promises[`rm`]('/x');\n",
  "import fs from 'node:fs';\nconst { unlinkSync } = fs;\nunlinkSync('/x');\n",
  "const { unlinkSync } = await import('node:fs');\nunlinkSync('/x');\n",
  "const name = 'x';\nconst { rmSync } = require('node:fs');\nrmSync(name);\n",
  "import { createRequire } from 'node:module';\ncreateRequire(import.meta.url)('fs').rmSync('/x');\n",
  "process.getBuiltinModule('fs');\n",
  "export { rmSync } from 'node:fs';\n",
  "export * from 'node:fs';\n",
  "import fs from 'node:fs';\nfs.promises.truncate('/x');\n",
  "import { ftruncateSync } from 'node:fs';\nftruncateSync(3);\n",
  "import { copyFileSync } from 'node:fs';\ncopyFileSync('/x', '/y');\n",
  "import { createWriteStream } from 'node:fs';\ncreateWriteStream('/x');\n",
  "import { writeFileSync } from 'node:fs';\nwriteFileSync('/x', '');\n",
  "import { writeFile } from 'node:fs/promises';\nawait writeFile('/x', '', { mode: 0o600 });\n",
  "import { openSync } from 'node:fs';\nopenSync('/x', 'w');\n",
  "import { constants, openSync } from 'node:fs';\nconst { O_TRUNC } = constants;\nopenSync('/x', O_TRUNC);\n",
  "import { spawn } from 'node:child_process';\nspawn('rm', ['-rf', '/x']);\n",
  "import { execFileSync } from 'node:child_process';\nexecFileSync('/bin/rm', ['-rf', '/x']);\n",
  "import { execSync } from 'node:child_process';\nexecSync('rm -rf /x');\n",
  "import { spawn } from 'node:child_process';\nspawn('sh', ['-c', 'cd /x && rm -rf y']);\n",
  "import { spawn } from 'node:child_process';\nspawn('sh', ['-c', `rm -rf ${process.argv0}`]);\n",
  "import { spawn } from 'node:child_process';\nspawn('env', ['rm', '-rf', '/x']);\n",
  "import { spawn } from 'node:child_process';\nspawn('find', ['/x', '-delete']);\n",
  "import { spawn } from 'node:child_process';\nspawn('go', ['clean', '-modcache']);\n",
  "export const command = { file: '/bin/mv', arguments: ['/x', '/y'] };\n",
  "import { rimraf } from 'rimraf';\nawait rimraf('/x');\n",
  "const { rimraf } = await import('rimraf');\nawait rimraf('/x');\n",
  "declare const manager: { removeItemAtPathError(path: string, error: null): void };\nmanager.removeItemAtPathError('/x', null);\n",
  "// eslint-disable-next-line no-restricted-syntax\nimport { rmSync } from 'node:fs';\nrmSync('/x');\n",
  "/* eslint no-restricted-syntax: off */\nimport { rmSync } from 'node:fs';\nrmSync('/x');\n",
];

test.each(removers)('outside the sink the linter refuses %j', (text) => {
  for (const file of outside) {
    expect(
      said(file, text).filter((message) => /Only caches\/sink|Writing over/.test(message)),
      file,
    ).not.toEqual([]);
  }
});

test('in the sink it does not, and reading and creating are allowed everywhere', () => {
  for (const file of inside) expect(said(file, removers[0] ?? ''), file).toEqual([]);
  const harmless =
    "import { readFileSync, writeFileSync } from 'node:fs';\nwriteFileSync('/y', readFileSync('/x'), { flag: 'wx' });\n";
  for (const file of outside) expect(said(file, harmless), file).toEqual([]);
});

test('only these may remove or overwrite, and what may overwrite may not remove', () => {
  expect(mayRemove).toEqual(['caches/sink/*.ts', 'daemon/files/own.ts', 'launchd/{footprint,purge}.ts']);
  expect(Object.keys(mayOverwrite)).toEqual([
    'caches/job/ballast.ts',
    'cli/commands/check/baseline.ts',
    'cli/commands/simulate/place.ts',
    'cli/commands/why-tidy/reproduce.ts',
    'desktop/clipboard.ts',
    'host/simulated/build.ts',
    'tray/helper/place.ts',
  ]);
  for (const file of Object.keys(mayOverwrite)) expect(said(file, removers[0] ?? ''), file).not.toEqual([]);
});

test('every source of a room is of a kind that the linter reads', () => {
  const sources = Object.keys(rooms)
    .filter((room) => existsSync(`${root}${room}`))
    .flatMap((room) =>
      readdirSync(`${root}${room}`, { recursive: true, encoding: 'utf8' }).map((name) => `${room}/${name}`),
    );
  expect(sources.length).toBeGreaterThan(300);
  expect(sources.filter((name) => /\.(m|c)?(js|jsx|tsx|sh|py|rb|pl)$|\.(m|c)ts$/.test(name))).toEqual([]);
});
