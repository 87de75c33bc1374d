import type { Architecture } from '../host.ts';
import { elfArchitecture } from './architecture.ts';
import { readBuildInfo } from './build-info.ts';
import { Fields } from './fields.ts';
import type { Image, Segment } from './image.ts';
import { Malformed, type Reader } from './reader.ts';
import type { Slice } from './report.ts';
import { attempt } from './attempt.ts';
import { inWords } from './text.ts';

const sectionName = '.go.buildinfo\0';
/** Section names are short; the table is cut here when a linker shares it with a large symbol table. */
const namesLimit = 1024 * 1024;

interface Header {
  readonly fields: Fields;
  readonly wide: boolean;
  readonly bigEndian: boolean;
}

/** Reads an ELF file of either class and byte order (https://man7.org/linux/man-pages/man5/elf.5.html). */
export function readElf(reader: Reader, reasons: string[]): Slice {
  const header = readHeader(reader);
  const segments = attempt(reasons, () => readSegments(reader, header)) ?? [];
  const section = attempt(reasons, () => findSection(reader, header)) ?? null;
  return {
    architecture: architectureOf(header),
    offset: 0,
    size: reader.size,
    go: attempt(reasons, () => readBuildInfo(reader, { segments, section })) ?? null,
  };
}

/** What an ELF file is for, by its header alone. Throws Malformed. */
export function readElfArchitecture(reader: Reader): Architecture {
  return architectureOf(readHeader(reader));
}

function architectureOf({ fields, wide, bigEndian }: Header): Architecture {
  return elfArchitecture({ machine: fields.u16(18), wide, bigEndian, flags: fields.u32(wide ? 48 : 36) });
}

function readHeader(reader: Reader): Header {
  const ident = reader.exact(0, 16, inWords('theElfHeader'));
  const [elfClass, order] = [ident[4] ?? 0, ident[5] ?? 0];
  if (elfClass !== 1 && elfClass !== 2) throw new Malformed(inWords('elfClass', { value: elfClass }));
  if (order !== 1 && order !== 2) throw new Malformed(inWords('elfOrder', { value: order }));
  const wide = elfClass === 2;
  const bigEndian = order === 2;
  return {
    fields: new Fields(reader.exact(0, wide ? 64 : 52, inWords('theElfHeader')), bigEndian),
    wide,
    bigEndian,
  };
}

function readSegments(reader: Reader, header: Header): Segment[] {
  const { fields, wide } = header;
  const place = {
    offset: fields.word(wide ? 32 : 28, wide),
    recordSize: fields.u16(wide ? 54 : 42),
    least: wide ? 56 : 32,
  };
  const table = readTable(reader, header, place, fields.u16(wide ? 56 : 44), inWords('theProgramHeaders'));
  return Array.from({ length: table.count }, (_, index) => {
    const record = table.fields.part(index * place.recordSize, place.recordSize);
    const flags = record.u32(wide ? 4 : 24);
    return {
      address: record.word(wide ? 16 : 8, wide),
      offset: record.word(wide ? 8 : 4, wide),
      fileSize: record.word(wide ? 32 : 16, wide),
      memorySize: record.word(wide ? 40 : 20, wide),
      // PT_LOAD, writable and not executable.
      isData: record.u32(0) === 1 && (flags & 3) === 2,
    };
  });
}

function findSection(reader: Reader, header: Header): Image['section'] {
  const { fields, wide } = header;
  const recordSize = fields.u16(wide ? 58 : 46);
  const place = { offset: fields.word(wide ? 40 : 32, wide), recordSize, least: wide ? 64 : 40 };
  if (place.offset === 0) return null;
  const read = (count: number): Table =>
    readTable(reader, header, place, count, inWords('theSectionHeaders'));
  let count = fields.u16(wide ? 60 : 48);
  let namesIndex = fields.u16(wide ? 62 : 50);
  // More sections than 16 bits can count: the first record holds the numbers.
  if (count === 0 || namesIndex === 0xffff) {
    const first = read(1).fields;
    if (count === 0) count = first.word(wide ? 32 : 20, wide);
    if (namesIndex === 0xffff) namesIndex = first.u32(wide ? 40 : 24);
  }
  if (namesIndex >= count) return null;
  const sections = read(count).fields;
  const strings = sections.part(namesIndex * recordSize, recordSize);
  const size = Math.min(strings.word(wide ? 32 : 20, wide), namesLimit);
  const names = new Fields(reader.some(strings.word(wide ? 24 : 16, wide), size), false);
  for (let at = 0; at < count * recordSize; at += recordSize) {
    if (!names.hasText(sections.u32(at), sectionName)) continue;
    return {
      address: sections.word(at + (wide ? 16 : 12), wide),
      size: sections.word(at + (wide ? 32 : 20), wide),
    };
  }
  return null;
}

interface Place {
  readonly offset: number;
  readonly recordSize: number;
  /** What a record has to hold for us to read it. */
  readonly least: number;
}

/** Records of one size after each other. */
interface Table {
  readonly fields: Fields;
  readonly count: number;
}

function readTable(reader: Reader, header: Header, place: Place, count: number, what: string): Table {
  const { offset, recordSize, least } = place;
  if (count > 0 && recordSize < least)
    throw new Malformed(inWords('recordsTooSmall', { what, size: recordSize }));
  return { fields: new Fields(reader.exact(offset, recordSize * count, what), header.bigEndian), count };
}
