import { alignmentOf, splitSignature, type Variant } from './signature.ts';
import { inWords } from './text.ts';

/** Values in D-Bus' binary form, little-endian (https://dbus.freedesktop.org/doc/dbus-specification.html#message-protocol-marshaling). */
export class Writer {
  readonly #parts: Buffer[] = [];
  #length = 0;

  get length(): number {
    return this.#length;
  }

  bytes(): Buffer {
    return Buffer.concat(this.#parts);
  }

  /** Numbers, strings, booleans; arrays for `a` and `(`; `Variant` for `v`; an array of [key, value] for `a{…}`. */
  values(signature: string, values: readonly unknown[]): void {
    for (const [index, type] of splitSignature(signature).entries()) this.value(type, values[index]);
  }

  value(type: string, value: unknown): void {
    this.align(alignmentOf(type));
    switch (type.charAt(0)) {
      case 'y':
        return this.#push(Buffer.of(value as number));
      case 'b':
        return this.#number(4, (bytes) => bytes.writeUInt32LE(value === true ? 1 : 0));
      case 'q':
        return this.#number(2, (bytes) => bytes.writeUInt16LE(value as number));
      case 'i':
        return this.#number(4, (bytes) => bytes.writeInt32LE(value as number));
      case 'u':
        return this.#number(4, (bytes) => bytes.writeUInt32LE(value as number));
      case 'd':
        return this.#number(8, (bytes) => bytes.writeDoubleLE(value as number));
      case 's':
      case 'o': {
        const text = Buffer.from(value as string);
        this.value('u', text.length);
        return this.#push(Buffer.concat([text, Buffer.of(0)]));
      }
      case 'g': {
        const text = Buffer.from(value as string);
        return this.#push(Buffer.concat([Buffer.of(text.length), text, Buffer.of(0)]));
      }
      case 'v': {
        const variant = value as Variant;
        this.value('g', variant.type);
        return this.value(variant.type, variant.value);
      }
      case 'a':
        return this.#array(type.slice(1), value as readonly unknown[]);
      case '(':
      case '{':
        return this.values(type.slice(1, -1), value as readonly unknown[]);
      default:
        throw new Error(inWords('notWritten', { type }));
    }
  }

  align(boundary: number): void {
    const short = this.#length % boundary;
    if (short > 0) this.#push(Buffer.alloc(boundary - short));
  }

  /** The length counts neither itself nor the padding before the first element. */
  #array(type: string, elements: readonly unknown[]): void {
    const length = Buffer.alloc(4);
    this.#push(length);
    this.align(alignmentOf(type));
    const start = this.#length;
    if (type === 'y' && Buffer.isBuffer(elements)) this.#push(elements);
    else for (const element of elements) this.value(type, element);
    length.writeUInt32LE(this.#length - start);
  }

  #number(size: number, write: (bytes: Buffer) => void): void {
    const bytes = Buffer.alloc(size);
    write(bytes);
    this.#push(bytes);
  }

  #push(bytes: Buffer): void {
    this.#parts.push(bytes);
    this.#length += bytes.length;
  }
}
