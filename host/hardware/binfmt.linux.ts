import { elfArchitecture } from '../binary/architecture.ts';
import type { Files } from '../files/files.ts';
import type { Architecture } from '../host.ts';

/** A program that the kernel starts in place of a foreign binary. */
export interface Translator {
  /** Base name of its file: `qemu-aarch64-static`, `rosetta`. */
  readonly name: string;
  readonly interpreter: string;
  readonly architecture: Architecture;
}

const place = '/proc/sys/fs/binfmt_misc';

/**
 * The enabled binfmt_misc handlers for ELF files, by architecture. None when the kernel lacks binfmt_misc or it is not mounted.
 * Format: https://docs.kernel.org/admin-guide/binfmt-misc.html
 */
export function translators(files: Files): readonly Translator[] {
  if (textOf(files, `${place}/status`) !== 'enabled') return [];
  const names = files.list(place, 1_000);
  if (!names.ok) return [];
  return names.value
    .filter((name) => name !== 'status' && name !== 'register')
    .map((name) => translatorOf(textOf(files, `${place}/${name}`)))
    .filter((found) => found !== null);
}

function textOf(files: Files, path: string): string {
  const read = files.text(path, 65_536);
  return read.ok ? read.value.trim() : '';
}

/** Reads a handler as the kernel prints it: `enabled`, `interpreter /usr/bin/qemu-aarch64`, `offset 0`, `magic 7f454c46…`. */
function translatorOf(text: string): Translator | null {
  const [state, ...lines] = text.split('\n');
  const value = (name: string): string | undefined =>
    lines.find((line) => line.startsWith(`${name} `))?.slice(name.length + 1);
  const interpreter = value('interpreter');
  const magic = Buffer.from(value('magic') ?? '', 'hex');
  if (state !== 'enabled' || !interpreter || value('offset') !== '0') return null;
  if (magic.length < 20 || magic.readUInt32BE(0) !== 0x7f454c46) return null;
  const bigEndian = magic[5] === 2;
  const architecture = elfArchitecture({
    machine: bigEndian ? magic.readUInt16BE(18) : magic.readUInt16LE(18),
    wide: magic[4] === 2,
    bigEndian,
    flags: 0,
  });
  const name = interpreter.slice(interpreter.lastIndexOf('/') + 1);
  return { name, interpreter, architecture };
}
