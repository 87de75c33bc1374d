/** What a property list of a simulated machine holds. */
export type PlistSketch =
  string | number | boolean | Date | readonly PlistSketch[] | { readonly [key: string]: PlistSketch };

/** A binary property list, as macOS keeps preferences and receipts. Numbers that are not whole become reals. */
export function forgeBinaryPlist(value: PlistSketch): Buffer {
  const objects: Buffer[] = [];
  const number = add(value, objects);
  const header = Buffer.from('bplist00');
  const offsets: number[] = [];
  let at = header.length;
  for (const object of objects) {
    offsets.push(at);
    at += object.length;
  }
  const trailer = Buffer.alloc(32);
  trailer[6] = offsetSize;
  trailer[7] = refSize;
  trailer.writeBigUInt64BE(BigInt(objects.length), 8);
  trailer.writeBigUInt64BE(BigInt(number), 16);
  trailer.writeBigUInt64BE(BigInt(at), 24);
  return Buffer.concat([
    header,
    ...objects,
    ...offsets.map((offset) => unsigned(offset, offsetSize)),
    trailer,
  ]);
}

const offsetSize = 4;
const refSize = 2;

/** Adds an object and what is in it; gives its number. */
function add(value: PlistSketch, objects: Buffer[]): number {
  const number = objects.length;
  objects.push(Buffer.alloc(0));
  objects[number] = encoded(value, objects);
  return number;
}

function encoded(value: PlistSketch, objects: Buffer[]): Buffer {
  if (typeof value === 'boolean') return Buffer.of(value ? 9 : 8);
  if (typeof value === 'number') return Number.isInteger(value) ? integer(value) : real(0x23, value);
  if (typeof value === 'string') {
    const isAscii = Buffer.byteLength(value) === value.length;
    const bytes = isAscii ? Buffer.from(value) : Buffer.from(value, 'utf16le').swap16();
    return Buffer.concat([marker(isAscii ? 5 : 6, value.length), bytes]);
  }
  if (value instanceof Date) return real(0x33, (value.getTime() - Date.UTC(2001, 0, 1)) / 1000);
  const isList = Array.isArray(value);
  const inside = isList ? value : [...Object.keys(value), ...Object.values(value)];
  const refs = inside.map((one: PlistSketch) => unsigned(add(one, objects), refSize));
  const count = isList ? inside.length : inside.length / 2;
  return Buffer.concat([marker(isList ? 0xa : 0xd, count), ...refs]);
}

function marker(kind: number, count: number): Buffer {
  if (count < 15) return Buffer.of((kind << 4) | count);
  return Buffer.concat([Buffer.of((kind << 4) | 15), integer(count)]);
}

function integer(value: number): Buffer {
  if (value >= 0 && value < 0x10000) return Buffer.concat([Buffer.of(0x11), unsigned(value, 2)]);
  const bytes = Buffer.alloc(9);
  bytes[0] = 0x13;
  bytes.writeBigInt64BE(BigInt(value), 1);
  return bytes;
}

function real(kind: number, value: number): Buffer {
  const bytes = Buffer.alloc(9);
  bytes[0] = kind;
  bytes.writeDoubleBE(value, 1);
  return bytes;
}

function unsigned(value: number, size: number): Buffer {
  const bytes = Buffer.alloc(size);
  bytes.writeUIntBE(value, 0, size);
  return bytes;
}
