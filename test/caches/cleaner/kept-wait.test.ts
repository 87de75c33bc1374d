import { existsSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Cleaner } from '../../../caches/cleaner/cleaner.ts';
import { WaitMemory } from '../../../caches/cleaner/kept-wait.ts';
import { longestMs } from '../../../caches/cleaner/waiting.ts';
import { aProcess, fillGoCache, put, snapshot, testMachine, type TestMachine } from '../machine.ts';

let machine: TestMachine;
let file: string;
const logged: string[] = [];

beforeEach(() => {
  machine = testMachine();
  file = join(machine.paths.state, 'waiting.json');
  logged.length = 0;
});

afterEach(() => machine.remove());

const log = (sentence: string) => void logged.push(sentence);
const entries = (): number =>
  Object.keys(snapshot(machine.goCache)).filter((name) => /-[ad]$/.test(name)).length;
const build = () =>
  aProcess(4_000_000, '/usr/local/go/bin/go', { arguments: ['go', 'build', './...'], startedMs: 1 });

describe('a clean-up that waits', () => {
  const restarted = (now?: () => number): Cleaner =>
    machine.cleaner({ remembersWaiting: true, log, ...(now && { now }) });

  /** A cleaner that waits for a build to end, and is then closed as by the daemon. */
  async function waitAndEnd(): Promise<void> {
    fillGoCache(machine.goCache, 2);
    machine.processes = [build()];
    const first = restarted();
    const plan = await first.plan({ scope: 'safe' });
    expect((await first.execute(plan.id, { wait: true })).waiting?.caches).toEqual(['go-build']);
    await first.close();
  }

  test('is resumed by the next cleaner, and done when the users of the cache end', async () => {
    await waitAndEnd();
    expect(entries()).toBe(512);
    const next = restarted();
    expect(await next.takeUp()).toBe(true);
    expect(next.activity()).toMatchObject({ state: 'waiting', waitingFor: [{ command: 'go build' }] });
    machine.processes = [];
    expect((await next.waited())?.receipt?.files).toBe(512);
    expect(entries()).toBe(0);
    expect(existsSync(file)).toBe(false);
    expect(await restarted().takeUp()).toBe(false);
    expect(logged).toEqual([]);
    await next.close();
  });

  test('is done at once by the next cleaner if those users have ended in the meantime', async () => {
    await waitAndEnd();
    machine.processes = [];
    const next = restarted();
    expect(await next.takeUp()).toBe(true);
    expect((await next.waited())?.receipt?.files).toBe(512);
    await next.close();
  });

  test.each([
    ['cancelled', (cleaner: Cleaner) => Promise.resolve<unknown>(cleaner.cancel())],
    ['undone', (cleaner: Cleaner): Promise<unknown> => cleaner.undo()],
  ])('that was %s is not resumed, whether before or after', async (_name, giveUp) => {
    await waitAndEnd();
    const before = restarted();
    await giveUp(before);
    expect(await before.takeUp()).toBe(false);
    await before.close();

    await waitAndEnd();
    const after = restarted();
    expect(await after.takeUp()).toBe(true);
    await giveUp(after);
    expect(await after.waited()).toBeNull();
    await after.close();
    expect(await restarted().takeUp()).toBe(false);
    expect(entries()).toBe(512);
  });

  test('is given up after two hours, and says so', async () => {
    await waitAndEnd();
    const late = restarted(() => Date.now() + longestMs);
    expect(await late.takeUp()).toBe(false);
    expect(logged).toEqual([expect.stringContaining('go-build waited for more than two hours')]);
    expect(existsSync(file)).toBe(false);
    await late.close();
  });

  test('is not remembered by a command, which waits only as long as it runs', async () => {
    fillGoCache(machine.goCache, 2);
    machine.processes = [build()];
    const cleaner = machine.cleaner();
    const plan = await cleaner.plan({ scope: 'safe' });
    await cleaner.execute(plan.id, { wait: true });
    expect(existsSync(file)).toBe(false);
    await cleaner.close();
  });
});

describe('the file', () => {
  const kept = { since: 5, caches: ['go-build'], request: { scope: 'repair', projects: ['/p'] } } as const;

  test('restores what was kept, and a link in its place is never written through', () => {
    const other = put(join(machine.root, 'other'), 'untouched');
    put(join(machine.paths.state, 'x'));
    symlinkSync(other, file);
    const memory = new WaitMemory(file, log);
    memory.keep(kept);
    expect(memory.recall()).toEqual(kept);
    expect(readFileSync(other, 'utf8')).toBe('untouched');
    memory.forget();
    expect(memory.recall()).toBeNull();
    expect(logged).toEqual([]);
  });

  const good = { version: 1, ...kept };
  test.each([
    ['JSON', '{"version": 1, "since'],
    ['version: Invalid key', '[]'],
    ['version: Invalid type: Expected 1 but received 2', JSON.stringify({ ...good, version: 2 })],
    ['since: Invalid type: Expected number', JSON.stringify({ ...good, since: 'yesterday' })],
    ['caches: Invalid length: Expected >=1', JSON.stringify({ ...good, caches: [] })],
    ['request: Invalid type: Expected Object', JSON.stringify({ ...good, request: null })],
    ['request.scope: Invalid type', JSON.stringify({ ...good, request: { scope: 'everything' } })],
    ['request.projects.0', JSON.stringify({ ...good, request: { scope: 'repair', projects: [7] } })],
    [
      'request.unneeded: Invalid type: Expected boolean',
      JSON.stringify({ ...good, request: { scope: 'policy', unneeded: 'yes' } }),
    ],
  ])('that cannot be read (%s) is reported with its place and the next step, and dropped', (why, text) => {
    put(file);
    writeFileSync(file, text);
    expect(new WaitMemory(file, log).recall()).toBeNull();
    expect(logged).toHaveLength(1);
    for (const part of [why, file, 'gowarden clean']) expect(logged[0]).toContain(part);
    expect(existsSync(file)).toBe(false);
  });

  test('that cannot be kept is reported, and nothing fails', () => {
    const memory = new WaitMemory(join(put(file), 'below-a-file'), log);
    memory.keep(kept);
    expect(logged).toEqual([expect.stringContaining('A restart will forget')]);
    expect(memory.recall()).toBeNull();
  });
});
