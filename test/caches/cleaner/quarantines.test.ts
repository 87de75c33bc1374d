import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { quarantined, settleQuarantines } from '../../../caches/cleaner/quarantines.ts';
import { aProcess, fillGoCache, put, snapshot, testMachine, type TestMachine } from '../machine.ts';

let machine: TestMachine;
let volume: string | null = null;

beforeEach(() => {
  machine = testMachine();
});

afterEach(() => {
  if (volume !== null) execFileSync('umount', [volume]);
  volume = null;
  machine.remove();
});

async function clean(scope: 'safe' | readonly string[]): Promise<string> {
  const cleaner = machine.cleaner();
  const { id } = await cleaner.plan({ scope });
  await cleaner.execute(id);
  await cleaner.close();
  return id;
}

const waiting = (): readonly string[] => readdirSync(join(machine.paths.cache, 'quarantine'));

test('reports what is waiting and where, and nothing on a machine where nothing is', async () => {
  expect(quarantined(machine.paths)).toEqual([]);
  fillGoCache(machine.goCache, 1);
  const plan = await clean('safe');
  const place = join(machine.paths.cache, 'quarantine', plan);
  expect(quarantined(machine.paths)).toEqual([
    {
      plan,
      stage: 'aside',
      stuck: false,
      files: 256,
      bytes: expect.any(Number) as number,
      places: [place],
      caches: ['go-build'],
    },
  ]);
});

test.each(['purge', 'undo'] as const)(
  '%s settles every clean-up, and leaves no journal behind',
  async (how) => {
    fillGoCache(machine.goCache, 1);
    put(join(machine.modules, 'cache/download/example.com/a/@v/v1.0.0.zip'), 'zip');
    const before = [snapshot(machine.goCache), snapshot(machine.modules)];
    await clean('safe');
    await clean(['go-modules']);
    const { receipts, left } = await settleQuarantines(machine, how);
    expect(left).toEqual([]);
    expect(receipts.map(({ kind }) => kind)).toEqual(Array(2).fill(how === 'purge' ? 'purged' : 'undone'));
    expect(waiting()).toEqual([]);
    expect(readdirSync(join(machine.paths.state, 'cleaning'))).toEqual([]);
    const after = [snapshot(machine.goCache), snapshot(machine.modules)];
    if (how === 'undo') expect(after).toEqual(before);
    else expect(Object.keys(after[0] ?? {}).filter((name) => name.includes('-'))).toEqual([]);
  },
);

test('names what cannot be undone now because it is in use', async () => {
  put(join(machine.modules, 'cache/download/example.com/a/@v/v1.0.0.zip'), 'zip');
  const plan = await clean(['go-modules']);
  machine.processes = [aProcess(4_000_000, '/usr/local/go/bin/go', { arguments: ['go', 'build', './...'] })];
  const { left } = await settleQuarantines(machine, 'undo');
  expect(left).toMatchObject([{ plan, caches: ['go-modules'] }]);
  expect(waiting()).toEqual([plan]);
});

test.skipIf(process.getuid?.() !== 0)(
  `what waits on another volume is found and purged${process.getuid?.() === 0 ? '' : ' [needs root: skipped]'}`,
  async () => {
    volume = join(machine.root, 'volume');
    mkdirSync(volume);
    execFileSync('mount', ['-t', 'tmpfs', 'none', volume]);
    const goCache = join(volume, 'go-build');
    const other = testMachine({ at: machine.root, environment: { GOCACHE: goCache } });
    fillGoCache(goCache, 1);
    const cleaner = other.cleaner();
    const { id } = await cleaner.plan({ scope: 'safe' });
    await cleaner.execute(id);
    await cleaner.close();
    const place = join(volume, '.gowarden-quarantine', id);
    expect(quarantined(other.paths)).toMatchObject([{ places: [place] }]);
    expect((await settleQuarantines(other, 'purge')).left).toEqual([]);
    expect(existsSync(place)).toBe(false);
    expect(existsSync(join(volume, '.gowarden-quarantine'))).toBe(false);
  },
);
