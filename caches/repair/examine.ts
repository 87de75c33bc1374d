import { lstatSync, readdirSync } from 'node:fs';
import { codeOf, isAbsent } from '../identity.ts';
import { isLitter } from '../shape.ts';
import { toolchain, type Role } from '../modules/entry.ts';
import { escaped } from '../modules/escape.ts';
import type { ModuleOnDisk } from '../modules/list.ts';
import { partOnDisk, pathOfPart, type PartOnDisk } from '../modules/part.ts';
import { measureBranch } from '../measure/walk.ts';
import type { Content, Examined } from './examined.ts';
import { h1, h1OfGoMod, sha256, type FileHashes } from '../../host/formats/dirhash.ts';
import { differences } from './differences.ts';
import { NoFile, readFully, withFile } from './read.ts';
import { treeContent } from './tree.ts';
import { BrokenZip, zipContent } from './zip.ts';

/** Bytes of the small files of a record: a hash, a go.mod (golang.org/x/mod/zip, MaxGoMod), a note of the database. */
const largestRecord = 16 * 1024 * 1024;

type Read = { readonly content: Content; readonly files: FileHashes | null };

/** Reads everything of one module version. What cannot be read is said in the answer; nothing is written. */
export async function examineModule(root: string, module: ModuleOnDisk): Promise<Examined> {
  const { path, version } = module;
  // What is put in its place while we read is another thing.
  const parts = module.parts.map((part) => partOnDisk(root, part)).filter((part) => part !== null);
  const find = (role: Role): string | null => {
    const part = parts.find((one) => one.role === role);
    return part ? `${root}/${pathOfPart(part)}` : null;
  };
  const prefix = `${path}@${version}/`;
  const zip = await contentOf(find('zip'), prefix, zipContent);
  let sizes = { bytes: 0, files: 0 };
  const tree = await contentOf(find('tree'), prefix, (at) => {
    const { files, bytes } = treeContent(at, prefix, path === toolchain);
    sizes = { bytes, files: files.size };
    return Promise.resolve(files);
  });
  const mod = smallFile(find('mod'));
  return {
    root,
    path,
    version,
    parts: parts.map((part) => (part.role === 'tree' ? { ...part, ...sizes } : part)),
    zip: zip.content,
    tree: tree.content,
    ziphash: smallFile(find('ziphash'))?.toString().trim() ?? null,
    mod: mod && h1OfGoMod(sha256(mod)),
    database: databaseNote(root, module),
    work: workInTrees(root, parts, zip.files !== null) ?? addedTo(find('tree'), zip.files, tree.files),
    difference: zip.files && tree.files ? differences(zip.files, tree.files) || null : null,
  };
}

/** Looks for signs of work in what repair would take as a tree; for documents only where no zip lists which are the module's own. */
function workInTrees(root: string, parts: readonly PartOnDisk[], isListed: boolean): string | null {
  for (const part of parts) {
    if (part.identity.kind !== 'directory') continue;
    const { problem } = measureBranch(`${root}/${pathOfPart(part)}`, [part.name], {
      shape: 'tree',
      root,
      proof: { of: isListed ? 'sdk' : 'program' },
      device: Number(part.identity.device),
      uid: process.getuid?.() ?? 0,
      mounts: new Set(),
      unusedBefore: 0,
      now: 0,
    });
    if (problem?.why === 'work-inside' || problem?.why === 'foreign-content') return problem.detail;
  }
  return null;
}

/** The first file in a tree that is missing from its zip; null if there is none, or one of them could not be read. */
function addedTo(tree: string | null, zip: FileHashes | null, files: FileHashes | null): string | null {
  if (tree === null || zip === null || files === null) return null;
  const added = [...files.keys()].find(
    (name) => !zip.has(name) && !isLitter(name.slice(name.lastIndexOf('/') + 1)),
  );
  return added === undefined ? null : `${tree}/${Buffer.from(added, 'latin1').toString()}`;
}

async function contentOf(
  path: string | null,
  prefix: string,
  read: (path: string) => Promise<FileHashes>,
): Promise<Read> {
  if (path === null) return { content: { state: 'absent' }, files: null };
  try {
    const files = await read(path);
    const goMod = files.get(`${prefix}go.mod`);
    return {
      content: { state: 'read', h1: h1(files), goMod: goMod === undefined ? null : h1OfGoMod(goMod) },
      files: new Map([...files].map(([name, sum]) => [name.slice(prefix.length), sum])),
    };
  } catch (error) {
    if (error instanceof BrokenZip || error instanceof NoFile) {
      return { content: { state: 'broken', detail: error.message }, files: null };
    }
    if (!(error instanceof Error)) throw error;
    if (isAbsent(error)) return { content: { state: 'absent' }, files: null };
    return { content: { state: 'unreadable', detail: error.message }, files: null };
  }
}

function smallFile(path: string | null): Buffer | null {
  if (path === null) return null;
  try {
    return withFile(path, (descriptor, { size }) => {
      const bytes = Buffer.alloc(Math.min(size, largestRecord));
      return bytes.subarray(0, readFully(descriptor, bytes, 0));
    });
  } catch (error) {
    // As good as none: go cannot read a hash or a go.mod from it either.
    if (error instanceof NoFile) return Buffer.alloc(0);
    if (codeOf(error) === undefined) throw error;
    return isAbsent(error) ? null : Buffer.alloc(0);
  }
}

/** What go noted of the checksum database's answer: `cache/download/sumdb/<name>/lookup/<path>@<version>` (cmd/go/internal/modfetch/sumdb.go). */
function databaseNote(root: string, { path, version }: ModuleOnDisk): Examined['database'] {
  const databases = `${root}/cache/download/sumdb`;
  if (!lstatSync(databases, { throwIfNoEntry: false })?.isDirectory()) return null;
  for (const name of readdirSync(databases)) {
    const note = smallFile(`${databases}/${name}/lookup/${escaped(path)}@${escaped(version)}`)?.toString();
    const line = (key: string): string | undefined =>
      note
        ?.split('\n')
        .find((one) => one.startsWith(`${key} h1:`))
        ?.slice(key.length + 1);
    const [zip, mod] = [line(`${path} ${version}`), line(`${path} ${version}/go.mod`)];
    if (zip !== undefined && mod !== undefined) return { zip, mod };
  }
  return null;
}
