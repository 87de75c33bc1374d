import { strFromU8, strToU8, Unzip, UnzipInflate, zipSync } from 'fflate';

/** What an archive may hold, by name. Anything else in it is not ours. */
export const entryNames = [
  'summary.md',
  'report.json',
  'machine.json',
  'findings.json',
  'status.json',
  'settings.json',
  'history.ndjson',
  'log.ndjson',
  'launcher.log',
] as const;
export type EntryName = (typeof entryNames)[number];
export type Entries = ReadonlyMap<EntryName, string>;

export interface ArchiveLimits {
  /** Bytes of the archive, and of all that it unpacks to. */
  readonly packed: number;
  readonly unpacked: number;
}
export const archiveLimits: ArchiveLimits = { packed: 16 * 1024 * 1024, unpacked: 64 * 1024 * 1024 };

/** So little is unpacked at once that a bomb is noticed before it has done harm. */
const step = 4096;

/** A zip archive, as macOS, Windows and the web open it. Its times are fixed: they would tell the time zone. */
export function pack(entries: Entries): Uint8Array {
  const files = Object.fromEntries([...entries].map(([name, text]) => [name, strToU8(text)]));
  return zipSync(files, { level: 9, mtime: '1980-01-02T00:00:00Z' });
}

/** Why an archive is refused. `code` names a sentence in messages/. */
export class BadArchive extends Error {
  readonly code: 'not-an-archive' | 'too-large' | 'foreign-entry' | 'missing-entry';
  readonly subject: string;

  constructor(code: BadArchive['code'], subject: string, cause?: unknown) {
    super(`${code}: ${subject}`, { cause });
    this.code = code;
    this.subject = subject;
  }
}

/**
 * The entries of an archive, in memory: nothing is written to disk, so that no name and no link in it can lead anywhere. Throws
 * `BadArchive` for what we did not make. A top folder and what Finder adds when it packs again are passed over.
 */
export function unpack(archive: Uint8Array, limits: ArchiveLimits = archiveLimits): Entries {
  if (archive.length > limits.packed) throw new BadArchive('too-large', String(limits.packed));
  if (strFromU8(archive.subarray(0, 2), true) !== 'PK') throw new BadArchive('not-an-archive', 'PK');
  const found = new Map<EntryName, Buffer[]>();
  const finished = new Set<EntryName>();
  let total = 0;
  const unzip = new Unzip((file) => {
    const name = nameOf(file.name);
    if (name === null) return;
    if (found.has(name)) throw new BadArchive('foreign-entry', file.name);
    const chunks: Buffer[] = [];
    found.set(name, chunks);
    file.ondata = (error, data, final) => {
      // The library's types leave it out, but it is null where all is well.
      const failure = error as Error | null;
      if (failure !== null)
        throw failure instanceof BadArchive ? failure : new BadArchive('not-an-archive', name, failure);
      total += data.length;
      if (total > limits.unpacked) throw new BadArchive('too-large', String(limits.unpacked));
      chunks.push(Buffer.from(data));
      if (final) finished.add(name);
    };
    file.start();
  });
  unzip.register(UnzipInflate);
  try {
    for (let at = 0; at < archive.length; at += step)
      unzip.push(archive.subarray(at, at + step), at + step >= archive.length);
  } catch (error) {
    throw error instanceof BadArchive ? error : new BadArchive('not-an-archive', 'zip', error);
  }
  if (finished.size === 0 || finished.size < found.size) throw new BadArchive('not-an-archive', 'zip');
  return new Map([...found].map(([name, chunks]) => [name, Buffer.concat(chunks).toString('utf8')]));
}

/** Null for what packing again adds; throws at anything that does not belong. */
function nameOf(path: string): EntryName | null {
  const elements = path.split('/');
  if (elements.length > 4 || elements.includes('..') || elements[0] === '')
    throw new BadArchive('foreign-entry', path);
  if (elements[0] === '__MACOSX' || elements.at(-1) === '.DS_Store' || elements.at(-1) === '') return null;
  const name = entryNames.find((one) => one === elements.at(-1));
  if (name === undefined || elements.length > 2) throw new BadArchive('foreign-entry', path);
  return name;
}
