import { existsSync, readdirSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Plan } from '../../../caches/plan/plan.ts';
import { goVersion } from '../../real/go-programs.ts';
import { aProcess, fillGoCache, put, snapshot, testMachine, type TestMachine } from '../machine.ts';
import { workshop, type Workshop } from '../repair/workshop.ts';

const go = aProcess(4_000_000, '/usr/local/go/bin/go', { arguments: ['go', 'build', './...'] });
const reasons = (plan: Plan): string[] => [...new Set(plan.items.map(({ reason }) => reason))].sort();

/** A plan might otherwise have been made right after these were created. */
const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 100));

describe('policies over a build cache', () => {
  let machine: TestMachine;

  beforeEach(() => {
    machine = testMachine();
  });

  afterEach(() => machine.remove());

  const set = (more: object): void => {
    machine.settings = { ...machine.settings, ...more };
  };
  /** The number of entries of each age in days, by their order in each of the 256 directories. */
  const left = (): number =>
    Object.keys(snapshot(machine.goCache)).filter((name) => /-[ad]$/.test(name)).length / 256;

  test('are off', async () => {
    fillGoCache(machine.goCache, 2, () => 400);
    const cleaner = machine.cleaner();
    expect((await cleaner.plan({ scope: 'policy' })).items).toEqual([]);
    await cleaner.close();
  });

  test('take what is too old, even while a build runs, and nothing younger', async () => {
    fillGoCache(machine.goCache, 4, (number) => [1, 20, 91, 200][number] ?? 0);
    await settled();
    set({ maxAgeDays: 90 });
    machine.processes = [go];
    const cleaner = machine.cleaner();
    const plan = await cleaner.plan({ scope: 'policy' });
    expect(reasons(plan)).toEqual(['age']);
    expect(plan.files).toBe(512);
    const { receipt, waiting } = await cleaner.execute(plan.id);
    expect(receipt?.files).toBe(512);
    expect(waiting).toBeNull();
    expect(left()).toBe(2);
    await cleaner.close();
  });

  test('keep the budget by the least recently used, and stop there', async () => {
    fillGoCache(machine.goCache, 4, (number) => [8, 20, 91, 200][number] ?? 0);
    // Each age takes a megabyte, in blocks of 4096 bytes; on a disk the directories take another.
    set({ maxGigabytes: 0.0035 });
    const cleaner = machine.cleaner();
    const plan = await cleaner.plan({ scope: 'policy' });
    expect(reasons(plan)).toEqual(['budget']);
    await cleaner.execute(plan.id);
    expect(left()).toBeLessThan(4);
    expect(left()).toBeGreaterThan(0);
    const again = await cleaner.plan({ scope: 'policy' });
    expect(again.items).toEqual([]);
    expect(again.leftOut).toEqual([]);
    await cleaner.close();
  });

  test('take recently used directories only as far as needed, and only when no build is running', async () => {
    fillGoCache(machine.goCache, 4, () => 1);
    await settled();
    const cleaner = machine.cleaner();
    const { bytes = null } = (await cleaner.look()).find(({ id }) => id === 'go-build') ?? {};
    set({ maxGigabytes: ((bytes ?? 0) * 0.9) / 1e9 });
    machine.processes = [go];
    const busy = await cleaner.plan({ scope: 'policy' });
    expect(busy.items.every(({ waits }) => waits)).toBe(true);
    expect(busy.busy).toMatchObject([{ cache: 'go-build' }]);
    machine.processes = [];
    const plan = await cleaner.plan({ scope: 'policy' });
    // Four blocks of 4096 bytes in each: the directory itself is recreated at once and frees nothing.
    expect(plan.items).toHaveLength(Math.ceil(((bytes ?? 0) * 0.1) / 16_384));
    await cleaner.execute(plan.id);
    expect(left()).toBeGreaterThan(3);
    expect(left()).toBeLessThan(4);
    await cleaner.close();
  });

  test('leave what the keep-list names, and report by how much they miss their goal', async () => {
    fillGoCache(machine.goCache, 2, () => 100);
    set({ maxAgeDays: 30, maxGigabytes: 0.0001, keep: [machine.goCache] });
    const cleaner = machine.cleaner();
    const plan = await cleaner.plan({ scope: 'policy' });
    expect(plan.items).toEqual([]);
    expect(plan.leftOut).toMatchObject([{ why: 'policy-missed', detail: 'budget' }]);
    expect(plan.leftOut[0]?.bytes).toBeGreaterThan(1_000_000);
    await cleaner.close();
  });

  test('take a whole gopls directory that has long been unused, and leave the other', async () => {
    const gopls = join(machine.home, '.cache/gopls');
    for (const [version, days] of [
      ['0123abcd', 200],
      ['89abcdef', 2],
    ] as const) {
      const file = put(join(gopls, version, 'ab', `${'ab'.repeat(32)}-cas`));
      const at = new Date(Date.now() - days * 86_400_000);
      utimesSync(file, at, at);
    }
    await settled();
    set({ maxAgeDays: 90 });
    const cleaner = machine.cleaner();
    const plan = await cleaner.plan({ scope: 'policy' });
    expect(plan.items.map(({ path }) => path)).toEqual([join(gopls, '0123abcd')]);
    await cleaner.execute(plan.id);
    expect(readdirSync(gopls)).toEqual(['89abcdef']);
    await cleaner.close();
  });
});

describe.skipIf(goVersion() === null)('policies over a real module cache (needs go)', () => {
  let shop: Workshop;
  const uuid = 'github.com/google/uuid@v1.6.0';
  const toml = 'github.com/BurntSushi/toml@v1.4.0';

  beforeEach(() => {
    shop = workshop();
  });

  afterEach(() => shop.remove());

  const modulesOf = (plan: Plan): string[] => [...new Set(plan.items.map(({ module }) => module ?? ''))];

  /** Sets when all files of a module were last read and written. */
  const lastUsed = (escaped: string, version: string, days: number): void => {
    const written = new Date(Date.now() - 300 * 86_400_000);
    const read = new Date(Date.now() - days * 86_400_000);
    const record = `cache/download/${escaped}/@v`;
    for (const name of readdirSync(shop.inCache(record))) {
      if (name.startsWith(`${version}.`)) utimesSync(shop.inCache(`${record}/${name}`), read, written);
    }
    utimesSync(shop.inCache(`${escaped}@${version}`), read, written);
  };

  test('take a whole module that nobody has read for that long, and the next build fetches it', async () => {
    lastUsed('github.com/google/uuid', 'v1.6.0', 200);
    shop.settings = { ...shop.settings, maxAgeDays: 90 };
    const cleaner = shop.cleaner();
    const none = await cleaner.plan({ scope: 'policy' });
    expect(none.leftOut).toMatchObject([{ cache: 'go-modules', why: 'undecided' }]);
    // Its inodes were created just now; a later access time shows that the volume records them.
    const future = new Date(Date.now() + 2 * 86_400_000);
    utimesSync(
      shop.inCache('cache/download/github.com/!burnt!sushi/toml/@v/v1.4.0.ziphash'),
      future,
      new Date(),
    );
    const plan = await cleaner.plan({ scope: 'policy' });
    expect(modulesOf(plan)).toEqual([uuid]);
    expect(reasons(plan)).toEqual(['age']);
    const { receipt } = await cleaner.execute(plan.id);
    expect(receipt?.bytes).toBe(plan.bytes);
    expect(existsSync(shop.inCache(uuid))).toBe(false);
    const record = readdirSync(shop.inCache('cache/download/github.com/google/uuid/@v'));
    expect(record.filter((name) => /\.(zip|ziphash|mod|info)$/.test(name))).toEqual([]);
    expect(shop.go('mod', 'verify').status).toBe(0);
    const built = shop.go('build', './...');
    expect(built.text).toContain('downloading github.com/google/uuid');
    expect(built.status).toBe(0);
    expect(shop.go('mod', 'verify').status).toBe(0);
    await cleaner.close();
  });

  test('leave what a build has read, however long ago it was downloaded', async () => {
    lastUsed('github.com/google/uuid', 'v1.6.0', 200);
    lastUsed('github.com/!burnt!sushi/toml', 'v1.4.0', 200);
    expect(shop.go('build', './...').status).toBe(0);
    shop.settings = { ...shop.settings, maxAgeDays: 90 };
    const cleaner = shop.cleaner();
    expect((await cleaner.plan({ scope: 'policy' })).items).toEqual([]);
    await cleaner.close();
  });

  test('offer what no known go.sum needs only when asked, and not when no go.sum is known', async () => {
    const other = join(shop.home, 'other');
    put(join(other, 'go.mod'), 'module example.com/other\n');
    put(join(other, 'go.sum'), `github.com/google/uuid v1.6.0 h1:${'A'.repeat(43)}=\n`);
    const cleaner = shop.cleaner();
    expect((await cleaner.plan({ scope: 'policy', projects: [other] })).items).toEqual([]);
    const unknown = await cleaner.plan({ scope: 'policy', unneeded: true });
    expect(unknown.items).toEqual([]);
    expect(unknown.leftOut).toMatchObject([{ why: 'undecided', detail: 'no go.sum is known' }]);
    const plan = await cleaner.plan({ scope: 'policy', projects: [other], unneeded: true });
    expect(modulesOf(plan)).toEqual([toml]);
    expect(reasons(plan)).toEqual(['unneeded']);
    const both = await cleaner.plan({ scope: 'policy', projects: [other, shop.project], unneeded: true });
    expect(both.items).toEqual([]);
    shop.settings = { ...shop.settings, keep: [shop.inCache('github.com/!burnt!sushi')] };
    const kept = await cleaner.plan({ scope: 'policy', projects: [other], unneeded: true });
    expect(kept.items).toEqual([]);
    await cleaner.close();
  });
});
