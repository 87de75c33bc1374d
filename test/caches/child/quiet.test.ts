import { readdirSync, readFileSync } from 'node:fs';
import { setImmediate as turn } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ChildQuiet } from '../../../caches/child/failed.ts';
import { runChild } from '../../../caches/child/start.ts';
import { gone } from '../../host/running.ts';
import { fillGoCache, snapshot, testMachine, type TestMachine } from '../machine.ts';

let machine: TestMachine;
beforeEach(() => {
  machine = testMachine();
  fillGoCache(machine.goCache, 2);
});
afterEach(() => machine.remove());

/** Our own children, which measure, move and remove. */
function children(): number[] {
  return readdirSync('/proc/self/task')
    .flatMap((task) => readFileSync(`/proc/self/task/${task}/children`, 'utf8').trim().split(' '))
    .filter((pid) => pid !== '' && readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('caches-child'))
    .map(Number);
}

/** Stops the first child that appears, before it has loaded its code. */
async function stopFirst(): Promise<number> {
  for (;;) {
    const [pid] = children();
    if (pid !== undefined) {
      process.kill(pid, 'SIGSTOP');
      return pid;
    }
    await turn();
  }
}

test('ends a stalled process, and says how long it was silent', async () => {
  const request = { mode: 'drift', since: 0, paths: [machine.goCache] } as const;
  const work = runChild(request, { lowPriority: false, quietMs: 300 }, () => undefined);
  const failed = expect(work).rejects.toThrow(
    new ChildQuiet('The process that does "drift" did not get on for 0.3 s and was ended'),
  );
  const pid = await stopFirst();
  await failed;
  expect(await gone(pid)).toBe(true);
});

test('a clean-up can be undone even though its process was stopped', async () => {
  const before = snapshot(machine.goCache);
  const cleaner = machine.cleaner();
  const plan = await cleaner.plan({ scope: 'safe' });
  expect((await cleaner.execute(plan.id)).receipt).not.toBeNull();
  const undone = cleaner.undo();
  const pid = await stopFirst();
  const { receipt, lost, why } = await undone;
  expect({ lost, why, files: receipt?.files, leftOut: receipt?.leftOut }).toEqual({
    lost: 0,
    files: 512,
    leftOut: [],
  });
  expect(snapshot(machine.goCache)).toEqual(before);
  expect(await gone(pid)).toBe(true);
  expect(readdirSync(`${machine.paths.state}/cleaning`)).toEqual([]);
  await cleaner.close();
});
