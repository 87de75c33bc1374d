import { fieldOf } from './json.ts';
import { type MiseEnv, readMiseEnv } from './mise-env.ts';
import { readMiseMinimum } from './mise-minimum.ts';
import { faultOfMiseSettings } from './mise-settings.ts';
import { inWords } from './text.ts';
import { readToml } from './toml.ts';

/** One version that a configuration file of mise names for a tool. */
export interface MiseRequest {
  /** `1.22`, `latest`, `prefix:1.22`, `ref:master`, `path:~/go`, `system`, a name of `[tool_alias]` … */
  readonly version: string;
  /** Systems for which it is meant (`macos`, `linux/arm64`); null for all. */
  readonly os: readonly string[] | null;
}

/** What the root of a monorepo says of its lock files (https://mise.jdx.dev/tasks/monorepo.html). */
export interface MiseMonorepo {
  /** Whether all below it share those of the root; null where it does not say. */
  readonly lockfile: boolean | null;
  /** Directories of its projects; `*` matches one name. */
  readonly roots: readonly string[];
}

/** What a mise.toml says about Go; where mise rejects the file, the first error in mise's words. */
export type MiseToml =
  | {
      readonly ok: true;
      /** In order of preference; empty when it does not name Go. */
      readonly requests: readonly MiseRequest[];
      /** `[tool_alias]`: what each alias means. */
      readonly aliases: ReadonlyMap<string, string>;
      /** Another backend for `go` (`aqua:golang/go`); null where it is mise's own. */
      readonly backend: string | null;
      /** Why mise stops at it, after it has read all other files; null where it does not. */
      readonly fault: string | null;
      /** The oldest mise that it is for; null where it does not say. */
      readonly minimum: string | null;
      /** Where it is the root of a monorepo, its settings for that; null where it is not one. */
      readonly monorepo: MiseMonorepo | null;
      readonly env: MiseEnv;
    }
  | { readonly ok: false; readonly problem: string };

/** Fields of a table that may name the version: exactly one does (src/config/config_file/mise_toml.rs, `ParsedToolMap`). */
const selectors = ['version', 'path', 'prefix', 'ref'] as const;

/** A mise.toml. https://mise.jdx.dev/configuration.html, https://github.com/jdx/mise/blob/main/src/config/config_file/mise_toml.rs */
export function readMiseToml(text: string): MiseToml {
  const toml = readToml(text);
  if (!toml.ok) {
    const { message: problem, line, column } = toml;
    return { ok: false, problem: inWords('lineAndColumn', { problem, line, column }) };
  }
  const tools = toml.value.tools;
  if (tools !== undefined && !isTable(tools)) return { ok: false, problem: wrongType(tools, 'a map') };
  const byTool = new Map<string, readonly MiseRequest[]>();
  for (const [name, value] of Object.entries(tools ?? {})) {
    const read = requestsOf(value);
    if (typeof read === 'string') return { ok: false, problem: inWords('inTool', { name, problem: read }) };
    // Two names of one tool: the later counts.
    byTool.set(miseToolName(name), read);
  }
  const { settings = {} } = toml.value;
  const fault = isTable(settings) ? faultOfMiseSettings(settings, kindOf) : wrongType(settings, 'a map');
  if (fault !== null) return { ok: false, problem: fault };
  const minimum = readMiseMinimum(toml.value.min_version);
  if (!minimum.ok) return minimum;
  const env = readMiseEnv(toml.value.env);
  if (typeof env === 'string') return { ok: false, problem: env };
  const { aliases, backend } = aliasesIn(toml.value);
  return {
    ...({ ok: true, requests: byTool.get('go') ?? [], aliases, backend } as const),
    ...{ fault: faultIn(byTool), minimum: minimum.hard, monorepo: monorepoIn(toml.value), env },
  };
}

/** The first version of any tool that mise refuses. */
function faultIn(byTool: ReadonlyMap<string, readonly MiseRequest[]>): string | null {
  for (const [name, all] of byTool) {
    const problem = all.map(({ version }) => faultOf(version)).find((one) => one !== null);
    if (problem !== undefined) return inWords('inTool', { name, problem });
  }
  return null;
}

function monorepoIn(document: Readonly<Record<string, unknown>>): MiseMonorepo | null {
  // The second is the older name.
  if ((document.monorepo_root ?? document.experimental_monorepo_root) !== true) return null;
  const lockfile = fieldOf(document.monorepo, 'lockfile');
  const roots = fieldOf(document.monorepo, 'config_roots');
  const all: readonly unknown[] = Array.isArray(roots) ? roots : [];
  return {
    lockfile: typeof lockfile === 'boolean' ? lockfile : null,
    roots: all.filter((root) => typeof root === 'string'),
  };
}

/** The name under which mise keeps a tool: `golang` and `core:go` are `go` (src/backend/mod.rs, `unalias_backend`). */
export function miseToolName(name: string): string {
  let short = name;
  while (short.startsWith('core:')) short = short.slice('core:'.length);
  return short === 'golang' ? 'go' : short;
}

/** Whether mise's template engine would work on a text. */
export function hasTemplate(text: string): boolean {
  return ['{{', '{%', '{#'].some((opening) => text.includes(opening));
}

/** Why mise refuses a version; null when it does not (src/toolset/tool_request.rs). */
export function faultOf(version: string): string | null {
  if (hasTemplate(version)) return null;
  const dash = /^(ref|tag|branch|rev)-(.*)$/s.exec(version);
  const [scheme, rest] = dash ? [dash[1] ?? '', dash[2] ?? ''] : split(version);
  const isKnown = scheme === null || /^(?:ref|tag|branch|rev|prefix|path|sub-.*)$/s.test(scheme);
  const isOption = scheme !== 'path' && (rest.startsWith('-') || rest.includes('..'));
  return isKnown && !isOption && !hasForbidden(rest) ? null : inWords('notARequest', { version });
}

/** Control characters, and what a shell would expand. */
function hasForbidden(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (character < ' ' || '\u007f"\'`\\$'.includes(character)) return true;
  }
  return false;
}

function split(version: string): readonly [scheme: string | null, rest: string] {
  const colon = version.indexOf(':');
  return colon === -1 ? [null, version] : [version.slice(0, colon), version.slice(colon + 1)];
}

function requestsOf(value: unknown): readonly MiseRequest[] | string {
  if (typeof value === 'string') return [{ version: value, os: null }];
  if (!Array.isArray(value)) return isTable(value) ? requestOf(value) : wrongType(value, 'tool list');
  const all: MiseRequest[] = [];
  for (const entry of value as readonly unknown[]) {
    const one =
      typeof entry === 'string' || isTable(entry) ? requestsOf(entry) : wrongType(entry, 'tool definition');
    if (typeof one === 'string') return one;
    all.push(...one);
  }
  return all;
}

function requestOf(table: Readonly<Record<string, unknown>>): readonly MiseRequest[] | string {
  const there = selectors.filter((name) => table[name] !== undefined);
  const odd = there.find((name) => typeof table[name] !== 'string');
  if (odd !== undefined) return inWords('selectorText', { name: odd });
  const [key, other] = there;
  if (key === undefined || other !== undefined) return inWords('oneSelector');
  const os = table.os === undefined ? null : wordsOf(table.os);
  if (typeof os === 'string') return os;
  const value = String(table[key]);
  return [{ version: key === 'version' ? value : `${key}:${value}`, os }];
}

function wordsOf(value: unknown): readonly string[] | string {
  const all: readonly unknown[] = Array.isArray(value) ? value : [value];
  const words = all.filter((word) => typeof word === 'string');
  return words.length === all.length ? words : inWords('systemNames');
}

function aliasesIn(document: Readonly<Record<string, unknown>>): {
  readonly aliases: ReadonlyMap<string, string>;
  readonly backend: string | null;
} {
  const aliases = new Map<string, string>();
  let backend: string | null = null;
  // The second is the older name, over which the first one wins as a whole.
  const own = fieldOf(document.tool_alias, 'go') ?? fieldOf(document.alias, 'go');
  if (typeof own === 'string') backend = own;
  for (const [name, value] of Object.entries(isTable(own) ? own : {})) {
    if (name === 'backend' && typeof value === 'string') backend = value;
    const table = name === 'versions' && isTable(value) ? value : { [name]: value };
    for (const [from, to] of Object.entries(table)) if (typeof to === 'string') aliases.set(from, to);
  }
  aliases.delete('backend');
  return { aliases, backend };
}

function isTable(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);
}

function wrongType(value: unknown, expected: string): string {
  return inWords('wrongType', { found: kindOf(value), expected });
}

/** As mise names it. */
function kindOf(value: unknown): string {
  if (Array.isArray(value)) return 'sequence';
  if (value instanceof Date) return 'datetime';
  if (typeof value === 'number' || typeof value === 'bigint')
    return `${Number.isInteger(Number(value)) ? 'integer' : 'floating point'} ${value}`;
  return typeof value === 'boolean' ? `boolean ${value}` : typeof value === 'string' ? 'string' : 'map';
}
