import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ESLint, Linter } from 'eslint';
import { parser } from 'typescript-eslint';
import { expect, test } from 'vitest';
import { circles, importGraph } from '../../scripts/lint/graph.ts';
import plugin, { rooms } from '../../scripts/lint/rooms.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const lint = new ESLint({ cwd: root });
const linter = new Linter({ cwd: root });
const asked = ['rooms/imports', 'no-restricted-syntax'];

/** What the linter says about rooms and platform for a text if it were in that file, without types, which neither rule needs. */
async function said(file: string, text: string): Promise<readonly string[]> {
  const { rules = {} } = (await lint.calculateConfigForFile(join(root, file))) as Linter.Config;
  const ours = Object.fromEntries(Object.entries(rules).filter(([rule]) => asked.includes(rule)));
  const config = [
    { files: ['**/*.ts'], languageOptions: { parser }, plugins: { rooms: plugin }, rules: ours },
  ];
  const messages = linter.verify(text, config, join(root, file));
  expect(messages.filter(({ fatal }) => fatal)).toEqual([]);
  return messages.map(({ message }) => message);
}

const limit = { timeout: 120_000 };

test.each([
  ['static', "import { startDaemon } from '../daemon/daemon.ts';\nvoid startDaemon;\n"],
  ['type', "import type { Daemon } from '../daemon/daemon.ts';\nexport type Mine = Daemon;\n"],
  ['type in the text', "export type Mine = import('../daemon/daemon.ts').Daemon;\n"],
  ['dynamic', "export const later = () => import('../daemon/daemon.ts');\n"],
  ['dynamic by a template', 'export const later = () => import(`../daemon/daemon.ts`);\n'],
  ['dynamic by a value', 'export const later = (path: string): unknown => import(path);\n'],
  ['re-export', "export { startDaemon } from '../daemon/daemon.ts';\n"],
  ['re-export of all', "export * from '../daemon/daemon.ts';\n"],
  ['detour', "import { startDaemon } from './../probes/../daemon/daemon.ts';\nvoid startDaemon;\n"],
  ['URL', "export const beside = new URL('../daemon/daemon.ts', import.meta.url);\n"],
  ['tests', "import { call } from '../test/cli/call.ts';\nvoid call;\n"],
  ['scripts', "import { icons } from '../scripts/icons.ts';\nvoid icons;\n"],
])('a room cannot import from another without permission: %s', limit, async (_how, text) => {
  expect(await said('probes/probe.ts', text)).not.toEqual([]);
});

test('types alone may be imported where the table says so', limit, async () => {
  const type = "import type { Status } from '../daemon/status.ts';\nexport type Mine = Status;\n";
  const value = "import { version } from '../daemon/version.ts';\nvoid version;\n";
  expect(await said('tray/act.ts', type)).toEqual([]);
  expect(await said('tray/act.ts', value)).toEqual([
    'tray/ may import only types of daemon/ (see the rooms in CONTRIBUTING.md).',
  ]);
  expect(await said('cli/main.ts', value)).toEqual([]);
});

test.each([
  'export const here = process.platform;\n',
  "export const here = process['platform'];\n",
  "const asked = 'arch' as const;\nexport const here = process[asked];\n",
  'export const here = globalThis.process.platform;\n',
  'const { platform } = process;\nexport const here = platform;\n',
  'const { platform: asked } = process;\nexport const here = asked;\n',
  'const ours = process;\nexport const here = ours.arch;\n',
  "import { platform } from 'node:os';\nexport const here = platform();\n",
  "import { arch as asked } from 'os';\nexport const here = asked();\n",
  "import { platform as asked } from 'node:process';\nexport const here = asked;\n",
  "import system from 'node:os';\nexport const here = system.type();\n",
  "import * as system from 'node:os';\nexport const here = system.machine();\n",
  "export const here = (await import('node:os')).release();\n",
  "export const here = process.getBuiltinModule('os').platform();\n",
])('the platform is queried only in host/, however it is spelled: %j', limit, async (text) => {
  for (const file of ['daemon/clock.ts', 'desktop/open.ts', 'host/paths.ts', 'caches/sink/purge.ts'])
    expect(await said(file, text), file).not.toEqual([]);
  expect((await said('host/platform.ts', text)).filter((one) => one.includes('platform'))).toEqual([]);
});

test('no file reaches itself through its imports, types included', limit, () => {
  const files = execFileSync('git', ['ls-files', '--', '*.ts', ':!test', ':!*.config.ts'], {
    cwd: root,
    encoding: 'utf8',
  });
  const graph = importGraph(root, files.trim().split('\n'));
  expect(graph.size).toBeGreaterThan(400);
  expect(circles(graph)).toEqual([]);
});

test('a circle is found, even of types, of dynamic imports, or of a single file', () => {
  const graph = new Map([
    ['a', ['b']],
    ['b', ['c', 'd']],
    ['c', ['a']],
    ['d', ['d']],
    ['e', ['a']],
  ]);
  expect(circles(graph).map((group) => group.toSorted())).toEqual([['d'], ['a', 'b', 'c']]);
  expect(importGraph(root, ['scripts/lint/graph.ts', 'test/lint/rooms.test.ts'])).toEqual(
    new Map([
      ['scripts/lint/graph.ts', []],
      ['test/lint/rooms.test.ts', ['scripts/lint/graph.ts']],
    ]),
  );
});

test('CONTRIBUTING lists exactly the rooms that lint enforces', () => {
  const enforced = Object.entries(rooms).map(([room, { values = [], types = [] }]) => {
    const names = [...values, ...types.map((type) => `${type} (types)`)];
    return [room, names.length === 0 ? 'nothing of ours' : names.toSorted().join(', ')];
  });
  const table = readFileSync(join(root, 'CONTRIBUTING.md'), 'utf8')
    .split('\n')
    .flatMap((line) => {
      const [, room, , may = ''] = line.split('|').map((cell) => cell.trim());
      const name = /^`([a-z]+)\/`$/.exec(room ?? '')?.[1];
      return name === undefined ? [] : [[name, may.split(', ').toSorted().join(', ')]];
    });
  expect(table.toSorted()).toEqual(enforced.toSorted());
});
