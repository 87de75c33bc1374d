import type { FileFacts, FileFailure, Files, Read } from '../../host/files.ts';
import type { Host } from '../../host/host.ts';
import { namesIn } from './memory.ts';

/** The files of a host during one sweep: each is asked about once, and what could not be seen is kept. */
export class Look {
  readonly host: Host;
  readonly files: Files;
  readonly unseen = new Map<string, FileFailure>();
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

  /** Names in a directory; none when it does not exist. One that we may not look into is noted in `unseen`. */
  list(directory: string, limit = 5000): readonly string[] {
    const names = namesIn(this.host, directory, limit);
    if (names.ok) return names.value;
    this.note(directory, names.failure);
    return [];
  }

  /** Keeps a failure that hides something; an absent place hides nothing. */
  note(path: string, failure: FileFailure): void {
    if (failure.kind !== 'absent' && failure.kind !== 'wrong-kind') this.unseen.set(path, failure);
  }
}
