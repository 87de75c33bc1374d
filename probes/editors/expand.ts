import { posix } from 'node:path';
import type { Environment } from '../../host/host.ts';

/** What the extension knows when it fills a path in. */
export interface Around {
  readonly home: string;
  /** The folder of the window; null when the setting is for whatever folder is open. */
  readonly folder: string | null;
  /** Of the extension host. */
  readonly environment: Environment;
  /** Whether all of that is known; else what is not in it may be set. */
  readonly isWhole: boolean;
}

/**
 * A path as the extension fills it in: variables of the environment (those that are not set as nothing), the folder and, at the
 * beginning, `~`; nothing else. Null when it holds the folder and that is not known.
 * https://github.com/golang/vscode-go/blob/28e27ffd3a0eca1de30b1a9656a75cbd47e94e4e/extension/src/util.ts (substituteEnv, resolvePath)
 */
export function expanded(written: string, { home, folder, environment, isWhole }: Around): string | null {
  const names = [...written.matchAll(variable)].map(([, name = '']) => name.trim());
  if (!isWhole && names.some((name) => environment[name] === undefined)) return null;
  const path = written.replace(variable, (_, name: string) => environment[name.trim()] ?? '');
  if (ofFolder.test(path) && folder === null) return null;
  const filled = path
    .replace(/\$\{workspace(?:Folder|Root)\}/g, () => folder ?? '')
    .replace(/\$\{workspaceFolderBasename\}/g, () => posix.basename(folder ?? ''));
  const place = filled.startsWith('~') ? posix.join(home, filled.slice(1)) : filled;
  return place.startsWith('/') ? posix.normalize(place) : place;
}

const variable = /\$\{env:([^}]{1,200})\}/g;
const ofFolder = /\$\{workspace(?:Folder|Root|FolderBasename)\}/;

/** Whether something is left that only VS Code's other files know: `${userHome}`, `${config:go.goroot}`. */
export function holdsVariable(path: string): boolean {
  return path.includes('${') || path.startsWith('$');
}

/** Of another system, which the same file is for as well. */
export function isOfWindows(path: string): boolean {
  return /^[A-Za-z]:[\\/]|^\\\\|%\w{1,60}%/.test(path);
}

/**
 * The path that leads to the same file through Homebrew's `opt`, which stays over upgrades: `/opt/homebrew/opt/go/libexec` for
 * `/opt/homebrew/Cellar/go/1.26.7/libexec`. Null for what is in no keg. https://docs.brew.sh/Formula-Cookbook#homebrew-terminology
 */
export function throughOpt(path: string): string | null {
  const at = path.indexOf('/Cellar/');
  const [formula = '', version = '', ...rest] =
    at === -1 ? [] : path.slice(at + '/Cellar/'.length).split('/');
  return formula === '' || version === '' ? null : [path.slice(0, at), 'opt', formula, ...rest].join('/');
}
