import type { JsoncNode } from '../../host/formats/jsonc-tree.ts';
import type { Described } from './described.ts';

/** A value that is none that the description lists. */
export interface Misfit {
  /** Names from the setting on. */
  readonly members: readonly string[];
  /** From 1. */
  readonly line: number;
  /** As it is written, at most 80 characters. */
  readonly written: string;
  /** The accepted values or types; empty when such a member does not exist. */
  readonly wanted: readonly string[];
  /** Whether those are types. */
  readonly isType: boolean;
}

/** Compares a value with its description. `isGopls`: gopls takes its words in any case. */
export function misfitsOf(
  described: Described,
  node: JsoncNode,
  isGopls = false,
  members: readonly string[] = [],
): readonly Misfit[] {
  // What is set to null counts as not set, and what VS Code fills in is known to it alone.
  if (node.kind === 'null' || (typeof node.value === 'string' && node.value.includes('${'))) return [];
  const { types = [], values, members: known, closed } = described;
  const misfit = (wanted: readonly string[], isType: boolean): readonly Misfit[] => [
    { members, line: node.line, written: writtenOf(node), wanted, isType },
  ];
  if (
    types.length > 0 &&
    !types.some((type) => type === node.kind || (type === 'integer' && node.kind === 'number'))
  )
    return misfit(
      types.filter((type) => type !== 'null'),
      true,
    );
  if (values !== undefined && isWord(node) && !isAmong(String(node.value), values, isGopls, members))
    return misfit(values.map(String), false);
  if (known === undefined || node.kind !== 'object') return [];
  return [...node.members].flatMap(([name, inside]) => {
    const one = Object.hasOwn(known, name) ? known[name] : undefined;
    if (one !== undefined) return misfitsOf(one, inside, isGopls, [...members, name]);
    return closed
      ? [
          {
            members: [...members, name],
            line: inside.line,
            written: writtenOf(inside),
            wanted: [],
            isType: false,
          },
        ]
      : [];
  });
}

const isWord = ({ kind }: JsoncNode): boolean => kind !== 'object' && kind !== 'array';

/** `logOutput` is a list with commas for Delve, of which the description has the words. */
function isAmong(
  written: string,
  values: NonNullable<Described['values']>,
  isGopls: boolean,
  members: readonly string[],
): boolean {
  const words = members.at(-1) === 'logOutput' ? written.split(',') : [written];
  const taken = new Set(values.map((value) => plain(String(value), isGopls)));
  return words.every((word) => taken.has(plain(word.trim(), isGopls)));
}

const plain = (word: string, isGopls: boolean): string => (isGopls ? word.toLowerCase() : word);

export function writtenOf(node: JsoncNode): string {
  if (node.kind === 'object') return '{…}';
  if (node.kind === 'array') return '[…]';
  const text = JSON.stringify(node.value);
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}
