import { posix } from 'node:path';
import { identityOf, isSettled, namesIn } from '../../host/files/memory.ts';
import { fieldOf, readJson } from '../../host/formats/json.ts';
import type { Host } from '../../host/host.ts';
import { workspaceFolders } from '../contention/editors.ts';
import type { Editor } from './settings.ts';

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
  const isAround = (folder: string): boolean => `${directory}/`.startsWith(`${folder}/`);
  return all.find(({ folders }) => folders.some(isAround)) ?? null;
}

/**
 * What was chosen in each folder of an editor. The extension keeps it in the state of the workspace, which is an SQLite file; that is
 * read into memory and never opened in place.
 * https://github.com/golang/vscode-go/blob/master/extension/src/goEnvironmentStatus.ts (getSelectedGo)
 */
export async function chosenGos(host: Host, { user }: Editor): Promise<readonly Chosen[]> {
  const storage = posix.join(user, 'workspaceStorage');
  const ids = namesIn(host, storage, 'windows', (name) => /^\w{1,64}$/.test(name));
  const found: Chosen[] = [];
  for (const id of (ids.ok ? ids.value : []).slice(0, mostFolders)) {
    const file = posix.join(storage, id, 'state.vscdb');
    const path = await readOnce(host, file);
    const folders = path === null ? [] : workspaceFolders(host, posix.join(storage, id, 'workspace.json'));
    if (path !== null && folders.length > 0) found.push({ folders, path, file });
  }
  return found;
}

interface Remembered {
  readonly identity: string;
  readonly path: string | null;
}

const known = new WeakMap<Host, Map<string, Remembered>>();

/** Of the state only the path is kept: of some windows it has megabytes. */
async function readOnce(host: Host, file: string): Promise<string | null> {
  const facts = host.files.target(file);
  if (!facts.ok || facts.value.kind !== 'file') return null;
  const all = known.get(host) ?? new Map<string, Remembered>();
  known.set(host, all);
  const identity = identityOf(facts.value);
  const before = all.get(file);
  if (before?.identity === identity) return before.path;
  const bytes = host.files.open(file, (source) =>
    source.size > largestState ? null : holding(source.read(0, source.size)),
  );
  const path = bytes.ok && bytes.value !== null ? await chosenIn(bytes.value) : null;
  if (all.size >= mostFolders * 10) all.clear();
  if (bytes.ok && isSettled(facts.value)) all.set(file, { identity, path });
  return path;
}

/** Most have never heard of it. */
function holding(bytes: Uint8Array): Uint8Array | null {
  const isTold = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes('"selectedGo"');
  return isTold ? bytes : null;
}

/** The extension, and the one of each night: only one of them is enabled (https://github.com/golang/vscode-go/blob/master/docs/nightly.md). */
const extensions = "'golang.go', 'golang.go-nightly'";

async function chosenIn(bytes: Uint8Array): Promise<string | null> {
  try {
    const { default: Database } = await import('better-sqlite3');
    const database = new Database(Buffer.from(bytes), { readonly: true });
    try {
      const row = database.prepare(`SELECT value FROM ItemTable WHERE key IN (${extensions})`).get();
      const value = fieldOf(row, 'value');
      const text = Buffer.isBuffer(value) ? value.toString('utf8') : value;
      const path =
        typeof text === 'string' ? fieldOf(fieldOf(readJson(text), 'selectedGo'), 'binpath') : null;
      return typeof path === 'string' && path.startsWith('/') ? posix.normalize(path) : null;
    } finally {
      database.close();
    }
  } catch (error) {
    // Half written, of another form, or SQLite does not load: then nothing is known of a choice.
    if (error instanceof Error) return null;
    throw error;
  }
}
