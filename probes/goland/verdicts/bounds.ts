import { bytesOf } from '../../../host/formats/vm-options.ts';
import type { Option } from '../options.ts';
import { collectors } from './described.ts';
import { type Around, mega, type Verdict, verdict } from './verdict.ts';

/** Two options of which the first must not be above the second. */
interface Pair {
  readonly low: string;
  readonly high: string;
  /** What Java takes where an option is not given; absent where that is not known, so that both have to be. */
  readonly usual?: readonly [low: number, high: number];
  readonly isEqualBad?: true;
  /** Where it counts; absent: always. */
  readonly counts?: (collector: string | null, major: number | null) => boolean;
  readonly says?: string;
}

const withG1 = (collector: string | null): boolean => collector === 'UseG1GC';

const pairs: readonly Pair[] = [
  {
    ...{ low: 'MinHeapFreeRatio', high: 'MaxHeapFreeRatio', usual: [40, 70] },
    counts: (collector) => collector !== null && collector !== 'UseParallelGC',
  },
  {
    ...{ low: 'MinHeapFreeRatio', high: 'MaxHeapFreeRatio' },
    counts: (collector) => collector === null || collector === 'UseParallelGC',
  },
  { low: 'MinMetaspaceFreeRatio', high: 'MaxMetaspaceFreeRatio', usual: [40, 70] },
  { low: 'G1NewSizePercent', high: 'G1MaxNewSizePercent', usual: [5, 60], counts: withG1 },
  { low: 'MarkStackSize', high: 'MarkStackSizeMax' },
  // Only what is given is compared: Java's own bound depends on the heap.
  { low: 'MinTLABSize', high: 'TLABSize', says: 'must be greater than or equal to MinTLABSize' },
  { low: 'MaxGCPauseMillis', high: 'GCPauseIntervalMillis', isEqualBad: true, counts: withG1 },
  {
    ...{ low: 'ConcGCThreads', high: 'ParallelGCThreads' },
    counts: (collector, major) => withG1(collector) && major !== null && major <= 17,
  },
  {
    ...{ low: 'ConcGCThreads', high: 'ParallelGCThreads' },
    counts: (collector) => collector === 'UseShenandoahGC',
    says: 'Shenandoah expects ConcGCThreads <= ParallelGCThreads',
  },
  { low: 'InitialCodeCacheSize', high: 'ReservedCodeCacheSize', says: 'Invalid ReservedCodeCacheSize' },
];

/** Numbers that contradict each other, or the collector. */
export function bounds(options: readonly Option[], { major }: Around): readonly Verdict[] {
  const collector = collectorOf(options);
  return [
    ...pairs
      .filter(({ counts }) => counts?.(collector, major) ?? true)
      .flatMap((pair) => judge(pair, options) ?? []),
    ...noThreads(options, collector),
    ...intervalAlone(options, collector),
    ...codeHeaps(options),
  ];
}

/** Which one Java takes; null when that is not known. */
function collectorOf(options: readonly Option[]): string | null {
  const on = new Set<string>();
  for (const { text } of options) {
    const [, sign, name = ''] = /^-XX:([+-])(\w+)$/.exec(text) ?? [];
    if (!collectors.has(name)) continue;
    if (sign === '+') on.add(name);
    else on.delete(name);
  }
  if (on.size > 1) return null;
  const [only] = on;
  // Of itself it takes G1 on a machine of two processors and more.
  return only ?? (numberOf(options, 'ActiveProcessorCount') === null ? 'UseG1GC' : null);
}

interface Given {
  readonly option: Option;
  readonly number: number;
}

function numberOf(options: readonly Option[], name: string): Given | null {
  const option = options.findLast(({ text }) => text.startsWith(`-XX:${name}=`));
  const number = option === undefined ? null : bytesOf(option.text.slice(`-XX:${name}=`.length));
  return option === undefined || number === null ? null : { option, number };
}

function judge(pair: Pair, options: readonly Option[]): Verdict | null {
  const low = numberOf(options, pair.low);
  const high = numberOf(options, pair.high);
  const isKnown = pair.usual === undefined ? low !== null && high !== null : low !== null || high !== null;
  if (!isKnown) return null;
  const least = low?.number ?? pair.usual?.[0] ?? 0;
  const most = high?.number ?? pair.usual?.[1] ?? 0;
  if (least < most || (least === most && pair.isEqualBad !== true)) return null;
  const relation = pair.isEqualBad === true ? 'less than' : 'less than or equal to';
  const says = pair.says ?? `${pair.low} (${least}) must be ${relation} ${pair.high} (${most})`;
  const about = [low, high].find((one) => one?.option.isUsers) ?? low ?? high;
  return about === null ? null : verdict(about.option, 'stops', 'contradiction', says);
}

/** With none to do its work a collector does not start. */
function noThreads(options: readonly Option[], collector: string | null): readonly Verdict[] {
  const isShenandoah = collector === 'UseShenandoahGC';
  const needing: Readonly<Record<string, readonly string[]>> = {
    ParallelGCThreads: ['UseG1GC', 'UseParallelGC', 'UseZGC', 'UseShenandoahGC'],
    ConcGCThreads: ['UseZGC', 'UseShenandoahGC'],
  };
  return Object.entries(needing).flatMap(([name, those]) => {
    const given = numberOf(options, name);
    if (given?.number !== 0 || collector === null || !those.includes(collector)) return [];
    const says = isShenandoah ? `Shenandoah expects ${name} > 0` : `can not be combined with -XX:${name}=0`;
    return [verdict(given.option, 'stops', 'contradiction', says)];
  });
}

function intervalAlone(options: readonly Option[], collector: string | null): readonly Verdict[] {
  const given = numberOf(options, 'GCPauseIntervalMillis');
  if (given === null || !withG1(collector)) return [];
  if (given.number > 0 && numberOf(options, 'MaxGCPauseMillis') !== null) return [];
  const says =
    given.number === 0
      ? 'GCPauseIntervalMillis (0) must be greater than or equal to 1'
      : 'GCPauseIntervalMillis cannot be set without setting MaxGCPauseMillis';
  return [verdict(given.option, 'stops', 'contradiction', says)];
}

/** The three parts of the code cache make up the whole, where it has parts. */
function codeHeaps(options: readonly Option[]): readonly Verdict[] {
  const parts = ['NonNMethodCodeHeapSize', 'ProfiledCodeHeapSize', 'NonProfiledCodeHeapSize'].map((name) =>
    numberOf(options, name),
  );
  const whole = numberOf(options, 'ReservedCodeCacheSize');
  const [last] = parts.slice(-1);
  if (!last || whole === null || whole.number < 240 * mega || parts.includes(null)) return [];
  if (options.some(({ text }) => /^-X(?:int$|X:(?:-SegmentedC|-TieredC|TieredS))/.test(text))) return [];
  const sum = parts.reduce((total, part) => total + (part?.number ?? 0), 0);
  return sum === whole.number
    ? []
    : [verdict(last.option, 'stops', 'contradiction', 'Invalid code heap sizes')];
}
