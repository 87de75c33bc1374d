import { posix } from 'node:path';
import { entriesOf, entryOf, scalarOf, scalarsOf, type Tree } from '../../host/formats/tree.ts';

/** An image that a compose or bake file has built. */
export interface Build {
  /** `services.app`, `target.app`. */
  readonly name: string;
  /** Absolute, of the file that says so. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** Absolute directory; null when it is a repository or unknown. */
  readonly context: string | null;
  /** Absolute path of the Dockerfile; null when it is unknown. */
  readonly dockerfile: string | null;
  /** Build arguments whose values are given. */
  readonly args: ReadonlyMap<string, string>;
  /** What it is built for, when it is said. */
  readonly platforms: readonly string[];
  /** Where that is said, from 1. */
  readonly platformLine: number;
}

/** Maximum number of builds reported for one file. */
const most = 100;

/** The services of a compose file that are built. https://docs.docker.com/reference/compose-file/build/ */
export function buildsOfCompose(file: string, tree: Tree): readonly Build[] {
  return entriesOf(entryOf(tree, 'services'))
    .slice(0, most)
    .flatMap(([name, service]) => {
      const build = entryOf(service, 'build');
      if (build === undefined || entryOf(build, 'dockerfile_inline')) return [];
      const asText = scalarOf(build);
      const context = placeOf(posix.dirname(file), asText ?? scalarOf(entryOf(build, 'context')) ?? '.');
      const single = entryOf(service, 'platform');
      const several = entryOf(build, 'platforms');
      const platforms = several ? scalarsOf(several) : [scalarOf(single) ?? ''];
      return {
        ...{ name: `services.${name}`, file, line: build.line, context },
        dockerfile: placeOf(context, scalarOf(entryOf(build, 'dockerfile')) ?? 'Dockerfile'),
        args: argsOf(entryOf(build, 'args')),
        platforms: told(platforms),
        platformLine: (several ?? single ?? build).line,
      };
    });
}

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
  return [...targets].slice(0, most).flatMap(([name, target]) => {
    const own = (key: string): Tree | undefined => inherited(targets, target, key, 0);
    if (own('dockerfile-inline')) return [];
    const text = (key: string, otherwise: string): string =>
      filledIn(scalarOf(own(key)) ?? otherwise, defaults);
    const context = placeOf(posix.dirname(file), text('context', '.'));
    const given = own('platforms');
    const [, list = ''] = /^\$\{(\w{1,100})\}$/.exec(scalarOf(given) ?? '') ?? [];
    const platforms = given && (variables.get(list) ?? given);
    const args = [...argsOf(own('args'))].map(([key, value]) => [key, filledIn(value, defaults)] as const);
    return {
      ...{ name: `target.${name}`, file, line: target.line, context },
      dockerfile: placeOf(context, text('dockerfile', 'Dockerfile')),
      args: new Map(args.filter(([, value]) => !value.includes('$'))),
      platforms: told(scalarsOf(platforms).map((value) => filledIn(value, defaults))),
      platformLine: given?.line ?? target.line,
    };
  });
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

/** `${NAME}` by the default of a variable; what else is an expression stays as it is. */
function filledIn(text: string, defaults: ReadonlyMap<string, string | null>): string {
  return text.replaceAll(/\$\{(\w{1,100})\}/g, (whole, name: string) => defaults.get(name) ?? whole);
}

/** A map of scalars, or a list of `NAME=value`; what takes its value from elsewhere is left out. */
function argsOf(tree: Tree | undefined): ReadonlyMap<string, string> {
  const pairs = [
    ...entriesOf(tree).map(([name, value]) => [name, scalarOf(value) ?? ''] as const),
    ...scalarsOf(tree).map((item) => {
      const equals = item.indexOf('=');
      return [
        equals === -1 ? item : item.slice(0, equals),
        equals === -1 ? '' : item.slice(equals + 1),
      ] as const;
    }),
  ];
  return new Map(
    pairs
      .slice(0, most)
      .map(([name, value]) => [name, byDefault(value)] as const)
      .filter(([, value]) => value !== ''),
  );
}

/** Compose's `${NAME:-default}` by its default; empty when there is none. */
function byDefault(text: string): string {
  const filled = filledByDefault(text);
  return filled.includes('$') && !filled.includes('${') ? '' : filled;
}

const filledByDefault = (text: string): string =>
  text.replaceAll(/\$\{\w{1,100}:?-([^{}$]{0,200})\}/g, (_, value: string) => value);

function placeOf(base: string | null, written: string): string | null {
  const path = filledByDefault(written);
  if (base === null || path.includes('$') || path.includes('://') || path.startsWith('git@')) return null;
  return path.startsWith('~') ? null : posix.resolve(base, path);
}

const told = (platforms: readonly string[]): readonly string[] =>
  platforms
    .flatMap((one) => one.split(','))
    .map((one) => byDefault(one.trim()))
    .filter((one) => /^[a-z]+\/[a-z0-9]+(?:\/[a-z0-9]+)?$/.test(one));
