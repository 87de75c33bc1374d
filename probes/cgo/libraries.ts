import { readLibrary, type LibraryReport } from '../../host/binary/library.ts';
import { identityOf } from '../../host/files/memory.ts';
import type { Host } from '../../host/host.ts';

/** A library that a build would be linked with. */
export interface Library extends LibraryReport {
  /** As a flag names it: `z` of `-lz`, or its path. */
  readonly name: string;
  readonly file: string;
}

/** In the order in which the linkers of macOS and Linux try them in each directory (ld(1), `-l`). */
const forms = { darwin: ['.tbd', '.dylib', '.a'], linux: ['.so', '.a'] } as const;

/** Each `-lNAME` in directories, in the order in which they are tried: the linker's own places are not looked at. */
export function findLibraries(host: Host, name: string, directories: readonly string[]): readonly Library[] {
  // `-l:libz.a` names a file.
  const names = name.startsWith(':')
    ? [name.slice(1)]
    : forms[host.platform].map((end) => `lib${name}${end}`);
  return [...new Set(directories)].flatMap((directory) =>
    names.flatMap((one) => libraryAt(host, name, `${directory}/${one}`) ?? []),
  );
}

interface Known {
  readonly identity: string;
  readonly report: LibraryReport;
}

const memories = new WeakMap<Host, Map<string, Known>>();
const mostKnown = 500;

/** The library at a path; null when there is none. It is read again only when the file has changed. */
export function libraryAt(host: Host, name: string, file: string): Library | null {
  const facts = host.files.target(file);
  if (!facts.ok || facts.value.kind !== 'file') return null;
  const memory = memories.get(host) ?? new Map<string, Known>();
  memories.set(host, memory);
  const identity = identityOf(facts.value);
  const known = memory.get(file);
  if (known?.identity === identity) return { name, file, ...known.report };
  const read = host.files.open(file, readLibrary);
  if (!read.ok) return { name, file, form: 'unknown', architectures: [], reason: read.failure.message };
  if (memory.size >= mostKnown) memory.clear();
  memory.set(file, { identity, report: read.value });
  return { name, file, ...read.value };
}
