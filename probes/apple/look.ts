import type { FileFailure } from '../../host/files/files.ts';
import { plistAt } from '../../host/files/plist.ts';
import { isDictionary, type PlistDictionary } from '../../host/formats/plist.ts';
import type { Host } from '../../host/host.ts';
import { inWords } from './text.ts';

/** Looks at Apple's files, and records why something could not be determined. A missing file is an answer. */
export class AppleLook {
  readonly host: Host;
  readonly unknown = new Set<string>();

  constructor(host: Host) {
    this.host = host;
  }

  /** Whether a file or directory exists, following links; null, and the reason recorded, when that could not be determined. */
  isThere(path: string): boolean | null {
    const facts = this.host.files.target(path);
    if (facts.ok) return true;
    return this.#isAbsent(facts.failure) ? false : null;
  }

  /** Where a link leads; null where it is none, or nothing. */
  link(path: string): string | null {
    const link = this.host.files.readLink(path);
    if (link.ok) return link.value;
    this.#isAbsent(link.failure);
    return null;
  }

  /** Names in a directory; none where it is not there. */
  names(directory: string): readonly string[] {
    const names = this.host.files.list(directory, 1_000);
    if (names.ok) return names.value;
    this.#isAbsent(names.failure);
    return [];
  }

  /** A property list; undefined where it is not there, null, and noted, where it could not be read. */
  dictionary(file: string): PlistDictionary | null | undefined {
    const read = plistAt(this.host, file);
    if (!read.ok) return this.#isAbsent(read.failure) ? undefined : null;
    if (isDictionary(read.value)) return read.value;
    this.unknown.add(inWords('noPlist', { file }));
    return null;
  }

  note(failure: FileFailure): void {
    this.unknown.add(failure.message);
  }

  #isAbsent(failure: FileFailure): boolean {
    const isAbsent = failure.kind === 'absent' || failure.kind === 'wrong-kind';
    if (!isAbsent) this.note(failure);
    return isAbsent;
  }
}

/** A text of a property list; null where it has none of that name. */
export function textIn(dictionary: PlistDictionary | null | undefined, key: string): string | null {
  const value = dictionary?.get(key);
  return typeof value === 'string' && value !== '' ? value : null;
}
