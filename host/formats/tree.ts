/** What a settings file says, each part with its line (from 1), for formats whose lines are shown to people. */
export type Tree = TreeScalar | TreeList | TreeMap;

interface Tagged {
  readonly line: number;
  /** A tag of the file's own kind, as it is written: `!reset`. */
  readonly tag?: string | undefined;
}

export interface TreeScalar extends Tagged {
  readonly kind: 'scalar';
  /** Numbers, booleans and null as they are written; null where it is an expression that nobody evaluates here. */
  readonly value: string | null;
}

export interface TreeList extends Tagged {
  readonly kind: 'list';
  readonly items: readonly Tree[];
}

export interface TreeMap extends Tagged {
  readonly kind: 'map';
  readonly entries: readonly (readonly [key: string, value: Tree])[];
}

/** The last entry of that name; undefined for everything but maps. */
export function entryOf(tree: Tree | undefined, name: string): Tree | undefined {
  return tree?.kind === 'map' ? tree.entries.findLast(([key]) => key === name)?.[1] : undefined;
}

/** The entries of a map; none of anything else. */
export function entriesOf(tree: Tree | undefined): TreeMap['entries'] {
  return tree?.kind === 'map' ? tree.entries : [];
}

/** The text of a scalar; undefined for everything else. */
export function scalarOf(tree: Tree | undefined): string | undefined {
  return tree?.kind === 'scalar' ? (tree.value ?? undefined) : undefined;
}

/** The texts of a list of scalars; none of anything else. */
export function scalarsOf(tree: Tree | undefined): readonly string[] {
  return tree?.kind === 'list' ? tree.items.flatMap((item) => scalarOf(item) ?? []) : [];
}
