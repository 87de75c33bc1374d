import type { FileFacts, FileFailure, Files, Read } from '../../host/files/files.ts';
import type { Host } from '../../host/host.ts';
import { namesIn } from '../../host/files/memory.ts';

/** Which names are looked for: two of the same `source` look for the same. */
type Wanted = Pick<RegExp, 'source' | 'test'>;

/** The files of a host during one sweep: each is asked about once, and what could not be seen is kept. */
export class Look {
  readonly host: Host;
  readonly files: Files;
  readonly unseen = new Map<string, FileFailure>();
  /** Directories whose names were asked for. */
  readonly listed = new Set<string>();
  /** Directories that are known to hold files, with no link on the way to them. */
  readonly plain = new Set<string>();
  readonly #facts = new Map<string, Read<FileFacts>>();
  readonly #links = new Map<string, Read<string>>();

  constructor(host: Host) {
    this.host = host;
    this.files = host.files;
  }

  /** `lstat`, remembered until the sweep ends. */
  facts(path: string): Read<FileFacts> {
    let facts = this.#facts.get(path);
    if (!facts) {
      facts = this.files.facts(path);
      this.#facts.set(path, facts);
    }
    return facts;
  }

  readLink(path: string): Read<string> {
    let target = this.#links.get(path);
    if (!target) {
      target = this.files.readLink(path);
      this.#links.set(path, target);
    }
    return target;
  }

  /** Names in a directory that fit; none when it does not exist. One that we may not look into is noted in `unseen`. */
  list(directory: string, wanted: Wanted): readonly string[] {
    this.listed.add(directory);
    const names = namesIn(this.host, directory, wanted.source, (name) => wanted.test(name));
    if (names.ok) return names.value;
    this.note(directory, names.failure);
    return [];
  }

  /** Which of some names a directory holds, also where we may enter it but not list it. */
  among(directory: string, names: readonly string[], wanted: Wanted): readonly string[] {
    this.listed.add(directory);
    const listed = namesIn(this.host, directory, wanted.source, (name) => wanted.test(name));
    if (listed.ok) return listed.value;
    if (listed.failure.kind === 'absent' || listed.failure.kind === 'wrong-kind') return [];
    const found = names.filter((name) => this.facts(`${directory}/${name}`).ok);
    if (found.length === 0) this.note(directory, listed.failure);
    return found;
  }

  /** Paths that were asked for and are not there. */
  absent(): ReadonlySet<string> {
    return new Set([...this.#facts].flatMap(([path, facts]) => (facts.ok ? [] : [path])));
  }

  /** Why it is unknown for now what is at a path, or in a directory: its file system does not respond. */
  silence(path: string): FileFailure | null {
    const failure = this.unseen.get(path);
    return failure?.kind === 'unresponsive' ? failure : null;
  }

  /** Keeps a failure that hides something; an absent place hides nothing, nor does a circle of links. */
  note(path: string, failure: FileFailure): void {
    if (!['absent', 'wrong-kind', 'loop'].includes(failure.kind)) this.unseen.set(path, failure);
  }
}
