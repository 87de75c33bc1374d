import { cappedBytes } from '../../host/files/capped.ts';
import { createHash } from 'node:crypto';
import { closeSync, constants, fchmodSync, lstatSync, mkdirSync, openSync, writeFileSync } from 'node:fs';
import { inWords } from './text.ts';

/** What must be found at a path before a helper is started from there. */
export interface Placed {
  readonly path: string;
  readonly content: Buffer;
}

/** Something of ours is not as only we could have left it. The message is a sentence with the path. */
export class Unsafe extends Error {
  override readonly name = 'Unsafe';
  readonly path: string;
  readonly reason: string;

  constructor(path: string, reason: string) {
    super(`${path}: ${reason}`);
    this.path = path;
    this.reason = reason;
  }
}

/** Makes directories that only we may enter, the outer one first. */
export function placeDirectories(...directories: readonly string[]): void {
  for (const directory of directories) {
    mkdirSync(directory, { recursive: true, mode: 0o700 });
    const facts = lstatSync(directory);
    if (!facts.isDirectory()) throw new Unsafe(directory, inWords('notADirectory'));
    checkOwner(directory, facts);
  }
}

/**
 * Writes files that we may run (0700) unless they are there already, then looks at each as it now is: a regular file of
 * ours, closed to others, with this very content. Throws `Unsafe` otherwise. To be called before each start.
 */
export function placeFiles(...files: readonly Placed[]): void {
  for (const { path, content } of files) {
    const there = lstatSync(path, { throwIfNoEntry: false });
    if (there && !there.isFile()) throw new Unsafe(path, inWords('notRegular'));
    if (!there || !sameContent(path, content)) write(path, content);
    const facts = lstatSync(path);
    checkOwner(path, facts);
    if ((facts.mode & 0o700) !== 0o700) throw new Unsafe(path, inWords('mayNotRun'));
    if (!sameContent(path, content)) throw new Unsafe(path, inWords('otherContent'));
  }
}

/** Bytes; the helpers of systray2 have ten. */
export const largestHelper = 64 * 1024 * 1024;

/** Reads a file that came with a package and compares it with the hash that we know. */
export function readKnown(path: string, sha256: string): Buffer {
  const content = cappedBytes(path, largestHelper);
  const found = createHash('sha256').update(content).digest('hex');
  if (found !== sha256) throw new Unsafe(path, inWords('otherHash', { wanted: sha256, given: found }));
  return content;
}

/** A string for /bin/sh. */
export function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

/** The script at the place where systray2 looks: it enters its own directory and becomes the helper. */
export function wrapper(directory: string, ...lines: readonly string[]): Buffer {
  const enter = `cd ${quoted(directory)} || exit 1`;
  return Buffer.from(['#!/bin/sh', '# Written and checked by gowarden.', enter, ...lines, ''].join('\n'));
}

function checkOwner(path: string, facts: { readonly uid: number; readonly mode: number }): void {
  const us = process.getuid?.();
  if (facts.uid !== us) throw new Unsafe(path, inWords('ofAnother', { uid: facts.uid }));
  if ((facts.mode & 0o077) !== 0)
    throw new Unsafe(path, inWords('openToOthers', { mode: (facts.mode & 0o777).toString(8) }));
}

function sameContent(path: string, content: Buffer): boolean {
  return cappedBytes(path, largestHelper).equals(content);
}

function write(path: string, content: Buffer): void {
  const { O_WRONLY, O_CREAT, O_TRUNC, O_NOFOLLOW } = constants;
  const descriptor = openSync(path, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW, 0o700);
  try {
    fchmodSync(descriptor, 0o700);
    writeFileSync(descriptor, content);
  } finally {
    closeSync(descriptor);
  }
}
