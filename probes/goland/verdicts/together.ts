import { bytesOf } from '../../../host/formats/vm-options.ts';
import type { Option } from '../options.ts';
import { bounds } from './bounds.ts';
import { collectors } from './described.ts';
import { type Around, type Verdict, verdict } from './verdict.ts';

/** What options mean to each other, of those that are not refused by themselves. */
export function together(
  options: readonly Option[],
  refused: readonly Verdict[],
  around: Around,
): readonly Verdict[] {
  const known = options.filter((option) => !refused.some((one) => one.option === option));
  const heap = lastOf(known, ['-Xmx', '-XX:MaxHeapSize=']);
  const start = lastOf(known, ['-Xms', '-XX:InitialHeapSize=']);
  return [
    ...notOneCollector(known),
    ...fewCompilers(known),
    ...bounds(known, around),
    ...aboveMost(heap, start, sayings.start),
    ...aboveMost(heap, lastOf(known, ['-XX:MinHeapSize=']), sayings.least),
    ...aboveMost(heap, lastOf(known, ['-XX:SoftMaxHeapSize=']), sayings.soft),
    ...aboveMost(start, lastOf(known, ['-Xms', '-XX:MinHeapSize=']), sayings.leastAndStart),
    ...(heap === null ? [] : adviceOn(heap, around.memoryBytes)),
    ...overridden(known),
  ];
}

interface Sized {
  readonly option: Option;
  readonly bytes: number;
}

function lastOf(options: readonly Option[], names: readonly string[]): Sized | null {
  const nameOf = ({ text }: Option): string | undefined => names.find((name) => text.startsWith(name));
  const option = options.findLast((one) => nameOf(one) !== undefined);
  const bytes = option === undefined ? null : bytesOf(option.text.slice(nameOf(option)?.length));
  return option === undefined || bytes === null ? null : { option, bytes };
}

/** One is enough where the VM compiles with one compiler, and none where it does not compile at all. */
function fewCompilers(options: readonly Option[]): readonly Verdict[] {
  const name = '-XX:CICompilerCount=';
  const option = options.findLast(({ text }) => text.startsWith(name));
  const count = option === undefined ? null : bytesOf(option.text.slice(name.length));
  const needed = compilersNeeded(options);
  return option === undefined || count === null || count >= needed
    ? []
    : [verdict(option, 'stops', 'few-compilers', `CICompilerCount (${count}) must be at least ${needed}`)];
}

function compilersNeeded(options: readonly Option[]): number {
  const last = (fits: RegExp): string | undefined => options.findLast(({ text }) => fits.test(text))?.text;
  const level = last(/^-XX:TieredStopAtLevel=[0-4]$/)?.slice(-1);
  if (level === '0' || options.some(({ text }) => text === '-Xint')) return 0;
  const isOneEnough = (level !== undefined && level !== '4') || last(/^-XX:[+-]TieredC/)?.startsWith('-XX:-');
  return isOneEnough === true ? 1 : 2;
}

function notOneCollector(options: readonly Option[]): readonly Verdict[] {
  const on = new Map<string, Option>();
  for (const option of options) {
    const [, sign, name = ''] = /^-XX:([+-])(\w+)$/.exec(option.text) ?? [];
    if (!collectors.has(name)) continue;
    if (sign === '+') on.set(name, option);
    else on.delete(name);
  }
  const off = options.findLast(({ text }) => text === '-XX:-UseG1GC');
  if (on.size === 0 && off !== undefined)
    return [verdict(off, 'stops', 'no-collector', 'Garbage collector not selected')];
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

const sayings = {
  start: 'Initial heap size set to a larger value than the maximum heap size',
  least: 'Incompatible minimum and maximum heap sizes specified',
  soft: 'SoftMaxHeapSize must be less than or equal to the maximum heap size',
  leastAndStart: 'Incompatible minimum and initial heap sizes specified',
} as const;

function aboveMost(heap: Sized | null, other: Sized | null, says: string): readonly Verdict[] {
  if (heap === null || other === null || other.bytes <= heap.bytes || heap.bytes === 0) return [];
  return [verdict(other.option.isUsers ? other.option : heap.option, 'stops', 'start-above-most', says)];
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
    const name = subjectOf(option.text);
    if (name === null) continue;
    const before = last.get(name);
    if (before !== undefined && before.text !== option.text)
      earlier.push(verdict(before, 'overridden', 'later-line', option.text));
    last.set(name, option);
  }
  return earlier;
}

/** What an option is about; null for what adds to earlier ones. */
export function subjectOf(text: string): string | null {
  const [, heap, sign, name] =
    /^(?:(-X(?:ms|mx|ss|mn)|-D[^=]+(?==))|-XX:([+-]?)(\w+))(?=[=\d]|$)/.exec(text) ?? [];
  if (heap !== undefined) return heap;
  if (name === undefined || adding.has(name) || (sign === '' && !text.includes('='))) return null;
  return name;
}

const adding: ReadonlySet<string> = new Set([
  'CompileCommand',
  'CompileOnly',
  'DisableIntrinsic',
  'OnError',
  'OnOutOfMemoryError',
  'StartFlightRecording',
]);
