import { afterEach, beforeEach, expect, test } from 'vitest';
import { takeCleaningLock, type CleaningLock } from '../../../caches/job/lock.ts';
import { cleaningPlaces } from '../../../caches/job/places.ts';
import { fillGoCache, snapshot, testMachine, type TestMachine } from '../machine.ts';

let machine: TestMachine;

beforeEach(() => {
  machine = testMachine();
  fillGoCache(machine.goCache, 1);
});

afterEach(() => machine.remove());

/** As another gowarden takes it to check whether something is due. */
async function held(): Promise<CleaningLock> {
  const { lock, work } = cleaningPlaces(machine.paths);
  const taken = await takeCleaningLock(lock, work);
  if (!taken) throw new Error('another process has it');
  return taken;
}

test('a person who cleans or undoes waits for another gowarden that only looks for a moment', async () => {
  const before = snapshot(machine.goCache);
  const cleaner = machine.cleaner();
  const { id } = await cleaner.plan({ scope: 'safe' });
  for (const act of [() => cleaner.execute(id), () => cleaner.undo()]) {
    const lock = await held();
    const acted = act();
    setTimeout(() => lock.release(), 300);
    expect((await acted).receipt?.files).toBeGreaterThan(0);
  }
  expect(snapshot(machine.goCache)).toEqual(before);
  await cleaner.close();
});

test('one that takes longer is named, and nothing is changed', async () => {
  const before = snapshot(machine.goCache);
  const cleaner = machine.cleaner();
  const { id } = await cleaner.plan({ scope: 'safe' });
  const lock = await held();
  expect(await cleaner.execute(id)).toMatchObject({ receipt: null, leftOut: [{ why: 'another-gowarden' }] });
  expect(await cleaner.undo()).toMatchObject({ receipt: null, why: 'another-gowarden' });
  expect(snapshot(machine.goCache)).toEqual(before);
  lock.release();
  await cleaner.close();
});
