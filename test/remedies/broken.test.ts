import { expect, test } from 'vitest';
import { broken } from './broken.ts';
import { exampleOf, tryOut } from './tried.ts';

test('there are at least twenty of them, each different', () => {
  expect(new Set(broken.map(({ what }) => what)).size).toBe(broken.length);
  expect(broken.length).toBeGreaterThanOrEqual(20);
});

test.each(broken)('$rule is not fixed by $what', async ({ rule, steps, machine, translated, why }) => {
  const sketch = machine === undefined ? await exampleOf(rule) : machine();
  const tried = await tryOut(rule, sketch, { steps }, translated && 'amd64');
  expect(tried.isRight).toBe(false);
  if (why !== undefined) expect(tried.receipt.failed?.why).toContain(why);
  else expect(tried.receipt.failed).toBeNull();
});
