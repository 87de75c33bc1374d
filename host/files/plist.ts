import { readPlist } from '../formats/binary-plist.ts';
import type { Plist } from '../formats/plist.ts';
import type { Host } from '../host.ts';
import { madeOf } from './memory.ts';
import type { Read } from './files.ts';

/** Bytes; those that applications and macOS write for themselves have a few thousand. */
const largest = 1024 * 1024;

/** A property list of at most 1 MiB, remembered while its file does not change; null where the file is none. */
export function plistAt(host: Host, file: string): Read<Plist | null> {
  return madeOf(host, 'plist', file, (source) =>
    source.size > largest ? null : readPlist(source.read(0, source.size)),
  );
}
