import { expect, test } from 'vitest';
import { SharedLook } from '../../../caches/cleaner/shared-look.ts';

/** Looks that end on command, or are given up. */
function looks() {
  const begun: { readonly attended: boolean; readonly end: (error?: Error) => void; aborted: boolean }[] = [];
  const shared = new SharedLook(
    (attended, signal) =>
      new Promise<void>((resolve, reject) => {
        const look = {
          attended,
          aborted: false,
          end: (error?: Error) => (error ? reject(error) : resolve()),
        };
        signal.addEventListener('abort', () => {
          look.aborted = true;
          reject(new Error('given up'));
        });
        begun.push(look);
      }),
  );
  return { shared, begun };
}

test.each([
  [true, true],
  [true, false],
  [false, false],
])('concurrent requests share one look (attended %s, then %s)', async (first, second) => {
  const { shared, begun } = looks();
  const both = [shared.ask(first), shared.ask(second)];
  expect(begun).toHaveLength(1);
  begun[0]?.end();
  await Promise.all(both);
  void shared.ask(first);
  expect(begun).toHaveLength(2);
});

test('a look that nobody is waiting for is given up for a person’s, and ends with it', async () => {
  const { shared, begun } = looks();
  const quiet = shared.ask(false);
  const person = shared.ask(true);
  expect(begun.map(({ attended, aborted }) => [attended, aborted])).toEqual([
    [false, true],
    [true, false],
  ]);
  let ended = false;
  void quiet.then(() => (ended = true));
  await new Promise((resolve) => setImmediate(resolve));
  expect(ended).toBe(false);
  begun[1]?.end();
  await Promise.all([quiet, person]);
});

test('a look that fails fails for everyone who asked, and the next one starts anew', async () => {
  const { shared, begun } = looks();
  const both = [shared.ask(true), shared.ask(true)];
  begun[0]?.end(new Error('no process table'));
  for (const one of both) await expect(one).rejects.toThrow('no process table');
  const next = shared.ask(true);
  begun[1]?.end();
  await next;
});
