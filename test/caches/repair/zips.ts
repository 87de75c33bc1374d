import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib';

/** What an entry of a written zip states about itself; by default the truth. */
export interface ZipEntry {
  readonly name: string;
  readonly content: Buffer;
  /** Overrides of the headers. */
  readonly says?: { readonly size?: number; readonly crc?: number; readonly method?: number };
  /** Where it claims to start, for entries that share their bytes. */
  readonly at?: number;
}

/** A zip file of these entries, as plain as archive/zip would read it. */
export function zipOf(entries: readonly ZipEntry[]): Buffer {
  const local: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const { name, content, says = {}, at } of entries) {
    const packed = deflateRawSync(content);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(says.method ?? 8, 4);
    fields.writeUInt32LE(says.crc ?? crc32(content), 10);
    fields.writeUInt32LE(packed.length, 14);
    fields.writeUInt32LE(says.size ?? content.length, 18);
    fields.writeUInt16LE(Buffer.byteLength(name), 22);
    const header = Buffer.concat([signature(0x04034b50), fields, Buffer.from(name)]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(at ?? offset, 10);
    central.push(signature(0x02014b50), Buffer.from([20, 0]), fields, rest, Buffer.from(name));
    if (at !== undefined) continue;
    local.push(header, packed);
    offset += header.length + packed.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(entries.length, 4);
  end.writeUInt16LE(entries.length, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...local, directory, signature(0x06054b50), end]);
}

function signature(number: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(number);
  return bytes;
}

/** The same zip with other contents. */
export function rewriteZip(zip: Buffer, change: (name: string, content: Buffer) => Buffer): Buffer {
  const end = zip.lastIndexOf(signature(0x06054b50));
  const entries: ZipEntry[] = [];
  let at = zip.readUInt32LE(end + 16);
  for (let count = zip.readUInt16LE(end + 10); count > 0; count -= 1) {
    const [method, size] = [zip.readUInt16LE(at + 10), zip.readUInt32LE(at + 20)];
    const [nameLength, extra, comment] = [28, 30, 32].map((field) => zip.readUInt16LE(at + field));
    const start = zip.readUInt32LE(at + 42);
    const name = zip.toString('utf8', at + 46, at + 46 + nameLength!);
    const data = start + 30 + zip.readUInt16LE(start + 26) + zip.readUInt16LE(start + 28);
    const packed = zip.subarray(data, data + size);
    entries.push({ name, content: change(name, method === 8 ? inflateRawSync(packed) : packed) });
    at += 46 + nameLength! + extra! + comment!;
  }
  return zipOf(entries);
}
