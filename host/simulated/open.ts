import { realpathSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { hostOf } from '../compose.ts';
import { realFiles } from '../files/real.ts';
import type { Files } from '../files/files.ts';
import type { Host } from '../host.ts';
import type { Machine } from '../machine.ts';
import { ourPlatform } from '../platform.ts';
import { systemPath } from '../run/real.ts';
import type { Description } from './description.ts';
import { simulatedFiles } from './files.ts';
import { recordedFiles } from './recorded.ts';
import { descriptionFile, readDescription } from './read.ts';
import { simulatedRun } from './run.ts';
import { marksOf, volumeOf } from './marks.ts';
import { contextsOf, hardwareOf, locksOf, processesOf } from './tables.ts';
import { inWords } from './text.ts';

/**
 * A machine out of a folder (docs/simulated-host.md): its files below `root/`, the rest in `machine.json`. Both are
 * looked at anew at each ask, so that they can be changed under a running daemon. What the description leaves out is
 * asked in the way of its platform: of the folder's files and of its recorded commands.
 *
 * Throws a sentence with file and place when the description is missing or wrong; later such an error fails the asks.
 */
export function openSimulated(folder: string): Host {
  const first = readDescription(folder);
  if (first.files !== undefined) return openRecorded(first);
  const description = live(folder, first);
  const files = simulatedFiles({
    root: rootOf(folder),
    uid: userOf(first).uid,
    closed: () => {
      // Files never throw: while the description is wrong, its last good state counts for them.
      const { blocked = [], privacy = [], owners } = description.lastGood();
      return { blocked, privacy, ...(owners && { owners }) };
    },
    disk: realFiles({ darwin: ourPlatform === 'darwin', uid: process.getuid?.() ?? 0 }),
  });
  const run = simulatedRun(folder, description.now, files);
  return hostFrom(first, description.now, files, run);
}

/** A machine that was recorded whole in its description (host/recording/), without a folder. */
export function openRecorded(description: Description): Host {
  const now = (): Description => description;
  const files = recordedFiles(description.files ?? {});
  return hostFrom(description, now, files, simulatedRun(null, now, files));
}

function hostFrom(first: Description, now: () => Description, files: Files, run: Machine['run']): Host {
  const machine = machineOf(first, files, run);
  const asked = hostOf(machine);
  return {
    ...asked,
    hardware: async () => hardwareOf(now()) ?? (await asked.hardware()),
    contexts: async (maxAgeMs) => contextsOf(now(), machine, () => asked.contexts(maxAgeMs)),
    // A PATH that is described is never old.
    shellAnswer: () =>
      now().contexts?.['login-shell'] === undefined ? (asked.shellAnswer?.() ?? null) : null,
    processes: async () => processesOf(now(), machine.user.uid) ?? (await asked.processes()),
    marks: async (paths) => marksOf(now(), files, paths) ?? (await asked.marks?.(paths)) ?? new Map(),
    volume: (path) => volumeOf(now(), files, path),
    locks: async (query) => locksOf(now(), files, query) ?? (await asked.locks(query)),
  };
}

function rootOf(folder: string): string {
  const root = join(folder, 'root');
  if (!statSync(root, { throwIfNoEntry: false })?.isDirectory()) {
    throw new Error(inWords('noFiles', { folder: root }));
  }
  return realpathSync(root);
}

/** The description as it is now, read again when its file changed. `now` throws while it is wrong. */
function live(folder: string, first: Description): { now: () => Description; lastGood: () => Description } {
  const file = descriptionFile(folder);
  const fingerprint = (): string => {
    const stats = statSync(file, { throwIfNoEntry: false });
    return stats ? `${stats.ino}:${stats.mtimeMs}:${stats.size}` : 'absent';
  };
  let seen = fingerprint();
  let good = first;
  const now = (): Description => {
    const current = fingerprint();
    if (current !== seen) {
      good = readDescription(folder);
      seen = current;
    }
    return good;
  };
  const lastGood = (): Description => {
    try {
      return now();
    } catch (error) {
      if (error instanceof Error) return good;
      throw error;
    }
  };
  return { now, lastGood };
}

function userOf({ platform, user }: Description): Machine['user'] {
  const name = user?.name ?? 'user';
  return {
    name,
    uid: user?.uid ?? (platform === 'darwin' ? 501 : 1000),
    home: user?.home ?? `/${platform === 'darwin' ? 'Users' : 'home'}/${name}`,
    shell: user?.shell ?? null,
  };
}

function machineOf(first: Description, files: Files, run: Machine['run']): Machine {
  const user = userOf(first);
  const path = first.contexts?.daemon?.path ?? systemPath;
  const ours = first.hardware?.ours ?? first.hardware?.architecture;
  const architecture = ours ?? (first.platform === 'darwin' ? 'arm64' : 'amd64');
  return {
    platform: first.platform,
    simulated: true,
    user,
    environment: {
      HOME: user.home,
      USER: user.name,
      PATH: path.join(':'),
      ...first.contexts?.daemon?.environment,
      ...first.environment,
    },
    files,
    run,
    self: { architecture, kernelMachine: architecture, kernelRelease: first.hardware?.osVersion ?? '' },
  };
}
