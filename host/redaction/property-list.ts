import { build } from 'plist';
import { readPlist } from '../formats/binary-plist.ts';
import { isDictionary, isPlistArray, type Plist, type PlistDictionary } from '../formats/plist.ts';
import type { Redactor } from './redactor.ts';

type Value = string | boolean | readonly Value[] | { readonly [key: string]: Value };
type Shorten = (list: PlistDictionary, redactor: Redactor) => Value;

/** Lists that hold more than we ask for: what launchd starts has arguments and variables, and Finder's choices have places. */
const shortened: readonly (readonly [path: RegExp, shorten: Shorten])[] = [
  [/\/Library\/Launch(?:Agents|Daemons)\/[^/]+\.plist$/, launchd],
  [/\/com\.apple\.LaunchServices\.plist$/, launchServices],
];

/**
 * Returns the bytes of such a property list reduced to what matters; null for any other file. A file that is not a list becomes
 * empty.
 */
export function shortPlist(path: string, bytes: Uint8Array, redactor: Redactor): Uint8Array | null {
  const shorten = shortened.find(([place]) => place.test(path))?.[1];
  if (shorten === undefined) return null;
  const list = readPlist(bytes);
  if (!isDictionary(list)) return new Uint8Array(0);
  return Buffer.from(build(shorten(list, redactor) as Parameters<typeof build>[0]));
}

function launchd(list: PlistDictionary, redactor: Redactor): Value {
  const label = list.get('Label');
  const program = list.get('Program');
  const words = list.get('ProgramArguments');
  const [first, ...others] = isPlistArray(words) ? words : [];
  return {
    ...(typeof label === 'string' && { Label: redactor.name(label) }),
    ...(typeof program === 'string' && { Program: redactor.path(program) }),
    ...(typeof first === 'string' && {
      ProgramArguments: [redactor.path(first), ...others.filter((word) => word === '-x86_64').map(String)],
    }),
    ...(list.get('Disabled') === true && { Disabled: true }),
  };
}

function launchServices(list: PlistDictionary, redactor: Redactor): Value {
  const chosen = list.get('Architectures for arm64');
  if (!isDictionary(chosen)) return {};
  const entries = [...chosen].map(([id, pairs]): [string, Value] => [
    redactor.text(id),
    [isPlistArray(pairs) ? pairs.flat(2).filter(isArchitecture) : []],
  ]);
  return { 'Architectures for arm64': Object.fromEntries(entries) };
}

const isArchitecture = (value: Plist): value is string =>
  typeof value === 'string' && /^(?:arm64e?|x86_64h?|i386)$/.test(value);
