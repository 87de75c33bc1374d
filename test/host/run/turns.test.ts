import { expect, test } from 'vitest';
import { Turns } from '../../../host/run/turns.ts';

const work = (ms: number): void => {
  const end = performance.now() + ms;
  while (performance.now() < end);
};

test('long work gives others their turn, and short work does not wait for them', async () => {
  const turns = new Turns(new AbortController().signal);
  let others = 0;
  const count = setInterval(() => (others += 1), 1);
  for (let step = 0; step < 12; step += 1) {
    work(10);
    await turns.given();
  }
  clearInterval(count);
  expect(others).toBeGreaterThan(2);
  const short = new Turns(new AbortController().signal);
  let had = false;
  setImmediate(() => (had = true));
  await short.given();
  expect(had).toBe(false);
});

test('work that nobody wants any more ends at its next turn', async () => {
  const controller = new AbortController();
  const turns = new Turns(controller.signal);
  controller.abort(new Error('enough'));
  work(25);
  await expect(turns.given()).rejects.toThrow('enough');
});
