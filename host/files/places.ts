import { withoutTrailing } from '../formats/lines.ts';
import type { Files, Read } from './files.ts';
import type { Mount, MountTable } from './mounts.ts';

/** Where a path leads: without links in it, and on which foreign file system. */
export interface Place {
  readonly path: string;
  /** Null: local. */
  readonly mount: Mount | null;
}

/** How a link on the way is read: in place where that cannot hang. A refusal ends the way there. */
export type ReadLink = (path: string, mount: Mount | null) => Read<string | null>;

/** Linux itself gives up at 40 (https://man7.org/linux/man-pages/man7/path_resolution.7.html). */
const mostLinks = 40;
/** So long the way to a directory counts as known, in milliseconds: about as long as a sweep takes. */
const knownMs = 500;

/**
 * Follows paths component by component, each link by its text, so that no system call is made about a path of which it is not
 * known where it leads. Directories are remembered for a moment: most files of a sweep share them.
 */
export class Places {
  readonly #table: () => MountTable;
  readonly #readLink: ReadLink;
  readonly #known = new Map<string, Place>();
  #sinceMs = -Infinity;
  #tableNow: MountTable;

  constructor(table: () => MountTable, readLink: ReadLink) {
    this.#table = table;
    this.#readLink = readLink;
    this.#tableNow = table();
  }

  /** The table that places are looked up in; read again when it is older than a moment. */
  table(): MountTable {
    const now = performance.now();
    if (now - this.#sinceMs > knownMs) {
      this.#known.clear();
      this.#tableNow = this.#table();
      this.#sinceMs = now;
    }
    return this.#tableNow;
  }

  /** `follow`: whether a link at the very end is followed too. */
  of(path: string, follow: boolean): Place {
    const table = this.table();
    const cut = path.lastIndexOf('/');
    return this.#step(this.#directory(path.slice(0, cut), 0), path.slice(cut + 1), follow, table, 0);
  }

  #directory(path: string, links: number): Place {
    if (path === '') return { path: '/', mount: null };
    const known = this.#known.get(path);
    if (known) return known;
    const cut = path.lastIndexOf('/');
    const up = this.#directory(path.slice(0, cut), links);
    const place = this.#step(up, path.slice(cut + 1), true, this.#tableNow, links);
    this.#known.set(path, place);
    return place;
  }

  #step(up: Place, name: string, follow: boolean, table: MountTable, links: number): Place {
    if (name === '' || name === '.') return up;
    if (name === '..') return placeAt(up.path.slice(0, up.path.lastIndexOf('/')) || '/', table);
    const at = placeAt(up.path === '/' ? `/${name}` : `${up.path}/${name}`, table);
    if (!follow || links >= mostLinks) return at;
    const link = this.#readLink(at.path, at.mount);
    if (!link.ok || link.value === null) return at;
    const target = link.value.startsWith('/')
      ? link.value
      : `${up.path === '/' ? '' : up.path}/${link.value}`;
    return this.#directory(withoutTrailing(target, '/'), links + 1);
  }
}

function placeAt(path: string, table: MountTable): Place {
  return { path, mount: table.foreignAt(path) };
}

/** The text of a link; null for what is none. Two questions where one would do only for links, of which there are few. */
export function linkAt(files: Files, path: string): Read<string | null> {
  const facts = files.facts(path);
  if (!facts.ok) return facts;
  return facts.value.kind === 'link' ? files.readLink(path) : { ok: true, value: null };
}
