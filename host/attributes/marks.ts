import type { Files } from '../files/files.ts';

/** What a file system stores about a path besides its permission bits. Each is null where it is unknown. */
export interface Marks {
  /** What keeps everybody from changing it, the owner too: `uchg`, `schg`, `immutable`, `append-only`. */
  readonly flags: readonly string[] | null;
  /** Linux: capabilities that the program gets when it starts, as getcap(8) prints them; empty for none. */
  readonly capabilities: string | null;
  /** Linux: the SELinux context; empty where there is none. */
  readonly label: string | null;
  /** macOS: names of extended attributes, such as `com.apple.quarantine`. */
  readonly attributes: readonly string[] | null;
}

export const unknownMarks: Marks = { flags: null, capabilities: null, label: null, attributes: null };

/** Asks the system about existing local paths, running each of its programs by a fixed path. */
export type AskMarks = (paths: readonly string[]) => Promise<ReadonlyMap<string, Marks>>;

/** Paths of one question: a command line has its limit. */
const mostPaths = 64;
/** More than are ever asked about. */
const mostKnown = 1_000;

/**
 * Remembers marks until the path changes: each of them counts as a change of the inode (its ctime), so programs are started only
 * when something is new. Reports nothing for paths that do not exist or are not on this machine's own disks.
 */
export class MarksMemory {
  readonly #files: Files;
  readonly #ask: AskMarks;
  readonly #known = new Map<string, { readonly identity: string; readonly marks: Marks }>();

  constructor(files: Files, ask: AskMarks) {
    this.#files = files;
    this.#ask = ask;
  }

  async of(paths: readonly string[]): Promise<ReadonlyMap<string, Marks>> {
    const found = new Map<string, Marks>();
    const identities = new Map<string, string>();
    for (const path of new Set(paths)) {
      const facts = this.#files.facts(path);
      if (!facts.ok || /[\0-\x1f]/.test(path) || !this.#files.isLocal(path)) continue;
      const { device, inode, changedMs } = facts.value;
      const identity = `${device}:${inode}:${changedMs ?? ''}`;
      const known = this.#known.get(path);
      if (known?.identity === identity && changedMs !== undefined) found.set(path, known.marks);
      else identities.set(path, identity);
    }
    const asked = [...identities.keys()].slice(0, mostPaths);
    if (asked.length === 0) return found;
    const told = await this.#ask(asked);
    if (this.#known.size > mostKnown) this.#known.clear();
    for (const path of asked) {
      const marks = told.get(path) ?? unknownMarks;
      found.set(path, marks);
      const identity = identities.get(path);
      if (identity !== undefined && marks !== unknownMarks) this.#known.set(path, { identity, marks });
    }
    return found;
  }
}
