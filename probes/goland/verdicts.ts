import { bytesOf } from '../../host/formats/vm-options.ts';
import type { Option } from './options.ts';

/**
 * `stops`: the VM refuses to start; `ignored`: it has no effect; `warns`: the VM warns and goes on; `overridden`: a later line says
 * otherwise; `advice`: it works, and is hardly meant so.
 */
export type Effect = 'stops' | 'ignored' | 'warns' | 'overridden' | 'advice';

/** What becomes of an option. */
export interface Verdict {
  readonly option: Option;
  readonly effect: Effect;
  readonly why: Why;
  /** The VM's own words, or a value that it depends on; empty when there is nothing to add. */
  readonly says: string;
}

/** @open */
export type Why =
  | 'refused'
  | 'two-collectors'
  | 'start-above-most'
  | 'missing-file'
  | 'removed'
  | 'obsolete'
  | 'not-in-this-java'
  | 'no-option'
  | 'deprecated'
  | 'later-line'
  | 'small-heap'
  | 'most-of-memory'
  | 'long-pointers';

/** Whether the `java` command, to which the script that started older GoLands hands the options, refuses it: what it does not know. */
export function isRefusedByCommand({ effect, why }: Verdict): boolean {
  return effect === 'stops' || (effect === 'ignored' && why !== 'obsolete');
}

/** What the options meet. */
export interface Around {
  /** Major of the Java; null when it is not known: then only what holds for all of them is said. */
  readonly major: number | null;
  readonly isJetBrains: boolean;
  /** Of the machine; null when not known. */
  readonly memoryBytes: number | null;
  /** Whether a file is there; null when that is not known. */
  readonly isThere: (path: string) => boolean | null;
}

/** What becomes of each option of which something is to be said, in their order. Measured with Java 17, 21 and 25 (test/real/java). */
export function judge(options: readonly Option[], around: Around): readonly Verdict[] {
  const single = options.flatMap((option, at) => alone(option, around, options.slice(0, at)) ?? []);
  const verdicts = [...single, ...together(options, single, around)];
  const place = (one: Verdict): number => options.indexOf(one.option);
  return verdicts.toSorted((a, b) => place(a) - place(b));
}

const verdict = (option: Option, effect: Effect, why: Why, says = ''): Verdict => ({
  option,
  effect,
  why,
  says,
});

function alone(option: Option, around: Around, before: readonly Option[]): Verdict | null {
  const { text } = option;
  if (!text.startsWith('-')) return verdict(option, 'ignored', 'no-option');
  if (/^-X(?:ms|mx|ss|mn)/.test(text)) return sized(option);
  if (text.startsWith('-XX:')) return flag(option, around, before);
  const [, kind, agent] = /^-(javaagent|agentpath):([^=]+)/.exec(text) ?? [];
  if (agent !== undefined && around.isThere(agent) === false)
    return verdict(
      option,
      'stops',
      'missing-file',
      agentWords[kind === 'javaagent' ? 'jar' : 'library'](agent),
    );
  if (
    /^-Djava\.security\.manager(?:=(?!disallow$)|$)/.test(text) &&
    around.major !== null &&
    around.major >= 24
  )
    return verdict(option, 'stops', 'refused', 'Enabling a Security Manager is not supported');
  if (/^-d(?:32|64)$/.test(text)) return verdict(option, 'ignored', 'removed');
  if (/^--illegal-access=/.test(text)) return verdict(option, 'ignored', 'obsolete');
  return /^-(?:Xverify:none|noverify)$/.test(text) ? verdict(option, 'warns', 'deprecated') : null;
}

const agentWords = {
  jar: (file: string): string => `Error opening zip file or JAR manifest missing : ${file}`,
  library: (file: string): string => `Could not find agent library ${file} in absolute path`,
};

const sizes: Readonly<Record<string, string>> = {
  '-Xmx': 'Invalid maximum heap size: ',
  '-Xms': 'Invalid initial heap size: ',
  '-Xss': 'Invalid thread stack size: ',
  '-Xmn': 'Invalid initial young generation size: ',
};
const mega = 2 ** 20;
/** Bytes; a process has no more addresses, with 48 bits of them, on any machine for which GoLand is made. */
const addressable = 2 ** 48;

function sized(option: Option): Verdict | null {
  const name = option.text.slice(0, 4);
  const bytes = bytesOf(option.text.slice(4));
  if (bytes === null) return verdict(option, 'stops', 'refused', `${sizes[name] ?? ''}${option.text}`);
  if (name === '-Xmx' && bytes < 2 * mega)
    return verdict(option, 'stops', 'refused', 'Too small maximum heap');
  if (name === '-Xmx' && bytes >= addressable)
    return verdict(option, 'stops', 'refused', 'Could not reserve enough space');
  if (name === '-Xss' && bytes > 0 && bytes < 136 * 1024)
    return verdict(option, 'stops', 'refused', 'The Java thread stack size specified is too small.');
  return null;
}

/** Options that were taken out of the VM before 17. */
const removed: ReadonlySet<string> = new Set([
  'UseConcMarkSweepGC',
  'UseParNewGC',
  'UseParallelOldGC',
  'CMSClassUnloadingEnabled',
  'CMSParallelRemarkEnabled',
  'CMSInitiatingOccupancyFraction',
  'UseCMSInitiatingOccupancyOnly',
  'MaxPermSize',
  'PermSize',
  'AggressiveOpts',
  'UseFastAccessorMethods',
  'UseCGroupMemoryLimitForHeap',
]);

/** Where an option is known: from the first major up to the last. */
const spans: Readonly<Record<string, readonly [first: number, last: number]>> = {
  UseBiasedLocking: [0, 20],
  ZGenerational: [21, 23],
  UseCompactObjectHeaders: [24, Infinity],
};

export const collectors: ReadonlySet<string> = new Set([
  'UseSerialGC',
  'UseParallelGC',
  'UseG1GC',
  'UseZGC',
  'UseShenandoahGC',
  'UseEpsilonGC',
]);
const switches: ReadonlySet<string> = new Set([...collectors, 'UseCompressedOops', 'UseStringDeduplication']);

/** Options that have to be unlocked by an earlier one. */
const locked: Readonly<Record<string, 'UnlockDiagnosticVMOptions' | 'UnlockExperimentalVMOptions'>> = {
  BytecodeVerificationRemote: 'UnlockDiagnosticVMOptions',
  UseEpsilonGC: 'UnlockExperimentalVMOptions',
};

const kinds = {
  UnlockDiagnosticVMOptions: 'diagnostic',
  UnlockExperimentalVMOptions: 'experimental',
} as const;

function flag(option: Option, around: Around, before: readonly Option[]): Verdict | null {
  const { text } = option;
  const { sign, name, equals, value } = parted(text.slice('-XX:'.length));
  const refuse = (says: string): Verdict => verdict(option, 'stops', 'refused', says);
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
  if (switches.has(name) && sign === '') return refuse(`Missing +/- setting for VM option '${name}'`);
  if (switches.has(name) && equals !== '') return refuse(`Improperly specified VM option '${name}=${value}'`);
  const key = locked[name];
  if (key !== undefined && !before.some((one) => one.text === `-XX:+${key}`))
    return refuse(`VM option '${name}' is ${kinds[key]} and must be enabled via -XX:+${key}.`);
  if (equals === '') return null;
  return valued(name, value, refuse);
}

/** For a release or two after it was taken out, Java still knows the name, and only says that it ignores it. */
function goneFrom(name: string, major: number): Why {
  return name === 'ZGenerational' && major <= 25 ? 'obsolete' : 'removed';
}

/** `+UseZGC`, `CICompilerCount=2` in its parts. */
function parted(text: string) {
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

/** Sizes, counts and shares whose values the VM checks. */
function valued(name: string, value: string, refuse: (says: string) => Verdict): Verdict | null {
  if (name === 'ReservedCodeCacheSize') {
    const bytes = bytesOf(value);
    if (bytes === null) return refuse('Invalid maximum code cache size');
    if (bytes > 2048 * mega)
      return refuse(`Invalid ReservedCodeCacheSize=${Math.floor(bytes / mega)}M. Must be at most 2048M.`);
    return bytes < 2496 * 1024 ? refuse('Invalid ReservedCodeCacheSize') : null;
  }
  if (name === 'MaxMetaspaceSize' && (bytesOf(value) ?? mega) < mega)
    return refuse('OutOfMemoryError: Metaspace');
  if (/^(?:MaxMetaspaceSize|MetaspaceSize|MaxDirectMemorySize|SoftRefLRUPolicyMSPerMB)$/.test(name))
    return bytesOf(value) === null ? refuse(`Improperly specified VM option '${name}=${value}'`) : null;
  if (/^(?:Initial|Min|Max)RAMPercentage$/.test(name)) {
    const share = /^\d{1,9}(?:\.\d{1,9})?$/.test(value) ? Number(value) : null;
    if (share === null) return refuse(`Improperly specified VM option '${name}=${value}'`);
    return share > 100 ? refuse(`double ${name}=${share.toFixed(6)} is outside the allowed range`) : null;
  }
  if (name !== 'CICompilerCount') return null;
  if (!/^\d{1,9}$/.test(value)) return refuse(`Improperly specified VM option '${name}=${value}'`);
  return Number(value) < 2 ? refuse(`CICompilerCount (${value}) must be at least`) : null;
}

function together(
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
