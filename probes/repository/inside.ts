import { posix } from 'node:path';
import type { ByteSource } from '../../host/binary/source.ts';
import type { FileFacts, FileFailure, Files, Read } from '../../host/files/files.ts';
import type { Host } from '../../host/host.ts';
import { isBelow } from '../containers/module.ts';
import { inWords } from './text.ts';

/**
 * A host that answers for one repository alone: whatever a file in it names, nothing outside of `top` (absolute, links followed)
 * is looked at. `unread` receives one sentence for each thing that exists and was not read.
 */
export function inside(host: Host, top: string, unread: (sentence: string) => void): Host {
  const below = (files: Files): { readonly value: Files } => ({ value: new FilesBelow(files, top, unread) });
  const { files, unrecorded } = host;
  return Object.create(host, {
    files: below(files),
    ...(unrecorded === undefined ? {} : { unrecorded: below(unrecorded) }),
  }) as Host;
}

class FilesBelow implements Files {
  readonly #files: Files;
  readonly #top: string;
  readonly #unread: (sentence: string) => void;
  /** Failures that are ours and were reported, or are left to the caller to report. */
  readonly #refused = new WeakSet<FileFailure>();

  constructor(files: Files, top: string, unread: (sentence: string) => void) {
    this.#files = files;
    this.#top = top;
    this.#unread = unread;
  }

  facts(path: string): Read<FileFacts> {
    return this.#regular(path, this.#itself(path) ?? this.#files.facts(path));
  }

  target(path: string): Read<FileFacts> {
    return this.#regular(path, this.#followed(path) ?? this.#files.target(path));
  }

  readLink(path: string): Read<string> {
    return this.#itself(path) ?? this.#files.readLink(path);
  }

  realPath(path: string): Read<string> {
    return this.#followed(path) ?? this.#files.realPath(path);
  }

  list(path: string, limit?: number): Read<readonly string[]> {
    return this.#said(this.#followed(path) ?? this.#files.list(path, limit));
  }

  text(path: string, limitBytes?: number): Read<string> {
    return this.#said(this.#followed(path) ?? this.#files.text(path, limitBytes));
  }

  open<T>(path: string, use: (source: ByteSource) => T): Read<T> {
    return this.#said<T>(this.#followed(path) ?? this.#files.open(path, use));
  }

  onDisk(path: string): string {
    return this.#files.onDisk(path);
  }

  isLocal(path: string): boolean {
    return this.#files.isLocal(path);
  }

  silence(path: string): string | null {
    return this.#files.silence(path);
  }

  mayWatch(directory: string): boolean {
    return this.#files.mayWatch(directory);
  }

  /** The refusal of a path that leads out; null where it stays inside, or is not there. */
  #followed(path: string): Refusal | null {
    const real = this.#files.realPath(path);
    return this.#refusalOf(path, real.ok ? real.value : path);
  }

  /** A link at the end of the path is not followed. */
  #itself(path: string): Refusal | null {
    if (path === this.#top) return null;
    const real = this.#files.realPath(posix.dirname(path));
    return this.#refusalOf(path, real.ok ? real.value : path);
  }

  #refusalOf(path: string, target: string): Refusal | null {
    if (isBelow(target, this.#top)) return null;
    // A path that leads out by its own text is reported by the caller, if at all; a link is a surprise.
    const isLink = isBelow(posix.normalize(path), this.#top);
    const message = isLink ? inWords('leadsOut', { path, target }) : inWords('isOutside', { path });
    if (isLink) this.#unread(message);
    const failure: FileFailure = { kind: 'blocked', message };
    this.#refused.add(failure);
    return { ok: false, failure };
  }

  /** FIFOs, devices and sockets, of which nobody reads anything. */
  #regular(path: string, facts: Read<FileFacts>): Read<FileFacts> {
    if (facts.ok && facts.value.kind === 'other') this.#unread(inWords('notRegular', { path }));
    return facts;
  }

  #said<T>(read: Read<T>): Read<T> {
    // What is not there was asked for on the off chance.
    if (!read.ok && read.failure.kind !== 'absent' && !this.#refused.has(read.failure))
      this.#unread(read.failure.message);
    return read;
  }
}

interface Refusal {
  readonly ok: false;
  readonly failure: FileFailure;
}
