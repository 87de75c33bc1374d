import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import {
  entryName,
  fillGoCache,
  put,
  putModule,
  putRecord,
  putRepository,
  snapshot,
  testMachine,
  type TestMachine,
} from '../caches/machine.ts';
import { act, receipts, useDriver } from './cleaning/killed.ts';

useDriver();

const root = process.getuid?.() === 0;
/** A user without any special permission: `nobody` on Debian. */
const nobody = 65_534;
const asRoot = test.skipIf(!root);
const needsRoot = root ? '' : ' [needs root: skipped]';

let machine: TestMachine;
/** A copy of a repository that go made: files in it may have any name. */
let copy: string;
beforeEach(() => {
  machine = testMachine();
  copy = putRepository(machine.modules);
});
const mounted: string[] = [];
afterEach(() => {
  for (const at of mounted.splice(0).reverse()) execFileSync('umount', [at]);
  machine.remove();
});

/** Everything that a cache may contain and that trips up a careless remover. */
function weird(): void {
  put(join(copy, 'go.mod'), 'module example.com/a', 0o444);
  put(join(copy, 'closed/inner/a.go'), 'x', 0o444);
  for (const name of ['new\nline', '-rf', '--', '表情🙂', ' ', '*', 'quote\'"', 'a\\b', '\u0007']) {
    put(join(copy, 'names', name, `file ${name}`));
  }
  const bytes = Buffer.concat([Buffer.from(`${copy}/bytes-`), Buffer.from([0xff, 0xfe, 0x80])]);
  mkdirSync(bytes);
  writeFileSync(Buffer.concat([bytes, Buffer.from('/inner-'), Buffer.from([0xc3, 0x28])]), 'x');
  writeFileSync(Buffer.concat([bytes, Buffer.from('-file')]), 'x');
  put(join(copy, 'deep', ...Array.from({ length: 200 }, (_, level) => `level-${level}`), 'bottom'));
  execFileSync('mkfifo', [join(copy, 'fifo')]);
  put(join(copy, 'secret/none'));
  chmodSync(join(copy, 'secret'), 0o000);
  put(join(copy, 'unlisted/none'));
  chmodSync(join(copy, 'unlisted'), 0o311);
  for (const path of ['closed/inner', 'closed', 'names', '']) chmodSync(join(copy, path), 0o555);
}

async function cleanForGood() {
  const cleaner = machine.cleaner();
  const plan = await cleaner.plan({ scope: 'all' });
  const { leftOut } = await cleaner.execute(plan.id);
  const purged = await cleaner.purgeNow();
  await cleaner.close();
  return { plan, leftOut, purged };
}

test('trees with every kind of name, mode, depth and file are set aside, restored byte by byte, and removed', async () => {
  const server = createServer();
  await new Promise<void>((resolve) => void server.listen(join(machine.root, 's'), resolve));
  onTestFinished(() => void server.close());
  renameSync(join(machine.root, 's'), join(copy, 'socket'));
  const outside = put(join(machine.root, 'outside'), 'shared by a hard link');
  linkSync(outside, join(copy, 'hard'));
  weird();
  chmodSync(join(copy, 'secret'), 0o755);
  const before = snapshot(machine.modules);
  const cleaner = machine.cleaner();
  const plan = await cleaner.plan({ scope: 'all' });
  expect(plan.leftOut.filter(({ why }) => why !== 'foreign-content')).toEqual([]);
  await cleaner.execute(plan.id);
  await cleaner.undo();
  expect(snapshot(machine.modules)).toEqual(before);
  await cleaner.close();
  expect(readFileSync(outside, 'utf8')).toBe('shared by a hard link');
});

describe.each(root ? ['root', 'nobody'] : ['an ordinary user'])('as %s', (user) => {
  const become = user === 'nobody' ? nobody : undefined;

  test(
    'trees with every kind of name, mode, depth and file are removed whole',
    { timeout: 120_000 },
    async () => {
      weird();
      if (become !== undefined) give(machine.root, become);
      expect(await act(machine.root, 'clean', undefined, '', become)).toBe(true);
      // For a user who may not look into one of the directories it is left alone; for root it is removed.
      const blocked = existsSync(copy);
      expect(blocked).toBe(become !== undefined || !root);
      if (blocked) {
        // Go recreates it with the next download; without it the directory is not a module cache.
        mkdirSync(join(machine.modules, 'cache/download'), { recursive: true });
        if (become !== undefined) give(join(machine.modules, 'cache'), become);
        chmodSync(join(copy, 'unlisted'), 0o755);
        chmodSync(join(copy, 'secret'), 0o755);
        expect(await act(machine.root, 'clean', undefined, '', become)).toBe(true);
        expect(JSON.parse(readFileSync(join(machine.root, 'left-out.json'), 'utf8'))).toEqual([]);
      }
      expect(existsSync(copy)).toBe(false);
      expect(await act(machine.root, 'purge', undefined, '', become)).toBe(true);
      const purged = receipts(machine, 'purged');
      expect(purged.length).toBeGreaterThan(0);
      for (const { leftOut } of purged) expect(leftOut).toEqual([]);
      expect(readdirSync(join(machine.paths.cache, 'quarantine'))).toEqual([]);
    },
  );

  test('directories that lost their permissions in the quarantine are removed too', async () => {
    put(join(copy, 'a/b/c.go'));
    put(join(copy, 'd/e.go'));
    if (become !== undefined) give(machine.root, become);
    expect(await act(machine.root, 'clean', undefined, '', become)).toBe(true);
    const [quarantine = ''] = readdirSync(join(machine.paths.cache, 'quarantine'));
    const waiting = join(machine.paths.cache, 'quarantine', quarantine);
    for (const name of readdirSync(waiting)) {
      const inside = join(waiting, name, 'vcs', basename(copy));
      if (!existsSync(inside)) continue;
      chmodSync(join(inside, 'a/b'), 0o000);
      chmodSync(join(inside, 'a'), 0o200);
      chmodSync(join(inside, 'd'), 0o444);
      chmodSync(inside, 0o000);
    }
    expect(await act(machine.root, 'purge', undefined, '', become)).toBe(true);
    expect(receipts(machine, 'purged')).toMatchObject([{ leftOut: [] }]);
    expect(readdirSync(join(machine.paths.cache, 'quarantine'))).toEqual([]);
  });
});

/** Gives a whole tree to another user, links themselves and not their targets. */
function give(path: string, uid: number): void {
  chmodSync(path, lstatSync(path).mode | 0o055);
  execFileSync('chown', ['-Rh', `${uid}:${uid}`, path]);
}

test('2,000 levels, which no path can name, are removed', async () => {
  const files = join(machine.goCache, entryName(0, 1, 'd'));
  mkdirSync(files, { recursive: true });
  const cleaner = machine.cleaner();
  const plan = await cleaner.plan({ scope: 'all' });
  expect(plan.items.some(({ cache }) => cache === 'go-modules')).toBe(true);
  await cleaner.execute(plan.id);
  const [quarantine = ''] = readdirSync(join(machine.paths.cache, 'quarantine'));
  const waiting = join(machine.paths.cache, 'quarantine', quarantine);
  const [first = ''] = readdirSync(waiting);
  const back = process.cwd();
  process.chdir(join(waiting, first, 'download'));
  for (let level = 0; level < 2000; level += 1) {
    mkdirSync('level');
    process.chdir('level');
  }
  process.chdir(back);
  expect(await cleaner.purgeNow()).toMatchObject([{ leftOut: [] }]);
  expect(readdirSync(join(machine.paths.cache, 'quarantine'))).toEqual([]);
  await cleaner.close();
});

test('a hard link outside keeps its content', async () => {
  const outside = put(join(machine.root, 'outside'), 'mine');
  put(join(copy, 'a.go'));
  linkSync(outside, join(copy, 'same.go'));
  const { leftOut } = await cleanForGood();
  expect(leftOut).toEqual([]);
  expect(existsSync(copy)).toBe(false);
  expect(readFileSync(outside, 'utf8')).toBe('mine');
});

asRoot(
  `what is immutable stays in the quarantine, is told, and goes at a start after it was freed${needsRoot}`,
  async () => {
    put(join(copy, 'a.go'));
    put(join(copy, 'b.go'));
    const set = spawnSync('chattr', ['+i', join(copy, 'a.go')]);
    expect(set.stderr.toString()).toBe('');
    const cleaner = machine.cleaner();
    const plan = await cleaner.plan({ scope: 'all' });
    await cleaner.execute(plan.id);
    const [receipt] = await cleaner.purgeNow();
    const left = receipt?.leftOut ?? [];
    onTestFinished(() => void spawnSync('chattr', ['-i', left[0]?.path ?? '']));
    expect(left).toMatchObject([{ cache: 'go-modules', why: 'refused', detail: 'EPERM' }]);
    expect(existsSync(left[0]?.path ?? '')).toBe(true);
    // A second attempt without result is not reported again.
    await cleaner.purgeNow();
    expect(machine.receipts.filter(({ kind }) => kind === 'purged')).toHaveLength(1);
    await cleaner.close();
    execFileSync('chattr', ['-i', left[0]?.path ?? '']);
    const next = machine.cleaner();
    await next.recover();
    await next.close();
    expect(machine.receipts.filter(({ kind }) => kind === 'purged')).toHaveLength(2);
    expect(readdirSync(join(machine.paths.cache, 'quarantine'))).toEqual([]);
  },
);

asRoot(`an immutable directory is not set aside${needsRoot}`, async () => {
  fillGoCache(machine.goCache, 1);
  const part = join(machine.goCache, '00');
  execFileSync('chattr', ['+i', part]);
  onTestFinished(() => void spawnSync('chattr', ['-i', part]));
  const { leftOut } = await cleanForGood();
  expect(leftOut).toMatchObject([{ path: part, why: 'refused' }]);
  expect(existsSync(join(machine.goCache, entryName(0, 0, 'a')))).toBe(true);
  execFileSync('chattr', ['-i', part]);
});

function mount(what: readonly string[], at: string): void {
  mkdirSync(at, { recursive: true });
  execFileSync('mount', [...what, at]);
  mounted.push(at);
}

asRoot(
  `mount points inside, of another volume and of the same, are left alone with what they are in${needsRoot}`,
  async () => {
    const canary = join(machine.root, 'canary');
    put(join(canary, 'thesis.txt'), 'years of work');
    const tree = putModule(machine.modules, 'example.com/a');
    putModule(machine.modules, 'example.org/b');
    putRecord(machine.modules, 'example.net/c');
    mount(['--bind', canary], join(tree, 'bound'));
    mount(['-t', 'tmpfs', 'tmpfs'], join(machine.modules, 'example.net/c@v1.0.0/t'));
    const { leftOut } = await cleanForGood();
    expect(leftOut.map(({ path, why }) => [path, why])).toEqual([
      [join(machine.modules, 'example.com'), 'mount-point'],
      [join(machine.modules, 'example.net'), 'mount-point'],
    ]);
    expect(existsSync(join(machine.modules, 'example.org'))).toBe(false);
    expect(readFileSync(join(canary, 'thesis.txt'), 'utf8')).toBe('years of work');
  },
);

asRoot(`what was mounted into the quarantine afterwards is not entered${needsRoot}`, async () => {
  const canary = join(machine.root, 'canary');
  put(join(canary, 'thesis.txt'), 'years of work');
  put(join(copy, 'inner/a.go'));
  const cleaner = machine.cleaner();
  const plan = await cleaner.plan({ scope: 'all' });
  await cleaner.execute(plan.id);
  const quarantine = join(machine.paths.cache, 'quarantine', plan.id);
  const inner = join('vcs', basename(copy), 'inner');
  const name = readdirSync(quarantine).find((one) => existsSync(join(quarantine, one, inner))) ?? '';
  mount(['--bind', canary], join(quarantine, name, inner));
  const [receipt] = await cleaner.purgeNow();
  expect(receipt?.leftOut).toMatchObject([{ why: 'mount-point' }]);
  expect(readFileSync(join(canary, 'thesis.txt'), 'utf8')).toBe('years of work');
  mounted.pop();
  execFileSync('umount', [join(quarantine, `purging-${name}`, inner)]);
  await cleaner.recover();
  expect(existsSync(quarantine)).toBe(false);
  await cleaner.close();
});

asRoot(`a cache on another volume waits there, and leaves nothing behind${needsRoot}`, async () => {
  mount(['-t', 'tmpfs', 'tmpfs'], machine.goCache);
  fillGoCache(machine.goCache, 1);
  const cleaner = machine.cleaner();
  const plan = await cleaner.plan({ scope: 'safe' });
  await cleaner.execute(plan.id);
  expect(readdirSync(join(machine.goCache, '.gowarden-quarantine'))).toEqual([plan.id]);
  await cleaner.undo();
  expect(existsSync(join(machine.goCache, entryName(0, 0, 'a')))).toBe(true);
  const again = await cleaner.plan({ scope: 'safe' });
  await cleaner.execute(again.id);
  expect(await cleaner.purgeNow()).toMatchObject([{ files: 256, leftOut: [] }]);
  expect(existsSync(join(machine.goCache, '.gowarden-quarantine'))).toBe(false);
  await cleaner.close();
});

asRoot(`what belongs to somebody else is left alone${needsRoot}`, async () => {
  fillGoCache(machine.goCache, 1);
  chownSync(join(machine.goCache, '00'), nobody, nobody);
  chownSync(join(machine.goCache, entryName(1, 0, 'a')), nobody, nobody);
  const { leftOut } = await cleanForGood();
  expect(leftOut).toMatchObject([{ why: 'not-ours' }, { why: 'not-ours' }]);
  expect(existsSync(join(machine.goCache, entryName(0, 0, 'a')))).toBe(true);
});
