import { posix } from 'node:path';
import type { FileFacts } from '../../host/files/files.ts';
import { identityOf, isSettled, namesIn, parsedOf } from '../../host/files/memory.ts';
import { fieldOf, readJson } from '../../host/formats/json.ts';
import type { Host } from '../../host/host.ts';
import type { Declared } from './answer.ts';

/** More than anyone installs. */
const mostExtensions = 400;
/** Bytes; that of the Go extension has some 300,000. */
const largestDescription = 4 * 1024 * 1024;

interface Remembered {
  readonly identity: string;
  readonly declared: Declared;
}

const remembered = new WeakMap<Host, Map<string, Remembered>>();

/**
 * The settings `go.…` and `gopls` that installed extensions describe, each found where an editor keeps its own
 * (`~/.vscode/extensions`, `~/.cursor/extensions`, `~/.vscode-server/extensions`): another than the one for Go, or a newer one.
 */
export function declaredSettings(host: Host): Declared {
  const { home } = host.user;
  const editors = namesIn(host, home, 'extensions', (name) => /^\.[\w-]{1,60}$/.test(name));
  const all = new Map<string, Set<string>>();
  for (const name of editors.ok ? editors.value : []) {
    const directory = posix.join(home, name, 'extensions');
    const facts = host.files.target(directory);
    if (!facts.ok || facts.value.kind !== 'directory') continue;
    for (const [key, values] of declaredIn(host, directory, facts.value))
      all.set(key, new Set([...(all.get(key) ?? []), ...values]));
  }
  return all;
}

/** A directory has a new name for each version of an extension. */
function declaredIn(host: Host, directory: string, facts: FileFacts): Declared {
  const known = remembered.get(host) ?? new Map<string, Remembered>();
  remembered.set(host, known);
  const identity = identityOf(facts);
  const before = known.get(directory);
  if (before?.identity === identity) return before.declared;
  const names = host.files.list(directory);
  const declared = new Map<string, ReadonlySet<string>>();
  for (const name of (names.ok ? names.value : []).slice(0, mostExtensions)) {
    const file = posix.join(directory, name, 'package.json');
    const wishes = { purpose: 'package.json settings', limitBytes: largestDescription };
    for (const [key, values] of parsedOf(host, file, wishes, declaredBy) ?? []) declared.set(key, values);
  }
  if (isSettled(facts)) known.set(directory, { identity, declared });
  return declared;
}

function declaredBy(text: string): readonly (readonly [string, ReadonlySet<string>])[] {
  const configuration = fieldOf(fieldOf(readJson(text), 'contributes'), 'configuration');
  const parts: readonly unknown[] = Array.isArray(configuration) ? configuration : [configuration];
  return parts.flatMap((part) => {
    const properties = fieldOf(part, 'properties');
    if (typeof properties !== 'object' || properties === null) return [];
    return Object.entries(properties).flatMap(([key, one]) => {
      if (key === 'gopls') {
        const inside = fieldOf(one, 'properties');
        return Object.keys(typeof inside === 'object' && inside !== null ? inside : {}).map(
          (name) => [`gopls/${name}`, valuesOf(fieldOf(inside, name))] as const,
        );
      }
      return key.startsWith('go.') ? [[key, valuesOf(one)] as const] : [];
    });
  });
}

function valuesOf(property: unknown): ReadonlySet<string> {
  const values = fieldOf(property, 'enum');
  return new Set(Array.isArray(values) ? values.map(String) : []);
}
