import { dirname } from 'node:path';
import type { Files } from '../../host/files/files.ts';
import type { Host } from '../../host/host.ts';
import type { WatchTarget } from '../../probes/probe.ts';
import { wayTo } from './way.ts';

/** A directory to sit on. */
export interface Perch {
  /** As the operating system that we run on knows it. */
  readonly path: string;
  /** Changes when the directory is replaced by another. */
  readonly identity: string;
  /** Names in it that matter; null for all. */
  readonly names: ReadonlySet<string> | null;
  /** Null where the system reports changes; else what looks at the directory from time to time. */
  readonly files: Files | null;
  /** Whom it concerns. */
  readonly probes: ReadonlySet<string>;
}

interface Draft {
  names: Set<string> | null;
  readonly probes: Set<string>;
}

/**
 * Which directories to sit on so that each change of the targets is seen: their real directories, those of the links on the
 * way there, and for what is missing the nearest that exists. Their number depends on the targets alone.
 */
export function planPerches(
  host: Host,
  targets: ReadonlyMap<string, readonly WatchTarget[]>,
): ReadonlyMap<string, Perch> {
  const drafts = new Map<string, Draft>();
  // The ways to a hundred directories have most of their steps in common.
  const facts = remembered((path) => host.files.facts(path));
  const readLink = remembered((path) => host.files.readLink(path));
  for (const [probe, wanted] of targets) {
    for (const target of wanted) {
      const way = wayTo({ facts, readLink }, target.directory);
      for (const link of way.links) add(link.directory, [link.name], probe);
      if (way.missing === null) add(way.directory, target.names ?? null, probe);
      else if (!isBusy(host, way.directory)) add(way.directory, [way.missing], probe);
    }
  }
  const perches = new Map<string, Perch>();
  for (const [directory, { names, probes }] of drafts) {
    const found = facts(directory);
    if (!found.ok) continue;
    const path = host.files.onDisk(directory);
    const { device, inode } = found.value;
    const files = host.files.mayWatch(directory) ? null : host.files;
    perches.set(path, { path, identity: `${device}:${inode}`, names, probes, files });
  }
  return perches;

  function add(directory: string, names: readonly string[] | null, probe: string): void {
    const draft = drafts.get(directory) ?? { names: new Set<string>(), probes: new Set<string>() };
    drafts.set(directory, draft);
    draft.probes.add(probe);
    if (names === null) draft.names = null;
    else for (const name of names) draft.names?.add(name);
  }
}

function remembered<T>(ask: (path: string) => T): (path: string) => T {
  const known = new Map<string, T>();
  return (path) => {
    const answer = known.get(path) ?? ask(path);
    known.set(path, answer);
    return answer;
  };
}

/**
 * On macOS a watched directory brings every event below it into the process, however deep (libuv, src/unix/fsevents.c): for
 * what may appear in a home some day that is too dear, and the schedule finds it.
 */
function isBusy(host: Host, directory: string): boolean {
  if (host.platform !== 'darwin' || host.simulated) return false;
  const { home } = host.user;
  for (let busy = home; ; busy = dirname(busy)) {
    if (directory === busy) return true;
    if (busy === dirname(busy)) return false;
  }
}
