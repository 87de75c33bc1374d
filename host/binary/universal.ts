import type { Architecture } from '../host.ts';
import { machOArchitecture } from './architecture.ts';
import { attempt } from './attempt.ts';
import { Fields } from './fields.ts';
import { readMachO } from './mach-o.ts';
import { Malformed, type Reader } from './reader.ts';
import type { Slice } from './report.ts';
import { inWords } from './text.ts';

/**
 * No universal file has this many slices, and every Java class, which starts with the same four bytes, has more: its version is
 * there, 45 or above (https://docs.oracle.com/javase/specs/jvms/se21/html/jvms-4.html#jvms-4.1).
 */
const mostSlices = 20;

interface Form {
  readonly wide: boolean;
  readonly bigEndian: boolean;
}

/** What the magic number of a universal file says; null if there is none. */
export function universalForm(head: Uint8Array): Form | null {
  if (head.length < 4) return null;
  switch (new Fields(head, true).u32(0)) {
    case 0xcafebabe:
      return { wide: false, bigEndian: true };
    case 0xcafebabf:
      return { wide: true, bigEndian: true };
    case 0xbebafeca:
      return { wide: false, bigEndian: false };
    case 0xbfbafeca:
      return { wide: true, bigEndian: false };
    default:
      return null;
  }
}

/** A part of a universal file, as the list at its beginning has it. Bytes. */
interface Entry {
  readonly architecture: Architecture;
  readonly offset: number;
  readonly size: number;
}

/** The list of slices of a universal file (mach-o/fat.h), whatever they hold. Throws Malformed. */
export function readEntries(reader: Reader, { wide, bigEndian }: Form): readonly Entry[] {
  const head = new Fields(reader.exact(0, 8, inWords('theUniversalHeader')), bigEndian);
  const count = head.u32(4);
  if (count === 0) throw new Malformed(inWords('noSlices'));
  if (count >= mostSlices)
    throw new Malformed(wide ? inWords('slices', { count }) : inWords('javaClass', { version: head.u16(6) }));
  const step = wide ? 32 : 20;
  const entries = new Fields(reader.exact(8, count * step, inWords('theSliceList')), bigEndian);
  return Array.from({ length: count }, (_, index) => {
    const entry = entries.part(index * step, step);
    const architecture = machOArchitecture(entry.u32(0));
    return { architecture, offset: entry.word(8, wide), size: entry.word(wide ? 16 : 12, wide) };
  });
}

/** Reads each slice of a universal file (mach-o/fat.h); one that is damaged keeps the architecture of its entry. */
export function readUniversal(reader: Reader, form: Form, reasons: string[]): Slice[] {
  return readEntries(reader, form).map(({ architecture, offset, size }) => {
    if (offset + size > reader.size) reasons.push(inWords('sliceCutOff', { architecture }));
    const slice = attempt(reasons, () => readMachO(reader.part(offset, size), offset, reasons));
    if (slice && slice.architecture !== architecture)
      reasons.push(inWords('sliceHolds', { architecture, other: slice.architecture }));
    return { ...(slice ?? { offset, go: null }), architecture, size };
  });
}
