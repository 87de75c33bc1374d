import { join } from 'node:path';
import { recentProjects } from '../../host/formats/recent-projects.ts';
import { closedByPrivacy } from '../../host/files/private.darwin.ts';
import type { Host } from '../../host/host.ts';
import { jetbrainsRoot, largestFile, storageOf, vscodeFamily, workspaceFolders } from './editors.ts';
import { lastWindows, usedMs } from './windows.ts';

/** Of each editor. */
const mostRecent = 16;

interface Recent {
  readonly folder: string;
  /** Milliseconds since 1970; 0 when not known. */
  readonly openedMs: number;
}

/**
 * Folders that VS Code and its relatives, GoLand and IntelliJ IDEA had open, the latest first, 16 per editor. Folders that macOS
 * protects are left out: looking into them makes it ask the user, who has not named them. What could not be read is reported by
 * the contention probe, which reads the same files.
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
  return lastWindows(host, storageOf(host, name), mostRecent).directories.flatMap((directory) =>
    workspaceFolders(host, join(directory, 'workspace.json')).map((folder) => ({
      folder,
      openedMs: usedMs(host, directory),
    })),
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
