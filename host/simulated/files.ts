import { lstatSync, readlinkSync } from 'node:fs';
import { posix } from 'node:path';
import { failure, failureOf } from '../files/failure.ts';
import type { FileFacts, Files, Read } from '../files/files.ts';
import { inWords } from './text.ts';

/** As many links as the kernels follow before they call it a loop (Linux 40, macOS 32). */
const mostLinks = 40;

/** What the description says of places: re-read by the caller at each ask. */
export interface Closed {
  readonly blocked: readonly string[];
  readonly privacy: readonly string[];
  /** Users who own a place with everything in it. */
  readonly owners?: Readonly<Record<string, number>>;
}

export interface SimulatedFilesOptions {
  /** Real path of the folder that serves as `/`. */
  readonly root: string;
  readonly closed: () => Closed;
  /** The simulated user, who owns the files that are ours on disk. */
  readonly uid: number;
  /** Reads what is known to lie in the folder. */
  readonly disk: Files;
}

/** A path of the machine without links in it, or what stopped us on the way. */
type Walk =
  | { readonly ok: true; readonly path: string; readonly exists: boolean }
  | Extract<Read<never>, { ok: false }>;

/**
 * Files of a folder by their own paths on the machine that it holds. Every link is followed by us and never by the
 * system: an absolute one begins at the folder, `..` ends there, so that no path leads out of it.
 */
export function simulatedFiles({ root, closed, uid, disk }: SimulatedFilesOptions): Files {
  const ourUid = process.getuid?.() ?? 0;
  const place = (path: string): string => (path === '/' ? root : root + path);
  const refusal = (
    path: string,
    asked: string,
    kind: 'blocked' | 'privacy',
  ): Extract<Read<never>, { ok: false }> => ({
    ok: false,
    failure: failure(asked, kind, path === asked ? 'simulated' : `simulated at ${path}`),
  });

  /**
   * Follows links in all but the last component, and in that too if asked to. `lenient` goes on where nothing is and past what may
   * not be read, and stops at the directory of a loop: for a place on disk, which must lie in the folder too.
   */
  const walk = (
    asked: string,
    last: 'follow' | 'keep',
    blocked: readonly string[],
    lenient = false,
  ): Walk => {
    if (!lenient && (!asked.startsWith('/') || asked.includes('\0'))) {
      return { ok: false, failure: failure(asked, 'other', inWords('notAbsolute')) };
    }
    let done = '/';
    let rest = partsOf(asked);
    let exists = true;
    let links = 0;
    while (rest.length > 0) {
      const [part = '', ...after] = rest;
      if (part === '..') {
        done = posix.dirname(done);
        rest = after;
        continue;
      }
      if (blocked.includes(done)) return refusal(done, asked, 'blocked');
      const next = done === '/' ? `/${part}` : `${done}/${part}`;
      const found = look(place(next), asked);
      exists = found.ok;
      if (!found.ok && !lenient) {
        const absent = found.failure.kind === 'absent' && after.length === 0;
        return absent ? { ok: true, path: next, exists } : found;
      }
      if (found.ok && found.value === 'file' && after.length > 0 && !lenient) {
        return { ok: false, failure: failure(asked, 'absent', 'ENOTDIR') };
      }
      const link = found.ok && typeof found.value === 'object' ? found.value.leadsTo : null;
      if (link === null || (after.length === 0 && last === 'keep')) {
        done = next;
        rest = after;
        continue;
      }
      links += 1;
      if (links > mostLinks) {
        return lenient
          ? { ok: true, path: done, exists }
          : { ok: false, failure: failure(asked, 'loop', 'ELOOP') };
      }
      if (link.startsWith('/')) done = '/';
      rest = [...partsOf(link), ...after];
    }
    return { ok: true, path: done, exists };
  };

  /** Walks, requires that it is there, and hands on its place on disk. */
  const at = <T>(
    asked: string,
    last: 'follow' | 'keep',
    use: (path: string, place: string, now: Closed) => Read<T>,
  ): Read<T> => {
    const now = closed();
    const found = walk(asked, last, now.blocked);
    if (!found.ok) return found;
    if (!found.exists) return { ok: false, failure: failure(asked, 'absent', 'ENOENT') };
    return named(asked, use(found.path, place(found.path), now));
  };
  const opened = <T>(asked: string, use: (place: string) => Read<T>): Read<T> =>
    at(asked, 'follow', (path, where, { blocked, privacy }) => {
      if (blocked.includes(path)) return refusal(path, asked, 'blocked');
      const guard = privacy.find((top) => path === top || path.startsWith(`${top}/`));
      return guard === undefined ? use(where) : refusal(guard, asked, 'privacy');
    });
  const owned = (path: string, read: Read<FileFacts>, { owners = {} }: Closed): Read<FileFacts> => {
    if (!read.ok) return read;
    const [, owner] =
      Object.entries(owners).find(([top]) => path === top || path.startsWith(`${top}/`)) ?? [];
    return {
      ok: true,
      value: { ...read.value, uid: owner ?? (read.value.uid === ourUid ? uid : read.value.uid) },
    };
  };

  return {
    facts: (path) => at(path, 'keep', (real, where, now) => owned(real, disk.facts(where), now)),
    // The place is free of links: `facts` and not `target`, so that nothing is followed on disk.
    target: (path) => at(path, 'follow', (real, where, now) => owned(real, disk.facts(where), now)),
    readLink: (path) => at(path, 'keep', (_, where) => disk.readLink(where)),
    realPath: (path) => at(path, 'follow', (real) => ({ ok: true, value: real })),
    list: (path, limit) => opened(path, (where) => disk.list(where, limit)),
    text: (path, limit) => opened(path, (where) => disk.text(where, limit)),
    open: (path, use) => opened(path, (where) => disk.open(where, use)),
    onDisk(path) {
      const found = walk(path, 'keep', [], true);
      return found.ok ? place(found.path) : root;
    },
    isLocal: () => true,
    silence: () => null,
    mayWatch: () => true,
  };
}

function partsOf(path: string): readonly string[] {
  return path.split('/').filter((part) => part !== '' && part !== '.');
}

/** What is at a place: a link with its text, or something else. */
function look(place: string, asked: string): Read<{ readonly leadsTo: string } | 'file' | 'directory'> {
  try {
    const stats = lstatSync(place, { throwIfNoEntry: false });
    if (!stats) return { ok: false, failure: failure(asked, 'absent', 'ENOENT') };
    if (stats.isSymbolicLink()) return { ok: true, value: { leadsTo: readlinkSync(place) } };
    return { ok: true, value: stats.isDirectory() ? 'directory' : 'file' };
  } catch (error) {
    return { ok: false, failure: failureOf(asked, error, null) };
  }
}

/** A failure names the path on the machine and not its place on disk. */
function named<T>(asked: string, read: Read<T>): Read<T> {
  if (read.ok) return read;
  const { message, kind } = read.failure;
  // `failure` writes the detail in parentheses at the end.
  const detail = message.endsWith(')') ? message.slice(message.indexOf('(') + 1, -1) : kind;
  return { ok: false, failure: failure(asked, read.failure.kind, detail) };
}
