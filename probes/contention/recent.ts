import { join } from 'node:path';
import { recentProjects } from '../../host/formats/recent-projects.ts';
import { closedByPrivacy } from '../../host/files/private.darwin.ts';
import type { Host } from '../../host/host.ts';
import { jetbrainsRoot, largestFile, storageOf, vscodeFamily, workspaceFolders } from './editors.ts';

/** Windows of one editor whose files are asked for their age. */
const mostWindows = 1_000;
/** Of each editor. */
const mostRecent = 16;

interface Recent {
  readonly folder: string;
  /** Milliseconds since 1970; 0 when not known. */
  readonly openedMs: number;
}

/**
 * Folders that VS Code and its relatives, GoLand and IntelliJ IDEA had open, the last ones first, 16 of each editor. Folders that
 * macOS protects are left out: to look into them makes it ask the user, who has not named them.
 */
export function recentFolders(host: Host): readonly string[] {
  const isClosed = host.platform === 'darwin' ? closedByPrivacy(host.user.home, (path) => path) : () => null;
  const recent = [...Object.keys(vscodeFamily).map((name) => ofVscode(host, name)), ...ofJetbrains(host)];
  const all = recent.flatMap((folders) => lastOf(folders).slice(0, mostRecent));
  return [...new Set(lastOf(all).map(({ folder }) => folder))].filter((folder) => isClosed(folder) === null);
}

function lastOf(folders: readonly Recent[]): readonly Recent[] {
  return folders.toSorted((a, b) => b.openedMs - a.openedMs);
}

/** By the age of each window's directory; of windows that are older than the last ones nothing is read. */
function ofVscode(host: Host, name: string): readonly Recent[] {
  const storage = storageOf(host, name);
  const ids = host.files.list(storage);
  if (!ids.ok) return [];
  const windows = ids.value.slice(0, mostWindows).flatMap((id) => {
    const facts = host.files.facts(join(storage, id));
    return facts.ok ? [{ folder: join(storage, id), openedMs: facts.value.modifiedMs }] : [];
  });
  return lastOf(windows)
    .slice(0, mostRecent)
    .flatMap(({ folder: window, openedMs }) =>
      workspaceFolders(host, join(window, 'workspace.json')).map((folder) => ({ folder, openedMs })),
    );
}

function ofJetbrains(host: Host): readonly (readonly Recent[])[] {
  const root = jetbrainsRoot(host);
  const products = host.files.list(root);
  if (!products.ok) return [];
  return products.value
    .filter((product) => /^(?:GoLand|IntelliJIdea|IdeaIC)\d/.test(product))
    .map((product) => {
      const text = host.files.text(join(root, product, 'options/recentProjects.xml'), largestFile);
      const projects = text.ok ? recentProjects(text.value, host.user.home) : [];
      return projects.map(({ path, openedMs }) => ({ folder: path, openedMs }));
    });
}
