/**
 * Ages are shown in steps of 20 s, then of minutes, then of hours: so coarse that a menu is painted three times in the first
 * minute and once a minute later, and so fine that what it says is true until the next step. Milliseconds.
 */
const steps = [
  { below: 60_000, step: 20_000 },
  { below: 3_600_000, step: 60_000 },
  { below: Infinity, step: 3_600_000 },
];

const stepAt = (age: number): number => steps.find(({ below }) => age < below)?.step ?? 3_600_000;

/** An age as it is shown: the last step that was reached. A negative one (the clock was set back) is 0. */
export function toldAge(age: number): number {
  const step = stepAt(age);
  return Math.max(0, Math.floor(age / step) * step);
}

/** The age at which the next one is shown. */
export function nextAge(age: number): number {
  return toldAge(age) + stepAt(Math.max(0, age));
}
