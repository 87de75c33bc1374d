import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Activity } from '../../../caches/cleaner/activity.ts';
import type { Cleaner } from '../../../caches/cleaner/cleaner.ts';
import { fillGoCache, putModule, testMachine, type TestMachine } from '../machine.ts';

let machine: TestMachine;
let cleaner: Cleaner;
let told: Activity[];

beforeEach(() => {
  machine = testMachine();
  told = [];
  cleaner = machine.cleaner({ onChange: () => void told.push(cleaner.activity()) });
});

afterEach(async () => {
  await cleaner.close();
  machine.remove();
});

const progress = (state: Activity['state']) =>
  told.filter((one) => one.state === state).flatMap((one) => one.progress ?? []);

test('reports the progress of looking for changes before a module cache is set aside, and of removing it', async () => {
  for (const host of ['a.example', 'b.example', 'c.example', 'd.example'])
    putModule(
      machine.modules,
      `${host}/kim`,
      Object.fromEntries(Array.from({ length: 10 }, (_, file) => [`${file}.go`, 'package kim'])),
    );
  fillGoCache(machine.goCache, 4);
  const plan = await cleaner.plan({ scope: 'all' });
  // A plan that is carried out at once has no time to change, and is not compared.
  await new Promise((resolve) => setTimeout(resolve, 1_200));
  expect((await cleaner.execute(plan.id)).receipt?.files).toBe(4 * (10 + 3) + 1024);
  const looking = progress('cleaning');
  expect(looking.length).toBeGreaterThanOrEqual(5);
  expect(looking.toSorted((one, other) => one - other)).toEqual(looking);
  expect(looking.at(-1)).toBe(1);
  expect(looking.some((share) => share > 0 && share < 1)).toBe(true);

  await cleaner.purgeNow();
  expect(progress('purging').at(-1)).toBeGreaterThan(0);
  expect(cleaner.activity()).toMatchObject({ state: 'idle', progress: null });
});
