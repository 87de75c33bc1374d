import { crates } from './crates.ts';
import { bridged, ownClass } from './names.ts';
import type { Declared, Headers } from './read.ts';
import type { Use } from './uses.ts';

/** Facts from Apple's headers about what the helper uses, and nothing else: small enough to be stored and read. */
export interface Table {
  readonly source: string;
  /**
   * `-[NSMenu addItem:]` → `void NSMenu (NSMenuItem)`: its result, its class, its arguments; a deprecated one
   * ends with that word.
   */
  readonly methods: Readonly<Record<string, string>>;
  /** A number, or the class of an object. */
  readonly constants: Readonly<Record<string, number | string>>;
  /** Superclasses, the nearest first. */
  readonly classes: Readonly<Record<string, string>>;
}

const plain = new Set(['bool', 'SEL', 'void', 'never', 'error', 'AnyObject', 'NSSize', 'NSRect']);

/** What the headers say about these uses; anything unknown is left out. */
export function tableOf(uses: readonly Use[], headers: Headers): Table {
  const methods = new Map<string, string>();
  const constants = new Map<string, number | string>();
  const classes = new Map<string, string>();
  for (const use of uses) {
    if (use.owner === 'constant') {
      const value = headers.constants.get(use.name);
      if (value !== undefined) constants.set(use.name, value);
      continue;
    }
    for (const name of [use.owner, ...(use.gives ?? [])]) {
      const above = headers.classes.get(name);
      if (above) classes.set(name, above.join(' '));
    }
    const found = find(use, headers);
    if (found) methods.set(signature(use, found), describe(found, use.owner, headers));
  }
  const sorted = <T>(map: ReadonlyMap<string, T>): Record<string, T> =>
    Object.fromEntries([...map].toSorted(([a], [b]) => (a < b ? -1 : 1)));
  const names = Object.entries(crates).map((crate) => crate.join(' '));
  return {
    source: `Facts from ${names.join(', ')}`,
    methods: sorted(methods),
    constants: sorted(constants),
    classes: sorted(classes),
  };
}

/** The declaration that the use refers to: of the class itself or the nearest of its superclasses and protocols. */
function find(use: Use, { classes, protocols, methods }: Headers): Declared | undefined {
  const owners = [use.owner, ...(classes.get(use.owner) ?? [])].flatMap((name) => [
    name,
    ...(protocols.get(name) ?? []),
  ]);
  return methods
    .filter((one) => one.ofClass === use.ofClass && bridged(one.selector) === use.name)
    .filter((one) => owners.includes(one.owner))
    .toSorted((a, b) => owners.indexOf(a.owner) - owners.indexOf(b.owner))[0];
}

function signature(use: Use, { selector }: Declared): string {
  return use.owner === 'C' ? selector : `${use.ofClass ? '+' : '-'}[${use.owner} ${selector}]`;
}

function describe({ owner, takes, gives, deprecated }: Declared, of: string, headers: Headers): string {
  const kind = (name: string): string => {
    if (name === 'Self') return of;
    return plain.has(name) || headers.classes.has(name) ? name : 'number';
  };
  return `${kind(gives)} ${owner} (${takes.map(kind).join(' ')})${deprecated ? ' deprecated' : ''}`;
}

/**
 * To be deprecated some day according to the header (`API_TO_BE_DEPRECATED`); every public script for the bridge uses it, and none
 * uses its successor.
 */
const stillUsed = new Set(['-[NSFileHandle writeData:]']);

/** The objection of the headers to a use; null if there is none. */
export function objection(use: Use, table: Table): string | null {
  const { owner, name, gives, taken, where } = use;
  const say = (what: string): string => `${where}: ${owner} ${name} ${what}`;
  if (owner === 'constant') {
    const value = table.constants[name];
    if (value === undefined) return say('is not known');
    return String(value) === taken ? null : say(`is ${value}, not ${taken}`);
  }
  if (owner === ownClass && name === 'init') return null;
  const sign = use.ofClass ? '+' : '-';
  const [called, described] =
    Object.entries(table.methods).find(([key]) =>
      owner === 'C'
        ? key === name
        : key.startsWith(`${sign}[${owner} `) && bridged(key.slice(owner.length + 3, -1)) === name,
    ) ?? [];
  if (called === undefined || described === undefined) return say('is not known');
  if (described.endsWith(' deprecated') && !stillUsed.has(called)) return say('is deprecated');
  const takes =
    /\((.*)\)/
      .exec(described)?.[1]
      ?.split(' ')
      .filter((one) => one !== '') ?? [];
  const colons = owner === 'C' ? takes.length : called.split(':').length - 1;
  if (colons !== takes.length || colons !== (gives ?? []).length)
    return say(`takes ${takes.length} arguments, not ${(gives ?? []).length}`);
  // The bridge calls a selector without arguments when it is read; calling its result is an error.
  if (owner !== 'C' && colons === 0 && gives !== null) return say('is read and not called');
  const wrong = takes.findIndex((wanted, index) => !isA(gives?.[index] ?? '', wanted, table));
  if (wrong !== -1)
    return say(`takes ${takes[wrong]} as argument ${wrong + 1}, not ${gives?.[wrong] ?? 'nothing'}`);
  const returns = described.split(' ')[0]!.replace('AnyObject', 'ObjCObject');
  return returns === taken ? null : say(`gives ${returns}, not ${taken}`);
}

function isA(given: string, wanted: string, { classes }: Table): boolean {
  if (given === wanted) return true;
  if (wanted === 'AnyObject') return given === 'ObjCObject' || given in classes;
  if (given === 'nil') return wanted === 'error' || wanted in classes;
  return classes[given]?.split(' ').includes(wanted) ?? false;
}
