import type { FileFailure, Files, Read } from '../files/files.ts';
import type { RecordedFile } from '../simulated/description.ts';

/** Names that say by themselves which tool is there: kept although nobody asked more about them. */
const toolName = /^(?:go|gofmt|gopls|dlv|staticcheck|golangci-lint)(?:[@.\d].*)?$/;

export interface RecordingLimits {
  /** Bytes of one file, and of all. What is over it is left out of the recording, and a replay cannot know it. */
  readonly fileBytes: number;
  readonly allBytes: number;
  /** Paths about which something was asked. */
  readonly paths: number;
}

export const recordingLimits: RecordingLimits = {
  fileBytes: 1024 * 1024,
  allBytes: 16 * 1024 * 1024,
  paths: 20_000,
};

type Answers = { -readonly [K in keyof RecordedFile]: RecordedFile[K] };
type Parts = { at: number; bytes: Uint8Array }[];

/** Records questions about files and their answers. Of a binary only the parts that were read. */
export class FilesRecorder {
  readonly files: Files;
  readonly #answers = new Map<string, Answers>();
  readonly #parts = new Map<string, { size: number; parts: Parts }>();
  readonly #limits: RecordingLimits;
  #bytes = 0;

  constructor(files: Files, limits: RecordingLimits) {
    this.#limits = limits;
    const keep = <T>(name: Exclude<keyof RecordedFile, 'bytes'>, path: string, read: Read<T>): Read<T> => {
      const answers = this.#of(path);
      // A text that was once read answers for every limit.
      const worse = !read.ok && read.failure.kind === 'too-large' && answers?.[name] !== undefined;
      if (answers && !worse && this.#fits(read)) Object.assign(answers, { [name]: answerOf(read) });
      return read;
    };
    this.files = {
      facts: (path) => keep('facts', path, files.facts(path)),
      target: (path) => keep('target', path, files.target(path)),
      readLink: (path) => keep('link', path, files.readLink(path)),
      realPath: (path) => keep('real', path, files.realPath(path)),
      list: (path, limit) => keep('names', path, files.list(path, limit)),
      text: (path, limit) => keep('text', path, files.text(path, limit)),
      open: (path, use) => {
        const answers = this.#of(path);
        const read = files.open(path, (source) => {
          const opened = this.#parts.get(path) ?? { size: source.size, parts: [] };
          if (answers) this.#parts.set(path, opened);
          return use({
            size: source.size,
            read: (offset, length) => {
              const bytes = source.read(offset, length);
              if (answers) this.#keepPart(opened.parts, offset, bytes);
              return bytes;
            },
          });
        });
        if (answers && !read.ok) answers.bytes = answerOf(read);
        return read;
      },
      onDisk: (path) => files.onDisk(path),
      isLocal: (path) => files.isLocal(path),
      silence: (path) => files.silence(path),
      mayWatch: (directory) => files.mayWatch(directory),
    };
  }

  /** What was recorded so far, by path. */
  recorded(): Readonly<Record<string, RecordedFile>> {
    const asked = [...this.#answers.keys()];
    return Object.fromEntries(
      [...this.#answers].map(([path, answers]) => {
        const opened = this.#parts.get(path);
        const bytes = opened && { value: { size: opened.size, parts: joined(opened.parts) } };
        const names = answers.names && onlyAsked(path, answers.names, asked);
        return [path, { ...answers, ...(names && { names }), ...(bytes && { bytes }) }];
      }),
    );
  }

  #of(path: string): Answers | null {
    const known = this.#answers.get(path);
    if (known) return known;
    if (this.#answers.size >= this.#limits.paths || !path.startsWith('/') || path.includes('\0')) return null;
    const fresh: Answers = {};
    this.#answers.set(path, fresh);
    return fresh;
  }

  /** Counts what is kept of texts and lists. */
  #fits(read: Read<unknown>): boolean {
    if (!read.ok || typeof read.value !== 'string') return true;
    return this.#count(Buffer.byteLength(read.value));
  }

  #keepPart(parts: Parts, at: number, bytes: Uint8Array): void {
    const before = parts.some((part) => part.at <= at && at + bytes.length <= part.at + part.bytes.length);
    const kept = parts.reduce((sum, part) => sum + part.bytes.length, 0);
    if (before || bytes.length === 0 || kept + bytes.length > this.#limits.fileBytes) return;
    if (this.#count(bytes.length)) parts.push({ at, bytes: Uint8Array.from(bytes) });
  }

  #count(bytes: number): boolean {
    if (bytes > this.#limits.fileBytes || this.#bytes + bytes > this.#limits.allBytes) return false;
    this.#bytes += bytes;
    return true;
  }
}

function answerOf<T>(read: Read<T>): { value: T } | { failure: FileFailure['kind']; message: string } {
  return read.ok ? { value: read.value } : { failure: read.failure.kind, message: read.failure.message };
}

/** A directory's other names are nobody's business. */
function onlyAsked(
  directory: string,
  names: NonNullable<RecordedFile['names']>,
  asked: readonly string[],
): NonNullable<RecordedFile['names']> {
  if (!('value' in names)) return names;
  const inside = directory === '/' ? '/' : `${directory}/`;
  const below = new Set(
    asked.flatMap((path) => (path.startsWith(inside) ? [path.slice(inside.length).split('/', 1)[0]] : [])),
  );
  return { value: names.value.filter((name) => below.has(name) || toolName.test(name)) };
}

/** Parts in order, those that touch or overlap made one. */
function joined(parts: Parts): { at: number; hex: string }[] {
  const done: { at: number; bytes: Buffer }[] = [];
  for (const { at, bytes } of parts.toSorted((a, b) => a.at - b.at)) {
    const last = done.at(-1);
    const end = last === undefined ? -1 : last.at + last.bytes.length;
    if (last === undefined || at > end) done.push({ at, bytes: Buffer.from(bytes) });
    else if (at + bytes.length > end) last.bytes = Buffer.concat([last.bytes, bytes.subarray(end - at)]);
  }
  return done.map(({ at, bytes }) => ({ at, hex: bytes.toString('hex') }));
}
