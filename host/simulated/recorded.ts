import { failure } from '../files/failure.ts';
import type { FileFailure, Files, Read } from '../files/files.ts';
import type { ByteSource } from '../binary/source.ts';
import type { RecordedFile } from './description.ts';
import { inWords } from './text.ts';

type Answer<T> = { readonly value: T } | { readonly failure: FileFailure['kind']; readonly message: string };
type Parts = readonly { readonly at: number; readonly hex: string }[];

/**
 * Files as a machine answered for them when it was recorded. What was not asked for then is unknown now, which is not the same as
 * absent.
 */
export function recordedFiles(files: Readonly<Record<string, RecordedFile>>): Files {
  const byPath = new Map(Object.entries(files));
  const told = <T>(path: string, answer: Answer<T> | undefined): Read<T> => {
    if (answer === undefined) return { ok: false, failure: failure(path, 'other', inWords('notRecorded')) };
    if ('value' in answer) return { ok: true, value: answer.value };
    return { ok: false, failure: { kind: answer.failure, message: answer.message } };
  };
  const tooLarge = (path: string, limit: number): Read<never> => ({
    ok: false,
    failure: failure(path, 'too-large', inWords('limit', { limit })),
  });
  return {
    facts: (path) => told(path, byPath.get(path)?.facts),
    target: (path) => told(path, byPath.get(path)?.target),
    readLink: (path) => told(path, byPath.get(path)?.link),
    realPath: (path) => told(path, byPath.get(path)?.real),
    list: (path, limit = Infinity) => {
      const names = told(path, byPath.get(path)?.names);
      return names.ok && names.value.length > limit ? tooLarge(path, limit) : names;
    },
    text: (path, limit = Infinity) => {
      const text = told(path, byPath.get(path)?.text);
      return text.ok && Buffer.byteLength(text.value) > limit ? tooLarge(path, limit) : text;
    },
    open: (path, use) => {
      const bytes = told(path, byPath.get(path)?.bytes);
      return bytes.ok ? { ok: true, value: use(sourceOf(bytes.value.size, bytes.value.parts)) } : bytes;
    },
    onDisk: (path) => path,
    isLocal: () => true,
    silence: () => null,
    mayWatch: () => true,
  };
}

/** Of a part that was read only in part, what there is of it; nothing where nobody read. */
function sourceOf(size: number, parts: Parts): ByteSource {
  const read = parts.map(({ at, hex }) => ({ at, bytes: Buffer.from(hex, 'hex') }));
  return {
    size,
    read(offset, length) {
      const part = read.find(({ at, bytes }) => at <= offset && offset < at + bytes.length);
      if (part === undefined || !(length > 0)) return new Uint8Array(0);
      return Uint8Array.from(part.bytes.subarray(offset - part.at, offset - part.at + length));
    },
  };
}
