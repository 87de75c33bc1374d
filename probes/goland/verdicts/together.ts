import { bytesOf } from '../../../host/formats/vm-options.ts';
import type { Option } from '../options.ts';
import { collectors } from './flag.ts';
import { type Around, type Verdict, verdict } from './verdict.ts';

/** What options mean to each other, of those that are not refused by themselves. */
export function together(
  options: readonly Option[],
  refused: readonly Verdict[],
  { memoryBytes }: Around,
): readonly Verdict[] {
  const known = options.filter((option) => !refused.some((one) => one.option === option));
  const heap = lastOf(known, '-Xmx');
  return [
    ...twoCollectors(known),
    ...startAboveMost(heap, lastOf(known, '-Xms')),
    ...(heap === null ? [] : adviceOn(heap, memoryBytes)),
    ...overridden(known),
  ];
}

interface Sized {
  readonly option: Option;
  readonly bytes: number;
}

function lastOf(options: readonly Option[], name: string): Sized | null {
  const option = options.findLast(({ text }) => text.startsWith(name));
  const bytes = option === undefined ? null : bytesOf(option.text.slice(name.length));
  return option === undefined || bytes === null ? null : { option, bytes };
}

function twoCollectors(options: readonly Option[]): readonly Verdict[] {
  const on = new Map<string, Option>();
  for (const option of options) {
    const [, sign, name = ''] = /^-XX:([+-])(\w+)$/.exec(option.text) ?? [];
    if (!collectors.has(name)) continue;
    if (sign === '+') on.set(name, option);
    else on.delete(name);
  }
  const last = [...on.values()].at(-1);
  if (on.size < 2 || last === undefined) return [];
  return [
    verdict(
      last,
      'stops',
      'two-collectors',
      `Multiple garbage collectors selected: ${[...on.keys()].join(', ')}`,
    ),
  ];
}

function startAboveMost(heap: Sized | null, start: Sized | null): readonly Verdict[] {
  if (heap === null || start === null || start.bytes <= heap.bytes || heap.bytes === 0) return [];
  const says = 'Initial heap size set to a larger value than the maximum heap size';
  return [verdict(start.option.isUsers ? start.option : heap.option, 'stops', 'start-above-most', says)];
}

const giga = 2 ** 30;

/** From 32 GB on, pointers are long: a heap that is hardly larger holds less. */
function adviceOn({ option, bytes }: Sized, memoryBytes: number | null): readonly Verdict[] {
  if (!option.isUsers) return [];
  const gigabytes = (count: number): string => `${Math.round((count / giga) * 10) / 10} GB`;
  if (memoryBytes !== null && bytes > memoryBytes / 2)
    return [verdict(option, 'advice', 'most-of-memory', gigabytes(memoryBytes))];
  if (bytes >= 32 * giga && bytes < 40 * giga) return [verdict(option, 'advice', 'long-pointers')];
  return bytes < giga ? [verdict(option, 'advice', 'small-heap')] : [];
}

/** Of the user's own lines about one thing the last counts. */
function overridden(options: readonly Option[]): readonly Verdict[] {
  const last = new Map<string, Option>();
  const earlier: Verdict[] = [];
  for (const option of options.filter(({ isUsers }) => isUsers)) {
    const name = /^(?:-X(?:ms|mx|ss|mn)|-XX:\w+(?==)|-D[^=]+(?==))/.exec(option.text)?.[0];
    if (name === undefined) continue;
    const before = last.get(name);
    if (before !== undefined && before.text !== option.text)
      earlier.push(verdict(before, 'overridden', 'later-line', option.text));
    last.set(name, option);
  }
  return earlier;
}
