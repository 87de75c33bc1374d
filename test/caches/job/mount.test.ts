import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fillGoCache, put, putModule, testMachine, type TestMachine } from '../machine.ts';

const isRoot = process.getuid?.() === 0;
const needsRoot = isRoot ? '' : ' [needs root: skipped]';

let machine: TestMachine;

beforeEach(() => {
  machine = testMachine();
});

afterEach(() => {
  for (const at of mounts()) execFileSync('umount', [at]);
  machine.remove();
});

/** Mount points below the machine, wherever they were moved to: https://man7.org/linux/man-pages/man5/proc_pid_mountinfo.5.html */
function mounts(): readonly string[] {
  const points = readFileSync('/proc/self/mountinfo', 'utf8')
    .split('\n')
    .map((line) => line.split(' ')[4] ?? '');
  return points.filter((point) => point.startsWith(`${machine.root}/`));
}

/** Somebody's directory, on the same device, appears there: neither its device nor its owner distinguishes it from its surroundings. */
function mount(at: string): string {
  const precious = put(join(machine.root, 'precious/file'), 'gold');
  mkdirSync(at, { recursive: true });
  execFileSync('mount', ['--bind', join(machine.root, 'precious'), at]);
  return precious;
}

test.skipIf(!isRoot).each([
  ['removed', 'go-modules'],
  ['removed', 'go-build'],
  ['put back', 'go-modules'],
  ['put back', 'go-build'],
])(
  `what is mounted inside a quarantine is never entered when that is %s: %s${needsRoot}`,
  async (how, cache) => {
    putModule(machine.modules, 'example.com/a');
    fillGoCache(machine.goCache, 1);
    const cleaner = machine.cleaner();
    const { id } = await cleaner.plan({ scope: [cache] });
    await cleaner.execute(id);
    const place = join(machine.paths.cache, 'quarantine', id);
    const [first = ''] = readdirSync(place);
    const precious = mount(join(place, first, 'sub'));
    if (how === 'removed') {
      const receipts = await cleaner.purgeNow();
      expect(receipts.flatMap(({ leftOut }) => leftOut.map(({ why }) => why))).not.toEqual([]);
    } else await cleaner.undo();
    expect(readFileSync(precious, 'utf8')).toBe('gold');
    expect(mounts()).toHaveLength(1);
    expect(readdirSync(mounts()[0] ?? '')).toEqual(['file']);
    await cleaner.close();
  },
);
