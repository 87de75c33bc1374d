import { posix } from 'node:path';
import type { Host } from '../../host/host.ts';
import { workspaceFile, workspaceFolder } from '../contention/editors.ts';
import { lastWindows } from '../contention/windows.ts';

/** Beyond what anyone has open in a year. */
const mostFolders = 128;
const mostRecorded = 400;
/** A repository has its modules not deeper. */
const mostLevels = 6;

/** Folders that are opened in an editor, and `.code-workspace` files. */
export interface Opened {
  readonly folders: readonly string[];
  readonly workspaces: readonly string[];
  /** What is written down of windows and could not be listed, with why: sentences. */
  readonly unread?: readonly string[];
}

/** The known modules with the folders above them, and what each editor has written down of its windows. */
export function openedIn(host: Host, users: readonly string[], modules: readonly string[]): Opened {
  const listed = users.map((user) => windowsOf(host, user));
  const recorded = listed.flatMap(({ windows }) => windows);
  const folders = new Set([
    ...modules.flatMap((module) => upward(module, host.user.home)),
    ...recorded.flatMap(({ folder }) => folder ?? []),
  ]);
  folders.delete(host.user.home);
  folders.delete('/');
  return {
    folders: [...folders].slice(0, mostFolders),
    workspaces: [...new Set(recorded.flatMap(({ workspace }) => workspace ?? []))].slice(0, mostFolders),
    unread: listed.flatMap(({ unread }) => unread ?? []),
  };
}

interface Window {
  readonly folder: string | null;
  readonly workspace: string | null;
}

/** What an editor has written down of its windows; `unread`: why that is not known. */
interface Listed {
  readonly windows: readonly Window[];
  readonly unread: string | null;
}

/** A directory of workspaceStorage is named by what it is for: what was read of one stays true. */
const windows = new WeakMap<Host, Map<string, Window>>();

function windowsOf(host: Host, user: string): Listed {
  const { directories, unread } = lastWindows(host, posix.join(user, 'workspaceStorage'), mostRecorded);
  const known = windows.get(host) ?? new Map<string, Window>();
  windows.set(host, known);
  const found = directories.flatMap((directory) => {
    const file = posix.join(directory, 'workspace.json');
    const before = known.get(file);
    if (before !== undefined) return [before];
    const window = { folder: workspaceFolder(host, file), workspace: workspaceFile(host, file) };
    if (window.folder === null && window.workspace === null) return [];
    if (known.size < mostRecorded * 10) known.set(file, window);
    return [window];
  });
  return { windows: found, unread };
}

/** It and the directories above it, below the home. Elsewhere what is above may be everyone's. */
function upward(directory: string, home: string): readonly string[] {
  if (!directory.startsWith(`${home}/`)) return [directory];
  const found: string[] = [];
  for (let at = directory; found.length < mostLevels && at !== home; at = posix.dirname(at)) found.push(at);
  return found;
}
