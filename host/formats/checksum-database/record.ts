import { signedText, type NoteKey } from './note.ts';

/** The head of the database's log at one moment. */
export interface TreeHead {
  /** How many records it has. */
  readonly size: number;
  /** Its root hash, 32 bytes. */
  readonly root: Uint8Array;
}

/** What the database answers about one module version (https://go.dev/design/25530-sumdb#command-client). */
export interface Lookup {
  /** Number of the record in the log, from 0. */
  readonly id: number;
  /** Lines as go.sum has them. Only a proof that it is in the log makes it the database's word. */
  readonly record: string;
  /** The signed head that came with it; null when its signature is not the key's. */
  readonly head: TreeHead | null;
}

/** Reads a lookup's answer: number, record, empty line, signed tree head. Null when it is none. */
export function readLookup(answer: string, key: NoteKey): Lookup | null {
  const first = answer.indexOf('\n');
  const end = answer.indexOf('\n\n', first);
  const id = answer.slice(0, Math.max(0, first));
  if (end === -1 || !isCount(id)) return null;
  return {
    id: Number(id),
    record: answer.slice(first + 1, end + 1),
    head: readTreeHead(answer.slice(end + 2), key),
  };
}

/** Reads a signed tree head (golang.org/x/mod/sumdb/tlog, ParseTree); null when it is none, or not signed by the key. */
export function readTreeHead(note: string, key: NoteKey): TreeHead | null {
  const lines = (signedText(note, key) ?? '').split('\n', 4);
  const [title, size = '', hash = ''] = lines;
  const root = Buffer.from(hash, 'base64');
  if (title !== 'go.sum database tree' || !isCount(size) || root.length !== 32) return null;
  return { size: Number(size), root };
}

function isCount(text: string): boolean {
  return /^(?:0|[1-9]\d{0,14})$/.test(text);
}

/** The `h1:` hash of a module version's content in a record; null when it has none. */
export function hashIn(record: string, module: string, version: string): string | null {
  const start = `${module} ${version} `;
  const line = record.split('\n', 16).find((one) => one.startsWith(start));
  const hash = line?.slice(start.length) ?? '';
  return /^h1:[A-Za-z0-9+/]{43}=$/.test(hash) ? hash : null;
}
