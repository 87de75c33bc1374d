import { posix } from 'node:path';
import { madeOf, namesIn, identityOf } from '../../host/files/memory.ts';
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
    const bytes = madeOf(host, 'chosen go', file, (source) =>
      source.size > largestState ? null : holding(source.read(0, source.size)),
    );
    if (!bytes.ok || bytes.value === null) continue;
    const path = await readOnce(host, file, bytes.value);
    const folders = workspaceFolders(host, posix.join(storage, id, 'workspace.json'));
    if (path !== null && folders.length > 0) found.push({ folders, path, file });
  }
  return found;
}

/** Most have never heard of it: then nothing is kept. */
function holding(bytes: Uint8Array): Uint8Array | null {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes('"selectedGo"')
    ? bytes
    : null;
}

const known = new WeakMap<Host, Map<string, string | null>>();

async function readOnce(host: Host, file: string, bytes: Uint8Array): Promise<string | null> {
  const facts = host.files.target(file);
  const key = facts.ok ? `${file} ${identityOf(facts.value)}` : file;
  const all = known.get(host) ?? new Map<string, string | null>();
  known.set(host, all);
  const before = all.get(key);
  if (before !== undefined) return before;
  if (all.size >= mostFolders) all.clear();
  const path = await chosenIn(bytes);
  all.set(key, path);
  return path;
}

async function chosenIn(bytes: Uint8Array): Promise<string | null> {
  try {
    const { default: Database } = await import('better-sqlite3');
    const database = new Database(Buffer.from(bytes), { readonly: true });
    try {
      const row = database.prepare("SELECT value FROM ItemTable WHERE key = 'golang.go'").get();
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
