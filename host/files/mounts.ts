/** A file system that is mounted somewhere. */
export interface Mount {
  readonly id: number;
  /** The mount that it is on; one that is not in the table for places of which nothing is known. */
  readonly parent: number;
  /** Absolute path of the directory, without links. */
  readonly point: string;
  /** As the system calls it: `ext4`, `nfs4`, `fuse.sshfs`, `smbfs`. */
  readonly type: string;
  /** Known to be answered by this machine's own kernel, from its own disks or memory. */
  readonly local: boolean;
  /** Mounted so that nobody writes to it; absent: it is not. */
  readonly readOnly?: true;
}

/** What is mounted where, by paths without links in them. */
export class MountTable {
  /** Whether there is any file system that may not answer. What `/` lies on answers, or nothing here runs at all. */
  readonly hasForeign: boolean;
  readonly #all: readonly Mount[];
  readonly #children = new Map<number | null, Map<string, Mount>>();
  readonly #root: Mount | null;
  /** macOS finds a mount point in any spelling of its letters; the price of being wrong elsewhere is a detour. */
  readonly #spell: (path: string) => string;

  constructor(mounts: readonly Mount[], spell: (path: string) => string = (path) => path) {
    this.#all = mounts;
    this.#spell = spell;
    const ids = new Set(mounts.map(({ id }) => id));
    for (const mount of mounts) {
      const parent = ids.has(mount.parent) && mount.parent !== mount.id ? mount.parent : null;
      const siblings = this.#children.get(parent) ?? new Map<string, Mount>();
      siblings.set(spell(mount.point), mount);
      this.#children.set(parent, siblings);
    }
    this.#root = this.#descend(null, '/');
    this.hasForeign = mounts.some((mount) => this.#isForeign(mount));
  }

  /** The file system that a path without links in it lies on; null where the table does not say. */
  at(path: string): Mount | null {
    let at = this.#root;
    const spelt = this.#spell(path);
    for (let end = spelt.indexOf('/', 1); ; end = spelt.indexOf('/', end + 1)) {
      at = this.#descend(at, end < 0 ? spelt : spelt.slice(0, end));
      if (end < 0) return at;
    }
  }

  /** The foreign file system that a path lies on, which may be the directory that it is mounted at; null for a local one. */
  foreignAt(path: string): Mount | null {
    const at = this.at(path);
    return at !== null && this.#isForeign(at) ? at : null;
  }

  /** Whether a foreign file system is mounted right in a directory, so that looking at its entries asks that file system. */
  holdsForeign(directory: string): boolean {
    const below = this.#spell(directory === '/' ? '/' : `${directory}/`);
    return this.#all.some((mount) => {
      const point = this.#spell(mount.point);
      return point.startsWith(below) && !point.includes('/', below.length) && this.#isForeign(mount);
    });
  }

  /** Whether something of that type is still mounted there. */
  has({ point, type }: Mount): boolean {
    return this.#all.some((mount) => mount.point === point && mount.type === type);
  }

  #isForeign(mount: Mount): boolean {
    return !mount.local && mount !== this.#root;
  }

  /** The topmost of what is mounted at this very path, on this mount. */
  #descend(mount: Mount | null, path: string): Mount | null {
    for (let at = mount; ;) {
      const next = this.#children.get(at?.id ?? null)?.get(path);
      if (next === undefined || next === at) return at;
      at = next;
    }
  }
}
