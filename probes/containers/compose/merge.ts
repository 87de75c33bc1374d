import { entriesOf, entryOf, scalarOf, type Tree, type TreeMap } from '../../../host/formats/tree.ts';

/** Lists that are maps too: `[NAME=value]`. https://docs.docker.com/reference/compose-file/merge/ */
const keyed = new Set(['args', 'additional_contexts']);

/** Of a service what its image is built by. */
const kept = new Set(['build', 'platform', 'extends']);

/** Files by the parts that come from them: a part does not know its own. */
export type Origins = WeakMap<Tree, string>;

/** The services of one file, with nothing but what is about building them; `origins` receives where each part is written. */
export function servicesIn(tree: Tree | null, file: string, origins: Origins): TreeMap {
  const services = entryOf(tree ?? undefined, 'services');
  const entries = entriesOf(services).flatMap(([name, service]): [string, Tree][] =>
    service.kind === 'map'
      ? [[name, { ...service, entries: service.entries.filter(([key]) => kept.has(key)).map(plain) }]]
      : service.tag === '!reset'
        ? [[name, service]]
        : [],
  );
  const all: TreeMap = { kind: 'map', line: services?.line ?? 1, entries };
  mark(all, file, origins);
  return all;
}

/** `build: DIR` is `build: {context: DIR}`. */
function plain([key, value]: readonly [string, Tree]): readonly [string, Tree] {
  if (key !== 'build') return [key, value];
  if (scalarOf(value) !== undefined && value.tag !== '!reset')
    return [key, { kind: 'map', line: value.line, tag: value.tag, entries: [['context', value]] }];
  if (value.kind !== 'map') return [key, value];
  return [
    key,
    { ...value, entries: value.entries.map(([name, one]) => [name, keyed.has(name) ? asMap(one) : one]) },
  ];
}

/** `NAME=value` of a list is an entry; a name alone has a value from elsewhere. */
function asMap(tree: Tree): Tree {
  if (tree.kind !== 'list') return tree;
  const entries = tree.items.flatMap((item): [string, Tree][] => {
    const text = scalarOf(item) ?? '';
    const equals = text.indexOf('=');
    const name = equals === -1 ? text : text.slice(0, equals);
    return name === ''
      ? []
      : [[name, { kind: 'scalar', line: item.line, value: equals === -1 ? null : text.slice(equals + 1) }]];
  });
  return { ...tree, kind: 'map', entries };
}

function mark(tree: Tree, file: string, origins: Origins): void {
  origins.set(tree, file);
  if (tree.kind === 'map') for (const [, value] of tree.entries) mark(value, file, origins);
  if (tree.kind === 'list') for (const item of tree.items) mark(item, file, origins);
}

/**
 * What a later file, or a service that extends another, makes of what was there before: maps are merged, lists put together, and the
 * rest replaced. `!reset` takes away, and `!override` puts in place as a whole.
 */
export function merged(before: Tree, after: Tree, origins: Origins, isKeyed = false): Tree {
  if (isNull(after) && after.tag === undefined) return before;
  const isWhole = isTagged(after) || before.tag === '!reset';
  if (isWhole || before.kind !== after.kind) return after;
  if (before.kind === 'list' && after.kind === 'list') {
    const texts = new Set(before.items.map(scalarOf));
    const items = [...before.items, ...after.items.filter((item) => !texts.has(scalarOf(item)))];
    return from({ ...after, items }, after, origins);
  }
  if (before.kind !== 'map' || after.kind !== 'map') return after;
  const entries = new Map(before.entries);
  for (const [key, value] of after.entries) {
    const known = entries.get(key);
    // Of arguments a name alone, too, counts for what was there before.
    const isNew = known === undefined || isKeyed;
    entries.set(key, isNew ? value : merged(known, value, origins, keyed.has(key)));
  }
  return from({ ...after, entries: [...entries] }, after, origins);
}

/** Whether nothing is said. */
export const isNull = (tree: Tree): boolean =>
  tree.kind === 'scalar' && /^(?:|~|null)$/.test(tree.value ?? '');

/** Without what is taken away, and without tags: those count for the service that has them, in its own file, alone. */
export function settled(tree: Tree, origins: Origins): Tree {
  const made: Tree = { ...tree, tag: undefined };
  if (made.kind !== 'map') return from(made, tree, origins);
  const entries = made.entries
    .filter(([, { tag }]) => tag !== '!reset')
    .map(([key, value]): [string, Tree] => [key, settled(value, origins)]);
  return from({ ...made, entries }, tree, origins);
}

const isTagged = ({ tag }: Tree): boolean => tag === '!reset' || tag === '!override';

/** A rebuilt part has the origin of the part that it is made from. */
export function from<T extends Tree>(made: T, of: Tree, origins: Origins): T {
  const file = origins.get(of);
  if (file !== undefined) origins.set(made, file);
  return made;
}
