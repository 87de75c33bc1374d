import { posix } from 'node:path';
import type { Architecture, Context, Host, Platform } from '../host/host.ts';
import type { Other } from './contradict.ts';

/** What the checks of a remedy ask of the machine; files alone answer. */
export interface Facts {
  /** Whether a program is there, by its absolute path or by its name on the terminal's PATH. */
  has(program: string): boolean;
  /** Whether a Go of that version (`1.26.8`) exists for that machine, as far as we know. */
  released(version: string, platform: Platform, architecture: Architecture): boolean;
  /** Whether we may write that file, or into that directory; of one that is not there, the nearest that is above it. */
  writable(path: string): boolean;
  /** The text of a file, absolute or below the home directory (`~/.zprofile`); null when there is none. */
  text(file: string): string | null;
  /** The other findings about the same subject. */
  readonly others: readonly Other[];
}

/** What systems have by themselves in /usr/bin, /bin and /usr/sbin, of what remedies use. */
const ofSystem: ReadonlySet<string> = new Set([
  'arch',
  'open',
  'mv',
  'curl',
  'tar',
  'mkdir',
  'launchctl',
  'chmod',
  'chflags',
  'restorecon',
  'xcode-select',
]);
/** A profile is a few kilobytes. */
const mostBytes = 1024 * 1024;

export function factsOf(host: Host, terminal: Context | undefined, others: readonly Other[] = []): Facts {
  const { files, user } = host;
  const absolute = (path: string): string =>
    path.startsWith('~/') ? posix.join(user.home, path.slice(2)) : path;
  const isProgram = (path: string): boolean => {
    const target = files.target(path);
    return target.ok && target.value.kind === 'file' && (target.value.mode & 0o111) !== 0;
  };
  return {
    others,
    has(program) {
      if (program.includes('/')) return isProgram(program);
      if (program === 'gowarden' || ofSystem.has(program)) return true;
      return (terminal?.path ?? []).some((directory) => isProgram(posix.join(directory, program)));
    },
    released: isReleased,
    writable(path) {
      for (let place = absolute(path); ; place = posix.dirname(place)) {
        const target = files.target(place);
        if (target.ok) return target.value.uid === user.uid && (target.value.mode & 0o200) !== 0;
        if (target.failure.kind !== 'absent' || place === '/') return false;
      }
    },
    text(file) {
      const text = files.text(absolute(file), mostBytes);
      return text.ok ? text.value : null;
    },
  };
}

/**
 * What is known not to be there: Macs have but two architectures, of which Go 1.16 was the first to build for arm64
 * (https://go.dev/doc/go1.16#darwin). Of others nothing is known, and whoever downloads says so.
 */
function isReleased(version: string, platform: Platform, architecture: Architecture): boolean {
  const minor = /^1\.(\d+)(?:\.\d+|rc\d+|beta\d+)?$/.exec(version)?.[1];
  if (minor === undefined) return false;
  if (platform === 'linux' || architecture === 'amd64') return true;
  return architecture === 'arm64' && Number(minor) >= 16;
}
