import { posix } from 'node:path';
import { identityOf, isSettled } from '../../host/files/memory.ts';
import { fieldOf, readJson } from '../../host/formats/json.ts';
import type { Host } from '../../host/host.ts';
import { workspaceFolders } from '../contention/editors.ts';
import { isThere, lastWindows } from '../contention/windows.ts';
import type { Editor } from './settings.ts';
import { inWords } from './text.ts';

/** Bytes; that of one folder is mostly some ten thousand. */
const largestState = 8 * 1024 * 1024;
const mostFolders = 400;

/** A go that somebody chose with "Go: Choose Go Environment". */
export interface Chosen {
  /** Those that were open. */
  readonly folders: readonly string[];
  readonly path: string;
  /** Where the extension keeps it. */
  readonly file: string;
}

/** The one for a directory, by the folder that holds it; null when nobody chose one. */
export function chosenFor(directory: string, all: readonly Chosen[]): Chosen | null {
  return all.find(({ folders }) => folders.some((folder) => isAround(folder, directory))) ?? null;
}

/** What was chosen in an editor. */
export interface Choices {
  readonly chosen: readonly Chosen[];
  readonly unread: readonly Unread[];
}

/** A choice that there may be, and that could not be read. */
export interface Unread {
  /** For which folders; null: for any. */
  readonly folders: readonly string[] | null;
  /** A sentence. */
  readonly why: string;
}

/** Why it is not known what was chosen for a directory; nothing where it is known. */
export function unreadFor(directory: string, all: readonly Unread[]): readonly string[] {
  return all.flatMap(({ folders, why }) =>
    folders === null || folders.some((folder) => isAround(folder, directory)) ? [why] : [],
  );
}

const isAround = (folder: string, directory: string): boolean => `${directory}/`.startsWith(`${folder}/`);

/**
 * What was chosen in each folder of an editor. The extension keeps it in the state of the workspace, which is an SQLite file; that is
 * read into memory and never opened in place.
 * https://github.com/golang/vscode-go/blob/master/extension/src/goEnvironmentStatus.ts (getSelectedGo)
 */
export async function chosenGos(host: Host, { user }: Editor): Promise<Choices> {
  const windows = lastWindows(host, posix.join(user, 'workspaceStorage'), mostFolders);
  const chosen: Chosen[] = [];
  const unread: Unread[] = windows.unread === null ? [] : [{ folders: null, why: windows.unread }];
  for (const directory of windows.directories) {
    const file = posix.join(directory, 'state.vscdb');
    const { path, why } = await readOnce(host, file);
    const folders =
      path === null && why === null ? [] : workspaceFolders(host, posix.join(directory, 'workspace.json'));
    if (path !== null && folders.length > 0) chosen.push({ folders, path, file });
    if (why !== null) unread.push({ folders, why });
  }
  return { chosen, unread };
}

/** A path, nothing, or why it is not known. */
interface Read {
  readonly path: string | null;
  readonly why: string | null;
}

const nothing: Read = { path: null, why: null };
const failed = (why: string): Read => ({ path: null, why });

interface Remembered {
  readonly identity: string;
  readonly read: Read;
}

const known = new WeakMap<Host, Map<string, Remembered>>();

/** Of the state only the path is kept: of some windows it has megabytes. */
async function readOnce(host: Host, file: string): Promise<Read> {
  const facts = host.files.target(file);
  if (!facts.ok) return isThere(facts.failure) ? failed(facts.failure.message) : nothing;
  if (facts.value.kind !== 'file') return nothing;
  const all = known.get(host) ?? new Map<string, Remembered>();
  known.set(host, all);
  const identity = identityOf(facts.value);
  const before = all.get(file);
  if (before?.identity === identity) return before.read;
  if (facts.value.size > largestState) return failed(inWords('largeState', { file }));
  const bytes = host.files.open(file, (source) => holding(source.read(0, source.size)));
  if (!bytes.ok) return failed(bytes.failure.message);
  const read = bytes.value === null ? nothing : await chosenIn(bytes.value, file);
  if (all.size >= mostFolders * 10) all.clear();
  if (isSettled(facts.value)) all.set(file, { identity, read });
  return read;
}

/** Most have never heard of it. */
function holding(bytes: Uint8Array): Uint8Array | null {
  const isTold = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes('"selectedGo"');
  return isTold ? bytes : null;
}

/** The extension, and the one of each night: only one of them is enabled (https://github.com/golang/vscode-go/blob/master/docs/nightly.md). */
const extensions = "'golang.go', 'golang.go-nightly'";

async function chosenIn(bytes: Uint8Array, file: string): Promise<Read> {
  try {
    const { default: Database } = await import('better-sqlite3');
    const database = new Database(Buffer.from(bytes), { readonly: true });
    try {
      const row = database.prepare(`SELECT value FROM ItemTable WHERE key IN (${extensions})`).get();
      const value = fieldOf(row, 'value');
      const text = Buffer.isBuffer(value) ? value.toString('utf8') : value;
      const path =
        typeof text === 'string' ? fieldOf(fieldOf(readJson(text), 'selectedGo'), 'binpath') : null;
      return typeof path === 'string' && path.startsWith('/')
        ? { path: posix.normalize(path), why: null }
        : nothing;
    } finally {
      database.close();
    }
  } catch (error) {
    // Half written, of another form, or SQLite does not load.
    if (error instanceof Error) return failed(inWords('noState', { file }));
    throw error;
  }
}
