import { deepestPlist, mostPlistValues, type Plist, readXmlPlist } from './plist.ts';

/** A property list by its bytes, XML or binary; null for anything else. */
export function readPlist(bytes: Uint8Array): Plist | null {
  const isBinary = Buffer.from(bytes.subarray(0, magic.length)).toString('latin1') === magic;
  return isBinary ? readBinaryPlist(bytes) : readXmlPlist(Buffer.from(bytes).toString('utf8'));
}

const magic = 'bplist00';
const trailerSize = 32;
/** Milliseconds from 1970 to 2001, from which dates are counted. */
const epochMs = Date.UTC(2001, 0, 1);

/**
 * A binary property list; null for anything else: what is cut off, what refers to itself or to what is not there, what is nested
 * deeper or holds more than an XML one may. Of a set and an array the same comes, of a UID its number.
 * https://github.com/apple-oss-distributions/CF/blob/main/CFBinaryPList.c
 */
export function readBinaryPlist(bytes: Uint8Array): Plist | null {
  try {
    return new BinaryReader(bytes).read();
  } catch (error) {
    if (error instanceof NoPlist) return null;
    throw error;
  }
}

class NoPlist extends Error {}

interface Made {
  readonly value: Plist;
  /** How deep it is nested in itself: 1 for what holds nothing. */
  readonly height: number;
}

class BinaryReader {
  readonly #bytes: Buffer;
  readonly #made = new Map<number, Made>();
  /** Objects that are being read: one of them inside itself is a circle. */
  readonly #open = new Set<number>();
  /**
   * Bytes that objects may still take. Those of a list that was written by anyone's encoder do not overlap, so that all of them
   * together are no longer than it; of overlapping ones a small file could hold more than any memory.
   */
  #left: number;
  #offsetSize = 0;
  #refSize = 0;
  #count = 0;
  #table = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#left = bytes.byteLength;
  }

  read(): Plist {
    const { length } = this.#bytes;
    const trailer = length - trailerSize;
    if (trailer < magic.length || this.#bytes.toString('latin1', 0, magic.length) !== magic)
      throw new NoPlist();
    this.#offsetSize = this.#bytes[trailer + 6] ?? 0;
    this.#refSize = this.#bytes[trailer + 7] ?? 0;
    this.#count = this.#unsigned(trailer + 8, 8);
    const top = this.#unsigned(trailer + 16, 8);
    this.#table = this.#unsigned(trailer + 24, 8);
    const sizes = [this.#offsetSize, this.#refSize];
    const end = this.#table + this.#count * this.#offsetSize;
    if (sizes.some((size) => size < 1 || size > 8) || this.#count > mostPlistValues || end > trailer)
      throw new NoPlist();
    return this.#object(top, 1).value;
  }

  /** The object of that number, read once however often it is referred to. */
  #object(number: number, depth: number): Made {
    if (depth > deepestPlist || number >= this.#count || this.#open.has(number)) throw new NoPlist();
    const known = this.#made.get(number);
    if (known !== undefined) {
      if (depth + known.height - 1 > deepestPlist) throw new NoPlist();
      return known;
    }
    this.#open.add(number);
    const at = this.#unsigned(this.#table + number * this.#offsetSize, this.#offsetSize);
    const made = this.#read(at, depth);
    this.#open.delete(number);
    this.#made.set(number, made);
    return made;
  }

  #read(at: number, depth: number): Made {
    const marker = this.#bytes[this.#take(at, 1)] ?? 0;
    const [kind, info] = [marker >> 4, marker & 15];
    if (kind === 0xa || kind === 0xc || kind === 0xd) return this.#container(at, kind, info, depth);
    return { value: this.#scalar(at, kind, info), height: 1 };
  }

  #scalar(at: number, kind: number, info: number): Plist {
    switch (kind) {
      case 0x0:
        if (info !== 8 && info !== 9) throw new NoPlist();
        return info === 9;
      case 0x1:
        return this.#integer(at + 1, info);
      case 0x2:
        if (info === 2) return this.#bytes.readFloatBE(this.#take(at + 1, 4));
        if (info === 3) return this.#bytes.readDoubleBE(this.#take(at + 1, 8));
        throw new NoPlist();
      case 0x3:
        return dateOf(this.#bytes.readDoubleBE(this.#take(at + 1, 8)));
      case 0x4:
      case 0x5:
      case 0x6:
        return this.#string(at, kind, info);
      case 0x8:
        return this.#unsigned(this.#take(at + 1, info + 1), info + 1);
      default:
        throw new NoPlist();
    }
  }

  /** Of 1, 2 and 4 bytes without a sign, of 8 with one; of 16 only what fits into 8. */
  #integer(at: number, power: number): number {
    if (power > 4) throw new NoPlist();
    const start = this.#take(at, 2 ** power);
    if (power < 3) return this.#unsigned(start, 2 ** power);
    if (power === 4 && this.#bytes.readBigUInt64BE(start) !== 0n) throw new NoPlist();
    const low = start + (power === 4 ? 8 : 0);
    return Number(power === 4 ? this.#bytes.readBigUInt64BE(low) : this.#bytes.readBigInt64BE(low));
  }

  /** Data, ASCII and UTF-16. */
  #string(at: number, kind: number, info: number): Plist {
    const { count, start } = this.#counted(at, info);
    const size = kind === 0x6 ? count * 2 : count;
    const part = this.#bytes.subarray(this.#take(start, size), start + size);
    if (kind === 0x4) return Uint8Array.from(part);
    if (kind === 0x5) return part.toString('latin1');
    return Buffer.from(part).swap16().toString('utf16le');
  }

  #container(at: number, kind: number, info: number, depth: number): Made {
    const { count, start } = this.#counted(at, info);
    const refs = kind === 0xd ? count * 2 : count;
    this.#take(start, refs * this.#refSize);
    const made = Array.from({ length: refs }, (_, index) =>
      this.#object(this.#unsigned(start + index * this.#refSize, this.#refSize), depth + 1),
    );
    const height = 1 + made.reduce((most, one) => Math.max(most, one.height), 0);
    const values = made.map(({ value }) => value);
    if (kind !== 0xd) return { value: values, height };
    const entries = values.slice(0, count).map((key, index): [string, Plist] => {
      const value = values[count + index];
      if (typeof key !== 'string' || value === undefined) throw new NoPlist();
      return [key, value];
    });
    return { value: new Map(entries), height };
  }

  /** The length is in the marker, or in an integer after it. */
  #counted(at: number, info: number): { readonly count: number; readonly start: number } {
    if (info !== 15) return { count: info, start: at + 1 };
    const marker = this.#bytes[this.#take(at + 1, 1)] ?? 0;
    const count = marker >> 4 === 1 ? this.#integer(at + 2, marker & 15) : -1;
    if (count < 0) throw new NoPlist();
    return { count, start: at + 2 + 2 ** (marker & 15) };
  }

  /** Bytes of an object: before the table, and no more in all than there are. */
  #take(at: number, size: number): number {
    this.#left -= size;
    if (at < magic.length || at + size > this.#table || this.#left < 0) throw new NoPlist();
    return at;
  }

  #unsigned(at: number, size: number): number {
    let value = 0;
    for (const byte of this.#bytes.subarray(at, at + size)) value = value * 256 + byte;
    return value;
  }
}

function dateOf(seconds: number): Date {
  // Seconds as a double, which are not exactly the milliseconds that were meant.
  const date = new Date(epochMs + Math.round(seconds * 1000));
  if (Number.isNaN(date.getTime())) throw new NoPlist();
  return date;
}
