/** An entry of a tar archive as its header describes it. */
export interface TarEntry {
  /** Every byte as one character (latin1). */
  readonly name: string;
  readonly kind: 'file' | 'directory' | 'link' | 'hard link' | 'other';
  /** Of a link, symbolic or hard: where it leads. */
  readonly target: string | null;
  /** Bytes of content. */
  readonly size: number;
}

export interface TarVisitor {
  /** Begins an entry; what it returns is given the content piece by piece. */
  entry(entry: TarEntry): ((chunk: Buffer) => void) | null;
}

/** No tar archive, a cut one, or more than is read. The message says which, for people who know tar. */
export class BrokenTar extends Error {}

const block = 512;
/** Go's archive has 15,000 entries. */
const mostEntries = 500_000;
const longestName = 64 * 1024;
/** Bytes of all names together, and of the headers that hold long ones: Go's archive has 1 MB. */
const mostNames = 64 * 1024 * 1024;

interface Names {
  path?: string;
  linkpath?: string;
  size?: number;
}

/**
 * Reads a tar archive (ustar, pax, GNU long names; https://pubs.opengroup.org/onlinepubs/9699919799/utilities/pax.html) as it goes
 * by, in pieces of any length. Holds no more than one header and one long name.
 */
export class TarReader {
  readonly #visitor: TarVisitor;
  #header = Buffer.alloc(0);
  /** Bytes of content, and then of padding, that are still to come. */
  #content = 0;
  #padding = 0;
  #take: ((chunk: Buffer) => void) | null = null;
  #done: (() => void) | null = null;
  #names: Names = {};
  #entries = 0;
  #named = 0;
  #zeros = 0;

  constructor(visitor: TarVisitor) {
    this.#visitor = visitor;
  }

  push(chunk: Buffer): void {
    for (let rest = chunk; rest.length > 0;) {
      if (this.#zeros >= 2) return;
      if (this.#content > 0) {
        const part = rest.subarray(0, this.#content);
        this.#take?.(part);
        this.#content -= part.length;
        rest = rest.subarray(part.length);
        if (this.#content === 0) this.#finish();
      } else if (this.#padding > 0) {
        const skipped = Math.min(this.#padding, rest.length);
        this.#padding -= skipped;
        rest = rest.subarray(skipped);
      } else {
        const part = rest.subarray(0, block - this.#header.length);
        this.#header = Buffer.concat([this.#header, part]);
        rest = rest.subarray(part.length);
        if (this.#header.length === block) this.#begin();
      }
    }
  }

  /** Throws when the archive ended within an entry, or was none. */
  end(): void {
    if (this.#zeros === 0 || this.#content > 0) throw new BrokenTar('tar: cut');
  }

  #begin(): void {
    const header = this.#header;
    this.#header = Buffer.alloc(0);
    if (header.every((byte) => byte === 0)) {
      this.#zeros += 1;
      return;
    }
    this.#zeros = 0;
    if (!isSummed(header)) throw new BrokenTar('tar: checksum');
    if ((this.#entries += 1) > mostEntries) throw new BrokenTar(`tar: entries > ${mostEntries}`);
    const type = String.fromCharCode(header[156] ?? 0);
    const size = numberIn(header.subarray(124, 136));
    if (type === 'x' || type === 'L' || type === 'K' || type === 'g') this.#beginNames(type, size);
    else this.#beginEntry(header, type, size);
  }

  #beginNames(type: string, size: number): void {
    if (size > longestName) throw new BrokenTar('tar: name');
    this.#countNames(size);
    const parts: Buffer[] = [];
    this.#expect(size, (chunk) => parts.push(Buffer.from(chunk)));
    this.#done = () => {
      const text = Buffer.concat(parts).toString('latin1');
      if (type === 'x') Object.assign(this.#names, paxIn(text));
      else if (type === 'L') this.#names.path = text.replace(/\0[^]*$/, '');
      else if (type === 'K') this.#names.linkpath = text.replace(/\0[^]*$/, '');
    };
    if (size === 0) this.#finish();
  }

  #beginEntry(header: Buffer, type: string, given: number): void {
    const isLink = type === '1' || type === '2';
    const { path, linkpath, size = given } = this.#names;
    this.#names = {};
    const prefix = text(header, 345, 155);
    const isUstar = text(header, 257, 5) === 'ustar' && header[262] === 0;
    const own = text(header, 0, 100);
    const name = path ?? (isUstar && prefix !== '' ? `${prefix}/${own}` : own);
    const kind = kindOf(type, name);
    const content = kind === 'file' ? size : 0;
    const entry = { name, kind, target: isLink ? (linkpath ?? text(header, 157, 100)) : null, size: content };
    this.#countNames(name.length);
    this.#expect(kind === 'other' ? size : content, this.#visitor.entry(entry));
  }

  #countNames(bytes: number): void {
    this.#named += bytes;
    if (this.#named > mostNames) throw new BrokenTar(`tar: names > ${mostNames}`);
  }

  #expect(size: number, take: ((chunk: Buffer) => void) | null): void {
    this.#content = size;
    this.#padding = (block - (size % block)) % block;
    this.#take = take;
    this.#done = null;
  }

  #finish(): void {
    this.#done?.();
    this.#take = null;
    this.#done = null;
  }
}

function kindOf(type: string, name: string): TarEntry['kind'] {
  if (type === '1') return 'hard link';
  if (type === '2') return 'link';
  if (type === '5' || (type === '\0' && name.endsWith('/'))) return 'directory';
  return type === '0' || type === '\0' || type === '7' ? 'file' : 'other';
}

function text(header: Buffer, start: number, length: number): string {
  const end = header.indexOf(0, start);
  return header.toString('latin1', start, end === -1 || end > start + length ? start + length : end);
}

/** Octal, or binary in GNU's way for what is too large. */
function numberIn(field: Buffer): number {
  if (((field[0] ?? 0) & 0x80) !== 0) {
    const value = field.readUIntBE(field.length - 6, 6);
    if (field.subarray(1, -6).some((byte) => byte !== 0)) throw new BrokenTar('tar: size');
    return value;
  }
  const digits = (field.toString('latin1').split('\0', 1)[0] ?? '').trim();
  if (!/^[0-7]*$/.test(digits)) throw new BrokenTar('tar: size');
  return digits === '' ? 0 : parseInt(digits, 8);
}

/** The sum of all bytes, those of the sum itself taken for blanks. */
function isSummed(header: Buffer): boolean {
  let sum = 8 * 32;
  header.forEach((byte, at) => {
    if (at < 148 || at >= 156) sum += byte;
  });
  const field = /^[0 ]*([0-7]*)/.exec(header.toString('latin1', 148, 156))?.[1] ?? '';
  return parseInt(field || '0', 8) === sum;
}

/** `LENGTH KEY=VALUE\n` each. */
function paxIn(text: string): Names {
  const names: Names = {};
  for (let at = 0; at < text.length;) {
    const blank = text.indexOf(' ', at);
    const length = Number(text.slice(at, blank));
    const record = text.slice(blank + 1, at + length - 1);
    if (blank === -1 || !Number.isInteger(length) || length <= blank - at || text[at + length - 1] !== '\n')
      throw new BrokenTar('tar: pax');
    const equals = record.indexOf('=');
    const [key, value] = [record.slice(0, equals), record.slice(equals + 1)];
    if (key === 'path' || key === 'linkpath') names[key] = value;
    else if (key === 'size' && /^\d{1,15}$/.test(value)) names.size = Number(value);
    at += length;
  }
  return names;
}
