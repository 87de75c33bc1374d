import { chmodSync, lstatSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Description } from './description.ts';
import { forgeMachO, type MachOSketch } from './forge.ts';
import { descriptionFile } from './read.ts';
import { inWords } from './text.ts';

/** A file of a simulated machine. Directories on the way come by themselves. */
export type Sketched =
  | { readonly link: string }
  | { readonly text: string; readonly executable?: boolean }
  | { readonly machO: MachOSketch }
  /** What is not text, in base64. */
  | { readonly base64: string }
  | { readonly directory: true };

/** Files by their own absolute paths. */
export type SketchedFiles = Readonly<Record<string, Sketched>>;

/** A whole machine: what `machine.json` says, and its files. */
export interface Sketch {
  readonly description: Description;
  readonly files: SketchedFiles;
}

/** Writes a machine into a folder, which must be empty or not be there yet. Throws if it is neither, or cannot be written. */
export function buildMachine(folder: string, { description, files }: Sketch): void {
  mkdirSync(join(folder, 'root'), { recursive: true });
  const [other] = readdirSync(folder).filter((name) => name !== 'root');
  if (other !== undefined || readdirSync(join(folder, 'root')).length > 0) {
    throw new Error(inWords('notEmpty', { directory: folder, name: other ?? 'root' }));
  }
  addFiles(folder, files);
  writeFileSync(descriptionFile(folder), `${JSON.stringify(description, null, 2)}\n`);
}

/** Adds files to a machine, as an installer does. A file that is there already is left alone and thrown about. */
export function addFiles(folder: string, files: SketchedFiles): void {
  for (const [path, file] of Object.entries(files)) {
    const place = join(folder, 'root', path);
    makeDirectory(folder, dirname(path));
    if ('directory' in file) makeDirectory(folder, path);
    else if ('link' in file) symlinkSync(file.link, place);
    else if ('machO' in file) write(place, forgeMachO(file.machO), true);
    else if ('base64' in file) write(place, Buffer.from(file.base64, 'base64'), false);
    else write(place, file.text, file.executable ?? false);
  }
}

/** Gives text files of a machine another content, as an editor does; those that are not there are made. A link is refused. */
export function writeTexts(folder: string, texts: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(texts)) {
    const place = join(folder, 'root', path);
    makeDirectory(folder, dirname(path));
    const stats = lstatSync(place, { throwIfNoEntry: false });
    if (stats !== undefined && !stats.isFile())
      throw new Error(`Expected ${path} to be a file, but it is none`);
    writeFileSync(place, text);
  }
}

function write(place: string, content: string | Buffer, executable: boolean): void {
  writeFileSync(place, content, { flag: 'wx' });
  // Not by the mode above, which the umask would cut.
  chmodSync(place, executable ? 0o755 : 0o644);
}

/** A link in the place of a directory would lead out of the folder: such a path is refused. */
function makeDirectory(folder: string, path: string): void {
  let place = join(folder, 'root');
  for (const part of path.split('/').filter((name) => name !== '')) {
    place = join(place, part);
    const stats = lstatSync(place, { throwIfNoEntry: false });
    if (stats === undefined) mkdirSync(place);
    else if (!stats.isDirectory()) throw new Error(inWords('notAMachine', { path, part: place }));
  }
}
