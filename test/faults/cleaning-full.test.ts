import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { entryName, put, snapshot, testMachine, type TestMachine } from '../caches/machine.ts';
import { expectNoTrace } from './cleaning/trace.ts';

const root = process.getuid?.() === 0;
const asRoot = test.skipIf(!root);
const needsRoot = root ? '' : ' [needs root: skipped]';

let volume: string;
let machine: TestMachine;

beforeEach(() => {
  if (!root) return;
  volume = mkdtempSync(join(tmpdir(), 'gowarden-volume-'));
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=8m', 'tmpfs', volume]);
  machine = testMachine({ at: volume });
  for (const directory of [0, 1, 2, 3]) {
    put(join(machine.goCache, entryName(directory, 1, 'd')), Buffer.alloc(512 * 1024, directory));
  }
});
afterEach(() => {
  if (!root) return;
  execFileSync('umount', [volume]);
  rmSync(volume, { recursive: true });
});

function fill(): void {
  const free = (): number => {
    const { bavail, bsize } = statfsSync(volume);
    return bavail * bsize;
  };
  for (let number = 0; free() > 0; number += 1) {
    try {
      writeFileSync(join(volume, `full-${number}`), Buffer.alloc(Math.min(free(), 1024 * 1024)));
    } catch (error) {
      expect(error).toMatchObject({ code: 'ENOSPC' });
    }
  }
}

asRoot(
  `on a full disk a clean-up frees its space at once, by giving up what was kept for that${needsRoot}`,
  async () => {
    const cleaner = machine.cleaner();
    await cleaner.recover();
    expect(existsSync(join(machine.paths.state, 'ballast'))).toBe(true);
    fill();
    const plan = await cleaner.plan({ scope: 'safe' });
    // Waiting for an undo would leave the disk full.
    expect(plan.undoMinutes).toBe(0);
    const { receipt, leftOut } = await cleaner.execute(plan.id);
    expect(leftOut).toEqual([]);
    expect(receipt?.files).toBe(4);
    const purged = machine.receipts.find(({ kind }) => kind === 'purged');
    expect(purged).toMatchObject({ files: 4, leftOut: [] });
    // What the volume gained, and not what was counted, whether or not the ballast is back by then.
    expect(purged?.freedBytes).toBeGreaterThanOrEqual(4 * 512 * 1024 - 64 * 1024);
    expectNoTrace(machine);
    await cleaner.close();
  },
);

asRoot(
  `without anything to give up it is left out, with its reason, and nothing is moved${needsRoot}`,
  async () => {
    const before = snapshot(machine.goCache);
    const cleaner = machine.cleaner();
    const plan = await cleaner.plan({ scope: 'safe' });
    fill();
    const outcome = await cleaner.execute(plan.id).then(
      ({ leftOut }) => leftOut.map(({ why }) => why),
      (error: unknown) => [(error as { code?: string }).code ?? String(error)],
    );
    expect([['no-space'], ['ENOSPC']].some((wanted) => wanted[0] === outcome[0])).toBe(true);
    expect(snapshot(machine.goCache)).toEqual(before);
    execFileSync('sh', ['-c', 'rm "$0"/full-*', volume]);
    await cleaner.recover();
    const again = await cleaner.plan({ scope: 'safe' });
    // Such a small volume counts as nearly full, where nothing waits.
    Object.assign(again, { undoMinutes: 10 });
    expect((await cleaner.execute(again.id)).receipt?.files).toBe(4);
    await cleaner.undo();
    expect(snapshot(machine.goCache)).toMatchObject(before);
    expectNoTrace(machine);
    await cleaner.close();
  },
);

asRoot(`a disk that fills up while things wait hinders neither undo nor removing${needsRoot}`, async () => {
  const before = snapshot(machine.goCache);
  const cleaner = machine.cleaner();
  await cleaner.recover();
  machine.settings = { undoMinutes: 10, keep: [] };
  for (const last of ['undo', 'purge'] as const) {
    const plan = await cleaner.plan({ scope: 'safe' });
    Object.assign(plan, { undoMinutes: 10 });
    await cleaner.execute(plan.id);
    fill();
    if (last === 'undo') {
      await cleaner.undo();
      expect(snapshot(machine.goCache)).toMatchObject(before);
    } else {
      const [receipt] = await cleaner.purgeNow();
      expect(receipt).toMatchObject({ files: 4, leftOut: [] });
      expect(receipt?.freedBytes).toBeGreaterThanOrEqual(4 * 512 * 1024 - 64 * 1024);
    }
    execFileSync('sh', ['-c', 'rm -f "$0"/full-*', volume]);
  }
  expectNoTrace(machine);
  await cleaner.close();
  mkdirSync(machine.goCache, { recursive: true });
});
