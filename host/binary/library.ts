import { Buffer } from 'node:buffer';
import { readTbd, isTbd } from '../formats/tbd.ts';
import { outputFormatOf } from '../formats/linker-script.ts';
import type { Architecture } from '../host.ts';
import { archiveStarts, readArchive } from './archive.ts';
import { machOArchitecture } from './architecture.ts';
import { readElfArchitecture } from './elf.ts';
import { Fields } from './fields.ts';
import { machOForm } from './mach-o.ts';
import { Malformed, newReader, type Reader } from './reader.ts';
import type { ByteSource } from './source.ts';
import { inWords } from './text.ts';
import { readEntries, universalForm } from './universal.ts';

/**
 * `stub`: a text that lists what a macOS dynamic library exports (`.tbd`); `script`: a text that points the Linux linker to the
 * library.
 *
 * @open
 */
export type LibraryForm = 'dynamic' | 'static' | 'stub' | 'script' | 'unknown';

/** What a library that C programs are linked with is built for. */
export interface LibraryReport {
  readonly form: LibraryForm;
  /** GOARCH names; empty when unknown. */
  readonly architectures: readonly Architecture[];
  /** Why it is unknown: one sentence. */
  readonly reason?: string;
}

/** The heads of text stubs are far below it, and of the form that is read whole Apple's largest is half as large. */
const mostText = 4 * 1024 * 1024;

/**
 * Says what a library is for, from headers alone: a library of 1 GB costs a few reads. Whatever the bytes are it answers, `unknown`
 * or without architectures and with a reason if need be, and never throws.
 */
export function readLibrary(source: ByteSource): LibraryReport {
  let form: LibraryForm = 'unknown';
  try {
    const reader = newReader(source);
    form = formOf(reader);
    const architectures = [...new Set(architecturesOf(reader, form))];
    return { form, architectures, ...(architectures.length === 0 && { reason: inWords('noTarget') }) };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    const reason = error instanceof Malformed ? why : inWords('readFailed', { reason: why });
    return { form, architectures: [], reason };
  }
}

const starts = (reader: Reader, text: string): boolean =>
  new Fields(reader.some(0, text.length), false).hasText(0, text);

function formOf(reader: Reader): LibraryForm {
  if (starts(reader, archiveStarts.whole) || starts(reader, archiveStarts.thin)) return 'static';
  const head = reader.some(0, 8);
  const fat = universalForm(head);
  if (fat) {
    const [first] = readEntries(reader, fat);
    return first && starts(reader.part(first.offset, first.size), archiveStarts.whole) ? 'static' : 'dynamic';
  }
  if (machOForm(head) || starts(reader, '\x7fELF')) return 'dynamic';
  const text = Buffer.from(reader.some(0, 4096)).toString('latin1');
  if (isTbd(text)) return 'stub';
  if (outputFormatOf(text) !== null || /^\/\* GNU ld script/.test(text)) return 'script';
  throw new Malformed(reader.size === 0 ? inWords('empty') : inWords('noLibrary'));
}

function architecturesOf(reader: Reader, form: LibraryForm): readonly Architecture[] {
  const fat = universalForm(reader.some(0, 8));
  if (fat) return readEntries(reader, fat).map(({ architecture }) => architecture);
  if (form === 'stub') {
    if (reader.size > mostText) throw new Malformed(inWords('stubTooLarge', { size: reader.size }));
    return readTbd(Buffer.from(reader.some(0, reader.size)).toString('utf8'));
  }
  if (form === 'script') return outputFormatOf(Buffer.from(reader.some(0, 4096)).toString('latin1')) ?? [];
  if (starts(reader, archiveStarts.thin)) throw new Malformed(inWords('thinArchive'));
  if (form === 'static') return [readArchive(reader, objectArchitecture)];
  const architecture = objectArchitecture(reader);
  return architecture === null ? [] : [architecture];
}

/** What an object file or a thin library is for; null when the bytes are neither Mach-O nor ELF. */
function objectArchitecture(reader: Reader): Architecture | null {
  const head = reader.some(0, 8);
  const form = machOForm(head);
  if (form && head.length === 8) return machOArchitecture(new Fields(head, form.bigEndian).u32(4));
  return starts(reader, '\x7fELF') ? readElfArchitecture(reader) : null;
}
