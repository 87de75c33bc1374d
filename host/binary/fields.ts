import { Malformed } from './reader.ts';
import { inWords } from './text.ts';

/** Numbers in a record of a file, in that file's byte order. Reading past its end is Malformed. */
export class Fields {
  readonly length: number;
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  readonly #little: boolean;
  readonly #start: number;

  constructor(bytes: Uint8Array, bigEndian: boolean, within?: { of: Fields; start: number; length: number }) {
    this.length = within?.length ?? bytes.length;
    this.#bytes = bytes;
    this.#view = within ? within.of.#view : new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#little = !bigEndian;
    this.#start = within ? within.of.#start + within.start : 0;
  }

  /** A record within this one, which is Malformed if it does not fit. */
  part(start: number, length: number): Fields {
    this.#place(start, length);
    return new Fields(this.#bytes, !this.#little, { of: this, start, length });
  }

  bytes(at: number, length: number): Uint8Array {
    const place = this.#place(at, length);
    return this.#bytes.subarray(place, place + length);
  }

  u16(at: number): number {
    return this.#view.getUint16(this.#place(at, 2), this.#little);
  }

  u32(at: number): number {
    return this.#view.getUint32(this.#place(at, 4), this.#little);
  }

  /** Above 2^53 it is rounded: such an offset or address is outside any file, rounded or not. */
  u64(at: number): number {
    const [high, low] = this.#little ? [at + 4, at] : [at, at + 4];
    return this.u32(high) * 2 ** 32 + this.u32(low);
  }

  /** An address or size of 8 bytes if `wide`, otherwise of 4. */
  word(at: number, wide: boolean): number {
    return wide ? this.u64(at) : this.u32(at);
  }

  /** Whether the bytes at `at` are exactly this ASCII text. */
  hasText(at: number, text: string): boolean {
    if (at + text.length > this.length) return false;
    for (let index = 0; index < text.length; index += 1)
      if (this.#bytes[this.#start + at + index] !== text.charCodeAt(index)) return false;
    return true;
  }

  #place(at: number, length: number): number {
    if (!(at + length <= this.length)) throw new Malformed(inWords('shortRecord'));
    return this.#start + at;
  }
}
