import { posix } from 'node:path';
import { entriesOf, entryOf, scalarOf, scalarsOf, type Tree } from '../../host/formats/tree.ts';
import type { NamedContexts } from './dockerfile/named.ts';
import type { Variables } from './dockerfile/substitute.ts';
import type { Inline } from './inline.ts';

/** An image that a compose or bake file has built. */
export interface Build {
  /** `services.app`, `target.app`. */
  readonly name: string;
  /** Absolute directory; null when it is a repository or unknown. */
  readonly context: string | null;
  /** Absolute path of the Dockerfile; null when it is unknown. */
  readonly dockerfile: string | null;
  /** The Dockerfile where it is written out in that file, which then counts alone. */
  readonly inline: Inline | null;
  /** Build arguments that are given; null where the value is unknown. */
  readonly args: Variables;
  /** The stage that is built; null where none is named, or a variable decides that: the last one. */
  readonly target: string | null;
  /** Images and stages that are replaced. */
  readonly contexts: NamedContexts;
  /** Where its build is: an absolute file and its line, from 1. */
  readonly file: string;
  readonly line: number;
  /** What it is built for, when it is said. */
  readonly platforms: readonly string[];
  /** Where that is said, or else the image: an absolute file and its line, from 1. */
  readonly platformFile: string;
  readonly platformLine: number;
}

/** Maximum number of builds reported for one file or project. */
export const mostBuilds = 100;

/** Characters of an argument, which a Dockerfile may name again and again. */
const longestArgument = 4096;

/** An argument as given, or null where its value is unknown (`unknown`). */
export const argumentOf = (value: string, unknown: string): string | null =>
  value.includes(unknown) || value.includes('\0') || value.length > longestArgument ? null : value;

/** The targets of a bake file. https://docs.docker.com/build/bake/reference/ */
export function buildsOfBake(file: string, tree: Tree): readonly Build[] {
  // An attribute of the file itself is a variable too: https://docs.docker.com/build/bake/reference/#variable
  const variables = new Map([
    ...entriesOf(tree),
    ...blocksOf(tree, 'variable').flatMap(([name, block]) => {
      const value = entryOf(block, 'default');
      return value ? [[name, value] as const] : [];
    }),
  ]);
  const defaults = new Map([...variables].map(([name, value]) => [name, scalarOf(value) ?? null]));
  const targets = new Map(blocksOf(tree, 'target'));
  const templates = templatesOf(tree, targets);
  const own = [...targets].filter(([name]) => !templates.has(name));
  return own.slice(0, mostBuilds).flatMap(([name, target]) => {
    const attribute = (key: string): Tree | undefined => inherited(targets, target, key, 0);
    const inline = attribute('dockerfile-inline');
    const written = scalarOf(inline);
    const text = (key: string, otherwise: string): string =>
      filledIn(scalarOf(attribute(key)) ?? otherwise, defaults);
    const context = placeOf(posix.dirname(file), text('context', '.'));
    const given = attribute('platforms');
    const [, list = ''] = /^\$\{(\w{1,100})\}$/.exec(scalarOf(given) ?? '') ?? [];
    const platforms = given && (variables.get(list) ?? given);
    const pairs = (key: string): readonly (readonly [string, string])[] =>
      scalarsIn(attribute(key)).map(([name, value]) => [name, filledIn(value, defaults)]);
    const stage = text('target', '');
    return {
      ...{ name: `target.${name}`, context, file, line: target.line },
      dockerfile: placeOf(context, text('dockerfile', 'Dockerfile')),
      inline:
        inline === undefined || written === undefined
          ? null
          : { file, line: inline.line, written, text: filledIn(written, defaults) },
      args: new Map(pairs('args').map(([key, value]) => [key, argumentOf(value, '$')])),
      target: stage === '' || stage.includes('$') ? null : stage.toLowerCase(),
      contexts: new Map(
        pairs('contexts').map(([key, value]) => [key, placeOf(posix.dirname(file), value) ?? value]),
      ),
      platforms: platformsIn(scalarsOf(platforms).map((value) => filledIn(value, defaults))),
      platformFile: file,
      platformLine: given?.line ?? target.line,
    };
  });
}

/** Targets that only others inherit from: no group names them. */
function templatesOf(tree: Tree, targets: ReadonlyMap<string, Tree>): ReadonlySet<string> {
  const parents = [...targets.values()].flatMap((target) => scalarsOf(entryOf(target, 'inherits')));
  const named = new Set(blocksOf(tree, 'group').flatMap(([, group]) => scalarsOf(entryOf(group, 'targets'))));
  return new Set(parents.filter((name) => !named.has(name) && name !== 'default'));
}

/** `target "app" { … }` of HCL, and the same as JSON. */
function blocksOf(tree: Tree, kind: string): readonly (readonly [name: string, block: Tree])[] {
  return entriesOf(tree).flatMap(([key, value]) => {
    if (key === kind) return entriesOf(value).map(([name, block]) => [name, block] as const);
    return key.startsWith(`${kind}.`) ? [[key.slice(kind.length + 1), value] as const] : [];
  });
}

/** The target's own attribute, else that of the last one that it inherits from. */
function inherited(
  targets: ReadonlyMap<string, Tree>,
  target: Tree,
  key: string,
  depth: number,
): Tree | undefined {
  const own = entryOf(target, key);
  if (own || depth > 5) return own;
  const parents = scalarsOf(entryOf(target, 'inherits')).slice(0, 10);
  for (const parent of parents.toReversed()) {
    const block = targets.get(parent);
    const found = block && inherited(targets, block, key, depth + 1);
    if (found) return found;
  }
  return undefined;
}

/** `${NAME}` by the default of a variable; any other expression stays unchanged, and `$${` is an escaped `${`. */
function filledIn(text: string, defaults: ReadonlyMap<string, string | null>): string {
  return text.replaceAll(/\$?\$\{(\w{1,100})\}/g, (whole, name: string) =>
    whole.startsWith('$$') ? whole.slice(1) : (defaults.get(name) ?? whole),
  );
}

/** A map of scalars, of bake, without what is null. https://docs.docker.com/build/bake/reference/#targetargs */
function scalarsIn(tree: Tree | undefined): readonly (readonly [string, string])[] {
  const pairs = entriesOf(tree).slice(0, mostBuilds);
  return pairs.flatMap(([name, value]) => {
    const text = value.kind === 'scalar' && value.value === null ? '$' : scalarOf(value);
    return text === undefined || /^(?:null|~)$/.test(text) ? [] : [[name, text] as const];
  });
}

function placeOf(base: string | null, path: string): string | null {
  if (base === null || path.includes('$') || path.includes('://') || path.startsWith('~')) return null;
  return path.startsWith('git@') ? null : posix.resolve(base, path);
}

/** `linux/amd64`, `linux/arm/v7`; any other text is left out. */
export const platformsIn = (texts: readonly string[]): readonly string[] =>
  texts
    .flatMap((one) => one.split(','))
    .map((one) => one.trim())
    .filter((one) => /^[a-z]+\/[a-z0-9]+(?:\/[a-z0-9]+)?$/.test(one));
