import { readFileSync } from 'node:fs';
import { expect, onTestFinished, test, vi } from 'vitest';
import { caches } from '../../../daemon/caches/part.ts';
import { startDaemon } from '../../../daemon/daemon.ts';
import { fillGoCache, testMachine } from '../../caches/machine.ts';
import { fakeClock } from '../fakes/clock.ts';

/** A daemon on a machine with a build cache, and what its caches logged as an error. */
async function running() {
  const machine = testMachine();
  fillGoCache(machine.goCache, 20);
  const { host, paths } = machine;
  const clock = fakeClock();
  const daemon = await startDaemon({
    ...{ host, paths, clock, language: 'en', parts: [caches], probes: [], watch: false },
  });
  onTestFinished(async () => {
    await daemon.stop();
    machine.remove();
  });
  const state = (): string | undefined => daemon.actions.status().cleaning.state;
  const faults = (): readonly string[] =>
    readFileSync(paths.logFile, 'utf8')
      .split('\n')
      .filter((line) => /"level":(50|60)/.test(line) && line.includes(`"msg":"caches"`));
  return { daemon, clock, state, faults };
}

test('a look of its own that is cut short, as at shutdown, is not logged as an error', async () => {
  const { daemon, clock, state, faults } = await running();
  await clock.pass(5_000);
  await vi.waitFor(() => expect(state()).toBe('measuring'), { timeout: 20_000, interval: 1 });
  await daemon.actions.cancelClean();
  await vi.waitFor(() => expect(state()).toBe('idle'), { timeout: 20_000, interval: 1 });
  expect(faults()).toEqual([]);
});

test('a click that is cancelled while it measures is answered as cancelled, not as failed', async () => {
  const { daemon, state, faults } = await running();
  const clicked = daemon.actions.clean();
  await vi.waitFor(() => expect(state()).toBe('measuring'), { timeout: 20_000, interval: 1 });
  const cancelled = await daemon.actions.cancelClean();
  expect(cancelled).toMatchObject({ done: true, code: 'clean-cancelled' });
  expect(await clicked).toMatchObject({ done: true, code: 'clean-cancelled' });
  expect(faults()).toEqual([]);
});
