import { alignmentOf, splitSignature, type Variant } from './signature.ts';
import { inWords } from './text.ts';

/** More elements than an answer to us ever has. */
const mostElements = 100_000;

/** Reads values in D-Bus' binary form. Throws a sentence for anything that does not fit in the bytes. */
export class Reader {
  readonly #view: DataView;
  readonly #bytes: Buffer;
  readonly #little: boolean;
  #at: number;
  #elements = 0;

  constructor(bytes: Buffer, little: boolean, at = 0) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#little = little;
    this.#at = at;
  }

  values(signature: string): unknown[] {
    return splitSignature(signature).map((type) => this.value(type));
  }

  value(type: string): unknown {
    this.align(alignmentOf(type));
    switch (type.charAt(0)) {
      case 'y':
        return this.#view.getUint8(this.#step(1));
      case 'b':
        return this.#view.getUint32(this.#step(4), this.#little) === 1;
      case 'n':
        return this.#view.getInt16(this.#step(2), this.#little);
      case 'q':
        return this.#view.getUint16(this.#step(2), this.#little);
      case 'i':
        return this.#view.getInt32(this.#step(4), this.#little);
      case 'u':
      case 'h':
        return this.#view.getUint32(this.#step(4), this.#little);
      case 'x':
        return this.#view.getBigInt64(this.#step(8), this.#little);
      case 't':
        return this.#view.getBigUint64(this.#step(8), this.#little);
      case 'd':
        return this.#view.getFloat64(this.#step(8), this.#little);
      case 's':
      case 'o':
        return this.#text(this.value('u') as number);
      case 'g':
        return this.#text(this.value('y') as number);
      case 'v': {
        const inner = this.value('g') as string;
        if (splitSignature(inner).length !== 1) throw new Error(inWords('badVariant'));
        return { type: inner, value: this.value(inner) } satisfies Variant;
      }
      case 'a':
        return this.#array(type.slice(1));
      case '(':
      case '{':
        return this.values(type.slice(1, -1));
      default:
        throw new Error(inWords('noSuchType', { type: JSON.stringify(type) }));
    }
  }

  align(boundary: number): void {
    this.#at = Math.ceil(this.#at / boundary) * boundary;
  }

  #array(type: string): unknown[] {
    const length = this.value('u') as number;
    this.align(alignmentOf(type));
    const end = this.#at + length;
    if (end > this.#bytes.length) throw new Error(inWords('arrayTooLong'));
    const elements: unknown[] = [];
    while (this.#at < end) {
      if (++this.#elements > mostElements) throw new Error(inWords('tooManyElements'));
      elements.push(this.value(type));
    }
    return elements;
  }

  #text(length: number): string {
    const start = this.#step(length + 1);
    return this.#bytes.toString('utf8', start, start + length);
  }

  #step(size: number): number {
    const start = this.#at;
    if (start + size > this.#bytes.length) throw new Error(inWords('endsTooEarly'));
    this.#at += size;
    return start;
  }
}
