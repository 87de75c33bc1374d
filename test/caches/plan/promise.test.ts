import fc from '../../fast-check.ts';
import { chmodSync, chownSync, mkdirSync, renameSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Part } from '../../../caches/measure/measurement.ts';
import { buildPlan, freesOf, isChosen } from '../../../caches/plan/build.ts';
import type { Looked } from '../../../caches/plan/looked.ts';
import { cacheTable, totalLine } from '../../../cli/commands/caches/table.ts';
import { formatBytes } from '../../../messages/units.ts';
import type { Language } from '../../../messages/language.ts';
import { speak } from '../../../messages/speak.ts';
import { aProcess, put, putModule, testMachine, type TestMachine } from '../machine.ts';

const isRoot = process.getuid?.() === 0;
const page = { messages: speak('en'), colour: false, width: 200, verbose: false };

let machine: TestMachine;
beforeEach(() => {
  machine = testMachine();
});
afterEach(() => machine.remove());

/** What may be in the way of a cache. */
type Obstacle =
  | 'nothing'
  | 'link'
  | 'linked-part'
  | 'work'
  | 'stranger'
  | 'kept'
  | 'foreign'
  | 'busy'
  | 'unreadable'
  | 'other-user';
const obstacles: readonly Obstacle[] = [
  ...(['nothing', 'link', 'linked-part', 'work', 'stranger', 'kept', 'foreign', 'busy'] as const),
  ...(isRoot ? (['other-user'] as const) : (['unreadable'] as const)),
];

/** Where each part of a cache is: what is linked, kept or spoiled. */
const partOf = (root: string): string => join(root, root.endsWith('mod') ? 'example.com' : '07');

function obstruct(root: string, obstacle: Obstacle): void {
  const beside = join(machine.root, `elsewhere-${root.endsWith('mod') ? 'mod' : 'build'}`);
  switch (obstacle) {
    case 'link':
      renameSync(root, beside);
      return symlinkSync(beside, root);
    case 'linked-part':
      renameSync(partOf(root), beside);
      return symlinkSync(beside, partOf(root));
    case 'work':
      return void put(join(root, 'go.mod'), 'module mine\n');
    case 'stranger':
      return void put(join(root, 'thesis.odt'), 'mine');
    case 'foreign':
      return void put(join(partOf(root), 'holiday.jpg'), 'mine');
    case 'kept':
      machine.settings = { ...machine.settings, keep: [...machine.settings.keep, partOf(root)] };
      return;
    case 'busy':
      machine.processes = [aProcess(4711, '/usr/local/go/bin/go', { arguments: ['go', 'build'] })];
      return;
    case 'other-user':
      return chownSync(root, 65_534, 65_534);
    case 'unreadable':
      return chmodSync(root, 0);
    case 'nothing':
  }
}

function fill(): void {
  for (const part of ['00', '07', 'ff'])
    put(join(machine.goCache, part, `${part}${'0'.repeat(62)}-d`), 'built'.repeat(2000));
  putModule(machine.modules, 'example.com/m', { 'a.go': 'package a\n'.repeat(900) });
  put(join(machine.home, '.cache/golangci-lint/07', `07${'0'.repeat(62)}-d`), 'lint');
}

test('what `caches` promises is what the plan takes, whatever is in the way', async () => {
  const cases = fc.record({
    build: fc.constantFrom(...obstacles),
    modules: fc.constantFrom(...obstacles),
  });
  await fc.assert(
    fc.asyncProperty(cases, async ({ build, modules }) => {
      machine.remove();
      machine = testMachine();
      fill();
      obstruct(machine.goCache, build);
      obstruct(machine.modules, modules);
      const cleaner = machine.cleaner();
      await cleaner.look();
      const { caches } = cleaner.caches();
      for (const scope of ['safe', 'all'] as const) {
        const buttons: readonly string[] = scope === 'safe' ? ['safe'] : ['safe', 'all'];
        const promised = caches
          .filter(({ within, button }) => within === null && buttons.includes(button))
          .reduce((sum, { frees }) => sum + (frees ?? NaN), 0);
        const plan = await cleaner.plan({ scope, fromLastLook: scope === 'safe' });
        expect(promised).toBe(plan.bytes);
        const command = scope === 'safe' ? 'gowarden clean' : 'gowarden clean --all';
        const line = totalLine(caches, page).join(' ');
        if (plan.bytes > 0 && scope === 'safe')
          expect(line).toContain(`${command} frees ${formatBytes(plan.bytes)}`);
      }
      await cleaner.close();
    }),
    { numRuns: process.env.GOWARDEN_LONG === undefined ? 3 : 500 },
  );
});

const part = fc.record({
  name: fc.integer({ min: 0, max: 255 }).map((number) => number.toString(16).padStart(2, '0')),
  bytes: fc.nat(1e9),
  files: fc.nat(3),
  unused: fc.boolean(),
  problem: fc.option(fc.constantFrom('link', 'foreign-content', 'refused', 'mount-point'), { freq: 3 }),
});
const place = fc.record({
  parts: fc.uniqueArray(part, { selector: ({ name }) => name, maxLength: 6 }),
  root: fc.constantFrom('/home/kim/.cache/a', '/home/kim/b', '/home/kim', '/usr/c', '/home/kim/unknown'),
  problem: fc.option(fc.constantFrom('gone', 'link', 'not-ours', 'work-inside'), { freq: 3 }),
});
const looked = fc.record({
  kind: fc.constantFrom('go-build', 'staticcheck', 'golangci-lint', 'gopls'),
  button: fc.constantFrom('safe', 'all', 'named', 'never'),
  certainty: fc.constantFrom('observed', 'observed', 'assumed'),
  state: fc.constantFrom('idle', 'busy', 'unknown'),
  measured: fc.option(place, { freq: 6 }),
});

/** A cache as a look may find it, from generated parts. */
type Generated = typeof looked extends fc.Arbitrary<infer T> ? T : never;

function lookedOf({ kind, button, certainty, state, measured }: Generated, number: number): Looked {
  const root = measured?.root ?? '/home/kim/b';
  const parts = (measured?.parts ?? []).map(({ name, bytes, files, unused, problem }): Part => ({
    ...{ name, directory: true, identity: { device: '1', inode: '2' }, bytes, files, lastUse: 1, days: {} },
    ...{ unusedBytes: unused ? bytes : 0, unusedFiles: unused ? files : 0 },
    problem: problem && { why: problem as 'link', detail: name },
  }));
  const by = [{ pid: 1, command: 'go', owner: null }];
  return {
    cache: {
      ...{ id: `${kind}:${number}`, kind: kind, name: '', path: root, source: '', within: null },
      ...{ button: button, certainty: certainty, risk: 'rebuild', returns: true },
      places: [{ root, shape: 'go-cache' }],
    },
    use: state === 'busy' ? { state, by } : state === 'idle' ? { state } : { state: 'unknown', reason: '' },
    measuredAt: 1,
    measured: measured && [
      {
        ...{
          id: `${kind}:${number}`,
          root,
          shape: 'go-cache',
          identity: null,
          strangers: { names: [], count: 0 },
        },
        realRoot: measured.problem === null ? root : null,
        parts: measured.problem === null ? parts : [],
        problem: measured.problem && { why: measured.problem as 'link', detail: root },
      },
    ],
  };
}

test('the sum of what is promised for each cache is what the plan for all takes', () => {
  const roots = ['/home/kim/.cache/a', '/home/kim/b'];
  const boundary = {
    roots,
    moduleRoots: [],
    home: '/home/kim',
    uid: 501,
    mounts: [`${roots[1]}/aa`],
    keep: [`${roots[0]}/07`],
  };
  const context = { boundary, now: 1_000_000_000_000, undoMinutes: 10 };
  fc.assert(
    fc.property(fc.array(looked, { maxLength: 6 }), (generated) => {
      const all = generated.map(lookedOf);
      const frees = freesOf(all, context);
      for (const scope of ['safe', 'all'] as const) {
        const chosen = all.filter(({ cache }) => isChosen(cache, scope));
        const promised = chosen.reduce((sum, { cache }) => sum + (frees.get(cache.id) ?? 0), 0);
        expect(promised).toBe(buildPlan(all, scope, context).bytes);
      }
    }),
    { numRuns: 500 },
  );
});

test('a cache that is a link shows the size of its target, and that none of it is cleaned', async () => {
  fill();
  const plain = machine.cleaner();
  await plain.look();
  const before = new Map(plain.caches().caches.map(({ id, bytes }) => [id, bytes]));
  await plain.close();
  obstruct(machine.goCache, 'link');
  obstruct(machine.modules, 'link');
  const cleaner = machine.cleaner();
  await cleaner.look();
  for (const id of ['go-build', 'go-modules']) {
    const cache = cleaner.caches().caches.find((one) => one.id === id);
    expect(cache).toMatchObject({ bytes: before.get(id), frees: 0, problems: [{ why: 'link' }] });
    expect(cache?.bytes).toBeGreaterThan(0);
  }
  const rows = (language: Language): string =>
    cacheTable(cleaner.caches().caches, { ...page, messages: speak(language) }, Date.now()).join('\n');
  expect(rows('en')).toContain(`${machine.goCache} is a link, and links are not followed`);
  expect(rows('zh-Hans')).toContain(machine.goCache);
  expect(rows('en')).not.toMatch(/ 0 B /);
  expect((await cleaner.plan({ scope: 'all' })).items.filter(({ cache }) => cache.startsWith('go-'))).toEqual(
    [],
  );
  await cleaner.close();
});

test('a link to something other than such a cache, and a broken one, have no size', async () => {
  put(join(machine.root, 'documents/thesis/a.odt'), 'x'.repeat(100_000));
  mkdirSync(dirname(machine.goCache), { recursive: true });
  mkdirSync(dirname(machine.modules), { recursive: true });
  symlinkSync(join(machine.root, 'documents'), machine.goCache);
  symlinkSync(join(machine.root, 'nowhere'), machine.modules);
  const cleaner = machine.cleaner();
  await cleaner.look();
  const { caches } = cleaner.caches();
  expect(caches.filter(({ id }) => id === 'go-build' || id === 'go-modules')).toMatchObject([
    { bytes: null, files: null },
    { bytes: null, files: null },
  ]);
  expect(totalLine(caches, page)).toEqual(['Together at least 0 B']);
  expect(totalLine(caches, { ...page, messages: speak('zh-Hans') })).toEqual(['至少共 0 B']);
  await cleaner.close();
});

test('where a part is a link the size is unknown, rather than too small', async () => {
  fill();
  obstruct(machine.goCache, 'linked-part');
  const cleaner = machine.cleaner();
  await cleaner.look();
  const cache = cleaner.caches().caches.find(({ id }) => id === 'go-build');
  expect(cache).toMatchObject({ bytes: null, problems: [{ why: 'link' }] });
  expect(cache?.frees).toBeGreaterThan(0);
  await cleaner.close();
});

test.runIf(isRoot)('another user’s readable cache shows its size', async () => {
  fill();
  obstruct(machine.goCache, 'other-user');
  const cleaner = machine.cleaner();
  await cleaner.look();
  const cache = cleaner.caches().caches.find(({ id }) => id === 'go-build');
  expect(cache).toMatchObject({ frees: 0, problems: [{ why: 'not-ours' }] });
  expect(cache?.bytes).toBeGreaterThan(0);
  await cleaner.close();
});
