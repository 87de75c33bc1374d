import type { BinaryReport } from '../binary/report.ts';
import { readBinary } from '../binary/read.ts';
import type { ByteSource } from '../binary/source.ts';
import type { FileFacts, Read } from './files.ts';
import type { Host } from '../host.ts';
import { Kept } from './kept.ts';

/** What was read of a file, valid while the file's identity stays the same. */
interface Remembered<T> {
  readonly identity: string;
  readonly value: T;
}

interface Memory {
  readonly lists: Kept<Remembered<Read<readonly string[]>>>;
  readonly binaries: Kept<Remembered<Read<BinaryReport>>>;
  readonly texts: Kept<Remembered<string | null>>;
  readonly others: Kept<Remembered<Read<unknown>>>;
}

/** Milliseconds after which a file's time is sure to differ when it is changed again (HFS+ counts whole seconds). */
const settledMs = 2000;

/** More than any developer's machine holds, of texts less than they are long. */
const most = { lists: 4_000, binaries: 8_000, texts: 2_000, others: 4_000 };

const memories = new WeakMap<Host, Memory>();

/** A file's identity: two files with the same one hold the same bytes, as far as the file system shows. */
export function identityOf(facts: FileFacts): string {
  return `${facts.device}:${facts.inode}:${facts.size}:${facts.modifiedMs}`;
}

/** Reads what a binary is, or repeats it for the price of a comparison while the file has not changed. */
export function binaryOf(host: Host, file: string, facts: FileFacts): Read<BinaryReport> {
  return recall(memoryOf(host).binaries, file, facts, isOk, () => host.files.open(file, readBinary));
}

/**
 * The text of a small file, remembered by its identity; null when it cannot be read (the reasons are distinguished only where it
 * matters).
 */
export function textOf(host: Host, file: string): string | null {
  const facts = host.files.target(file);
  if (!facts.ok || facts.value.kind !== 'file') return null;
  return recall(memoryOf(host).texts, file, facts.value, isText, () => {
    const text = host.files.text(file);
    return text.ok ? text.value : null;
  });
}

/**
 * What a reader makes of a regular file's bytes, remembered by the file's identity; links are followed. `reader` keeps those of one
 * file apart, and one name always gives one type.
 */
export function madeOf<T>(
  host: Host,
  reader: string,
  file: string,
  make: (source: ByteSource) => T,
): Read<T> {
  const facts = host.files.target(file);
  if (!facts.ok) return facts;
  const made = recall(memoryOf(host).others, `${reader} ${file}`, facts.value, isOk, () =>
    host.files.open(file, make),
  );
  return made as Read<T>;
}

/**
 * What `parse` makes of the text of a file, remembered by the file's identity in place of the text; null when it cannot be read or
 * is larger than `limitBytes`. `purpose` keeps two askers with different wishes apart.
 */
export function parsedOf<T>(
  host: Host,
  file: string,
  { purpose, limitBytes = 1024 * 1024 }: { readonly purpose: string; readonly limitBytes?: number },
  parse: (text: string) => T,
): T | null {
  const facts = host.files.target(file);
  if (!facts.ok || facts.value.kind !== 'file') return null;
  const made = recall(memoryOf(host).others, `${purpose} ${file}`, facts.value, isOk, () => {
    const text = host.files.text(file, limitBytes);
    return text.ok ? { ok: true, value: parse(text.value) } : text;
  }) as Read<T>;
  return made.ok ? made.value : null;
}

/**
 * Names in a directory that `wanted` takes, remembered by the directory's identity; links to it are followed.
 * `purpose` keeps two askers with different wishes apart.
 */
export function namesIn(
  host: Host,
  directory: string,
  purpose: string,
  wanted: (name: string) => boolean,
): Read<readonly string[]> {
  const facts = host.files.target(directory);
  if (!facts.ok) return facts;
  return recall(memoryOf(host).lists, `${purpose} ${directory}`, facts.value, isLasting, () => {
    const names = host.files.list(directory);
    return names.ok ? { ok: true, value: names.value.filter(wanted) } : names;
  });
}

function memoryOf(host: Host): Memory {
  let memory = memories.get(host);
  if (!memory) {
    memory = {
      lists: new Kept(most.lists),
      binaries: new Kept(most.binaries),
      texts: new Kept(most.texts),
      others: new Kept(most.others),
    };
    memories.set(host, memory);
  }
  return memory;
}

/** Whether a file is old enough that a further change is sure to show in its time. */
export function isSettled(facts: FileFacts): boolean {
  return Math.abs(Date.now() - facts.modifiedMs) > settledMs;
}

/** A refusal is not kept: permissions change without a trace in the file's identity. */
const isOk = (read: Read<unknown>): boolean => read.ok;
/** That there are too many changes with the directory, and is costly to find out. */
const isLasting = (read: Read<unknown>): boolean => read.ok || read.failure.kind === 'too-large';
const isText = (text: string | null): boolean => text !== null;

function recall<T>(
  known: Kept<Remembered<T>>,
  file: string,
  facts: FileFacts,
  keep: (value: T) => boolean,
  read: () => T,
): T {
  const identity = identityOf(facts);
  const before = known.get(file);
  if (before?.identity === identity) return before.value;
  const value = read();
  if (keep(value) && isSettled(facts)) known.set(file, { identity, value });
  else known.delete(file);
  return value;
}
