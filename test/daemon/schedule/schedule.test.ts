import { expect, test } from 'vitest';
import { nextMatch, readCron, scheduleOf } from '../../../daemon/schedule/cron.ts';
import { newSchedule } from '../../../daemon/schedule/schedule.ts';
import { fakeClock } from '../fakes/clock.ts';

const minute = 60_000;
const hour = 60 * minute;
const local = (...parts: [number, number, number, number, number, number?]): number =>
  new Date(...parts).getTime();

test.each([
  ['*/5 * * * *', local(2026, 10, 23, 14, 2), local(2026, 10, 23, 14, 5)],
  ['*/5 * * * *', local(2026, 10, 23, 14, 5), local(2026, 10, 23, 14, 10)],
  ['7 * * * *', local(2026, 11, 31, 23, 30), local(2027, 0, 1, 0, 7)],
  ['30 3 1 * *', local(2026, 10, 23, 14, 2), local(2026, 11, 1, 3, 30)],
  ['0 9 * * 1', local(2026, 10, 23, 14, 2), local(2026, 10, 30, 9, 0)],
  ['0 0 29 2 *', local(2026, 10, 23, 14, 2), local(2028, 1, 29, 0, 0)],
  ['*/10 * * * * *', local(2026, 10, 23, 14, 2, 5), local(2026, 10, 23, 14, 2, 10)],
])('%s is due at the next moment that matches', (expression, from, expected) => {
  expect(nextMatch(readCron(expression), from)).toBe(expected);
});

test('a time that never comes is null, and an invalid expression is refused', () => {
  const never = { ...readCron('0 0 * * *'), dayOfMonth: new Set([31]), month: new Set([2]) };
  expect(nextMatch(never, local(2026, 10, 23, 14, 2))).toBeNull();
  expect(() => readCron('0 0 31 2 *')).toThrow('impossible');
  expect(() => readCron('every now and then')).toThrow();
  expect(() => readCron('0 0 L * *')).toThrow('got `L`');
});

test('the setting applies only to probes with an interval in minutes', () => {
  expect(scheduleOf('*/5 * * * *', 1)).toBe('*/1 * * * *');
  expect(scheduleOf('*/5 * * * *', 120)).toBe('0 */2 * * *');
  expect(scheduleOf('*/5 * * * *', 1440)).toBe('0 0 * * *');
  expect(scheduleOf('7 * * * *', 1)).toBe('7 * * * *');
});

function aSchedule() {
  const clock = fakeClock(local(2026, 10, 23, 12, 0));
  const runs: string[] = [];
  const schedule = newSchedule(clock, (ids, reason) => runs.push(`${reason} ${ids.join('+')}`));
  schedule.set(
    new Map([
      ['often', readCron('*/5 * * * *')],
      ['daily', readCron('0 3 * * *')],
    ]),
  );
  return { clock, runs, schedule };
}

test('each runs when it is due, with one timer for all', async () => {
  const { clock, runs } = aSchedule();
  await clock.pass(15 * minute);
  expect(runs).toEqual(Array(3).fill('schedule often'));
  expect(clock.waiting()).toBe(1);
});

test('a night of sleep causes one run for everything missed', async () => {
  const { clock, runs } = aSchedule();
  await clock.pass(minute);
  clock.sleep(8 * hour);
  await clock.pass(5 * minute);
  expect(runs).toEqual(['wake often+daily']);
  await clock.pass(10 * minute);
  expect(runs.slice(1)).toEqual(['schedule often', 'schedule often']);
});

test.each([
  ['back', -24 * hour],
  ['forward', 24 * hour],
  ['from 1970', 56 * 365 * 24 * hour],
])('a clock that is set %s delays nothing and causes no burst', async (_how, by) => {
  const { clock, runs } = aSchedule();
  await clock.pass(minute);
  clock.jump(by);
  await clock.pass(5 * minute);
  expect(runs).toHaveLength(1);
  await clock.pass(30 * minute);
  expect(runs).toHaveLength(7);
});

test('after a stop it wakes nobody', async () => {
  const { clock, runs, schedule } = aSchedule();
  schedule.stop();
  await clock.pass(24 * hour);
  expect(runs).toEqual([]);
  expect(clock.waiting()).toBe(0);
});
