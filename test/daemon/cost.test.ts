import { expect, test, vi } from 'vitest';
import { newMeter, noMeter } from '../../daemon/cost.ts';
import { overBudget } from '../../probes/self/budget.ts';
import { fakeClock } from './fakes/clock.ts';

test('a busy start counts only for its own minute, not as a lasting cost', async () => {
  const clock = fakeClock();
  let seconds = 0;
  const usage = vi.spyOn(process, 'cpuUsage').mockImplementation(() => ({ user: seconds * 1e6, system: 0 }));
  const meter = newMeter(clock);
  const after = async (minutes: number, used: number) => {
    await clock.pass(minutes * 60_000);
    seconds += used;
    const { cpuShare, lastingCpuShare } = meter.read();
    return [cpuShare, lastingCpuShare].map((share) => share && Number(share.toFixed(4)));
  };
  expect(await after(0, 0)).toEqual([null, null]);
  expect(await after(1, 3)).toEqual([0.05, null]);
  for (let minute = 2; minute < 15; minute += 1) expect(await after(1, 0)).toEqual([0, null]);
  expect(await after(1, 0)).toEqual([0, 0.0033]);
  // What continues for a quarter of an hour is lasting, whatever came before.
  for (let minute = 0; minute < 14; minute += 1) await after(1, 3);
  expect(await after(1, 3)).toEqual([0.05, 0.05]);
  usage.mockRestore();
});

test('a daemon inside another process has no memory budget to exceed', () => {
  const cost = { ...noMeter().read(), watches: 20, databaseBytes: null };
  expect(overBudget(cost, new Set())).toEqual(new Set());
  // It knows nothing better than what was reported before.
  expect(overBudget(cost, new Set(['descriptors']))).toEqual(new Set(['descriptors']));
});
