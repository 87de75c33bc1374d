import { posix } from 'node:path';
import { namesIn, parsedOf } from '../../host/files/memory.ts';
import { fieldOf } from '../../host/formats/json.ts';
import { readJsonc } from '../../host/formats/jsonc.ts';
import { linesOf } from '../../host/formats/lines.ts';
import type { Environment, Host } from '../../host/host.ts';
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

/** Each is known by what is in its directory: https://code.visualstudio.com/docs/configure/settings#_settings-file-locations */
export function editorsOf(host: Host): readonly Editor[] {
  const { home } = host.user;
  const root = posix.join(home, host.platform === 'darwin' ? 'Library/Application Support' : '.config');
  const names = namesIn(host, root, 'editors', (name) => {
    const user = posix.join(root, name, 'User');
    return ['settings.json', 'globalStorage/storage.json'].some(
      (one) => host.files.target(`${user}/${one}`).ok,
    );
  });
  return (names.ok ? names.value : [])
    .slice(0, mostEditors)
    .map((name) => ({ name, user: posix.join(root, name, 'User') }));
}

/** A setting with its value filled in. */
export interface SettingOfEditor extends Written {
  readonly value: string;
}

/** The settings that decide what the extension for Go starts, of one file. */
interface FileOfSettings {
  readonly file: string;
  readonly values: ReadonlyMap<string, { readonly value: string; readonly line: number }>;
}

/** What an editor's settings say for a folder: the folder's own come first, and of maps each member by itself. */
export class EditorSettings {
  readonly #files: readonly FileOfSettings[];
  readonly #fill: (value: string) => string;

  constructor(host: Host, { user }: Pick<Editor, 'user'>, directory: string, environment: Environment) {
    const folder = openedFolder(host, directory);
    const files = [
      ...(folder === null ? [] : [posix.join(folder, '.vscode/settings.json')]),
      posix.join(user, 'settings.json'),
    ];
    this.#files = files.flatMap((file) => {
      const values = parsedOf(host, file, { purpose: 'go settings' }, valuesIn);
      return values === null ? [] : [{ file, values }];
    });
    this.#fill = (value) => filled(value, { home: host.user.home, folder: folder ?? directory, environment });
  }

  /** `go.goroot`, or a member: `go.alternateTools/dlv`. */
  get(key: string): SettingOfEditor | null {
    for (const { file, values } of this.#files) {
      const found = values.get(key);
      if (found !== undefined && found.value.trim() !== '')
        return { value: this.#fill(found.value), file, line: found.line };
    }
    return null;
  }

  /** The variables of `go.toolsEnvVars`. */
  variables(): Readonly<Record<string, string>> {
    const all: Record<string, string> = {};
    for (const { values } of this.#files.toReversed())
      for (const [key, { value }] of values)
        if (key.startsWith('go.toolsEnvVars/')) all[key.slice('go.toolsEnvVars/'.length)] = this.#fill(value);
    return all;
  }
}

const plain = ['go.goroot', 'go.toolsGopath'];
const maps = ['go.alternateTools', 'go.toolsEnvVars'];
const mostMembers = 100;

/** Lines from 1: those where the names stand. */
function valuesIn(text: string): FileOfSettings['values'] {
  const settings = readJsonc(text);
  const found = new Map<string, { value: string; line: number }>();
  for (const key of plain) {
    const value = fieldOf(settings, key);
    if (typeof value === 'string') found.set(key, { value, line: lineOf(text, key, 1) });
  }
  for (const key of maps) {
    const map = fieldOf(settings, key);
    if (typeof map !== 'object' || map === null) continue;
    const from = lineOf(text, key, 1);
    for (const [name, value] of Object.entries(map).slice(0, mostMembers))
      if (typeof value === 'string') found.set(`${key}/${name}`, { value, line: lineOf(text, name, from) });
  }
  return found;
}

function lineOf(text: string, name: string, from: number): number {
  const written = JSON.stringify(name);
  for (const line of linesOf(text))
    if (line.number >= from && line.text.includes(written)) return line.number;
  return from;
}

/** The folder of the window is not known; the nearest that has settings stands for it, else the directory. */
function openedFolder({ files, user }: Host, directory: string): string | null {
  for (let at = directory; at !== user.home && at !== '/'; at = posix.dirname(at))
    if (files.target(posix.join(at, '.vscode/settings.json')).ok) return at;
  return null;
}

interface Around {
  readonly home: string;
  readonly folder: string;
  readonly environment: Environment;
}

/** As the extension fills it in: https://github.com/golang/vscode-go/blob/master/extension/src/util.ts (resolvePath, substituteEnv) */
function filled(written: string, { home, folder, environment }: Around): string {
  const path = written
    .replace(/\$\{env:(\w{1,200})\}/g, (_, name: string) => environment[name] ?? '')
    .replace(/\$\{workspace(?:Folder|Root)\}/g, () => folder)
    .replace(/\$\{workspaceFolderBasename\}/g, () => posix.basename(folder))
    .replace(/^~/, () => home);
  return path.startsWith('/') ? posix.normalize(path) : path;
}
