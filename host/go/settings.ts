import { join, posix } from 'node:path';
import { readGoEnvFile, type GoEnvFile } from '../formats/environment.ts';
import type { Environment, Host } from '../host.ts';
import { textOf } from '../files/memory.ts';
import type { Setting, SettingSource } from './setting.ts';

/** Looks up a Go setting as the go command would. */
export type Settings = (name: string) => Setting;

const noLines: GoEnvFile = new Map();

/**
 * Settings of the go command in one environment: a variable that is not empty, else the user's file (`go env -w`),
 * else `$GOROOT/go.env`. An empty value in the user's file hides the one of go.env, as in the go command itself.
 * A relative GOENV or GOROOT is looked for below `directory`, where the command runs, or not at all.
 * https://pkg.go.dev/cmd/go#hdr-Environment_variables
 */
export function readSettings(
  host: Host,
  environment: Environment,
  goroot: string | null,
  directory: string | null = null,
): Settings {
  const userFile = placed(userFileOf(host, environment), directory);
  const user = userFile === null ? noLines : readGoEnvFile(textOf(host, userFile) ?? '', 'last');
  const root = placed(gorootForFile(user, environment, goroot), directory);
  const rootFile = root === null ? null : join(root, 'go.env');
  const fallback = rootFile === null ? noLines : readGoEnvFile(textOf(host, rootFile) ?? '', 'first');

  return (name) => {
    const variable = environment[name];
    if (variable) return { name, value: variable, source: { kind: 'variable' } };
    const inFile = (
      file: string | null,
      found: GoEnvFile,
      kind: 'user-file' | 'goroot-file',
    ): Setting | null => {
      const entry = found.get(name);
      if (file === null || !entry) return null;
      const source: SettingSource = { kind, file, line: entry.line };
      return { name, value: entry.value, source };
    };
    return (
      inFile(userFile, user, 'user-file') ??
      inFile(rootFile, fallback, 'goroot-file') ?? { name, value: '', source: { kind: 'default' } }
    );
  };
}

/** The file that `go env -w` writes; null when there is none to be (GOENV=off, a relative XDG_CONFIG_HOME, no HOME). */
export function userFileOf(host: Host, environment: Environment): string | null {
  if (environment.GOENV) return environment.GOENV === 'off' ? null : environment.GOENV;
  const home = environment.HOME ?? host.user.home;
  const own = (directory: string): string | null => (home === '' ? null : join(home, directory, 'go/env'));
  if (host.platform === 'darwin') return own('Library/Application Support');
  const config = environment.XDG_CONFIG_HOME;
  if (!config) return own('.config');
  return config.startsWith('/') ? join(config, 'go/env') : null;
}

/** To find go.env, the go command believes the GOROOT of the user's file before the variable of that name. */
function gorootForFile(user: GoEnvFile, environment: Environment, own: string | null): string | null {
  const set = user.get('GOROOT')?.value || environment.GOROOT;
  return set ? posix.normalize(set) : own;
}

function placed(path: string | null, directory: string | null): string | null {
  if (path === null || path.startsWith('/')) return path;
  return directory === null ? null : join(directory, path);
}
