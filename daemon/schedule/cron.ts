import { parse } from 'node-cron';

/** When a cron expression matches, as numbers of local time. */
export interface Cron {
  readonly second: ReadonlySet<number>;
  readonly minute: ReadonlySet<number>;
  readonly hour: ReadonlySet<number>;
  readonly dayOfMonth: ReadonlySet<number>;
  readonly month: ReadonlySet<number>;
  readonly dayOfWeek: ReadonlySet<number>;
}

/** Reads an expression of five or six fields. Throws node-cron's sentence when it is wrong. */
export function readCron(expression: string): Cron {
  const fields = parse(expression);
  const numbers = (name: string, values: readonly (number | string)[]): ReadonlySet<number> =>
    new Set(
      values.map((value) => {
        if (typeof value === 'number') return value;
        throw new TypeError(`Expected plain numbers for the ${name} of \`${expression}\`, got \`${value}\``);
      }),
    );
  return {
    second: numbers('second', fields.second),
    minute: numbers('minute', fields.minute),
    hour: numbers('hour', fields.hour),
    dayOfMonth: numbers('day', fields.dayOfMonth),
    month: numbers('month', fields.month),
    dayOfWeek: numbers('weekday', fields.dayOfWeek),
  };
}

/** A leap day is at most eight years away. */
const farthestMs = 8 * 366 * 86_400_000;

/**
 * The first moment after `from` (both in milliseconds since 1970) that matches; null if there is none.
 * node-cron's own answer goes through Intl, which costs 9 MB, and its runner sleeps through a clock that is set back.
 */
export function nextMatch(cron: Cron, from: number): number | null {
  const at = new Date(from);
  at.setMilliseconds(0);
  at.setSeconds(at.getSeconds() + 1);
  while (at.getTime() - from < farthestMs) {
    if (!cron.month.has(at.getMonth() + 1)) {
      at.setMonth(at.getMonth() + 1, 1);
      at.setHours(0, 0, 0);
    } else if (!cron.dayOfMonth.has(at.getDate()) || !cron.dayOfWeek.has(at.getDay())) {
      at.setDate(at.getDate() + 1);
      at.setHours(0, 0, 0);
    } else if (!cron.hour.has(at.getHours())) {
      at.setHours(at.getHours() + 1, 0, 0);
    } else if (!cron.minute.has(at.getMinutes())) {
      at.setMinutes(at.getMinutes() + 1, 0);
    } else if (!cron.second.has(at.getSeconds())) {
      at.setSeconds(at.getSeconds() + 1);
    } else {
      return at.getTime();
    }
  }
  return null;
}

/** The schedule of a probe that looks every so many minutes goes by the setting; others keep their own. */
export function scheduleOf(expression: string, intervalMinutes: number): string {
  return /^\*\/\d+ \* \* \* \*$/.test(expression) ? everyMinutes(intervalMinutes) : expression;
}

/** From an hour on, whole hours: cron knows no others. */
function everyMinutes(minutes: number): string {
  if (minutes < 60) return `*/${minutes} * * * *`;
  const hours = Math.round(minutes / 60);
  return hours < 24 ? `0 */${hours} * * *` : '0 0 * * *';
}
