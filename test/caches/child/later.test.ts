import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { childScript } from '../../../caches/child/start.ts';
import { fillGoCache, testMachine, type TestMachine } from '../machine.ts';

let machine: TestMachine;
let child: ChildProcess | null = null;

beforeEach(() => {
  machine = testMachine();
  fillGoCache(machine.goCache, 2);
});

afterEach(() => {
  child?.kill('SIGKILL');
  machine.remove();
});

/** Cleans, and starts what removes it permanently after so many milliseconds. */
async function cleanAndLeave(afterMs: number): Promise<{ ended: Promise<number | null> }> {
  const cleaner = machine.cleaner({
    now: () => Date.now() - machine.settings.undoMinutes * 60_000 + afterMs,
  });
  const plan = await cleaner.plan({ scope: 'safe' });
  await cleaner.execute(plan.id);
  await cleaner.close();
  const process_ = spawn(process.execPath, [childScript, 'later', machine.paths.state], {
    stdio: 'inherit',
  });
  child = process_;
  return { ended: new Promise((resolve) => process_.once('exit', (code) => resolve(code))) };
}

const waiting = (): readonly string[] => readdirSync(join(machine.paths.state, 'cleaning'));
const patience = { timeout: 30_000, interval: 50 };

test('removes what is waiting when its time comes, and leaves a receipt', async () => {
  // Long enough for the clean-up itself on a busy machine.
  const { ended } = await cleanAndLeave(5_000);
  expect(waiting()).toHaveLength(1);
  expect(await ended).toBe(0);
  expect(waiting()).toEqual([]);
  expect(readdirSync(join(machine.paths.cache, 'quarantine'))).toEqual([]);
  const receipts = readFileSync(join(machine.paths.state, 'receipts.jsonl'), 'utf8');
  expect(JSON.parse(receipts)).toMatchObject({ kind: 'purged', files: 512, leftOut: [] });
}, 180_000);

test('stays while something is waiting, and ends at once after an undo', async () => {
  const { ended } = await cleanAndLeave(3_600_000);
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  expect(child?.exitCode).toBeNull();
  const cleaner = machine.cleaner();
  await cleaner.recover();
  expect((await cleaner.undo()).receipt).toMatchObject({ kind: 'undone', files: 512 });
  await cleaner.close();
  expect(await ended).toBe(0);
}, 180_000);

test('ends when the state is gone, and does not create it again', async () => {
  const { ended } = await cleanAndLeave(3_600_000);
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  machine.remove();
  expect(await ended).toBe(0);
  await vi.waitUntil(() => !existsSync(machine.root), patience);
}, 180_000);
