import * as v from 'valibot';
import { cappedText } from '../host/files/capped.ts';
import { readChecked } from '../host/formats/checked.ts';
import { existsSync, mkdirSync, renameSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * What an installation put on the disk: files that it wrote and directories that were not there before, so that uninstalling
 * leaves the home directory as it was. Kept in the state directory until then.
 */
export interface Footprint {
  readonly files: readonly string[];
  /** Parents before their children. */
  readonly directories: readonly string[];
}

/** Bytes of what an installation writes. */
const largest = 1024 * 1024;

const place = (state: string): string => join(state, 'service.json');

const footprintSchema = v.object({ files: v.array(v.string()), directories: v.array(v.string()) });

/** A record that is there and not as we write it says nothing; `trouble` is why. */
export interface Recorded extends Footprint {
  readonly trouble: string | null;
}

/** Reads what an earlier installation recorded; nothing recorded is an empty footprint. */
export function readFootprint(state: string): Recorded {
  const nothing = { files: [], directories: [] };
  try {
    const read = readChecked(footprintSchema, cappedText(place(state), largest));
    return read.ok ? { ...read.value, trouble: null } : { ...nothing, trouble: read.reason };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    return { ...nothing, trouble: code === 'ENOENT' || code === 'ENOTDIR' ? null : code };
  }
}

/** Records while it writes: each directory and file is in the record before it is on the disk, so that a crash loses none. */
export class FootprintWriter {
  readonly #state: string;
  #footprint: Footprint;
  /** Whether what an earlier installation wrote is recorded. */
  readonly #isKnown: boolean;

  constructor(state: string) {
    this.#state = state;
    const { trouble, ...footprint } = readFootprint(state);
    this.#footprint = footprint;
    this.#isKnown = trouble === null;
    const created = missingAncestors(state);
    mkdirSync(state, { recursive: true, mode: 0o700 });
    this.#record({ files: [place(state)], directories: created });
  }

  /** Makes a directory and its missing parents, 0700. */
  directory(path: string): void {
    const created = missingAncestors(path);
    if (created.length === 0) return;
    this.#record({ files: [], directories: created });
    mkdirSync(path, { recursive: true, mode: 0o700 });
  }

  /** Remembers that this directory will have come from us (systemctl makes `….wants`), if it is not there yet. */
  expectDirectory(path: string): void {
    this.#record({ files: [], directories: missingAncestors(path) });
  }

  /** Remembers a file that the service manager or the daemon's launcher will write. */
  expectFile(path: string): void {
    this.#record({ files: [path], directories: [] });
  }

  /** Writes a file whole or not at all. Returns whether its content is new. */
  file(path: string, text: string, mode: number): boolean {
    if (existsSync(path) && cappedText(path, largest) === text) {
      // What is ours word for word is ours, even where the record of it was lost.
      if (!this.#isKnown) this.#record({ files: [path], directories: [] });
      return false;
    }
    this.directory(dirname(path));
    this.#record({ files: [path], directories: [] });
    const draft = `${path}.${process.pid}.new`;
    rmSync(draft, { force: true });
    writeFileSync(draft, text, { mode, flag: 'wx' });
    renameSync(draft, path);
    return true;
  }

  #record(more: Footprint): void {
    const files = [...new Set([...this.#footprint.files, ...more.files])];
    const directories = [...new Set([...this.#footprint.directories, ...more.directories])].sort();
    if (
      files.length === this.#footprint.files.length &&
      directories.length === this.#footprint.directories.length
    )
      return;
    this.#footprint = { files, directories };
    writeFileSync(place(this.#state), `${JSON.stringify(this.#footprint, null, 2)}\n`, { mode: 0o600 });
  }
}

/**
 * Removes what was recorded: the files, then each recorded directory that is empty. The record is a file that anybody may have
 * edited: of its files only those go that an installation makes (`made`), of its directories only those above them. By one that
 * cannot be read nothing goes, nor does the record. Returns what could not be removed.
 */
export function removeFootprint(state: string, made: readonly string[]): readonly string[] {
  const { files, directories, trouble } = readFootprint(state);
  if (trouble !== null)
    return [
      `${place(state)}: ${trouble}`,
      ...made.filter((path) => existsSync(path) && path !== place(state)),
    ];
  const left: string[] = [];
  const ours = made.filter((path) => files.includes(path));
  for (const file of [...ours, place(state)]) attempt(file, left, () => rmSync(file, { force: true }));
  const above = (directory: string): boolean =>
    [...made, place(state)].some((path) => path.startsWith(`${directory}/`));
  for (const directory of directories.filter(above).toReversed()) {
    attempt(directory, left, () => {
      if (existsSync(directory)) rmdirSync(directory);
    });
  }
  return left;
}

function attempt(path: string, left: string[], act: () => void): void {
  try {
    act();
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    // Someone else uses the directory now, so it stays.
    if (code !== 'ENOTEMPTY' && code !== 'EEXIST') left.push(`${path}: ${code || String(error)}`);
  }
}

function missingAncestors(path: string): string[] {
  const missing: string[] = [];
  for (let at = path; !existsSync(at); at = dirname(at)) missing.unshift(at);
  return missing;
}
