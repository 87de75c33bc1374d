import type { Actor } from '../../../probes/contention/actor.ts';
import type { TimedHold } from '../../../probes/contention/lock-times.ts';
import type { Picture } from '../../../probes/contention/picture.ts';
import type { Hold } from '../../../probes/contention/wait.ts';

export const moduleCache = '/home/kim/go/pkg/mod';
const path = `${moduleCache}/cache/download/rsc.io/quote/@v/v1.5.2.lock`;
const owners = { 'Visual Studio Code': 10, GoLand: 20 } as const;

/** A go command of an application. */
export function goCommand(pid: number, owner: keyof typeof owners, command = 'go list ./...'): Actor {
  const family = owner === 'GoLand' ? 'jetbrains' : 'vscode';
  const place = { startedMs: 1000, directory: '/src/app', module: '/src/app', chain: [] };
  return { pid, kind: 'go', command, owner, family, ownerPid: owners[owner], ...place };
}

/** A lock of one module version that `holder` holds while it downloads. */
export function heldBy(holder: Actor, waiters: readonly Actor[], more: Partial<Hold> = {}): Hold {
  const file = { kind: 'version-lock', subject: 'rsc.io/quote@v1.5.2' } as const;
  return { path, file, holders: [holder], waiters, exclusive: true, certainty: 'observed', ...more };
}

/** A full picture in which nothing happens except what is given. */
export function pictureAt(at: number, more: Partial<Picture> = {}): Picture {
  const nothing = { actors: [], sessions: [], holds: [], storms: [], unknown: [], unread: [] };
  return { at, moduleCache, contested: new Set(['/src/app']), ...nothing, ...more };
}

export const since = (hold: Hold, at: number, before = at - 80): TimedHold => ({
  ...hold,
  since: at,
  waits: hold.waiters.map((actor) => ({ actor, before, since: at })),
});
