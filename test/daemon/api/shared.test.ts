import { setImmediate as turn } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { Shared } from '../../../daemon/api/shared.ts';

/** Work that ends on command, or when nobody is waiting. */
function work() {
  const begun: ((value: string) => void)[] = [];
  const ended: number[] = [];
  const shared = new Shared<string>((signal) => {
    const number = begun.length;
    return new Promise((resolve, reject) => {
      begun.push(resolve);
      signal.addEventListener('abort', () => {
        ended.push(number);
        reject(signal.reason as Error);
      });
    });
  });
  return { shared, begun, ended };
}

it('is done once for everyone who asks meanwhile, and anew for those who ask later', async () => {
  const { shared, begun } = work();
  const all = Array.from({ length: 100 }, () => shared.ask(new AbortController().signal));
  expect(begun).toHaveLength(1);
  begun[0]?.('one');
  expect(new Set(await Promise.all(all))).toEqual(new Set(['one']));
  const later = shared.ask(new AbortController().signal);
  begun[1]?.('two');
  expect(await later).toBe('two');
});

it('continues as long as one is waiting, and ends with the last', async () => {
  const { shared, ended } = work();
  const askers = [new AbortController(), new AbortController()];
  const asked = askers.map(({ signal }) => shared.ask(signal).catch((error: unknown) => error));
  askers[0]?.abort(new Error('gone'));
  expect(await asked[0]).toEqual(new Error('gone'));
  expect(ended).toEqual([]);
  askers[1]?.abort(new Error('gone too'));
  await asked[1];
  expect(ended).toEqual([0]);
});

it('a client that leaves before its turn starts nothing', async () => {
  const { shared, begun } = work();
  for (let number = 0; number < 50; number += 1) {
    const gone = new AbortController();
    const asked = shared.ask(gone.signal).catch((error: unknown) => error);
    gone.abort(new Error('gone'));
    await asked;
  }
  await turn();
  const first = begun.length;
  const stays = shared.ask(new AbortController().signal);
  await turn();
  begun.at(-1)?.('served');
  expect(await stays).toBe('served');
  expect(begun.length).toBeLessThanOrEqual(first + 1);
});
