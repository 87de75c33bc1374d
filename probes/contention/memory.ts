import { join } from 'node:path';
import type { Files } from '../../host/files/files.ts';
import type { Actor } from './actor.ts';
import type { Verified } from '../verification/verified.ts';
import type { Version } from './churn.ts';
import type { OpenFolder } from './editors.ts';
import { LockTimes } from './lock-times.ts';
import { nearestWith } from './nearest.ts';
import { merge, sessionKey, type Session } from './session.ts';
import type { Start } from './storm.ts';

/** A session counts for so long after it was last seen: an editor's go commands run for moments only. */
const sessionMs = 10 * 60_000;
const startsMs = 2 * 60_000;
/** Owners whose go commands ran so short a time ago work at the same time. */
const lateMs = 10_000;
const mostModules = 64;
const mostVersions = 50;

/** What is remembered between looks. Bounded: old entries go, and modules beyond the 64 last seen. */
export class Memory {
  readonly locks = new LockTimes();
  /** What each GOROOT came to when it was compared with what was published; by its path, links resolved. */
  verified: ReadonlyMap<string, Verified> = new Map();
  /** What editors' own files contained when they were last read. */
  folders: readonly (OpenFolder & { readonly module: string })[] = [];
  /** What of those files could not be read then, one sentence each. */
  unread: readonly string[] = [];
  /** How often go.mod or a file beside it was seen to have changed, of any module. */
  moves = 0;
  readonly #sessions = new Map<string, { session: Session; seen: number }>();
  readonly #modules = new Set<string>();
  readonly #versions = new Map<string, Version[]>();
  #starts: Start[] = [];
  readonly files: Files;

  constructor(files: Files) {
    this.files = files;
  }

  get starts(): readonly Start[] {
    return this.#starts;
  }

  get modules(): readonly string[] {
    return [...this.#modules];
  }

  /** The modules and the directories of the go.work files above them. */
  get places(): readonly string[] {
    return [
      ...new Set(this.modules.flatMap((module) => [module, workspaceOf(module, this.files) ?? module])),
    ];
  }

  moduleFiles(): readonly string[] {
    return this.places.flatMap((place) => moduleFileNames.map((name) => join(place, name)));
  }

  knowModules(modules: readonly string[]): void {
    for (const module of modules) {
      this.#modules.delete(module);
      this.#modules.add(module);
    }
    for (const module of this.modules.slice(0, Math.max(0, this.#modules.size - mostModules)))
      this.#modules.delete(module);
  }

  started(starts: readonly Start[], now: number): void {
    const known = new Set(this.#starts.map(({ pid, at }) => `${pid} ${at}`));
    const fresh = starts.filter(({ pid, at }) => !known.has(`${pid} ${at}`));
    this.#starts = [...this.#starts.filter(({ at }) => now - at <= startsMs), ...fresh].slice(-10_000);
  }

  /** Modules in which go commands of two applications run, or were started within the last ten seconds. */
  contested(running: readonly Actor[], now: number): ReadonlySet<string> {
    const late = this.#starts.filter(({ at }) => now - at <= lateMs);
    const owners = new Map<string, Set<number>>();
    for (const { module, ownerPid } of [...late, ...running.filter(({ kind }) => kind === 'go')]) {
      if (module === null || ownerPid === null) continue;
      owners.set(module, (owners.get(module) ?? new Set()).add(ownerPid));
    }
    return new Set([...owners].flatMap(([module, { size }]) => (size > 1 ? [module] : [])));
  }

  sessions(seen: readonly Session[], now: number): readonly Session[] {
    for (const session of seen) {
      const key = sessionKey(session);
      const before = this.#sessions.get(key);
      this.#sessions.set(key, { session: before ? merge(before.session, session) : session, seen: now });
    }
    for (const [key, entry] of this.#sessions) if (now - entry.seen > sessionMs) this.#sessions.delete(key);
    return [...this.#sessions.values()].map(({ session }) => session);
  }

  /** Forgets the sessions of applications that no longer run. */
  keepOwners(running: (pid: number) => boolean): void {
    for (const [key, { session }] of this.#sessions)
      if (!running(session.ownerPid)) this.#sessions.delete(key);
  }

  /** Files of which more than one state was seen. */
  watchedFiles(): readonly string[] {
    return [...this.#versions].flatMap(([path, versions]) => (versions.length > 1 ? [path] : []));
  }

  versions(path: string): readonly Version[] {
    return this.#versions.get(path) ?? [];
  }

  sawVersion(path: string, version: Version): void {
    const versions = this.#versions.get(path) ?? [];
    if (versions.at(-1)?.fingerprint === version.fingerprint) return;
    this.#versions.set(path, [...versions, version].slice(-mostVersions));
    if (versions.length > 0) this.moves += 1;
  }
}

/** What lies beside go.mod or go.work and is written by go commands. */
export const moduleFileNames = ['go.mod', 'go.sum', 'go.work', 'go.work.sum'] as const;

/** Without GOWORK go looks for it upward. Null when there is none. */
function workspaceOf(module: string, files: Files): string | null {
  return nearestWith('go.work', module, files);
}
