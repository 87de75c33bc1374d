import { posix } from 'node:path';
import { parsedOf } from '../../host/files/memory.ts';
import { fieldOf } from '../../host/formats/json.ts';
import { readJsonc } from '../../host/formats/jsonc.ts';
import type { Environment, Host } from '../../host/host.ts';

/** A path that a setting names, and where the setting stands. */
export interface Setting {
  readonly path: string;
  /** `FILE:LINE` */
  readonly by: string;
}

/** More editors than anyone has. */
const mostEditors = 40;

/**
 * The `dlv` of `go.alternateTools` in the settings of VS Code and its relatives: the user's, and those in the known modules. Only
 * absolute paths name a file; of what may stand for a part of one, the extension fills in the home, the folder and variables
 * (`~`, `${workspaceFolder}`, `${env:X}`: https://github.com/golang/vscode-go/blob/master/extension/src/util.ts, resolvePath).
 */
export function editorSettings(
  host: Host,
  modules: readonly string[],
  environment: Environment,
): readonly Setting[] {
  const { home } = host.user;
  const root = posix.join(home, host.platform === 'darwin' ? 'Library/Application Support' : '.config');
  const names = host.files.list(root);
  const users = (names.ok ? names.value : [])
    .map((name) => posix.join(root, name, 'User/settings.json'))
    .filter((file) => host.files.facts(file).ok)
    .slice(0, mostEditors)
    .map((file) => ({ file, folder: null }));
  const folders = modules.map((folder) => ({ file: posix.join(folder, '.vscode/settings.json'), folder }));
  return [...users, ...folders].flatMap(({ file, folder }) => {
    const named = parsedOf(host, file, { purpose: 'go.alternateTools' }, dlvIn);
    if (named === null || named.path === null) return [];
    const path = filledIn(named.path, { home, folder, environment });
    return path === null ? [] : [{ path, by: `${file}:${named.line}` }];
  });
}

/** Line from 1. */
function dlvIn(text: string): { readonly path: string | null; readonly line: number } {
  const path = fieldOf(fieldOf(readJsonc(text), 'go.alternateTools'), 'dlv');
  const lines = text.split('\n');
  const from = lines.findIndex((line) => line.includes('go.alternateTools'));
  const at = lines.findIndex((line, index) => index >= from && line.includes('"dlv"'));
  return { path: typeof path === 'string' ? path : null, line: Math.max(at, from, 0) + 1 };
}

interface Around {
  readonly home: string;
  readonly folder: string | null;
  readonly environment: Environment;
}

function filledIn(written: string, { home, folder, environment }: Around): string | null {
  const path = written
    .replace(/^~(?=\/)/, () => home)
    .replace(/\$\{workspace(?:Folder|Root)\}/g, (whole) => folder ?? whole)
    .replace(/\$\{env:(\w+)\}/g, (_, name: string) => environment[name] ?? '');
  return path.startsWith('/') && !path.includes('${') ? posix.normalize(path) : null;
}
