import type { JsoncPath } from '../../host/formats/jsonc-edit.ts';
import { type JsoncNode, readJsoncTree } from '../../host/formats/jsonc-tree.ts';
import { folderOf } from '../contention/editors.ts';
import type { FileKind, Launch, Setting } from './answer.ts';

/** What a file says of Go. */
export interface ReadFile {
  readonly text: string | null;
  readonly settings: readonly Setting[];
  readonly launches: readonly Launch[];
  /** Of a `.code-workspace`: its folders, as they are written. */
  readonly folders: readonly string[];
}

/** Characters; of a longer file nobody reads a change. */
const longestToEdit = 256 * 1024;
const mostSettings = 500;
const mostFolders = 100;

/** Reads a settings file of any kind; of a broken one, as much as can be read. */
export function readSettings(text: string, kind: FileKind): ReadFile {
  const root = readJsoncTree(text);
  const settings = settingsIn(root, kind).slice(0, mostSettings);
  const launches = launchesIn(root, kind).slice(0, mostSettings);
  const folders = kind === 'code-workspace' ? (root?.members.get('folders')?.items ?? []) : [];
  const isOfUse = settings.length + launches.length > 0;
  return {
    text: isOfUse && text.length <= longestToEdit ? text : null,
    settings,
    launches,
    folders: folders.slice(0, mostFolders).flatMap((one) => {
      const path = one.members.get('path')?.value ?? folderOf(one.members.get('uri')?.value);
      return typeof path === 'string' ? [path] : [];
    }),
  };
}

/** Where the settings stand in a file; `customizations.vscode`: https://containers.dev/supporting#visual-studio-code */
const places: Readonly<Record<FileKind, readonly (readonly string[])[]>> = {
  user: [[]],
  profile: [[]],
  remote: [[]],
  workspace: [[]],
  'code-workspace': [['settings']],
  devcontainer: [['customizations', 'vscode', 'settings'], ['settings']],
  launch: [],
};

function settingsIn(root: JsoncNode | null, kind: FileKind): readonly Setting[] {
  return places[kind].flatMap((path) => {
    const node = at(root, path);
    return node === null ? [] : [...node.members].flatMap(([key, value]) => ofMember(key, value, path));
  });
}

/** In blocks such as `[go]` settings stand for one language. */
function ofMember(key: string, node: JsoncNode, above: JsoncPath): readonly Setting[] {
  const path = [...above, key];
  if (key.startsWith('[') && above.at(-1) !== key)
    return [...node.members].flatMap(([name, value]) =>
      isOfGo(name) ? [{ key: name, path: [...path, name], node: value }] : [],
    );
  return isOfGo(key) ? [{ key, path, node }] : [];
}

function isOfGo(key: string): boolean {
  return key === 'gopls' || /^(?:go\.|gopls\.|terminal\.integrated\.env\.)/.test(key);
}

const launchPlaces: Readonly<Record<FileKind, readonly string[]>> = {
  user: ['launch', 'configurations'],
  profile: ['launch', 'configurations'],
  remote: ['launch', 'configurations'],
  workspace: ['launch', 'configurations'],
  'code-workspace': ['launch', 'configurations'],
  devcontainer: ['customizations', 'vscode', 'settings', 'launch', 'configurations'],
  launch: ['configurations'],
};

function launchesIn(root: JsoncNode | null, kind: FileKind): readonly Launch[] {
  const path = launchPlaces[kind];
  return (at(root, path)?.items ?? []).flatMap((node, index) =>
    node.members.get('type')?.value === 'go' ? [{ path: [...path, index], node }] : [],
  );
}

function at(root: JsoncNode | null, path: readonly string[]): JsoncNode | null {
  let node = root;
  for (const name of path) node = node?.members.get(name) ?? null;
  return node;
}
