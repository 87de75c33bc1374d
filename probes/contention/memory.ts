import { join } from 'node:path';
import type { Files } from '../../host/files.ts';
import type { Version } from './churn.ts';
import type { TimedHold } from './picture.ts';
import { merge, type Session } from './session.ts';
import type { Start } from './storm.ts';
import type { Hold } from './wait.ts';

/** A session counts for so long after it was last seen: an editor's go commands run for moments only. */
const sessionMs = 10 * 60_000;
const startsMs = 2 * 60_000;
const mostModules = 64;
const mostVersions = 50;

/** What is remembered between looks. Bounded: old entries go, and modules beyond the 64 last seen. */
export class Memory {
  readonly #holds = new Map<string, { since: number; waitingSince: number | null }>();
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

  moduleFiles(): readonly string[] {
    return this.modules.flatMap((module) => [join(module, 'go.mod'), join(module, 'go.sum')]);
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

  sessions(seen: readonly Session[], now: number): readonly Session[] {
    for (const session of seen) {
      const key = `${session.owner} ${session.module}`;
      const before = this.#sessions.get(key);
      this.#sessions.set(key, { session: before ? merge(before.session, session) : session, seen: now });
    }
    for (const [key, entry] of this.#sessions) if (now - entry.seen > sessionMs) this.#sessions.delete(key);
    return [...this.#sessions.values()].map(({ session }) => session);
  }

  /** Forgets the sessions of applications that no longer run. */
  forgetOwners(running: ReadonlySet<string>): void {
    for (const [key, { session }] of this.#sessions)
      if (!running.has(session.owner)) this.#sessions.delete(key);
  }

  holds(seen: readonly Hold[], now: number): readonly TimedHold[] {
    const present = new Set(seen.map(keyOf));
    for (const key of this.#holds.keys()) if (!present.has(key)) this.#holds.delete(key);
    return seen.map((hold) => {
      const before = this.#holds.get(keyOf(hold));
      const since = before?.since ?? now;
      const waitingSince = hold.waiters.length === 0 ? null : (before?.waitingSince ?? now);
      this.#holds.set(keyOf(hold), { since, waitingSince });
      return { ...hold, since, waitingSince };
    });
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
  }
}

/** A hold is the same as before while the same process holds the same file. */
function keyOf(hold: Hold): string {
  return `${hold.path} ${hold.holders.map(({ pid }) => pid).join(',')}`;
}
