import { appendFileSync, chmodSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ourUptime } from '../../../host/uptime/ours.ts';
import { fillGoCache, putModule, testMachine, type TestMachine } from '../machine.ts';

const hour = 3_600_000;
let machine: TestMachine;
/** How far ahead somebody has set the wall clock, while the machine's own clock continues. */
let ahead: number;
const clocks = { now: () => Date.now() + ahead, uptime: ourUptime };

beforeEach(() => {
  machine = testMachine();
  ahead = 0;
});

afterEach(() => machine.remove());

test.each([
  ['eleven minutes forward', 0, hour / 6 + 60_000],
  ['a day forward', 0, 24 * hour],
  ['ten years back', 87_600 * hour, 0],
  ['an hour back', 0, -hour],
])('a clean-up after which the clock is set %s can be undone for ten minutes', async (_, then, now) => {
  fillGoCache(machine.goCache, 1);
  ahead = then;
  const cleaner = machine.cleaner(clocks);
  const { id } = await cleaner.plan({ scope: 'safe' });
  await cleaner.execute(id);
  await cleaner.close();
  ahead = now;
  const next = machine.cleaner(clocks);
  await next.recover();
  const { undo } = next.activity();
  expect(undo?.id).toBe(id);
  const left = (undo?.until ?? 0) - clocks.now();
  expect(left).toBeGreaterThan(8 * 60_000);
  expect(left).toBeLessThanOrEqual(10 * 60_000);
  expect(await next.undo()).toMatchObject({ lost: 0, receipt: { files: 256 } });
  await next.close();
});

test('what changes between plan and clean-up is left out, even if the clock was set back in between', async () => {
  const tree = putModule(machine.modules, 'example.com/a', { 'a.go': 'package a' });
  const cleaner = machine.cleaner(clocks);
  const plan = await cleaner.plan({ scope: ['go-modules'] });
  expect(plan.items.length).toBeGreaterThan(0);
  // A plan that is carried out at once is not compared.
  await new Promise((resolve) => setTimeout(resolve, 1200));
  chmodSync(join(tree, 'a.go'), 0o644);
  appendFileSync(join(tree, 'a.go'), '// my change');
  ahead = -hour;
  const { leftOut } = await cleaner.execute(plan.id);
  expect(leftOut).toContainEqual(expect.objectContaining({ why: 'changed' }));
  expect(existsSync(join(tree, 'a.go'))).toBe(true);
  await cleaner.close();
});
