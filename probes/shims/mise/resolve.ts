import { posix } from 'node:path';
import { lockedVersion } from '../../../host/formats/mise-lock.ts';
import { hasTemplate } from '../../../host/formats/mise-toml.ts';
import type { ShimCall } from '../shim.ts';
import { type Installed, newestFirst } from './installed.ts';
import { expandHome, type Places } from './places.ts';
import type { Requested } from './requests.ts';
import { configRoot } from './root.ts';

/** What a version means. */
export type Meaning =
  /** A tree, by the directory that holds `bin`; whether it is there is another question. */
  | { readonly kind: 'tree'; readonly directory: string; readonly name: string }
  | { readonly kind: 'system' }
  /** What only a template engine or the list of all releases could tell. */
  | { readonly kind: 'unknown'; readonly why: 'template' | 'network' };

export interface Resolver {
  readonly call: ShimCall;
  readonly places: Places;
  readonly installed: Installed;
  readonly requested: Requested;
  /** Versions in the lock files; none where they do not count. */
  readonly locked: readonly string[];
}

/** What a requested version means, by aliases, lock files and what is installed (src/toolset/tool_version.rs). */
export function meaningOf(version: string, resolver: Resolver): Meaning {
  if (hasTemplate(version)) return { kind: 'unknown', why: 'template' };
  const named = version.replace(/^(ref|tag|branch|rev)-/, '$1:');
  if (named === 'system') return { kind: 'system' };
  const locked = lockOf(named, resolver);
  if (locked !== null) return tree(locked, resolver);
  return bySchema(resolver.requested.aliases.get(named) ?? named, resolver, named);
}

function bySchema(version: string, resolver: Resolver, query: string): Meaning {
  const { call, places, installed, requested } = resolver;
  const locked = lockOf(version, resolver);
  if (locked !== null) return tree(locked, resolver);
  const colon = version.indexOf(':');
  const scheme = colon === -1 ? '' : version.slice(0, colon);
  const rest = version.slice(colon + 1);
  if (/^(?:ref|tag|branch|rev)$/.test(scheme))
    return tree(`${scheme}-${rest}`.replace(/[:/]/g, '-'), resolver);
  if (scheme === 'path') {
    const base = requested.source?.startsWith('/') ? configRoot(requested.source) : call.directory;
    return { kind: 'tree', directory: posix.resolve(base, expandHome(rest, places.home)), name: version };
  }
  if (scheme === 'prefix') return shortened(rest, installed.matching(rest).at(-1) ?? null, resolver);
  if (scheme.startsWith('sub-')) return subtracted(scheme.slice('sub-'.length), rest, resolver);
  if (version === 'latest') return shortened('latest', installed.latest(), resolver);
  const matching = installed.matching(version);
  const own = matching.includes(version) ? version : (matching.at(-1) ?? null);
  return shortened(query, own, resolver, version);
}

/** A version by the link that mise keeps for a shortened one, where there is one. */
function shortened(query: string, version: string | null, resolver: Resolver, missing = query): Meaning {
  if (version === null) return tree(missing, resolver);
  const link = resolver.installed.linkTo(version, query);
  return link === null ? tree(version, resolver) : { kind: 'tree', directory: link, name: version };
}

function tree(name: string, { installed }: Resolver): Meaning {
  return { kind: 'tree', directory: installed.directoryOf(name), name };
}

function lockOf(version: string, { locked }: Resolver): string | null {
  const isPrefix = version.startsWith('prefix:');
  const query = isPrefix ? version.slice('prefix:'.length) : version;
  return lockedVersion(locked, { query, atSeparator: isPrefix }, newestFirst);
}

/** `sub-0.1:1.22.5` is 1.21 (src/toolset/tool_request.rs, `version_sub`). */
function subtracted(sub: string, base: string, resolver: Resolver): Meaning {
  const named = resolver.requested.aliases.get(base) ?? base;
  if (named === 'latest') return { kind: 'unknown', why: 'network' };
  const less = sub.split('.').map(Number);
  const from = named.split('.').map(Number).slice(0, less.length);
  if ([...less, ...from].some(Number.isNaN)) return { kind: 'unknown', why: 'network' };
  for (const [at, digit] of from.entries()) {
    const rest = digit - (less[at] ?? 0);
    if (rest >= 0) from[at] = rest;
    else return aliased(borrowed(from.slice(0, at)), resolver);
  }
  return aliased(from.join('.'), resolver);
}

function aliased(version: string, resolver: Resolver): Meaning {
  return bySchema(resolver.requested.aliases.get(version) ?? version, resolver, '');
}

/** One less of what can be one less. */
function borrowed(digits: readonly number[]): string {
  const at = digits.findLastIndex((digit) => digit > 0);
  return at === -1
    ? '0'
    : digits
        .slice(0, at + 1)
        .with(at, (digits[at] ?? 0) - 1)
        .join('.');
}
