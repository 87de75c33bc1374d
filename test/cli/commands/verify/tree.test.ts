import { appendFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { aRelease, put, unpacked, verified, type World, asked } from './trees.ts';

afterEach(() => void vi.unstubAllEnvs());

test('a tree as it was published is official, with or without what the module leaves out', async () => {
  const { goroot } = aRelease(false);
  expect(await verified(goroot)).toMatchObject({ verdict: 'official', code: 0, files: [], subject: goroot });
  rmSync(join(goroot, 'api'), { recursive: true });
  expect(await verified(goroot)).toMatchObject({ verdict: 'official', code: 0, builtFor: 'darwin/arm64' });
  expect(await verified(join(goroot, 'bin/go'))).toMatchObject({ verdict: 'official', subject: goroot });
  expect(await verified(join(goroot, 'bin'))).toMatchObject({ verdict: 'official', subject: goroot });
});

test('a toolchain in the module cache is official, unless a copied go.mod was changed', async () => {
  const world = aRelease(false);
  const tree = unpacked(world);
  expect(await verified(tree)).toMatchObject({ verdict: 'official', code: 0 });
  appendFileSync(join(tree, 'src/go.mod'), '// x\n');
  expect(await verified(tree)).toMatchObject({
    ...{ verdict: 'differs', code: 1 },
    files: [{ path: 'src/go.mod', change: 'edited', counts: true }],
  });
});

/** What is done to a tree, and the file that is reported for it. */
const damages: Readonly<
  Record<string, readonly [path: string, change: string, act: (goroot: string) => void]>
> = {
  'one byte': [
    'src/fmt/print.go',
    'edited',
    (at) => writeFileSync(join(at, 'src/fmt/print.go'), 'package fmT\n'),
  ],
  'a program': [
    'pkg/tool/darwin_arm64/compile',
    'edited',
    (at) => put(join(at, 'pkg/tool/darwin_arm64/compile'), 'x'),
  ],
  'a file added': ['src/fmt/more.go', 'added', (at) => put(join(at, 'src/fmt/more.go'), 'package fmt\n')],
  'a file removed': ['bin/gofmt', 'removed', (at) => rmSync(join(at, 'bin/gofmt'))],
  'a go.mod': ['src/cmd/go.mod', 'edited', (at) => appendFileSync(join(at, 'src/cmd/go.mod'), '\n')],
  'a link for a file': [
    'src/fmt/print.go',
    'link',
    (at) => {
      renameSync(join(at, 'src/fmt/print.go'), join(at, 'elsewhere'));
      symlinkSync(join(at, 'elsewhere'), join(at, 'src/fmt/print.go'));
    },
  ],
  'VERSION faked': [
    'VERSION',
    'edited',
    (at) => put(join(at, 'VERSION'), 'go1.27.0\ntime 2026-08-19T00:00:00Z\n'),
  ],
};

describe.each(Object.entries(damages))('%s', (_, [path, change, act]) => {
  test('is named by the zip', async () => {
    const { goroot } = aRelease(true);
    act(goroot);
    const { files, ...rest } = await verified(goroot);
    expect(rest).toMatchObject({ verdict: 'differs', code: 1 });
    expect(files.filter(({ counts }) => counts)).toEqual([expect.objectContaining({ path, change })]);
  });

  test('is noticed without the zip', async () => {
    const { goroot } = aRelease(false);
    act(goroot);
    const { code, out } = await asked(goroot);
    expect(code).toBe(1);
    expect(out).toContain('differs from what was published');
  });
});

test('edits of go.env are named, and the rest is official', async () => {
  const { goroot } = aRelease(false);
  const edited = 'GOPROXY=https://proxy.golang.org,direct\nGOSUMDB=off\nGOTOOLCHAIN=local\n';
  put(join(goroot, 'go.env'), edited);
  expect(await verified(goroot)).toMatchObject({
    ...{ verdict: 'official-edited', code: 0 },
    files: [
      { path: 'go.env', counts: false, detail: 'GOSUMDB=off (sum.golang.org), GOTOOLCHAIN=local (auto)' },
    ],
  });
  rmSync(join(goroot, 'go.env'));
  expect(await verified(goroot)).toMatchObject({
    ...{ verdict: 'official-edited', files: [{ path: 'go.env', change: 'removed' }] },
  });
  put(join(goroot, 'src/fmt/print.go'), 'x');
  expect(await verified(goroot)).toMatchObject({ verdict: 'differs' });
});

test('files that no build reads are listed and do not count', async () => {
  const { goroot } = aRelease(false);
  put(join(goroot, 'src/.DS_Store'), 'x');
  expect(await verified(goroot)).toMatchObject({
    ...{ verdict: 'official', files: [{ path: 'src/.DS_Store', change: 'added', counts: false }] },
  });
  put(join(goroot, 'bin/goimports'), 'x');
  put(join(goroot, 'pkg/mod/cache/lock'), 'x');
  put(join(goroot, 'notes.txt'), 'x');
  const { verdict, files } = await verified(goroot);
  expect(verdict).toBe('official-edited');
  expect(files.map(({ path }) => path).toSorted()).toEqual([
    'bin/goimports',
    'notes.txt',
    'pkg/mod',
    'src/.DS_Store',
  ]);
});

const others: Readonly<Record<string, (world: World) => void>> = {
  'without a time in VERSION': ({ goroot }) => put(join(goroot, 'VERSION'), 'go1.26.99'),
  'without test data': ({ goroot }) => rmSync(join(goroot, 'src/debug/elf/testdata'), { recursive: true }),
  'of a name of its own': ({ goroot }) =>
    put(join(goroot, 'VERSION'), 'go1.26.99-acme\ntime 2026-08-28T16:20:06Z\n'),
};

test.each(Object.entries(others))(
  'a build %s is unofficial but not reported as tampered with',
  async (_, act) => {
    const world = aRelease(true);
    act(world);
    expect(await verified(world.goroot)).toMatchObject({ verdict: 'unofficial', code: 5, files: [] });
    const { out } = await asked(world.goroot, '--lang', 'zh');
    expect(out).toContain('非官方构建');
  },
);

test('without anything to compare with it is unknown', async () => {
  const { goroot } = aRelease(false);
  vi.stubEnv('GOMODCACHE', join(goroot, 'nowhere'));
  expect(await verified(goroot)).toMatchObject({ verdict: 'unknown', code: 5 });
});

test('a zip that is not the published one cannot name the differences', async () => {
  const { goroot, moduleCache } = aRelease(true);
  put(join(moduleCache, 'cache/download/golang.org/toolchain/@v/v0.0.1-go1.26.99.darwin-arm64.zip'), 'PK');
  put(join(goroot, 'src/fmt/print.go'), 'x');
  expect(await verified(goroot)).toMatchObject({ verdict: 'differs', files: [] });
});
