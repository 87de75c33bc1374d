import { bytesOf } from '../../../host/formats/vm-options.ts';
import type { Option } from '../options.ts';
import { lessOnce, locked, numbers, shares, stacks, switches, texts } from './described.ts';
import { type Around, mega, type Verdict, verdict, type Why } from './verdict.ts';

/** Options that were taken out of the VM before 17. */
const removed: ReadonlySet<string> = new Set(
  `
    UseConcMarkSweepGC UseParNewGC UseParallelOldGC CMSClassUnloadingEnabled CMSParallelRemarkEnabled CMSInitiatingOccupancyFraction
    UseCMSInitiatingOccupancyOnly CMSIncrementalMode CMSParallelInitialMarkEnabled CMSScavengeBeforeRemark CMSFullGCsBeforeCompaction
    CMSInitiatingPermOccupancyFraction UseCMSCompactAtFullCollection ParallelCMSThreads ExplicitGCInvokesConcurrentAndUnloadsClasses
    MaxPermSize PermSize AggressiveOpts UseAppCDS UseFastAccessorMethods UseFastEmptyMethods UseCGroupMemoryLimitForHeap
    UseCompressedStrings UseStringCache UseSplitVerifier UseVMInterruptibleIO UseMembar FastTLABRefill UnlockCommercialFeatures
    PrintGCDateStamps PrintGCTimeStamps PrintGCCause PrintGCApplicationStoppedTime PrintGCApplicationConcurrentTime PrintHeapAtGC
    PrintTenuringDistribution PrintAdaptiveSizePolicy PrintReferenceGC PrintPromotionFailure PrintFLSStatistics PrintSafepointStatistics
    UseGCLogFileRotation NumberOfGCLogFiles GCLogFileSize TraceClassLoading TraceClassUnloading
  `
    .trim()
    .split(/\s+/),
);

/** Where an option is known: from the first major up to the last. */
const spans: Readonly<Record<string, readonly [first: number, last: number]>> = {
  UseBiasedLocking: [0, 20],
  ZGenerational: [21, 23],
  UseCompactObjectHeaders: [24, Infinity],
};

const kinds = {
  UnlockDiagnosticVMOptions: 'diagnostic',
  UnlockExperimentalVMOptions: 'experimental',
} as const;

/** What becomes of `-XX:…`. */
export function flag(option: Option, around: Around, before: readonly Option[]): Verdict | null {
  const written = parted(option.text.slice('-XX:'.length));
  const { name, value } = written;
  const refuse = (says: string): Verdict => verdict(option, 'stops', 'refused', says);
  if (/^\w*\s/.test(name)) return verdict(option, 'ignored', 'space');
  if (removed.has(name)) return verdict(option, 'ignored', 'removed');
  if (name === 'AllowEnhancedClassRedefinition' && !around.isJetBrains)
    return verdict(option, 'ignored', 'not-in-this-java');
  const span = spans[name];
  if (span !== undefined && around.major !== null && (around.major < span[0] || around.major > span[1]))
    return verdict(
      option,
      'ignored',
      around.major < span[0] ? 'not-in-this-java' : goneFrom(name, around.major),
    );
  if (name === 'UseBiasedLocking' && around.major !== null) return verdict(option, 'warns', 'deprecated');
  const badPattern = name === 'CompileCommand' ? patternFault(value) : null;
  if (badPattern !== null && around.major !== null && around.major >= 25) return refuse(badPattern);
  const key = locked.get(name);
  if (key !== undefined && !before.some((one) => one.text === `-XX:+${key}`))
    return refuse(`VM option '${name}' is ${kinds[key]} and must be enabled via -XX:+${key}.`);
  if ((name === 'VMOptionsFile' || name === 'Flags') && around.isThere(value) === false)
    return verdict(
      option,
      'stops',
      'missing-file',
      name === 'Flags' ? `Could not open settings file ${value}` : `Could not open options file '${value}'`,
    );
  const misshapen = misshapenAs(written);
  if (misshapen !== null) return refuse(misshapen);
  return written.equals === '' ? null : valued(name, value, around.major, refuse);
}

/** For a release or two after it was taken out, Java still knows the name, and only says that it ignores it. */
function goneFrom(name: string, major: number): Why {
  return name === 'ZGenerational' && major <= 25 ? 'obsolete' : 'removed';
}

interface Written {
  readonly sign: string;
  readonly name: string;
  readonly equals: string;
  readonly value: string;
}

/** `+UseZGC`, `CICompilerCount=2` in its parts. */
function parted(text: string): Written {
  const sign = text.startsWith('+') || text.startsWith('-') ? text.charAt(0) : '';
  const at = text.indexOf('=');
  const end = at === -1 ? text.length : at;
  return {
    sign,
    name: text.slice(sign.length, end),
    equals: at === -1 ? '' : '=',
    value: text.slice(end + 1),
  };
}

/** In Java's words: a sign or a value is missing, or is one too many. */
function misshapenAs({ sign, name, equals, value }: Written): string | null {
  if (switches.has(name)) {
    if (sign === '') return `Missing +/- setting for VM option '${name}'`;
    return equals === '' ? null : `Improperly specified VM option '${name}=${value}'`;
  }
  if (!Object.hasOwn(numbers, name) && !shares.has(name) && !texts.has(name)) return null;
  if (sign !== '') return `Unexpected +/- setting in VM option '${name}${equals}${value}'`;
  return equals === '' ? `Improperly specified VM option '${name}'` : null;
}

/** Sizes, counts and shares whose values the VM checks. */
function valued(
  name: string,
  value: string,
  major: number | null,
  refuse: (says: string) => Verdict,
): Verdict | null {
  const bytes = bytesOf(value);
  const improper = (): Verdict => refuse(`Improperly specified VM option '${name}=${value}'`);
  if (name === 'MaxHeapSize' && (bytes === null || bytes === 0))
    return refuse(`Invalid maximum heap size: -XX:${name}=${value}`);
  if (name === 'MaxHeapSize' && bytes !== null && bytes < 2 * mega) return refuse('Too small maximum heap');
  if (name === 'ReservedCodeCacheSize') return codeCache(bytes, refuse) ?? null;
  if (name === 'MaxMetaspaceSize' && bytes !== null && bytes <= 2 * mega)
    return refuse('OutOfMemoryError: Metaspace');
  if (shares.has(name)) {
    // Newer Javas take these as well.
    if (/^\d{1,9}(?:\.\d{0,9})?(?:e[+-]?\d{1,3})?$/i.test(value) && !/^\d+(?:\.\d+)?$/.test(value))
      return null;
    const share = /^\d{1,9}(?:\.\d{1,9})?$/.test(value) ? Number(value) : null;
    if (share === null) return improper();
    return share > 100 ? refuse(`double ${name}=${share.toFixed(6)} is outside the allowed range`) : null;
  }
  if (name === 'NativeMemoryTracking' && !/^(?:off|summary|detail)$/.test(value))
    return refuse('Syntax error, expecting -XX:NativeMemoryTracking=[off|summary|detail]');
  const [least = 0, small = ''] = (Object.hasOwn(stacks, name) ? stacks[name] : undefined) ?? [];
  if (bytes !== null && bytes > 0 && bytes < least) return refuse(small);
  const [until = 0, most = 0] = (Object.hasOwn(lessOnce, name) ? lessOnce[name] : undefined) ?? [];
  if (bytes !== null && bytes > most && major !== null && major <= until) return improper();
  const range = Object.hasOwn(numbers, name) ? numbers[name] : undefined;
  if (range === undefined) return null;
  if (name === 'MaxTenuringThreshold' && bytes !== null && bytes > range[1])
    return refuse(`MaxTenuringThreshold=${value} is outside the allowed range`);
  const number = bytes ?? (/^-\d{1,9}$/.test(value) ? Number(value) : null);
  return number === null || number < range[0] || number > range[1] ? improper() : null;
}

function codeCache(bytes: number | null, refuse: (says: string) => Verdict): Verdict | null {
  if (bytes === null) return refuse('Invalid maximum code cache size');
  if (bytes > 2048 * mega)
    return refuse(`Invalid ReservedCodeCacheSize=${Math.floor(bytes / mega)}M. Must be at most 2048M.`);
  return bytes < 2496 * 1024 ? refuse('Invalid ReservedCodeCacheSize') : null;
}

/** What no pattern of methods is: `exclude,com/a/B::c`, `exclude,com.a.B.c`. Until it stopped for them Java passed over them. */
function patternFault(command: string): string | null {
  const [, pattern = ''] = /^\w+[,\s]+([^,\s]+)$/.exec(command) ?? [];
  if (pattern.includes('::'))
    return pattern.includes('/') ? "Error: Method pattern uses '/' together with '::'" : null;
  return pattern.split('.').length > 2 ? "Error: Method pattern uses multiple '.' in pattern" : null;
}
