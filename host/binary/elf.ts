import { elfArchitecture } from './architecture.ts';
import { readBuildInfo } from './build-info.ts';
import { Fields } from './fields.ts';
import type { Image, Segment } from './image.ts';
import { Malformed, type Reader } from './reader.ts';
import type { Slice } from './report.ts';
import { attempt } from './attempt.ts';

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
  const { fields, wide, bigEndian } = header;
  const machine = fields.u16(18);
  const flags = fields.u32(wide ? 48 : 36);
  const segments = attempt(reasons, () => readSegments(reader, header)) ?? [];
  const section = attempt(reasons, () => findSection(reader, header)) ?? null;
  return {
    architecture: elfArchitecture({ machine, wide, bigEndian, flags }),
    offset: 0,
    size: reader.size,
    go: attempt(reasons, () => readBuildInfo(reader, { segments, section })) ?? null,
  };
}

function readHeader(reader: Reader): Header {
  const ident = reader.exact(0, 16, 'The ELF header is');
  const [elfClass, order] = [ident[4] ?? 0, ident[5] ?? 0];
  if (elfClass !== 1 && elfClass !== 2) throw new Malformed(`An ELF header of class ${elfClass}.`);
  if (order !== 1 && order !== 2) throw new Malformed(`An ELF header of byte order ${order}.`);
  const wide = elfClass === 2;
  const bigEndian = order === 2;
  return {
    fields: new Fields(reader.exact(0, wide ? 64 : 52, 'The ELF header is'), bigEndian),
    wide,
    bigEndian,
  };
}

function readSegments(reader: Reader, header: Header): Segment[] {
  const { fields, wide } = header;
  const offset = fields.word(wide ? 32 : 28, wide);
  const recordSize = fields.u16(wide ? 54 : 42);
  const count = fields.u16(wide ? 56 : 44);
  return records(
    reader,
    header,
    { offset, recordSize, count, least: wide ? 56 : 32 },
    'Program headers are',
  ).map((record) => {
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
  const offset = fields.word(wide ? 40 : 32, wide);
  if (offset === 0) return null;
  const recordSize = fields.u16(wide ? 58 : 46);
  const least = wide ? 64 : 40;
  const table = (count: number): Fields[] =>
    records(reader, header, { offset, recordSize, count, least }, 'Section headers are');
  let count = fields.u16(wide ? 60 : 48);
  let namesIndex = fields.u16(wide ? 62 : 50);
  // More sections than 16 bits can count: the first record holds the numbers.
  if (count === 0 || namesIndex === 0xffff) {
    const first = table(1)[0];
    if (count === 0) count = first?.word(wide ? 32 : 20, wide) ?? 0;
    if (namesIndex === 0xffff) namesIndex = first?.u32(wide ? 40 : 24) ?? 0;
  }
  const sections = table(count);
  const strings = sections[namesIndex];
  if (!strings) return null;
  const size = Math.min(strings.word(wide ? 32 : 20, wide), namesLimit);
  const names = new Fields(reader.some(strings.word(wide ? 24 : 16, wide), size), false);
  const found = sections.find((section) => names.hasText(section.u32(0), sectionName));
  if (!found) return null;
  return { address: found.word(wide ? 16 : 12, wide), size: found.word(wide ? 32 : 20, wide) };
}

interface Table {
  readonly offset: number;
  readonly recordSize: number;
  readonly count: number;
  readonly least: number;
}

function records(reader: Reader, { bigEndian }: Header, table: Table, what: string): Fields[] {
  const { offset, recordSize, count, least } = table;
  if (count === 0) return [];
  if (recordSize < least) throw new Malformed(`${what} of ${recordSize} bytes each, too few.`);
  const all = new Fields(reader.exact(offset, recordSize * count, what), bigEndian);
  return Array.from({ length: count }, (_, index) => all.part(index * recordSize, recordSize));
}
