import fc from '../../fast-check.ts';
import { expect, test } from 'vitest';
import { undoTimeLeft, undoUntil } from '../../../caches/job/undo-time.ts';
import type { Plan } from '../../../caches/plan/plan.ts';
import type { Uptime } from '../../../host/uptime/uptime.ts';

const minute = 60_000;
const lasts = 10 * minute;
const day = 24 * 60 * minute;
const noon = Date.UTC(2026, 10, 29, 12);

/** A machine that has really existed for so long; its wall clock shows what somebody set, its uptime starts anew. */
class Machine {
  real = 0;
  wallAhead = 0;
  boot: string | null = 'first';
  bootedAt = -5 * day;

  now(): number {
    return noon + this.real + this.wallAhead;
  }

  uptime(): Uptime {
    return { boot: this.boot, ms: this.real - this.bootedAt };
  }
}

function cleaned(machine: Machine) {
  const undoTime = { lasts, from: machine.uptime() };
  return { undoTime, until: machine.now() + lasts, plan: { undoMinutes: 10 } as Plan };
}

test('with untouched clocks undo ends after ten minutes, and its end never moves', () => {
  const machine = new Machine();
  const job = cleaned(machine);
  for (const [at, left] of [
    [0, 10],
    [3, 7],
    [9.5, 0.5],
    [10, 0],
    [99, 0],
  ] as const) {
    machine.real = at * minute;
    expect(undoTimeLeft(job, machine)).toBe(left * minute);
    if (left > 0) expect(undoUntil(job, machine)).toBe(noon + lasts);
  }
});

test('a clock that is set forward ends it no sooner, and people see when it really ends', () => {
  const machine = new Machine();
  const job = cleaned(machine);
  machine.real = 10_000;
  machine.wallAhead = 11 * minute;
  expect(undoTimeLeft(job, machine)).toBe(lasts - 10_000);
  expect(undoUntil(job, machine)).toBe(machine.now() + lasts - 10_000);
  machine.real = lasts;
  expect(undoTimeLeft(job, machine)).toBe(0);
});

test('a clean-up made with the clock in 2036, since corrected, can be undone for ten minutes', () => {
  const machine = new Machine();
  machine.wallAhead = 3650 * day;
  const job = cleaned(machine);
  machine.wallAhead = 0;
  expect(undoTimeLeft(job, machine)).toBe(lasts);
  expect(undoUntil(job, machine)).toBe(noon + lasts);
  machine.real = lasts;
  expect(undoTimeLeft(job, machine)).toBe(0);
});

test.each([Number.NaN, Infinity, 1e300])('a time of %s is never waited for', (until) => {
  const machine = new Machine();
  const job = { ...cleaned(machine), until };
  expect(undoTimeLeft(job, machine)).toBe(lasts);
  machine.real = lasts;
  expect(undoTimeLeft(job, machine)).toBe(0);
});

test('for a clean-up of an earlier version, which has only one clock, both clocks count from our start', () => {
  const machine = new Machine();
  const { until, plan } = cleaned(machine);
  machine.wallAhead = day;
  const left = undoTimeLeft({ until, plan }, machine);
  expect(left).toBeGreaterThan(0);
  expect(left).toBeLessThanOrEqual(lasts);
});

test('a clock that is set back by little more than ten minutes delays it by at most ten', () => {
  const machine = new Machine();
  const job = cleaned(machine);
  machine.wallAhead = -lasts - 1;
  expect(undoTimeLeft(job, machine)).toBe(lasts);
  machine.real = 2 * lasts;
  expect(undoTimeLeft(job, machine)).toBe(0);
});

const steps = fc.array(
  fc.oneof(
    fc.record({ passes: fc.integer({ min: 0, max: 20 * minute }) }),
    fc.record({ sets: fc.oneof(fc.integer({ min: -400 * day, max: 400 * day }), fc.constant(0)) }),
    fc.record({ restarts: fc.constant(true) }),
  ),
  { maxLength: 12 },
);

test('whatever happens to the clock, and however often we restart: never early, and with named starts never more than ten minutes of uptime late', () => {
  fc.assert(
    fc.property(steps, fc.boolean(), fc.integer({ min: 0, max: 30 * day }), (all, named, uptime) => {
      const machine = new Machine();
      machine.bootedAt = -uptime;
      if (!named) machine.boot = null;
      const job = cleaned(machine);
      let boots = 0;
      const check = (): void => {
        const left = undoTimeLeft(job, machine);
        if (machine.real < lasts) expect(left).toBeGreaterThanOrEqual(lasts - machine.real);
        expect(left).toBeLessThanOrEqual(lasts);
        // A machine that goes on from here for twice that time has nothing left. Where its starts have no names, one that has been up for
        // only a little longer than it was then may be taken for the same start.
        const goesOn = 2 * lasts + (named ? 0 : uptime);
        const later = {
          now: () => machine.now() + goesOn,
          uptime: () => after(machine.uptime(), goesOn),
        };
        expect(undoTimeLeft(job, later)).toBe(0);
      };
      for (const step of all) {
        if ('passes' in step) machine.real += step.passes;
        else if ('sets' in step) machine.wallAhead = step.sets;
        else {
          boots += 1;
          if (named) machine.boot = `boot ${boots}`;
          machine.bootedAt = machine.real;
        }
        check();
      }
    }),
    { numRuns: process.env.GOWARDEN_LONG === '1' ? 100_000 : 1000 },
  );
});

const after = ({ boot, ms }: Uptime, more: number): Uptime => ({ boot, ms: ms + more });
