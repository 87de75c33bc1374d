import { bytesOf } from '../../../host/formats/vm-options.ts';
import type { Option } from '../options.ts';
import { type Around, mega, type Verdict, verdict, type Why } from './verdict.ts';

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

/** What becomes of `-XX:…`. */
export function flag(option: Option, around: Around, before: readonly Option[]): Verdict | null {
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
