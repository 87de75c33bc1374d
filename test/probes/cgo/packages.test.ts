import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from '../../fast-check.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Host } from '../../../host/host.ts';
import { openHost } from '../../../host/open.ts';
import { resolvePackages } from '../../../probes/cgo/packages.ts';
import { pkgConfigOf } from '../../../probes/cgo/pkg-config-places.ts';
import { compareReleases } from '../../../probes/cgo/rpm-version.ts';

const runs = process.env.GOWARDEN_LONG ? 2000 : 25;
const real = spawnSync('pkg-config', ['--version'], { encoding: 'utf8' });
let directory: string;
let host: Host;
beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'gowarden-packages-'));
  host = await openHost();
});
afterAll(() => rmSync(directory, { recursive: true }));

const names = ['a', 'b', 'c', 'd'];
const version = fc.constantFrom('1', '1.2', '1.10', '2.0rc1', '1.2.0');
const requirement = fc
  .tuple(fc.constantFrom(...names, 'absent'), fc.constantFrom('', '', '', ' >= ', ' = ', ' < '), version)
  .map(([name, operator, than]) => (operator === '' ? name : `${name}${operator}${than}`));
// Some that need nothing, or hardly any would be complete.
const requires = fc.oneof(
  { weight: 2, arbitrary: fc.constant('') },
  fc.array(requirement, { minLength: 1, maxLength: 2 }).map((all) => all.join(', ')),
);
const value = fc.constantFrom(
  ...[
    '${prefix}/lib',
    '${libdir}/x',
    '/opt/${name}',
    '${unknown}/y',
    '${pcfiledir}/../lib',
    '/a b',
    '${self}',
  ],
);
const packageFile = fc.record({
  version,
  libdir: value,
  include: value,
  requires,
  hidden: requires,
  quoted: fc.boolean(),
});
type PackageFile = typeof packageFile extends fc.Arbitrary<infer One> ? One : never;

/** As people write them: a comment, a continued line, variables before and after their use. */
function textOf(
  name: string,
  { version: own, libdir, include, requires: needs, hidden, quoted }: PackageFile,
) {
  const quote = quoted ? '"' : '';
  return [
    '# a comment',
    `prefix=/opt/${name}`,
    `name = ${name}`,
    `libdir=${libdir}`,
    `includedir=${include}`,
    '',
    `Name: ${name}`,
    'Description: generated',
    `Version: ${own}`,
    `Requires: ${needs}`,
    `Requires.private: ${hidden}`,
    `Libs: ${quote}-L\${libdir}${quote} \\`,
    `  -l${name}`,
    `Cflags: ${quote}-I\${includedir}${quote} -D${name.toUpperCase()}`,
    '',
  ].join('\n');
}

/** `-I`, `-L` and `-l` from pkg-config's output or ours, each once. */
function counted(words: readonly string[]): readonly string[] {
  return [...new Set(words.filter((word) => /^-[ILl]/.test(word)))].sort();
}

let made = 0;
function place(files: Readonly<Record<string, string>>): string {
  const root = join(directory, String((made += 1)));
  mkdirSync(root);
  for (const [name, text] of Object.entries(files)) writeFileSync(join(root, `${name}.pc`), text);
  return root;
}

async function compare(root: string, wanted: readonly string[], variables: Record<string, string> = {}) {
  const environment = { PKG_CONFIG_LIBDIR: root, ...variables };
  const [context] = await host.contexts();
  const settings = (name: string) => ({ name, value: '', source: { kind: 'default' } as const });
  const target = { os: 'linux', architecture: 'amd64' };
  const config = pkgConfigOf(host, { ...context!, environment }, settings, root, target);
  const said = resolvePackages(host, config, wanted);
  const asked = (flag: string): readonly string[] | null => {
    const { status, stdout } = spawnSync('pkg-config', [flag, '--', ...wanted], {
      encoding: 'utf8',
      timeout: 120_000,
      env: { PATH: process.env.PATH, ...environment },
    });
    return status === 0
      ? counted(
          stdout
            .trim()
            .split(/(?<!\\) +/)
            .map((word) => word.replaceAll('\\', '')),
        )
      : null;
  };
  // The go command requests both, and stops where one is refused.
  const [cflags, libs] = [asked('--cflags'), asked('--libs')];
  return { said, real: cflags && libs ? [cflags, libs] : [null, null] };
}

describe.skipIf(real.status !== 0)('packages match pkg-config (needs pkg-config)', () => {
  test('generated trees', { timeout: 600_000 }, async () => {
    const tree = fc.record({
      files: fc.tuple(packageFile, packageFile, packageFile, packageFile),
      wanted: fc.uniqueArray(fc.constantFrom(...names), { minLength: 1, maxLength: 2 }),
      sysroot: fc.constantFrom('', '', '/sys'),
    });
    let whole = 0;
    for (const { files, wanted, sysroot } of fc.sample(tree, runs)) {
      const texts = Object.fromEntries(
        files.map((file, index): [string, string] => [names[index] ?? '', textOf(names[index] ?? '', file)]),
      );
      const root = place(texts);
      const both = await compare(root, wanted, sysroot === '' ? {} : { PKG_CONFIG_SYSROOT_DIR: sysroot });
      const { problem, cflags, libs } = both.said;
      const ours = problem ? [null, null] : [counted(cflags), counted(libs)];
      expect([texts, wanted, sysroot, ours, problem]).toEqual([texts, wanted, sysroot, both.real, problem]);
      whole += Number(problem === null);
    }
    expect(whole).toBeGreaterThan(runs / 10);
  });

  test.each([
    [
      'a circle of requirements',
      {
        a: 'Name: a\nDescription: a\nVersion: 1\nRequires: b\nLibs: -la\n',
        b: 'Name: b\nDescription: b\nVersion: 1\nRequires: a\nLibs: -lb\n',
      },
    ],
    ['no such package', {}],
  ])('%s', async (_, files) => {
    const both = await compare(place(files), ['a']);
    expect(both.said.problem?.kind ?? counted(both.said.libs)).toEqual(both.real[1] ?? 'missing');
  });
});

test('a variable that doubles again and again, and thousands of requirements, come to an end', async () => {
  const head = 'Name: a\nDescription: a\nVersion: 1\n';
  const doubled = Array.from({ length: 40 }, (_, at) => `x${at + 1}=\${x${at}}\${x${at}}\n`).join('');
  const bomb = place({ a: `x0=a\n${doubled}${head}Libs: -L\${x40}\n` });
  expect((await compare(bomb, ['a'], { PATH: '/nowhere' })).said.problem?.kind).toBe('malformed');
  const many = Object.fromEntries(
    Array.from({ length: 300 }, (_, at) => [`p${at}`, `${head}Requires: p${at + 1}\nLibs: -lp${at}\n`]),
  );
  expect((await compare(place(many), ['p0'])).said.problem?.kind).toBe('too-many');
});

test('versions are ordered as in pkg-config', () => {
  expect(compareReleases('1.10', '1.2')).toBeGreaterThan(0);
  expect(compareReleases('1.2.0', '1.2')).toBeGreaterThan(0);
  expect(compareReleases('01', '1')).toBe(0);
});
