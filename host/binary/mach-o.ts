import { Buffer } from 'node:buffer';
import { machOArchitecture } from './architecture.ts';
import { attempt } from './attempt.ts';
import { readBuildInfo } from './build-info.ts';
import { Fields } from './fields.ts';
import type { Image, Segment } from './image.ts';
import { Malformed, type Reader } from './reader.ts';
import type { Slice } from './report.ts';
import { inWords } from './text.ts';

// mach-o/loader.h: https://github.com/apple-oss-distributions/xnu/blob/main/EXTERNAL_HEADERS/mach-o/loader.h
const loadCommand = {
  segment: 0x1,
  segment64: 0x19,
  uuid: 0x1b,
  codeSignature: 0x1d,
  minimumMacos: 0x24,
  buildVersion: 0x32,
};
const wanted = new Set(Object.values(loadCommand));
const platformMacos = 1;
const readWrite = 3;
/** Far above what linkers write (2 to 60 kB). */
const mostLoadCommands = 1024 * 1024;

/** What the magic number at the start of a thin Mach-O file says; null if there is none. */
export function machOForm(head: Uint8Array): { wide: boolean; bigEndian: boolean } | null {
  if (head.length < 4) return null;
  switch (new Fields(head, true).u32(0)) {
    case 0xfeedface:
      return { wide: false, bigEndian: true };
    case 0xfeedfacf:
      return { wide: true, bigEndian: true };
    case 0xcefaedfe:
      return { wide: false, bigEndian: false };
    case 0xcffaedfe:
      return { wide: true, bigEndian: false };
    default:
      return null;
  }
}

interface Loads {
  uuid: string | null;
  minimumMacos: string | null;
  signed: boolean;
  readonly segments: Segment[];
  section: Image['section'];
}

/** Reads a thin Mach-O file, or one slice of a universal one, which starts at `offset` of the whole. */
export function readMachO(reader: Reader, offset: number, reasons: string[]): Slice {
  const form = machOForm(reader.some(0, 4));
  if (!form) throw new Malformed(inWords('notAnImage'));
  const { wide, bigEndian } = form;
  const header = new Fields(reader.exact(0, wide ? 32 : 28, inWords('theMachOHeader')), bigEndian);
  const slice = { architecture: machOArchitecture(header.u32(4)), offset, size: reader.size };
  const loads = attempt(reasons, () => readLoads(reader, header, wide, bigEndian));
  if (!loads) return { ...slice, go: null };
  const { uuid, minimumMacos, signed } = loads;
  const go = attempt(reasons, () => readBuildInfo(reader, loads)) ?? null;
  return { ...slice, go, uuid, minimumMacos, signed };
}

function readLoads(reader: Reader, header: Fields, wide: boolean, bigEndian: boolean): Loads {
  const loads: Loads = { uuid: null, minimumMacos: null, signed: false, segments: [], section: null };
  const count = header.u32(16);
  const length = header.u32(20);
  if (length > mostLoadCommands) throw new Malformed(inWords('commandsSize', { size: length }));
  const bytes = reader.exact(wide ? 32 : 28, length, inWords('theLoadCommands'));
  const commands = new Fields(bytes, bigEndian);
  for (let at = 0, index = 0; index < count; index += 1) {
    const size = commands.u32(at + 4);
    if (size < 8 || at + size > commands.length) throw new Malformed(inWords('commandSize', { size }));
    if (wanted.has(commands.u32(at))) readLoad(commands.part(at, size), loads);
    at += size;
  }
  return loads;
}

function readLoad(command: Fields, loads: Loads): void {
  switch (command.u32(0)) {
    case loadCommand.segment:
      return readSegment(command, false, loads);
    case loadCommand.segment64:
      return readSegment(command, true, loads);
    case loadCommand.uuid:
      loads.uuid = uuidText(command.bytes(8, 16));
      return;
    case loadCommand.codeSignature:
      loads.signed = command.u32(12) > 0;
      return;
    case loadCommand.minimumMacos:
      loads.minimumMacos ??= versionText(command.u32(8));
      return;
    case loadCommand.buildVersion:
      if (command.u32(8) === platformMacos) loads.minimumMacos = versionText(command.u32(12));
      return;
    default:
      return;
  }
}

function readSegment(command: Fields, wide: boolean, loads: Loads): void {
  const address = command.word(24, wide);
  const fileSize = command.word(wide ? 48 : 36, wide);
  const protection = command.u32(wide ? 60 : 44);
  const highest = command.u32(wide ? 56 : 40);
  if (!command.hasText(8, '__PAGEZERO\0'))
    loads.segments.push({
      address,
      offset: command.word(wide ? 40 : 32, wide),
      fileSize,
      memorySize: command.word(wide ? 32 : 28, wide),
      isData: address !== 0 && fileSize !== 0 && protection === readWrite && highest === readWrite,
    });
  const [first, step] = wide ? [72, 80] : [56, 68];
  const count = command.u32(wide ? 64 : 48);
  if (first + step * count > command.length) throw new Malformed(inWords('segmentCutOff', { count }));
  for (let index = 0; index < count && !loads.section; index += 1) {
    const at = first + step * index;
    if (command.hasText(at, '__go_buildinfo\0'))
      loads.section = {
        address: command.word(at + 32, wide),
        size: command.word(at + (wide ? 40 : 36), wide),
      };
  }
}

function uuidText(bytes: Uint8Array): string {
  const hex = Buffer.from(bytes).toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

/** `xxxx.yy.zz` in nibbles; the last part only where it is not 0, as Apple's tools print it. */
function versionText(packed: number): string {
  const [major, minor, patch] = [packed >>> 16, (packed >>> 8) & 0xff, packed & 0xff];
  return patch === 0 ? `${major}.${minor}` : `${major}.${minor}.${patch}`;
}
