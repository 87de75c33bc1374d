import { readdirSync, readFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Cleaner } from '../../../caches/cleaner/cleaner.ts';
import { fillGoCache, testMachine, type TestMachine } from '../machine.ts';

let machine: TestMachine;
let cleaner: Cleaner;

beforeEach(() => {
  machine = testMachine();
  fillGoCache(machine.goCache, 4);
  cleaner = machine.cleaner({ lowPriority: true });
});

afterEach(async () => {
  await cleaner.close();
  machine.remove();
});

/** The command lines of our children that work on caches. */
function children(): string[] {
  return readdirSync('/proc/self/task')
    .flatMap((task) => readFileSync(`/proc/self/task/${task}/children`, 'utf8').split(' '))
    .filter((pid) => pid !== '')
    .map((pid) => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
      } catch (error) {
        // It has ended.
        if (error instanceof Error && 'code' in error) return '';
        throw error;
      }
    })
    .filter((line) => line.includes('caches-child'));
}

/** Whether the children of an action yield to everything else. */
async function givesWay(act: () => Promise<unknown>): Promise<boolean[]> {
  const seen = new Set<boolean>();
  const timer = setInterval(() => {
    for (const line of children()) seen.add(/ low$/.test(line));
  }, 5);
  try {
    await act();
  } finally {
    clearInterval(timer);
  }
  return [...seen];
}

test('child processes yield when nobody is waiting for them, and not when a person is', async () => {
  expect(await givesWay(() => cleaner.look())).toEqual([true]);
  expect(await givesWay(() => cleaner.look({ attended: true }))).toEqual([false]);
  expect(await givesWay(() => cleaner.plan({ scope: 'safe' }))).toEqual([true]);
  const plan = await cleaner.plan({ scope: 'safe', attended: true });
  await cleaner.execute(plan.id, { attended: true });
  expect(await givesWay(() => cleaner.purgeNow())).toEqual([false]);
}, 180_000);

test('a person neither waits for removal in the background nor loses what it was going to remove', async () => {
  machine.settings = { ...machine.settings, undoMinutes: 0 };
  const plan = await cleaner.plan({ scope: 'safe' });
  const quiet = cleaner.execute(plan.id);
  while (!children().some((line) => / low$/.test(line)))
    await new Promise((resolve) => setTimeout(resolve, 2));
  await cleaner.purgeNow();
  await quiet;
  expect(machine.receipts.filter(({ kind }) => kind === 'purged')).toMatchObject([
    { files: 1024, leftOut: [] },
  ]);
  expect(await cleaner.undo()).toMatchObject({ why: 'nothing' });
}, 180_000);
