import { createHash, createPublicKey, verify } from 'node:crypto';

/** Bytes of a note; those of the checksum database have a few hundred. */
const largestNote = 64 * 1024;
/** Signatures that are looked at. */
const mostSignatures = 100;

/** Ed25519, the only algorithm of notes (golang.org/x/mod/sumdb/note, algEd25519). */
const ed25519 = 1;
/** SubjectPublicKeyInfo of an Ed25519 key up to its 32 bytes (RFC 8410). */
const keyHead = Buffer.from('302a300506032b6570032100', 'hex');

/** A key that signs notes, written `name+hash+base64`. */
export interface NoteKey {
  readonly name: string;
  /** Eight hex digits. */
  readonly hash: string;
  readonly bytes: Uint8Array;
}

/** Reads `sum.golang.org+033de0ae+Ac4z…`; throws for one whose hash is not its own, which is a fault of whoever wrote it down. */
export function noteKey(text: string): NoteKey {
  const [name, hash, rest] = split(text);
  const data = Buffer.from(rest, 'base64');
  if (data.length !== 33 || data[0] !== ed25519 || keyHash(name, data) !== hash)
    throw new Error(`Expected a verifier key NAME+HASH+KEY, got ${JSON.stringify(text)}`);
  return { name, hash, bytes: data.subarray(1) };
}

function split(text: string): [string, string, string] {
  const first = text.indexOf('+');
  const second = text.indexOf('+', first + 1);
  return [text.slice(0, first), text.slice(first + 1, second), text.slice(second + 1)];
}

function keyHash(name: string, key: Uint8Array): string {
  const all = createHash('sha256').update(`${name}\n`).update(key).digest();
  return all.subarray(0, 4).toString('hex');
}

/**
 * The text of a signed note (golang.org/x/mod/sumdb/note) when the key has signed it, else null: unsigned, signed by others, cut
 * or changed. The signatures stand after the last empty line, one a line: `— NAME BASE64`.
 */
export function signedText(note: string, key: NoteKey): string | null {
  if (note.length > largestNote) return null;
  const end = note.lastIndexOf('\n\n');
  if (end === -1 || !note.endsWith('\n')) return null;
  const text = note.slice(0, end + 1);
  for (const line of note.slice(end + 2).split('\n', mostSignatures)) {
    const words = line.split(' ', 4);
    if (words.length !== 3 || words[0] !== '\u2014' || words[1] !== key.name) continue;
    const signature = Buffer.from(words[2] ?? '', 'base64');
    if (signature.length !== 68 || signature.subarray(0, 4).toString('hex') !== key.hash) continue;
    if (isSigned(text, signature.subarray(4), key)) return text;
  }
  return null;
}

function isSigned(text: string, signature: Uint8Array, { bytes }: NoteKey): boolean {
  const key = createPublicKey({ key: Buffer.concat([keyHead, bytes]), format: 'der', type: 'spki' });
  return verify(null, Buffer.from(text), key, signature);
}
