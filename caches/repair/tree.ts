import { createHash } from 'node:crypto';
import { lstatSync, readdirSync, type Stats } from 'node:fs';
import { sha256 } from '../../host/formats/dirhash.ts';
import { chunkBytes, NoFile, readFully, withFile } from './read.ts';
import { inWords } from './text.ts';

/** A tree's files with what they take on disk. */
export interface TreeContent {
  readonly files: Map<string, string>;
  /** In blocks, directories too. */
  readonly bytes: number;
}

const buffer = Buffer.allocUnsafe(chunkBytes);

/**
 * Hashes every file of an extracted module (absolute path, links resolved); names begin with `prefix`
 * (`path@version/`). A downloaded toolchain holds, beside each `_go.mod`, a copy that the go command made after it was
 * extracted (cmd/go/internal/toolchain, Exec): that copy is not part of its content. Throws `NoFile` for links, FIFOs
 * and the like, which modules never contain.
 */
export function treeContent(root: string, prefix: string, isToolchain: boolean): TreeContent {
  const files = new Map<string, string>();
  const top = lstatSync(root);
  if (!top.isDirectory()) throw new NoFile(inWords('notADirectory', { path: root }));
  let bytes = top.blocks * 512;
  const open = [''];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    const entries = readdirSync(pathOf(`${root}/`, at), {
      withFileTypes: true,
      encoding: 'latin1',
    });
    const copied = isToolchain && entries.some(({ name }) => name === '_go.mod');
    for (const entry of entries) {
      const name = `${at}${entry.name}`;
      if (name.includes('\n')) throw new NoFile(inWords('lineBreak', { path: root }));
      const path = pathOf(`${root}/`, name);
      if (entry.isDirectory()) {
        bytes += lstatSync(path).blocks * 512;
        open.push(`${name}/`);
        continue;
      }
      if (!entry.isFile()) throw new NoFile(inWords('notAFile', { path: String(path) }));
      withFile(path, (descriptor, facts) => {
        bytes += facts.blocks * 512;
        if (!(copied && entry.name === 'go.mod')) files.set(prefix + name, hashFile(descriptor, facts));
      });
    }
  }
  return { files, bytes };
}

/** Names are kept with every byte as one character; the system takes such a path only as bytes. */
export function pathOf(root: string, name: string): string | Buffer {
  if (/^[\x00-\x7f]*$/.test(name)) return root + name;
  return Buffer.concat([Buffer.from(root), Buffer.from(name, 'latin1')]);
}

/** The SHA-256 of an open file to its end, in hex. */
export function hashFile(descriptor: number, facts: Stats): string {
  const first = readFully(descriptor, buffer, 0);
  if (first < buffer.length && first >= facts.size) return sha256(buffer.subarray(0, first));
  const all = createHash('sha256').update(buffer.subarray(0, first));
  for (let position = first; ;) {
    const count = readFully(descriptor, buffer, position);
    if (count === 0) return all.digest('hex');
    all.update(buffer.subarray(0, count));
    position += count;
  }
}
