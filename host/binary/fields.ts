import { Malformed } from './reader.ts';

/** Numbers in a record of a file, in that file's byte order. Reading past its end is Malformed. */
export class Fields {
  readonly bytes: Uint8Array;
  readonly #view: DataView;
  readonly #little: boolean;

  constructor(bytes: Uint8Array, bigEndian: boolean) {
    this.bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#little = !bigEndian;
  }

  u16(at: number): number {
    return this.#view.getUint16(this.#checked(at, 2), this.#little);
  }

  u32(at: number): number {
    return this.#view.getUint32(this.#checked(at, 4), this.#little);
  }

  /** Above 2^53 it is rounded: such an offset or address is outside any file, rounded or not. */
  u64(at: number): number {
    const [high, low] = this.#little ? [at + 4, at] : [at, at + 4];
    return this.u32(high) * 2 ** 32 + this.u32(low);
  }

  /** An address or size of 8 bytes if `wide`, else of 4. */
  word(at: number, wide: boolean): number {
    return wide ? this.u64(at) : this.u32(at);
  }

  /** Whether the bytes at `at` are exactly this ASCII text. */
  hasText(at: number, text: string): boolean {
    for (let index = 0; index < text.length; index += 1)
      if (this.bytes[at + index] !== text.charCodeAt(index)) return false;
    return true;
  }

  #checked(at: number, length: number): number {
    if (at + length > this.bytes.length)
      throw new Malformed('A header record is shorter than its format says.');
    return at;
  }
}
