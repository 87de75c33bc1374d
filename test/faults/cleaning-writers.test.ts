import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, existsSync, mkdirSync, readFileSync, readdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fillGoCache, put, snapshot, testMachine, type TestMachine } from '../caches/machine.ts';
import { expectNoTrace } from './cleaning/trace.ts';

let machine: TestMachine;
beforeEach(() => {
  machine = testMachine();
  mkdirSync(join(machine.root, 'logs'));
});
afterEach(() => machine.remove());

const shard = (number: number): string => number.toString(16).padStart(2, '0');

/**
 * Shells whose current directories are in the build cache, as somebody's terminal may be, and which write from `begin` on. Each
 * records what it has written in a log of its own, and ends when it has written that many files or when its directory is gone.
 */
function writers(
  count: number,
  files: number,
): {
  readonly begin: () => void;
  readonly ended: Promise<unknown>;
} {
  const script = `
    read -r begin
    n=0
    while [ $n -lt ${files} ]; do
      n=$((n + 1))
      { echo "words $1 $n" > "notes-$1-$n.txt"; } 2> /dev/null || exit 0
      echo "notes-$1-$n.txt" >> '${machine.root}/logs/'"$1"
    done`;
  const all = Array.from({ length: count }, (_, number) => {
    const cwd = join(machine.goCache, shard(number));
    return spawn('sh', ['-c', script, 'sh', shard(number)], { cwd, stdio: ['pipe', 'inherit', 'inherit'] });
  });
  return {
    begin: () => all.forEach(({ stdin }) => stdin.end('\n')),
    ended: Promise.all(all.map((one) => once(one, 'exit'))),
  };
}

/** What the shells say they have written: `05/notes-05-1.txt`. */
function written(): string[] {
  const logs = join(machine.root, 'logs');
  return readdirSync(logs).flatMap((part) =>
    readFileSync(join(logs, part), 'utf8')
      .split('\n')
      .filter((name) => name !== '')
      .map((name) => `${part}/${name}`),
  );
}

function expectAllThere(): void {
  const there = snapshot(machine.goCache);
  for (const path of written()) {
    const [, part = '', number = ''] = /notes-(..)-(\d+)/.exec(path) ?? [];
    const content = Buffer.from(`words ${part} ${number}\n`).toString('base64');
    expect(there[path], path).toBe(`file 644 ${content}`);
  }
}

test('750 files that shells wrote into waiting directories go back where they were written, and none is removed', async () => {
  fillGoCache(machine.goCache, 2);
  const cleaner = machine.cleaner();
  const plan = await cleaner.plan({ scope: 'safe' });
  const { begin, ended } = writers(25, 30);
  await cleaner.execute(plan.id);
  begin();
  await ended;
  expect(written()).toHaveLength(750);
  expect(await cleaner.purgeNow()).toMatchObject([{ files: 512, leftOut: [] }]);
  expectAllThere();
  expectNoTrace(machine);
  await cleaner.close();
});

test('what shells keep writing during removal is there when they end', async () => {
  fillGoCache(machine.goCache, 4);
  const cleaner = machine.cleaner();
  const plan = await cleaner.plan({ scope: 'safe' });
  const { begin, ended } = writers(40, 150);
  await cleaner.execute(plan.id);
  begin();
  await vi.waitUntil(() => written().length > 100, { timeout: 30_000, interval: 5 });
  const [receipt] = await cleaner.purgeNow();
  await ended;
  // If a shell wrote too fast for it to be emptied, the rest follows the next time.
  if ((receipt?.leftOut.length ?? 0) > 0) await cleaner.purgeNow();
  expectAllThere();
  await cleaner.close();
});

test('what was written where everything belongs to the cache stays where it waits, and is reported', async () => {
  const tree = join(machine.modules, 'example.com/a@v1.0.0');
  put(join(tree, 'a.go'), 'package a');
  put(join(tree, 'old.go'), 'package a');
  put(join(tree, 'sub/b.go'), 'package b');
  put(join(machine.modules, 'cache/download/example.com/a/@v/v1.0.0.zip'), 'zip');
  put(join(machine.root, 'thesis/chapter.txt'), 'years of work');
  const cleaner = machine.cleaner();
  const plan = await cleaner.plan({ scope: ['go-modules'] });
  await cleaner.execute(plan.id);
  const item = plan.items.find(({ path }) => path.endsWith('example.com'));
  const waits = join(machine.paths.cache, 'quarantine', plan.id, String(item?.id), 'a@v1.0.0');
  put(join(waits, 'sub/notes.txt'), 'my notes');
  appendFileSync(join(waits, 'old.go'), '// my change');
  renameSync(join(machine.root, 'thesis'), join(waits, 'thesis'));
  const [receipt] = await cleaner.purgeNow();
  const left = receipt?.leftOut.map(({ path, why }) => [path.slice(path.indexOf('a@v1.0.0')), why]).sort();
  expect(left).toEqual([
    ['a@v1.0.0/old.go', 'changed'],
    ['a@v1.0.0/sub/notes.txt', 'changed'],
    ['a@v1.0.0/thesis', 'changed'],
  ]);
  const now = receipt?.leftOut.find(({ path }) => path.endsWith('old.go'))?.path ?? '';
  const kept = snapshot(join(now, '..'));
  // Another attempt, by a process that knows nothing of the first, takes nothing that the first one left.
  await cleaner.close();
  const next = machine.cleaner();
  await next.recover();
  await next.purgeNow();
  await next.close();
  expect(snapshot(join(now, '..'))).toEqual(kept);
  expect(kept['thesis/chapter.txt']).toBe(`file 644 ${Buffer.from('years of work').toString('base64')}`);
  expect(Object.keys(kept)).not.toContain('a.go');
  expect(existsSync(join(machine.modules, 'example.com'))).toBe(false);
});

test('where the place is taken it comes back under another name, which the receipt shows', async () => {
  fillGoCache(machine.goCache, 1);
  const cleaner = machine.cleaner();
  const plan = await cleaner.plan({ scope: 'safe' });
  await cleaner.execute(plan.id);
  put(join(machine.paths.cache, 'quarantine', plan.id, '6/thesis.txt'), 'first');
  put(join(machine.goCache, '05/thesis.txt'), 'second');
  const place = join(machine.goCache, '05/thesis.txt');
  expect(await cleaner.purgeNow()).toMatchObject([
    { leftOut: [], aside: [{ path: place, now: `${place}.restored-1` }] },
  ]);
  expect(readFileSync(place, 'utf8')).toBe('second');
  expect(readFileSync(`${place}.restored-1`, 'utf8')).toBe('first');
  expectNoTrace(machine);
  await cleaner.close();
});
