import { posix } from 'node:path';
import type { Environment, Host } from '../../host/host.ts';
import type { Setting, SettingsFile } from '../editors/answer.ts';
import { expanded } from '../editors/expand.ts';
import { SettingsFiles } from '../editors/files.ts';
import { userDirectories } from '../editors/users.ts';
import type { Written } from './answer.ts';

/** A VS Code, or a relative of it, by the directory where it keeps its user's settings. */
export interface Editor {
  /** `Code`, `Cursor` */
  readonly name: string;
  /** `…/Code/User` */
  readonly user: string;
}

/** More editors than anyone has. */
const mostEditors = 20;

/** The editors of a user, but for portable ones: those are known to whoever knows the applications. */
export function editorsOf(host: Host, environment: Environment): readonly Editor[] {
  return userDirectories(host, environment, [])
    .slice(0, mostEditors)
    .map((user) => ({ name: nameOf(user), user }));
}

/** `Code` of `…/Code/User`, `vscode-server` of `~/.vscode-server/data/User`. */
function nameOf(user: string): string {
  const above = posix.dirname(user);
  return posix.basename(posix.basename(above) === 'data' ? posix.dirname(above) : above).replace(/^\./, '');
}

/** A setting with its value filled in. */
export interface SettingOfEditor extends Written {
  readonly value: string;
}

/** What an editor's settings say for a folder: the folder's own come first, and of maps each member by itself. */
export class EditorSettings {
  /** The folder's own, and the user's. Which profile a window has is not written in any of them. */
  readonly #files: readonly SettingsFile[];
  readonly #fill: (value: string) => string;

  constructor(host: Host, { user }: Pick<Editor, 'user'>, directory: string, environment: Environment) {
    const folder = openedFolder(host, directory);
    const read = new SettingsFiles(host);
    if (folder !== null) read.ofOpened({ folders: [folder], workspaces: [] });
    read.ofUser(user);
    const own = read.found.filter((one) => one.kind === 'workspace' && one.folder === folder);
    this.#files = [...own, ...read.found.filter(({ kind }) => kind === 'user')];
    const around = { home: host.user.home, folder: folder ?? directory, environment, isWhole: true };
    this.#fill = (value) => expanded(value, around) ?? value;
  }

  /** `go.goroot`, or a member: `go.alternateTools/dlv`. */
  get(key: string): SettingOfEditor | null {
    const [name = '', member] = key.split('/');
    for (const { file, settings } of this.#files) {
      const node = settings.find((one) => isGeneral(one) && one.key === name)?.node;
      const found = member === undefined ? node : node?.members.get(member);
      if (typeof found?.value === 'string' && found.value.trim() !== '')
        return { value: this.#fill(found.value), file, line: found.line };
    }
    return null;
  }

  /** The variables of `go.toolsEnvVars`. */
  variables(): Readonly<Record<string, string>> {
    const all: Record<string, string> = {};
    for (const { settings } of this.#files.toReversed())
      for (const one of settings)
        if (isGeneral(one) && one.key === 'go.toolsEnvVars')
          for (const [name, { value }] of one.node.members)
            if (typeof value === 'string') all[name] = this.#fill(value);
    return all;
  }
}

/** Not of a block for one language, in which the extension does not look for these. */
const isGeneral = ({ path }: Setting): boolean => path.length === 1;

/** The folder of the window is unknown; the nearest one that has settings is used instead, otherwise the directory. */
function openedFolder({ files, user }: Host, directory: string): string | null {
  for (let at = directory; at !== user.home && at !== '/'; at = posix.dirname(at))
    if (files.target(posix.join(at, '.vscode/settings.json')).ok) return at;
  return null;
}
