import { appendFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Cleaner } from '../../../caches/cleaner/cleaner.ts';
import { quarantined } from '../../../caches/cleaner/quarantines.ts';
import { fillGoCache, testMachine, type TestMachine } from '../machine.ts';

let machine: TestMachine;
beforeEach(() => {
  machine = testMachine();
});
afterEach(() => machine.remove());

const waitingIn = (plan: string): readonly string[] =>
  readdirSync(join(machine.paths.cache, 'quarantine', plan));

/** Cleans, starts to remove permanently, and stops that halfway. Returns the plan's id. */
async function stoppedHalfway(cleaner: Cleaner): Promise<string> {
  fillGoCache(machine.goCache, 20);
  const { id } = await cleaner.plan({ scope: 'safe' });
  await cleaner.execute(id);
  const timer = setInterval(() => {
    if (waitingIn(id).some((name) => name.startsWith('purging-'))) cleaner.cancel();
  }, 1);
  await cleaner.purgeNow();
  clearInterval(timer);
  expect(quarantined(machine.paths)).toMatchObject([{ plan: id, stage: 'purging' }]);
  return id;
}

test('what was stopped halfway is not removed with another clean-up that falls due', async () => {
  const cleaner = machine.cleaner();
  const stopped = await stoppedHalfway(cleaner);
  const before = waitingIn(stopped);
  machine.settings = { undoMinutes: 0, keep: [] };
  fillGoCache(machine.goCache, 1);
  const { id } = await cleaner.plan({ scope: 'safe' });
  expect((await cleaner.execute(id)).receipt?.files).toBe(256);
  expect(quarantined(machine.paths)).toMatchObject([{ plan: stopped, stage: 'purging' }]);
  expect(waitingIn(stopped)).toEqual(before);
  expect((await cleaner.undo()).receipt?.files).toBeGreaterThan(0);
  await cleaner.close();
});

test('it does not continue when a file system answers again either, only when the user asks', async () => {
  const listeners: (() => void)[] = [];
  const onChange = (act: () => void) => {
    listeners.push(act);
    return () => undefined;
  };
  const silence = { now: () => [], onChange };
  const cleaner = machine.cleaner({ host: { ...machine.host, silence } });
  const stopped = await stoppedHalfway(cleaner);
  const before = waitingIn(stopped);
  // As after a failed attempt to remove something in it.
  appendFileSync(join(machine.paths.state, 'cleaning', `${stopped}.jsonl`), '\n{"stuck":true}\n');
  await cleaner.recover({ removes: false });
  for (const answers of listeners) answers();
  // It gets its turn before this.
  await cleaner.recover({ removes: false });
  await cleaner.recover({ removes: false });
  expect(waitingIn(stopped)).toEqual(before);
  await cleaner.purgeNow();
  expect(quarantined(machine.paths)).toEqual([]);
  await cleaner.close();
});
