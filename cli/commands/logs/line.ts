import { formatDateTime } from '../../../messages/units.ts';

const names: Readonly<Record<number, string>> = {
  10: 'trace',
  20: 'debug',
  30: 'info',
  40: 'warn',
  50: 'error',
  60: 'fatal',
};
const dull = new Set(['level', 'time', 'pid', 'hostname', 'msg', 'name', 'v']);

/**
 * A line of the log for people: time, level, message, then what else it holds as `name=value`. A line that is not pino's JSON
 * (a crash of Node itself, a line cut off by a full disk) is shown as it is.
 */
export function readable(line: string): string {
  const entry = parse(line);
  if (entry === null) return line;
  const time = typeof entry.time === 'number' ? formatDateTime(entry.time) : '-';
  const level = names[Number(entry.level)] ?? String(entry.level);
  const rest = Object.entries(entry).flatMap(([name, value]) =>
    dull.has(name) ? [] : [`${name}=${brief(value)}`],
  );
  return [time, level.padEnd(5), typeof entry.msg === 'string' ? entry.msg : '', ...rest].join(' ').trimEnd();
}

function parse(line: string): Record<string, unknown> | null {
  if (!line.startsWith('{')) return null;
  try {
    return JSON.parse(line) as Record<string, unknown>;
  } catch {
    return null;
  }
}

/** An error is its message here; its stack stays in the file. */
function brief(value: unknown): string {
  if (typeof value === 'object' && value !== null && 'message' in value) return JSON.stringify(value.message);
  return typeof value === 'string' && !/[\s"=]/.test(value) ? value : JSON.stringify(value);
}
