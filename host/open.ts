import os from 'node:os';
import { fromNode } from './hardware/architecture.ts';
import { developerVariable } from './apple/developer-directory.darwin.ts';
import { hostOf } from './compose.ts';
import { Asker } from './files/asker/asker.ts';
import { directFiles } from './files/direct.ts';
import { Foreign } from './files/foreign.ts';
import { guardedFiles } from './files/guarded.ts';
import { volumeAt } from './files/volume.ts';
import { mountedOnDarwin, mountedOnLinux } from './files/mounted.ts';
import type { Environment, Host, Platform } from './host.ts';
import type { Machine } from './machine.ts';
import { realRun } from './run/real.ts';
import { homeOf } from './home.ts';
import { inWords } from './text.ts';

export interface OpenOptions {
  /** A folder that holds a machine (docs/simulated-host.md) to look at in place of the one that we run on. */
  readonly simulation?: string;
  /**
   * On macOS: whether to look into Documents, Downloads, cloud and other folders that macOS protects. `leave` answers
   * `privacy` without asking the system, which could open a dialog and block us: for the daemon. Default `look`: a
   * command in a terminal has the terminal's permissions, and its user named the file.
   */
  readonly privateFolders?: 'look' | 'leave';
  /** The caller's environment; default: that of this process. */
  readonly environment?: Environment;
}

/** Opens the machine under observation. Throws a sentence for people when it cannot be. */
export async function openHost(options: OpenOptions = {}): Promise<Host> {
  const { simulation, privateFolders = 'look', environment = process.env } = options;
  if (simulation === undefined) return hostOf(await thisMachine(privateFolders === 'leave', environment));
  // Only here is the checker of descriptions needed.
  const { openSimulated } = await import('./simulated/open.ts');
  return openSimulated(simulation);
}

async function thisMachine(leavePrivate: boolean, environment: Environment): Promise<Machine> {
  const platform = supported(process.platform);
  const user = userOf(environment);
  const darwin = platform === 'darwin';
  const surroundings = { darwin, uid: user.uid, privateHome: darwin && leavePrivate ? user.home : null };
  const direct = directFiles(surroundings);
  // Lists what is mounted, a program of the system's own.
  const developer = (environment: Environment): string => developerVariable(direct, environment);
  const own = darwin ? () => developer(environment) : undefined;
  const mounted = darwin ? mountedOnDarwin(realRun(user, direct, own)) : mountedOnLinux();
  await mounted.refresh();
  const foreign = new Foreign(new Asker(surroundings));
  const files = guardedFiles(direct, foreign, () => mounted.table());
  return {
    platform,
    simulated: false,
    user,
    environment: { ...environment },
    files,
    silence: foreign.silence,
    refreshMounts: () => mounted.refresh(),
    run: realRun(user, files, own),
    volume: (path) => volumeAt(path, files, mounted.table()),
    ...(darwin && { developer }),
    self: {
      architecture: fromNode(process.arch),
      kernelMachine: os.machine(),
      kernelRelease: os.release(),
    },
  };
}

function supported(platform: string): Platform {
  if (platform === 'darwin' || platform === 'linux') return platform;
  throw new Error(inWords('otherSystem', { platform }));
}

/** The user database may have no entry for us (containers, directory services that do not answer). */
function userOf(environment: Environment): Machine['user'] {
  const uid = process.getuid?.() ?? 0;
  try {
    const { username, homedir, shell } = os.userInfo();
    return { name: username, uid, home: environment.HOME ?? homedir, shell };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return {
      name: environment.USER ?? String(uid),
      uid,
      home: homeOf(environment),
      shell: null,
    };
  }
}
