import { join } from 'node:path';
import { noteKey } from '../../host/formats/checksum-database/note.ts';
import { isIncluded, type ReadTile, type Tile, tilePath } from '../../host/formats/checksum-database/log.ts';
import {
  hashIn,
  readLookup,
  readTreeHead,
  type TreeHead,
} from '../../host/formats/checksum-database/record.ts';
import type { Host } from '../../host/host.ts';
import { type Expected, type Proof, toolchainModule } from './verdict.ts';
import { inWords } from './text.ts';

/** Go's checksum database, whose key the go command has built in (https://go.dev/src/cmd/go/internal/modfetch/key.go). */
export const databaseName = 'sum.golang.org';
const key = noteKey('sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8');

/** Where an environment's go keeps what it downloaded. */
export interface ModulePlaces {
  readonly moduleCache: string;
  /** The first GOPATH element, below which the newest signed head of the log is kept; null when not known. */
  readonly gopath: string | null;
}

/** What the database says of a version of the toolchain module, or why that cannot be believed. */
export type DatabaseWord = { readonly expected: Expected } | { readonly against: Proof };

/**
 * Checks an answer of the database: the signature of the log's head, and that the record is in the log. Without the tiles that
 * prove the latter the word is taken, and that is said.
 */
export async function wordOf(
  answer: string,
  {
    version,
    source,
    heads,
    read,
  }: {
    readonly version: string;
    readonly source: string;
    /** Further signed heads of the same log, in whose tiles the proof may be. */
    readonly heads: readonly string[];
    readonly read: ReadTile;
  },
): Promise<DatabaseWord> {
  const lookup = readLookup(answer, key);
  const hash = lookup && hashIn(lookup.record, toolchainModule, version);
  const named = { source, module: toolchainModule, version };
  const against = (detail: string): DatabaseWord => ({
    against: { kind: 'checksum-database', ok: false, detail },
  });
  if (!lookup || hash === null || lookup.head === null) return against(inWords('noteUnsigned', { source }));
  const signed = [lookup.head, ...heads.map((text) => readTreeHead(text, key))].filter(
    (head): head is TreeHead => head !== null && head.size > lookup.id,
  );
  for (const head of signed) {
    const included = await isIncluded(lookup, head, read);
    if (included === false) return against(inWords('noteForged', named));
    if (included === true) {
      const detail = inWords('note', { ...named, hash, id: lookup.id, size: head.size });
      return { expected: { hash, kind: 'checksum-database', detail } };
    }
  }
  return {
    expected: { hash, kind: 'checksum-database', detail: inWords('noteUnproven', { ...named, hash }) },
  };
}

/** The word that a module cache has kept; null when it has none. */
export async function cachedWord(
  { files }: Pick<Host, 'files'>,
  { moduleCache, gopath }: ModulePlaces,
  version: string,
): Promise<DatabaseWord | null> {
  const base = join(moduleCache, 'cache/download/sumdb', databaseName);
  const source = join(base, 'lookup', `${toolchainModule}@${version}`);
  const answer = files.text(source, 64 * 1024);
  if (!answer.ok) return null;
  const latest =
    gopath === null ? null : files.text(join(gopath, 'pkg/sumdb', databaseName, 'latest'), 64 * 1024);
  return wordOf(answer.value, {
    ...{ version, source },
    heads: latest?.ok ? [latest.value] : [],
    read: (tile) => Promise.resolve(cachedTile({ files }, base, tile)),
  });
}

/** A tile of the cache: whole, or one of the partial ones that is wide enough. */
function cachedTile({ files }: Pick<Host, 'files'>, base: string, tile: Tile): Uint8Array | null {
  const whole = join(base, tilePath({ ...tile, width: 256 }));
  const partial = files.list(`${whole}.p`, 300);
  const widths = partial.ok ? partial.value.map(Number).filter((width) => width >= tile.width) : [];
  const paths = [whole, ...(widths.length > 0 ? [`${whole}.p/${Math.min(...widths)}`] : [])];
  for (const path of paths) {
    const read = files.open(path, (source) => Uint8Array.from(source.read(0, 256 * 32)));
    if (read.ok) return read.value;
  }
  return null;
}
