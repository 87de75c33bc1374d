import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Host } from '../../host/host.ts';
import type { Processes } from '../../host/processes/processes.ts';

/** An application that has a folder open, by its own state files. */
export interface OpenFolder {
  readonly owner: string;
  readonly ownerPid: number;
  readonly folder: string;
  readonly evidence: string;
}

const vscodeFamily: Readonly<Record<string, string>> = {
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

/**
 * Folders open in VS Code and its relatives: each extension host keeps `workspaceStorage/<id>/vscode.lock` with its pid, beside
 * a `workspace.json` that names the folder.
 * https://github.com/microsoft/vscode/blob/main/src/vs/workbench/api/node/extHostStoragePaths.ts
 */
export function vscodeFolders(host: Host, processes: Processes, now: number): readonly OpenFolder[] {
  const config = host.platform === 'darwin' ? 'Library/Application Support' : '.config';
  return Object.entries(vscodeFamily).flatMap(([name, owner]) => {
    const storage = join(host.user.home, config, name, 'User/workspaceStorage');
    const ids = host.files.list(storage);
    if (!ids.ok) return [];
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

/** The folders of a window: one, or those of a `.code-workspace` file. None where they are on another machine. */
function workspaceFolders(host: Host, file: string): readonly string[] {
  const folder = folderOf(field(host, file, 'folder'));
  if (folder !== null) return [folder];
  const workspace = folderOf(field(host, file, 'workspace'));
  if (workspace === null) return [];
  const listed = field(host, workspace, 'folders');
  const folders: readonly unknown[] = Array.isArray(listed) ? listed.slice(0, mostFolders) : [];
  return folders.flatMap((one) => {
    const { path, uri } = (typeof one === 'object' && one !== null ? one : {}) as Record<string, unknown>;
    const named = typeof path === 'string' ? resolve(dirname(workspace), path) : folderOf(uri);
    return named === null ? [] : [named];
  });
}

function folderOf(uri: unknown): string | null {
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
export function jetbrainsFolders(host: Host, processes: Processes): readonly OpenFolder[] {
  const config = host.platform === 'darwin' ? 'Library/Application Support/JetBrains' : '.config/JetBrains';
  const root = join(host.user.home, config);
  const products = host.files.list(root);
  if (!products.ok) return [];
  return products.value.flatMap((product) => {
    const match = /^(?<name>GoLand|IntelliJIdea|IdeaIC)\d/.exec(product)?.groups;
    const lock = join(root, product, '.lock');
    const pid = host.files.text(lock, 64);
    const recent = host.files.text(join(root, product, 'options/recentProjects.xml'));
    if (match === undefined || !pid.ok || !recent.ok) return [];
    const running = Number(pid.value.trim());
    if (processes.find(running) === undefined) return [];
    const owner = match.name === 'GoLand' ? 'GoLand' : 'IntelliJ IDEA';
    return openedProjects(recent.value, host.user.home).map((folder) => ({
      owner,
      ownerPid: running,
      folder,
      evidence: `${join(root, product, 'options/recentProjects.xml')}: opened; ${lock}: pid ${running}`,
    }));
  });
}

/** The projects that `recentProjects.xml` marks as open. Its `$USER_HOME$` is the home directory. */
export function openedProjects(xml: string, home: string): readonly string[] {
  const entries = xml.matchAll(/<entry\s+key="([^"]{1,4096})"\s*>([\s\S]*?)<\/entry>/g);
  return [...entries].flatMap(([, key = '', body = '']) =>
    /<RecentProjectMetaInfo\b[^>]*\bopened="true"/.test(body)
      ? [unescapeXml(key).replace('$USER_HOME$', home)]
      : [],
  );
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function unescapeXml(text: string): string {
  return text.replace(/&(\w+);/g, (whole, name: string) => entities[name] ?? whole);
}

/** `.code-workspace` files may hold comments and commas before a closing bracket. */
function withoutComments(text: string): string {
  const bare = text.replace(
    /("(?:[^"\\]|\\.)*")|\/\/[^\n]*|\/\*[\s\S]*?\*\//g,
    (_whole, string?: string) => string ?? '',
  );
  return bare.replace(/("(?:[^"\\]|\\.)*")|,(?=\s*[\]}])/g, (_whole, string?: string) => string ?? '');
}

function field(host: Host, path: string, name: string): unknown {
  const text = host.files.text(path, 64 * 1024);
  if (!text.ok) return undefined;
  try {
    const parsed: unknown = JSON.parse(withoutComments(text.value));
    return typeof parsed === 'object' && parsed !== null
      ? (parsed as Record<string, unknown>)[name]
      : undefined;
  } catch (error) {
    // Half written, or not ours to understand: then it names nothing.
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
