import { existsSync, lstatSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { NamedProof, Place } from '../../caches/cache.ts';
import { closePlace, openPlaces, runTask } from '../../caches/measure/places.ts';
import { age, entryName, fillGoCache, put, putModule, testMachine, type TestMachine } from './machine.ts';

let machine: TestMachine;
beforeEach(() => {
  machine = testMachine();
});
afterEach(() => machine.remove());

type Scope = 'safe' | 'all' | 'policy' | 'repair' | readonly string[];

/** Plans and removes permanently; returns what was planned and left out. */
async function cleanForGood(scope: Scope) {
  const cleaner = machine.cleaner();
  const plan = await cleaner.plan({ scope });
  const { leftOut } = await cleaner.execute(plan.id);
  await cleaner.purgeNow();
  await cleaner.close();
  return { paths: plan.items.map(({ path }) => path), leftOut };
}

const hex = (digit: string, length = 64): string => digit.repeat(length);

/** A person's files in a home, each in a place that only looks like a cache's. Returns the file. */
const nearMisses: readonly (readonly [string, (home: string) => string])[] = [
  ['a diary called as the log of an old Go', () => put(join(machine.goCache, 'log.txt'))],
  ['a file called as a directory of the build cache', () => put(join(machine.goCache, 'ab'))],
  ['a note in a directory of the build cache', () => put(join(machine.goCache, '00/notes.txt'))],
  ['an entry of another directory', () => put(join(machine.goCache, `00/${hex('f')}-a`))],
  ['an entry of another kind', () => put(join(machine.goCache, `00/${hex('0')}-b`))],
  ['a project where a built program is', () => put(join(machine.goCache, `00/${hex('0')}-d/src/main.go`))],
  ['a text among fuzz inputs', () => put(join(machine.goCache, 'fuzz/example.com/p/FuzzX/notes.txt'))],
  ['a fuzz input that is none', () => put(join(machine.goCache, `fuzz/example.com/p/FuzzX/${hex('a', 16)}`))],
  ['a file at the root of the module cache', () => put(join(machine.modules, 'notes.txt'))],
  ['mail with an at sign', () => put(join(machine.modules, 'Mail@home/inbox'))],
  ['mail of a year', () => put(join(machine.modules, 'mail@2024/inbox'))],
  ['theses by version', () => put(join(machine.modules, 'theses@v2/main.go'))],
  ['a copy of one’s own module', () => put(join(machine.modules, 'example.org/mine@v1.0.0/go.mod'))],
  ['a project among modules', () => put(join(machine.modules, 'example.com/mine/main.go'))],
  ['an archive among downloads', () => put(join(machine.modules, 'cache/download/photos.zip'))],
  ['a copy of a zip', () => put(join(machine.modules, 'cache/download/example.com/a/@v/v1.0.0.zip.bak'))],
  ['a repository of one’s own', () => put(join(machine.modules, 'cache/vcs/mine/HEAD'))],
  ['a repository called as go’s', () => put(join(machine.modules, 'cache/vcs', hex('a'), 'HEAD'))],
  ['a note in the checksum database', () => put(join(machine.modules, 'cache/download/sumdb/notes.txt'))],
  ['a repository in a module', () => put(join(machine.modules, 'example.com/a@v1.0.0/.git/HEAD'))],
  ['a document in a module', () => put(join(machine.modules, 'example.com/a@v1.0.0/thesis.docx'))],
  ['a document deep in a module', () => put(join(machine.modules, 'example.com/a@v1.0.0/x/y/tax.PDF'))],
  ['photos by date', (home) => put(join(home, '.cache/gopls/20240101/12/beach.jpg'))],
  ['a backup in gopls’ cache', (home) => put(join(home, `.cache/gopls/0123abcd/ab/${hex('c')}-cas`))],
  ['a report of one’s own', (home) => put(join(home, '.cache/golangci-lint/00/report.html'))],
  ['a checklist', (home) => put(join(home, '.cache/staticcheck/ff/checks.txt'))],
  ['an index of one’s own', (home) => put(join(home, '.cache/goimports/index-1-2'), 'chapter one')],
  [
    'photos where an IDE keeps its index',
    (home) => put(join(home, '.cache/JetBrains/GoLand2026.1/index/a.jpg')),
  ],
  ['a project called as a toolchain', (home) => put(join(home, 'sdk/go1.20.1/main.go'))],
];

/** Everything that a walk would remove, for the caches that a Go and its tools have by default. */
function takeable(): string[] {
  const { goCache, modules, home, root } = machine;
  const tool = (name: string): string => join(home, '.cache', name);
  const tree = (at: string, names: readonly string[], proof: NamedProof) =>
    ({ root: at, shape: 'tree', names, proof }) as const;
  const places: Place[] = [
    { root: goCache, shape: 'go-cache' },
    tree(goCache, ['fuzz'], { of: 'fuzz' }),
    { root: modules, shape: 'modules' },
    { root: tool('gopls'), shape: 'gopls' },
    { root: tool('golangci-lint'), shape: 'go-cache' },
    { root: tool('staticcheck'), shape: 'go-cache' },
    tree(tool('goimports'), ['index-1-2'], { of: 'goimports' }),
    tree(tool('JetBrains/GoLand2026.1'), ['index'], { of: 'ide', product: 'GoLand2026.1' }),
    tree(join(home, 'sdk'), ['go1.20.1'], { of: 'sdk' }),
  ];
  const request = {
    mode: 'measure',
    places: places.map((place) => ({ ...place, id: root })),
    uid: process.getuid?.() ?? 0,
    mounts: [],
    unusedBefore: 0,
    threads: 1,
  } as const;
  const { places: open, tasks } = openPlaces(request, Date.now());
  for (const task of tasks) open[task.place]?.parts[task.part]?.sums.push(runTask(task));
  return open
    .map(closePlace)
    .flatMap(({ parts, root: at, problem }) =>
      problem ? [] : parts.filter((part) => part.problem === null).map(({ name }) => join(at, name)),
    );
}

describe('a person’s file is never in anything that may be removed', () => {
  test.each(nearMisses)('%s', (_, make) => {
    putModule(machine.modules, 'example.com/a');
    const file = make(machine.home);
    put(join(machine.goCache, `fe/fe${hex('0', 62)}-a`));
    const all = takeable();
    expect(all.filter((path) => file === path || file.startsWith(`${path}/`))).toEqual([]);
    // Anything else may still be removed.
    expect(all).toContain(join(machine.goCache, 'fe'));
  });
});

test('all of them together survive every command and policy', { timeout: 120_000 }, async () => {
  fillGoCache(machine.goCache, 1, () => 400);
  rmSync(join(machine.goCache, 'ab'), { recursive: true });
  putModule(machine.modules, 'example.com/a');
  const files = nearMisses.map(([, make]) => make(machine.home));
  for (const file of files) age(file, 400);
  const state = (): unknown => files.map((file) => [file, readFileSync(file, 'utf8'), lstatSync(file).ino]);
  const before = state();
  machine.settings = { ...machine.settings, maxAgeDays: 1, maxGigabytes: 0.000_001 };
  const ids = (await machine.cleaner().look()).map(({ id }) => id);
  for (const scope of ['safe', 'policy', 'repair', 'all', ids] as const) await cleanForGood(scope);
  expect(state()).toEqual(before);
});

test('whatever else lies among the parts of a cache is reported as left, and what is proven goes', async () => {
  fillGoCache(machine.goCache, 1);
  const log = put(join(machine.goCache, 'log.txt'), 'dear diary');
  const { leftOut } = await cleanForGood('safe');
  expect(leftOut).toMatchObject([{ cache: 'go-build', why: 'foreign-content', path: log }]);
  expect(existsSync(join(machine.goCache, entryName(0, 0, 'a')))).toBe(false);
  expect(existsSync(log)).toBe(true);
});

test('a file put into a module after the look keeps that module, however soon the plan is carried out', async () => {
  const tree = putModule(machine.modules, 'example.com/a');
  const cleaner = machine.cleaner();
  await cleaner.look();
  const mine = put(join(tree, 'notes.txt'), 'mine');
  const plan = await cleaner.plan({ scope: 'all', fromLastLook: true });
  const { leftOut } = await cleaner.execute(plan.id);
  await cleaner.purgeNow();
  await cleaner.close();
  expect(leftOut).toMatchObject([{ path: join(machine.modules, 'example.com'), why: 'changed' }]);
  expect(readFileSync(mine, 'utf8')).toBe('mine');
});

/** A module with the zip that it came from; `more` is only in the tree. */
function zipped(more: Readonly<Record<string, string>>): string {
  const files = {
    'go.mod': 'module example.com/z\n',
    'z.go': 'package z\n',
    'doc/plan.pdf': 'of the module',
  };
  const tree = putModule(machine.modules, 'example.com/z', { ...files, ...more });
  const list = Object.fromEntries(
    Object.entries(files).map(([name, text]) => [`example.com/z@v1.0.0/${name}`, strToU8(text)] as const),
  );
  put(join(machine.modules, 'cache/download/example.com/z/@v/v1.0.0.zip'), Buffer.from(zipSync(list)));
  return tree;
}

test('a module is compared with the list of its own download: what is in that list goes, whatever its name', async () => {
  const tree = zipped({});
  expect((await cleanForGood('all')).leftOut).toEqual([]);
  expect(existsSync(tree)).toBe(false);
});

test.each([
  ['a note', { 'notes.txt': 'mine' }],
  ['an edited file', { 'z.go': 'package z // I was here\n' }],
])('a module with %s that its download lacks stays, and is reported', async (_, more) => {
  const tree = zipped(more);
  const { leftOut } = await cleanForGood('all');
  expect(leftOut).toMatchObject([
    {
      path: join(machine.modules, 'example.com'),
      why: 'foreign-content',
      detail: join(tree, Object.keys(more)[0] ?? ''),
    },
  ]);
  expect(existsSync(join(tree, 'go.mod'))).toBe(true);
});

test.each([
  ['as it came goes', {}, false],
  ['with a note that it did not bring stays', { 'doc/notes.txt': 'mine' }, true],
])('a toolchain %s by its typed id', async (_, more, stays) => {
  const version = 'v0.0.1-go1.22.5.linux-amd64';
  const files = { VERSION: 'go1.22.5\n', 'bin/go': 'a program', 'src/_go.mod': 'module std\n' };
  const tree = putModule(
    machine.modules,
    'golang.org/toolchain',
    { ...files, 'src/go.mod': 'module std\n', ...more },
    version,
  );
  const list = Object.entries(files).map(
    ([name, text]) => [`golang.org/toolchain@${version}/${name}`, strToU8(text)] as const,
  );
  const zip = join(machine.modules, `cache/download/golang.org/toolchain/@v/${version}.zip`);
  put(zip, Buffer.from(zipSync(Object.fromEntries(list))));
  put(`${zip}.mine`, 'a copy of a person');
  await cleanForGood(['go-toolchain:go1.22.5.linux-amd64']);
  expect(existsSync(tree)).toBe(stays);
  expect(existsSync(`${zip}.mine`)).toBe(true);
});

test('repair leaves a damaged module in which somebody put a file, and says which one', async () => {
  const tree = zipped({ 'notes.txt': 'mine' });
  const { leftOut, paths } = await cleanForGood('repair');
  expect(paths.filter((path) => path.startsWith(tree))).toEqual([]);
  expect(leftOut).toContainEqual(
    expect.objectContaining({ why: 'work-inside', detail: join(tree, 'notes.txt') }),
  );
  expect(existsSync(join(tree, 'notes.txt'))).toBe(true);
});

describe('a cache that a property of an IDE moves elsewhere', () => {
  const index = (system: string): string[] => [
    put(join(system, 'index/indices.enum')),
    put(join(system, 'index/trigram.index/trigram.index_i')),
    put(join(system, 'caches/records.dat')),
  ];
  const redirect = (line: string): void => {
    put(join(machine.home, '.config/JetBrains/GoLand2026.1/idea.properties'), `${line}\n`);
  };
  const id = 'jetbrains:GoLand2026.1:idea.system.path';

  test('goes with everything when it is in its usual place', async () => {
    const files = index(join(machine.home, '.cache/JetBrains/GoLand2026.1'));
    expect((await cleanForGood('all')).leftOut).toEqual([]);
    expect(files.filter((file) => existsSync(file))).toEqual([]);
  });

  test('is shown with its reason, and goes only by its typed id', async () => {
    const system = join(machine.root, 'fast/GoLand2026.1');
    const files = index(system);
    redirect(`idea.system.path=${system}`);
    const shown = (await machine.cleaner().look()).find((one) => one.id === id);
    expect(shown?.source).toBe(
      `idea.system.path (${join(machine.home, '.config/JetBrains/GoLand2026.1/idea.properties')})`,
    );
    expect(shown?.bytes).toBeGreaterThan(0);
    machine.settings = { ...machine.settings, maxAgeDays: 0, maxGigabytes: 0 };
    for (const scope of ['safe', 'all', 'policy', ['jetbrains']] as const) {
      expect((await cleanForGood(scope)).paths).toEqual([]);
    }
    expect((await cleanForGood([id])).leftOut).toEqual([]);
    expect(files.filter((file) => existsSync(file))).toEqual([]);
  });

  test.each([
    ['a directory of photos', 'Pictures/GoLand2026.1', 'index/beach.jpg'],
    ['a directory of another name', 'fast/ide', 'index/indices.enum'],
    ['one with a document in the index', 'fast/GoLand2026.1', 'index/thesis.docx'],
    ['one with a repository in the index', 'fast/GoLand2026.1', 'index/sub/.git/HEAD'],
  ])('%s stays even though its id was typed', async (_, directory, name) => {
    const system = join(machine.home, directory);
    const file = put(join(system, name));
    if (name !== 'index/beach.jpg') put(join(system, 'index/indices.enum'));
    redirect(`idea.system.path=${system}`);
    const { leftOut, paths } = await cleanForGood([id]);
    expect(paths).toEqual([]);
    expect(leftOut).toMatchObject([{ cache: id }]);
    expect(existsSync(file)).toBe(true);
  });

  test('an index root of its own is judged by its own files', async () => {
    const photos = put(join(machine.home, 'Pictures/2024/beach.jpg'));
    redirect(`index_root_path=${dirname(photos)}`);
    const typed = 'jetbrains:GoLand2026.1:index_root_path';
    const { leftOut, paths } = await cleanForGood([typed]);
    expect(paths).toEqual([]);
    expect(leftOut).toContainEqual(expect.objectContaining({ cache: typed, why: 'foreign-content' }));
    expect(existsSync(photos)).toBe(true);
  });
});
