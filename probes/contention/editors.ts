import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fieldOf, readJson } from '../../host/formats/json.ts';
import { readJsonc } from '../../host/formats/jsonc.ts';
import { openedProjects } from '../../host/formats/recent-projects.ts';
import type { Host } from '../../host/host.ts';
import type { Processes } from '../../host/processes/processes.ts';
import { inWords } from './text.ts';
import { isThere } from './windows.ts';

/** An application that has a folder open, by its own state files. */
export interface OpenFolder {
  readonly owner: string;
  readonly ownerPid: number;
  readonly folder: string;
  readonly evidence: string;
}

export const vscodeFamily: Readonly<Record<string, string>> = {
  Code: 'Visual Studio Code',
  'Code - Insiders': 'Visual Studio Code - Insiders',
  VSCodium: 'VSCodium',
  Cursor: 'Cursor',
  Windsurf: 'Windsurf',
  Antigravity: 'Antigravity',
  Trae: 'Trae',
};

/** A lock that was not touched for so long is of a window that crashed (extHostStoragePaths.ts: stale after 10 minutes). */
const staleLockMs = 10 * 60_000;
const mostFolders = 100;
/** Bytes; a `.code-workspace` holds settings too. */
export const largestFile = 1024 * 1024;

/**
 * Folders open in VS Code and its relatives: each extension host keeps `workspaceStorage/<id>/vscode.lock` with its pid, beside
 * a `workspace.json` that names the folder.
 * What could not be listed comes to `unread`, one sentence each.
 * https://github.com/microsoft/vscode/blob/main/src/vs/workbench/api/node/extHostStoragePaths.ts
 */
export function vscodeFolders(
  host: Host,
  processes: Processes,
  now: number,
  unread: Set<string>,
): readonly OpenFolder[] {
  return Object.entries(vscodeFamily).flatMap(([name, owner]) => {
    const storage = storageOf(host, name);
    const ids = host.files.list(storage);
    if (!ids.ok) {
      if (isThere(ids.failure)) unread.add(ids.failure.message);
      return [];
    }
    return ids.value.flatMap((id) => {
      const lock = join(storage, id, 'vscode.lock');
      const facts = host.files.facts(lock);
      if (!facts.ok || now - facts.value.modifiedMs > staleLockMs) return [];
      const pid = Number(field(host, lock, 'pid'));
      if (processes.find(pid) === undefined) return [];
      const workspace = join(storage, id.replace(/-[1-9]$/, ''), 'workspace.json');
      return workspaceFolders(host, workspace).map((folder) => {
        return { owner, ownerPid: pid, folder, evidence: `${lock}: pid ${pid}` };
      });
    });
  });
}

export function storageOf(host: Host, name: string): string {
  const config = host.platform === 'darwin' ? 'Library/Application Support' : '.config';
  return join(host.user.home, config, name, 'User/workspaceStorage');
}

/** The folders of a window: one, or those of a `.code-workspace` file. None where they are on another machine. */
export function workspaceFolders(host: Host, file: string): readonly string[] {
  const folder = workspaceFolder(host, file);
  if (folder !== null) return [folder];
  const workspace = workspaceFile(host, file);
  if (workspace === null) return [];
  const text = host.files.text(workspace, largestFile);
  const listed = text.ok ? fieldOf(readJsonc(text.value), 'folders') : undefined;
  const folders: readonly unknown[] = Array.isArray(listed) ? listed.slice(0, mostFolders) : [];
  return folders.flatMap((one) => {
    const path = fieldOf(one, 'path');
    const named =
      typeof path === 'string' ? resolve(dirname(workspace), path) : folderOf(fieldOf(one, 'uri'));
    return named === null ? [] : [named];
  });
}

/** The one folder that a `workspace.json` names. */
export function workspaceFolder(host: Host, file: string): string | null {
  return folderOf(field(host, file, 'folder'));
}

/** The `.code-workspace` file that a `workspace.json` names; `configuration` as other programs that read these files know it too. */
export function workspaceFile(host: Host, file: string): string | null {
  return folderOf(field(host, file, 'workspace') ?? field(host, file, 'configuration'));
}

/** The path of `file:///Users/kim/src/app`; null when it names nothing on this machine. */
export function folderOf(uri: unknown): string | null {
  if (typeof uri !== 'string' || !uri.startsWith('file://')) return null;
  try {
    return fileURLToPath(uri, { windows: false });
  } catch (error) {
    if (error instanceof TypeError || error instanceof URIError) return null;
    throw error;
  }
}

/**
 * Projects open in a running GoLand or IntelliJ IDEA: `recentProjects.xml` marks them `opened`, and `.lock` beside `options/`
 * holds the pid of the instance (both survive a crash, so the process must be there).
 * https://github.com/JetBrains/intellij-community/blob/master/platform/platform-impl/bootstrap/src/com/intellij/platform/ide/bootstrap/DirectoryLock.java
 */
export function jetbrainsFolders(
  host: Host,
  processes: Processes,
  unread: Set<string>,
): readonly OpenFolder[] {
  const root = jetbrainsRoot(host);
  const products = host.files.list(root);
  if (!products.ok) {
    if (isThere(products.failure)) unread.add(products.failure.message);
    return [];
  }
  return products.value.flatMap((product) => {
    const match = /^(?<name>GoLand|IntelliJIdea|IdeaIC)\d/.exec(product)?.groups;
    const lock = join(root, product, '.lock');
    const pid = host.files.text(lock, 64);
    const recentFile = join(root, product, 'options/recentProjects.xml');
    const recent = host.files.text(recentFile, largestFile);
    if (match !== undefined && !recent.ok && isThere(recent.failure)) unread.add(recent.failure.message);
    if (match === undefined || !pid.ok || !recent.ok) return [];
    const running = Number(pid.value.trim());
    if (processes.find(running) === undefined) return [];
    const owner = match.name === 'GoLand' ? 'GoLand' : 'IntelliJ IDEA';
    return openedProjects(recent.value, host.user.home).map((folder) => ({
      owner,
      ownerPid: running,
      folder,
      evidence: inWords('opened', { file: recentFile, lock, pid: running }),
    }));
  });
}

export function jetbrainsRoot(host: Host): string {
  const config = host.platform === 'darwin' ? 'Library/Application Support/JetBrains' : '.config/JetBrains';
  return join(host.user.home, config);
}

/** Of a file that VS Code writes and reads as strict JSON: half written it says nothing. */
function field(host: Host, path: string, name: string): unknown {
  const text = host.files.text(path, largestFile);
  return text.ok ? fieldOf(readJson(text.value), name) : undefined;
}
