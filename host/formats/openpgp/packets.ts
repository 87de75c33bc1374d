/** One packet of an OpenPGP message (RFC 4880, 4.2). */
export interface Packet {
  readonly tag: number;
  readonly body: Buffer;
}

/** What is not as OpenPGP has it; the message says where. */
export class NotOpenPgp extends Error {}

/** Packets of one block; Google's has 15. */
const most = 1000;

/** Takes bytes apart into packets. Throws `NotOpenPgp` for what is cut, or has lengths that are not known beforehand. */
export function packetsIn(bytes: Uint8Array): readonly Packet[] {
  const reader = new Reader(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  const packets: Packet[] = [];
  while (reader.left() > 0) {
    if (packets.length === most) throw new NotOpenPgp('packets');
    const head = reader.byte();
    if ((head & 0x80) === 0) throw new NotOpenPgp(`packet head ${head}`);
    const isNew = (head & 0x40) !== 0;
    const tag = isNew ? head & 0x3f : (head >> 2) & 0x0f;
    packets.push({ tag, body: reader.take(isNew ? reader.length() : reader.number(oldSize(head & 3))) });
  }
  return packets;
}

function oldSize(type: number): number {
  if (type === 3) throw new NotOpenPgp('indeterminate length');
  return 1 << type;
}

/** Reads forward and never past the end. */
export class Reader {
  readonly #bytes: Buffer;
  #at = 0;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  left(): number {
    return this.#bytes.length - this.#at;
  }

  byte(): number {
    return this.take(1)[0] ?? 0;
  }

  /** A big-endian number of so many bytes, four at most. */
  number(size: number): number {
    return this.take(size).readUIntBE(0, size);
  }

  take(count: number): Buffer {
    if (count > this.left()) throw new NotOpenPgp(`cut: ${this.#bytes.length} B`);
    this.#at += count;
    return this.#bytes.subarray(this.#at - count, this.#at);
  }

  /** A length of one, two or five bytes; partial ones are refused. */
  length(): number {
    const first = this.byte();
    if (first < 192) return first;
    if (first < 224) return ((first - 192) << 8) + this.byte() + 192;
    if (first < 255) throw new NotOpenPgp('partial length');
    return this.number(4);
  }

  /** A multiprecision integer, without leading zeros. */
  integer(): Buffer {
    const bits = this.number(2);
    return this.take((bits + 7) >> 3);
  }
}
