import { expect, onTestFinished, test } from 'vitest';
import { Cancelled } from '../../../caches/cancelled.ts';
import { LookSchedule } from '../../../daemon/caches/schedule.ts';
import { fakeClock } from '../fakes/clock.ts';

const minute = 60_000;
const hour = 60 * minute;

/** A schedule on a clock that the test moves; the daemon's check calls `tick` every five minutes. */
function stage() {
  const clock = fakeClock();
  const done: string[] = [];
  const machine = {
    quiet: true,
    free: 100e9 as number | null,
    paused: false,
    broken: false,
    short: false,
    cancels: false,
  };
  const faults: unknown[] = [];
  const note = (what: string) => () => {
    if (machine.broken) return Promise.reject(new Error('broken'));
    done.push(what);
    return machine.cancels ? Promise.reject(new Cancelled()) : Promise.resolve();
  };
  const schedule = new LookSchedule({
    clock,
    isPaused: () => machine.paused,
    freeBytes: () => machine.free,
    isQuiet: () => machine.quiet,
    isShort: () => machine.short,
    refresh: note('refresh'),
    look: note('look'),
    onError: (error) => faults.push(error),
  });
  onTestFinished(() => schedule.stop());
  const checks = async (ms: number): Promise<void> => {
    for (let passed = 0; passed < ms; passed += 5 * minute) {
      await clock.pass(5 * minute);
      schedule.tick();
      await clock.pass(0);
    }
  };
  return { clock, done, machine, faults, schedule, checks };
}

test('sizes are measured soon after the start, then twice a day, and users with the checks; no timer is left', async () => {
  const { clock, done, checks } = stage();
  await clock.pass(4_999);
  expect(done).toEqual([]);
  await clock.pass(1);
  expect(done).toEqual(['look']);
  expect(clock.waiting()).toBe(0);
  await checks(11 * hour);
  expect(new Set(done.slice(1))).toEqual(new Set(['refresh']));
  await checks(hour);
  expect(done.filter((what) => what === 'look')).toHaveLength(2);
});

test('what a person cancelled is not restarted at the next check, but half an hour later', async () => {
  const { clock, done, machine, checks } = stage();
  const looks = (): number => done.filter((what) => what === 'look').length;
  machine.cancels = true;
  await clock.pass(5_000);
  machine.cancels = false;
  await checks(25 * minute);
  expect(looks()).toBe(1);
  await checks(10 * minute);
  expect(looks()).toBe(2);
});

test('many checks at once cause no further measurements', async () => {
  const { clock, done, schedule } = stage();
  await clock.pass(10_000);
  for (let count = 0; count < 50; count += 1) {
    schedule.tick();
    await clock.pass(1000);
  }
  expect(done).toEqual(['look']);
});

test('a busy machine is measured once, so that sizes are known, then left alone, but not forever', async () => {
  const { clock, done, machine, checks } = stage();
  const looks = (): number => done.filter((what) => what === 'look').length;
  machine.quiet = false;
  await clock.pass(5_000);
  expect(looks()).toBe(1);
  await checks(12 * hour + 50 * minute);
  expect(looks()).toBe(1);
  await checks(15 * minute);
  expect(looks()).toBe(2);
});

test('a disk that fills up is checked sooner; one whose space is unknown is not', async () => {
  const { clock, done, machine, checks } = stage();
  await clock.pass(10_000);
  machine.free = null;
  await checks(hour);
  machine.free = 97e9;
  await checks(hour);
  expect(done.filter((what) => what === 'look')).toHaveLength(1);
  machine.free = 94e9;
  await checks(10 * minute);
  expect(done.filter((what) => what === 'look')).toHaveLength(2);
});

test('while less is free than desired, it checks every half hour', async () => {
  const { clock, done, machine, checks } = stage();
  machine.short = true;
  await clock.pass(10_000);
  await checks(2 * hour);
  expect(done.filter((what) => what === 'look')).toHaveLength(5);
});

test('nothing is measured while paused, and a failure is reported and retried', async () => {
  const { clock, done, machine, faults, checks } = stage();
  machine.paused = true;
  await clock.pass(10_000);
  await checks(hour);
  expect(done).toEqual([]);
  machine.paused = false;
  machine.broken = true;
  await checks(5 * minute);
  expect(faults).toHaveLength(1);
  machine.broken = false;
  await checks(5 * minute);
  expect(done).toEqual(['look']);
});
