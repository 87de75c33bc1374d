import { join } from 'node:path';
import type { Host } from '../../host/host.ts';
import { cachedWord, type DatabaseWord, type ModulePlaces } from './database.ts';
import { table } from './table.ts';
import { type BuiltFor, type Expected, moduleVersionOf, type Proof, toolchainModule } from './verdict.ts';
import { inWords } from './text.ts';

/** What is known of the published content of a toolchain. */
export interface Known {
  /** The most trustworthy first; empty when nothing is known. */
  readonly expected: readonly Expected[];
  /** What speaks against a source, or one source against another. */
  readonly against: readonly Proof[];
}

/**
 * What the database was known to say when this gowarden was made, its word in the module caches, what was asked of it now (`asked`),
 * and what the go command noted at a download. Asks no network.
 */
export async function expectedOf(
  host: Pick<Host, 'files'>,
  places: readonly ModulePlaces[],
  release: string,
  builtFor: BuiltFor,
  asked: DatabaseWord | null = null,
): Promise<Known> {
  const version = moduleVersionOf(release, builtFor);
  const words = [asked];
  for (const place of places) words.push(await cachedWord(host, place, version));
  const expected = [
    ...tableEntry(release, builtFor, version),
    ...words.flatMap((word) => (word && 'expected' in word ? [word.expected] : [])),
    ...places.flatMap(({ moduleCache }) => recordOf(host, moduleCache, version)),
  ];
  const [first] = expected;
  return {
    expected: expected.filter(({ hash }) => hash === first?.hash),
    against: [
      ...words.flatMap((word) => (word && 'against' in word ? [word.against] : [])),
      ...expected
        .filter(({ hash }) => hash !== first?.hash)
        .map(({ kind, detail }): Proof => ({ kind, ok: false, detail: inWords('otherHash', { detail }) })),
    ],
  };
}

function tableEntry(release: string, { os, architecture }: BuiltFor, version: string): Expected[] {
  const target = `${os}-${architecture}`;
  const known = table[release]?.[target];
  if (known === undefined) return [];
  const hash = `h1:${known}`;
  return [{ hash, kind: 'built-in', detail: inWords('table', { module: toolchainModule, version, hash }) }];
}

/** `cache/download/golang.org/toolchain/@v/….ziphash`, which the go command writes after it has asked the database. */
function recordOf({ files }: Pick<Host, 'files'>, moduleCache: string, version: string): Expected[] {
  const file = join(moduleCache, 'cache/download', toolchainModule, '@v', `${version}.ziphash`);
  const text = files.text(file, 1024);
  const hash = text.ok ? text.value.trim() : '';
  if (!/^h1:[A-Za-z0-9+/]{43}=$/.test(hash)) return [];
  const detail = inWords('ziphash', { file, module: toolchainModule, version, hash });
  return [{ hash, kind: 'module-record', detail }];
}
