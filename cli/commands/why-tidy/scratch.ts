import { existsSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, relative } from 'node:path';
import { makeTemporary, removeTemporary } from '../../../daemon/files/own.ts';
import type { Host } from '../../../host/host.ts';
import { commandLine } from '../../../messages/command.ts';
import { Failure } from '../../failure.ts';
import type { TidyPlace } from './place.ts';
import type { Texts } from './text.ts';

/** The bytes of a module's two files. */
export interface Contents {
  readonly mod: Uint8Array;
  /** Null where there is none. */
  readonly sum: Uint8Array | null;
}

/** Bytes of a go.mod or go.sum; that of Kubernetes has 0.1 MB. */
const largestFile = 16 * 1024 * 1024;

/** What is in the module's files now. Throws a Failure that says why they cannot be read. */
export function contentsOf(host: Host, place: TidyPlace, text: Texts): Contents {
  const mod = bytesOf(host, place.modFile, text);
  if (mod === null) throw unreadable(place.modFile, text.absent, text);
  return { mod, sum: bytesOf(host, place.sumFile, text) };
}

function bytesOf({ files }: Host, path: string, text: Texts): Uint8Array | null {
  const read = files.open(path, (source) => (source.size > largestFile ? null : source.read(0, source.size)));
  if (read.ok && read.value === null) throw unreadable(path, text.tooLarge(largestFile), text);
  if (read.ok) return read.value;
  // Neither does go mind a link to nothing; a go.mod that is one is none to it, which is said before.
  if (read.failure.kind === 'absent') return null;
  throw unreadable(path, read.failure.message, text);
}

function unreadable(path: string, reason: string, text: Texts): Failure {
  return new Failure(
    'unreadable',
    2,
    text.unreadable(path, reason),
    text.look(commandLine`ls -ld -- ${path}`),
  );
}

/** A private directory with copies of the module's two files, and with a second pair for a second look. */
export class Scratch {
  readonly #place: TidyPlace;
  #work: string | null = null;
  readonly directory: string;
  /** What go is given as `-modfile`. */
  readonly modFile: string;
  readonly sumFile: string;
  /** The second pair. */
  readonly otherModFile: string;
  /** For a copy of the go.work. */
  readonly workFile: string;

  /** Throws the system's error where room is lacking or the directory does not exist. */
  constructor(place: TidyPlace, contents: Contents, parent: string) {
    this.#place = place;
    this.directory = makeTemporary('tidy', parent);
    this.modFile = join(this.directory, basename(place.modFile));
    this.sumFile = join(this.directory, basename(place.sumFile));
    const other = join(this.directory, 'look');
    this.otherModFile = join(other, basename(place.modFile));
    this.workFile = join(this.directory, 'work/go.work');
    try {
      mkdirSync(other, { mode: 0o700 });
      mkdirSync(dirname(this.workFile), { mode: 0o700 });
      for (const at of [this.directory, other]) {
        this.write(join(at, basename(place.modFile)), contents.mod);
        if (contents.sum !== null) this.write(join(at, basename(place.sumFile)), contents.sum);
      }
    } catch (error) {
      this.remove();
      throw error;
    }
  }

  /** Makes a module that requires nothing, whose go.sum vouches for nothing, unless it is there; returns its directory. */
  emptyModule(): string {
    const directory = join(this.directory, 'empty');
    if (existsSync(directory)) return directory;
    mkdirSync(directory, { mode: 0o700 });
    this.write(join(directory, 'go.mod'), 'module empty\n');
    return directory;
  }

  write(path: string, content: Uint8Array | string): void {
    writeFileSync(path, content, { mode: 0o600, flag: 'wx' });
  }

  remove(): void {
    removeTemporary(this.directory);
  }

  /**
   * Lays the copy of a workspace beside a link to its vendor/, from which go builds where there is one and writes nothing; what go
   * says of it is of the file that it is a copy of.
   */
  layWork(of: string, text: string, sum: Uint8Array | null): void {
    this.#work = of;
    const vendor = join(dirname(of), 'vendor');
    if (existsSync(vendor)) symlinkSync(vendor, join(dirname(this.workFile), 'vendor'));
    this.write(this.workFile, text);
    if (sum !== null) this.write(`${this.workFile}.sum`, sum);
  }

  /** Words of go with the module's own paths in place of these, as go would have written them: relative where that is shorter. */
  mapped(words: string): string {
    const { directory, modFile } = this.#place;
    const pairs = [
      [dirname(this.otherModFile), modFile],
      [dirname(this.workFile), this.#work ?? modFile],
      [this.directory, modFile],
    ] as const;
    const forms = pairs.flatMap(([at, own]) => {
      const inside = relative(directory, dirname(own));
      const shown = inside === '' ? '' : `${inside}/`;
      const within = [relative(directory, at), at].map((form) => [`${form}/`, shown] as const);
      return [...within, [at, dirname(own)] as const];
    });
    return forms
      .toSorted(([a], [b]) => b.length - a.length)
      .reduce((text, [form, own]) => text.replaceAll(form, own), words);
  }
}

/** Creates it in the first temporary directory that has room: TMPDIR may be missing or full, which does not affect tidy itself. */
export function makeScratch(place: TidyPlace, contents: Contents, text: Texts): Scratch {
  const parents = [...new Set([tmpdir(), '/tmp', '/var/tmp'])];
  let reason = '';
  for (const parent of parents) {
    try {
      return new Scratch(place, contents, parent);
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException;
      if (code === undefined) throw error;
      reason = message;
    }
  }
  throw new Failure('no-room', 2, text.noRoom(parents.join(', '), reason), text.noRoomNext);
}
