import { readElf } from './elf.ts';
import { Fields } from './fields.ts';
import { machOForm, readMachO } from './mach-o.ts';
import { Malformed, newReader, type Reader } from './reader.ts';
import type { BinaryFormat, BinaryReport, Slice } from './report.ts';
import { readScript } from './script.ts';
import type { ByteSource } from './source.ts';
import { readUniversal, universalForm } from './universal.ts';
import { inWords } from './text.ts';

/**
 * Says what a file is from its bytes, without running it. It reads headers and the build info only, at most `readBudget`
 * bytes; whatever the bytes are it answers, `unknown` with a reason if need be, and never throws.
 */
export function readBinary(source: ByteSource): BinaryReport {
  try {
    return recognise(newReader(source));
  } catch (error) {
    if (error instanceof Malformed) return unknown(error.message);
    return unknown(inWords('readFailed', { reason: error instanceof Error ? error.message : String(error) }));
  }
}

function recognise(reader: Reader): BinaryReport {
  const head = reader.some(0, 16);
  const reasons: string[] = [];
  if (is(head, '\x7fELF')) return report('elf', [readElf(reader, reasons)], reasons);
  if (machOForm(head)) return report('mach-o', [readMachO(reader, 0, reasons)], reasons);
  const form = universalForm(head);
  if (form) return report('mach-o-fat', readUniversal(reader, form, reasons), reasons);
  if (is(head, '#!')) return { ...report('script', [], reasons), script: readScript(reader) };
  return unknown(reader.size === 0 ? inWords('empty') : inWords('unrecognised', { kind: kind(head) }));
}

function report(format: BinaryFormat, slices: readonly Slice[], reasons: readonly string[]): BinaryReport {
  return {
    format,
    architectures: slices.map((slice) => slice.architecture),
    slices,
    go: slices.find((slice) => slice.go)?.go ?? null,
    script: null,
    ...(reasons.length > 0 && { reason: reasons.join(' ') }),
  };
}

function unknown(reason: string): BinaryReport {
  return report('unknown', [], [reason]);
}

const others: readonly (readonly [start: string, name: string])[] = [
  ['MZ', inWords('windows')],
  ['!<arch>\n', inWords('staticLibrary')],
  ['\0asm', inWords('webAssembly')],
  ['PK\x03\x04', inWords('zip')],
  ['\x1f\x8b', inWords('gzip')],
];

function kind(head: Uint8Array): string {
  const known = others.find(([start]) => is(head, start));
  if (known) return known[1];
  const hex = Array.from(head.subarray(0, 4), (byte) => byte.toString(16).padStart(2, '0'));
  return inWords('startsWith', { bytes: hex.join(' ') });
}

function is(head: Uint8Array, start: string): boolean {
  return new Fields(head, false).hasText(0, start);
}
