import { afterEach, beforeEach, expect, test } from 'vitest';
import { fillGoCache, testMachine, type TestMachine } from '../machine.ts';

let machine: TestMachine;
beforeEach(() => {
  machine = testMachine();
});
afterEach(() => machine.remove());

test('a receipt that is in the journal and was not recorded when a process ended is recorded by the next start, once', async () => {
  fillGoCache(machine.goCache, 1);
  const ending = machine.cleaner({
    record: () => {
      throw new Error('The process ended here.');
    },
  });
  const { id } = await ending.plan({ scope: 'safe' });
  await expect(ending.execute(id)).rejects.toThrow('The process ended here.');
  await ending.close();
  for (const start of ['the first', 'the second']) {
    const next = machine.cleaner();
    await next.recover();
    await next.close();
    expect(machine.receipts, start).toMatchObject([{ kind: 'cleaned', plan: id, files: 256 }]);
  }
});
