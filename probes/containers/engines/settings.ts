import { namesIn, parsedOf } from '../../../host/files/memory.ts';
import { readToml } from '../../../host/formats/toml.ts';
import type { Host } from '../../../host/host.ts';
import { inWords } from '../text.ts';

/** Maximum number of names reported in one directory. */
const most = 20;

/** Reads files that engines keep; for each that exists and is not what it should be, `unknown` receives the reason. */
export class Settings {
  readonly host: Host;
  readonly #unknown: (sentence: string) => void;

  constructor(host: Host, unknown: (sentence: string) => void) {
    this.host = host;
    this.#unknown = unknown;
  }

  isThere(file: string): boolean {
    const facts = this.host.files.target(file);
    // A folder that macOS keeps to itself is there, and says nothing.
    if (!facts.ok && facts.failure.kind !== 'absent') this.#unknown(facts.failure.message);
    return facts.ok;
  }

  /** What `parse` makes of a file; null where it is not there, or is not readable, too long or no such text (then it gives null or undefined). */
  read<T>(
    file: string,
    purpose: string,
    parse: (text: string) => T | null | undefined,
    limitBytes?: number,
  ): T | null {
    if (!this.isThere(file)) return null;
    const limit = limitBytes === undefined ? {} : { limitBytes };
    const read = parsedOf(this.host, file, { purpose, ...limit }, parse) ?? null;
    if (read === null) this.#unknown(inWords('unreadable', { path: file }));
    return read;
  }

  names(directory: string, purpose: string, wanted: (name: string) => boolean): readonly string[] {
    if (!this.isThere(directory)) return [];
    const names = namesIn(this.host, directory, purpose, wanted);
    if (!names.ok) this.#unknown(names.failure.message);
    else if (names.value.length > most) this.#unknown(inWords('tooManyNames', { path: directory, most }));
    return names.ok ? names.value.slice(0, most) : [];
  }
}

/** A TOML document; null when it is none. */
export function tomlOf(text: string): Readonly<Record<string, unknown>> | null {
  const read = readToml(text);
  return read.ok ? read.value : null;
}
