import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { quarantined } from '../../../caches/cleaner/quarantines.ts';
import { fillGoCache, snapshot, testMachine, type TestMachine } from '../machine.ts';

const isRoot = process.getuid?.() === 0;
const needsRoot = isRoot ? '' : ' [needs root: skipped]';

let machine: TestMachine;
let mounted: string[];

beforeEach(() => {
  machine = testMachine();
  mounted = [];
});

afterEach(() => {
  for (const at of mounted.reverse()) execFileSync('umount', [at]);
  machine.remove();
});

function mount(...words: readonly string[]): void {
  execFileSync('mount', words);
  mounted.push(words.at(-1) ?? '');
}

function unmount(at: string): void {
  execFileSync('umount', [at]);
  mounted = mounted.filter((one) => one !== at);
}

test.skipIf(!isRoot)(
  `what waits on an absent volume is neither removed nor forgotten, and can be undone when the volume is back${needsRoot}`,
  async () => {
    // A volume that stays alive at another place while it is absent from its own.
    const [volume, elsewhere] = [join(machine.root, 'volume'), join(machine.root, 'elsewhere')];
    for (const path of [volume, elsewhere]) mkdirSync(path);
    mount('-t', 'tmpfs', 'none', elsewhere);
    mount('--bind', elsewhere, volume);
    const goCache = join(volume, 'go-build');
    const other = testMachine({ at: machine.root, environment: { GOCACHE: goCache } });
    fillGoCache(goCache, 1);
    const before = snapshot(goCache);
    const cleaner = other.cleaner();
    const { id } = await cleaner.plan({ scope: 'safe' });
    await cleaner.execute(id);
    const place = join(volume, '.gowarden-quarantine', id);
    unmount(volume);

    expect(await cleaner.undo()).toMatchObject({ lost: 0, receipt: { files: 0 } });
    expect(other.receipts.at(-1)?.leftOut).toMatchObject([
      { path: place, why: 'refused', detail: 'ENODEV' },
      ...Array.from({ length: 255 }, () => ({ path: place })),
    ]);
    expect(quarantined(other.paths)).toMatchObject([{ plan: id, stage: 'aside', places: [place] }]);
    expect(existsSync(goCache)).toBe(false);

    mount('--bind', elsewhere, volume);
    expect(await cleaner.undo()).toMatchObject({ lost: 0, receipt: { files: 256 } });
    expect(snapshot(goCache)).toEqual(before);
    await cleaner.close();
  },
);

test.skipIf(!isRoot)(
  `what is to be removed from an absent volume is removed at the first start with it${needsRoot}`,
  async () => {
    const [volume, elsewhere] = [join(machine.root, 'volume'), join(machine.root, 'elsewhere')];
    for (const path of [volume, elsewhere]) mkdirSync(path);
    mount('-t', 'tmpfs', 'none', elsewhere);
    mount('--bind', elsewhere, volume);
    const goCache = join(volume, 'go-build');
    const other = testMachine({ at: machine.root, environment: { GOCACHE: goCache } });
    fillGoCache(goCache, 1);
    const cleaner = other.cleaner();
    const { id } = await cleaner.plan({ scope: 'safe' });
    await cleaner.execute(id);
    unmount(volume);
    expect(await cleaner.purgeNow()).toMatchObject([{ files: 0, leftOut: [{ detail: 'ENODEV' }] }]);
    await cleaner.close();
    expect(quarantined(other.paths)).toMatchObject([{ plan: id, stuck: true }]);

    mount('--bind', elsewhere, volume);
    const next = other.cleaner();
    await next.recover();
    await next.close();
    expect(quarantined(other.paths)).toEqual([]);
    expect(existsSync(join(volume, '.gowarden-quarantine'))).toBe(false);
  },
);

test.each(['undo', 'purge'] as const)(
  'a volume that has a new number since a restart is still the same: %s',
  async (how) => {
    fillGoCache(machine.goCache, 1);
    const before = snapshot(machine.goCache);
    const cleaner = machine.cleaner();
    const { id } = await cleaner.plan({ scope: 'safe' });
    await cleaner.execute(id);
    await cleaner.close();
    const journal = join(machine.paths.state, 'cleaning', `${id}.jsonl`);
    writeFileSync(journal, readFileSync(journal, 'utf8').replaceAll(/"device":"\d+"/g, '"device":"4711"'));
    const next = machine.cleaner();
    await next.recover();
    if (how === 'undo') expect(await next.undo()).toMatchObject({ lost: 0, receipt: { files: 256 } });
    else expect(await next.purgeNow()).toMatchObject([{ files: 256, leftOut: [] }]);
    await next.close();
    if (how === 'undo') expect(snapshot(machine.goCache)).toEqual(before);
    expect(readdirSync(join(machine.paths.cache, 'quarantine'))).toEqual([]);
  },
);
