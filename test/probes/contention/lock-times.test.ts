import { expect, test } from 'vitest';
import { LockTimes } from '../../../probes/contention/lock-times.ts';
import { goCommand, heldBy } from './actors.ts';

const code = goCommand(11, 'Visual Studio Code');
const goland = goCommand(21, 'GoLand');
const third = goCommand(22, 'GoLand');

test('a wait keeps its start, and the time of the last look without it', () => {
  const times = new LockTimes();
  times.time([heldBy(code, [])], 1000);
  times.time([heldBy(code, [goland])], 1080);
  const [hold] = times.time([heldBy(code, [goland, third])], 1160);
  expect(hold).toMatchObject({
    since: 1000,
    waits: [
      { actor: goland, before: 1000, since: 1080 },
      { actor: third, before: 1080, since: 1160 },
    ],
  });
  expect(times.takeEnded()).toEqual([]);
});

test('a process that still waits when the lock is passed on has been waiting since it started', () => {
  const times = new LockTimes();
  times.time([heldBy(code, [goland, third])], 1000);
  const [hold] = times.time([heldBy(goland, [third])], 1080);
  expect(hold).toMatchObject({ since: 1080, holders: [goland], waits: [{ actor: third, since: 1000 }] });
  expect(times.takeEnded()).toMatchObject([
    { until: 1080, waitedUntil: 1080, hold: { holders: [code], waits: [{ actor: goland }] } },
  ]);
  // The other may have waited long enough for both, so its time with the first is included in the total.
  times.time([], 1160);
  expect(times.takeEnded()).toMatchObject([
    { until: 1080, waitedUntil: 1160, hold: { holders: [code], waits: [{ actor: third }] } },
    { until: 1160, waitedUntil: 1160, hold: { holders: [goland], waits: [{ actor: third }] } },
  ]);
  expect(times.takeEnded()).toEqual([]);
});

test('the first holder of a continuing wait is reported as soon as the wait was long', () => {
  const times = new LockTimes();
  times.time([], 920);
  times.time([heldBy(code, [third])], 1000);
  // The lock is passed on: its next holder is not seen yet.
  times.time([heldBy(code, [third], { holders: [] })], 1080);
  expect(times.takeEnded()).toEqual([]);
  times.time([heldBy(goland, [third])], 1160);
  expect(times.takeEnded()).toMatchObject([{ waitedUntil: 1160, hold: { holders: [code] } }]);
  times.time([heldBy(goland, [third])], 1240);
  expect(times.takeEnded()).toEqual([]);
});

test('a look without waiters narrows down when the next wait started', () => {
  const times = new LockTimes();
  times.time([], 1000);
  times.nobodyWaits(5000);
  times.time([heldBy(code, [goland])], 5080);
  times.nobodyWaits(5160);
  times.time([], 5160);
  expect(times.takeEnded()).toMatchObject([
    { until: 5160, hold: { waits: [{ before: 5000, since: 5080 }] } },
  ]);
});

test('a waiter that gives up ends its wait while the lock is still held', () => {
  const times = new LockTimes();
  times.time([heldBy(code, [goland, third])], 1000);
  times.time([heldBy(code, [third])], 1300);
  expect(times.takeEnded()).toMatchObject([{ until: 1300, hold: { waiters: [goland] } }]);
});
