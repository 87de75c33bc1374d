import type { Architecture } from '../host.ts';
import { goBuildInfo, type GoBuildSketch } from './forge.go.ts';

/** A macOS program that Go built, as far as its headers show; one of another language where no `version` is given. */
export interface MachOSketch extends Partial<GoBuildSketch> {
  /** More than one makes a universal file. */
  readonly architectures: readonly Architecture[];
  /** Whether it carries LC_UUID, as what Go links since 1.24; default true. */
  readonly uuid?: boolean;
  /** Lowest macOS; default `12.0`. */
  readonly minimumMacos?: string;
  /** Whether it carries LC_CODE_SIGNATURE; default: arm64 does, as ld signs it, and amd64 does not. */
  readonly signed?: boolean;
}

/** Type and subtype of each processor, <mach/machine.h>. */
const processors: Readonly<Record<Architecture, readonly [type: number, subtype: number]>> = {
  amd64: [0x01000007, 3],
  arm64: [0x0100000c, 0],
};

const headerSize = 0x1000;
const base = 0x1_0000_0000n;

/**
 * A Mach-O file whose headers and Go build info are valid and which holds no code: enough for every reader, nothing to
 * run. Format: <mach-o/loader.h>, <mach-o/fat.h>; build info: debug/buildinfo of the Go distribution.
 */
export function forgeMachO(sketch: MachOSketch): Buffer {
  const slices = sketch.architectures.map((architecture) => ({
    processor: processorOf(architecture),
    bytes: thin(sketch, architecture),
  }));
  const [only] = slices;
  if (only === undefined) throw new TypeError('Expected `architectures` to name at least one, got none');
  return slices.length === 1 ? only.bytes : universal(slices);
}

function processorOf(architecture: Architecture): readonly [number, number] {
  const found = processors[architecture];
  if (found === undefined) {
    throw new TypeError(`Expected an architecture of a Mac (arm64, amd64), got \`${architecture}\``);
  }
  return found;
}

function thin(sketch: MachOSketch, architecture: Architecture): Buffer {
  const { version: go, ...more } = sketch;
  const info =
    go === undefined ? Buffer.alloc(16) : goBuildInfo({ ...more, version: go }, 'darwin', architecture);
  const [type, subtype] = processorOf(architecture);
  const signed = sketch.signed ?? architecture === 'arm64';
  const end = headerSize + info.length;
  const commands = [
    segment('__TEXT', base, 0, headerSize, 5),
    segment(
      '__DATA',
      base + BigInt(headerSize),
      headerSize,
      info.length,
      3,
      go === undefined ? '__data' : '__go_buildinfo',
    ),
    ...((sketch.uuid ?? true)
      ? [words(0x1b, 24, 0x676f7761, 0x7264656e, 0x8000_0000 + type, 0x736b6574)]
      : []),
    // LC_BUILD_VERSION: platform macOS, lowest and SDK version, no tools.
    words(0x32, 24, 1, version(sketch.minimumMacos ?? '12.0'), version('14.0'), 0),
    ...(signed ? [words(0x1d, 16, end, 16)] : []),
  ];
  const all = Buffer.concat(commands);
  const file = Buffer.alloc(end + (signed ? 16 : 0));
  // MH_MAGIC_64, an executable, MH_NOUNDEFS | MH_PIE.
  words(0xfeedfacf, type, subtype, 2, commands.length, all.length, 0x200001, 0).copy(file);
  all.copy(file, 32);
  info.copy(file, headerSize);
  return file;
}

/** LC_SEGMENT_64, with at most one section that spans it. */
function segment(
  name: string,
  address: bigint,
  offset: number,
  size: number,
  protection: number,
  section?: string,
): Buffer {
  const sections = section === undefined ? [] : [sectionOf(section, name, address, offset, size)];
  const head = Buffer.alloc(72);
  head.writeUInt32LE(0x19, 0);
  head.writeUInt32LE(72 + sections.length * 80, 4);
  head.write(name, 8, 16, 'latin1');
  head.writeBigUInt64LE(address, 24);
  head.writeBigUInt64LE(BigInt(size), 32);
  head.writeBigUInt64LE(BigInt(offset), 40);
  head.writeBigUInt64LE(BigInt(size), 48);
  words(protection, protection, sections.length, 0).copy(head, 56);
  return Buffer.concat([head, ...sections]);
}

function sectionOf(name: string, of: string, address: bigint, offset: number, size: number): Buffer {
  const section = Buffer.alloc(80);
  section.write(name, 0, 16, 'latin1');
  section.write(of, 16, 16, 'latin1');
  section.writeBigUInt64LE(address, 32);
  section.writeBigUInt64LE(BigInt(size), 40);
  // Aligned to 2^4.
  words(offset, 4).copy(section, 48);
  return section;
}

function universal(
  slices: readonly { readonly processor: readonly [number, number]; readonly bytes: Buffer }[],
): Buffer {
  const alignment = 14;
  const step = 1 << alignment;
  const parts: Buffer[] = [];
  const head = Buffer.alloc(step);
  head.writeUInt32BE(0xcafebabe, 0);
  head.writeUInt32BE(slices.length, 4);
  let offset = step;
  for (const [index, { processor, bytes }] of slices.entries()) {
    [...processor, offset, bytes.length, alignment].forEach((value, at) =>
      head.writeUInt32BE(value, 8 + index * 20 + at * 4),
    );
    const padded = Buffer.alloc(Math.ceil(bytes.length / step) * step);
    bytes.copy(padded);
    parts.push(index === slices.length - 1 ? bytes : padded);
    offset += padded.length;
  }
  return Buffer.concat([head, ...parts]);
}

/** `12.3` as the loader packs it: major in the high half, then a byte each. */
function version(text: string): number {
  const [major = 0, minor = 0, patch = 0] = text.split('.').map(Number);
  return (major << 16) | (minor << 8) | patch;
}

function words(...values: readonly number[]): Buffer {
  const buffer = Buffer.alloc(values.length * 4);
  values.forEach((value, index) => buffer.writeUInt32LE(value >>> 0, index * 4));
  return buffer;
}
