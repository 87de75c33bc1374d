import { Buffer } from 'node:buffer';

/** The layout of a universal file: 32-bit or 64-bit entries, and the byte order of its header. */
export interface UniversalForm {
  readonly wide?: boolean;
  readonly littleEndian?: boolean;
}

const alignmentBits = 14;

/** A universal file that combines thin little-endian Mach-O files, as `lipo -create` lays it out (mach-o/fat.h). */
export function universal(thin: readonly Uint8Array[], form: UniversalForm = {}): Buffer {
  const { wide = false, littleEndian = false } = form;
  const step = wide ? 32 : 20;
  const header = Buffer.alloc(8 + step * thin.length);
  const put = (value: number, at: number): number =>
    littleEndian ? header.writeUInt32LE(value, at) : header.writeUInt32BE(value, at);
  const putWord = (value: number, at: number): number => put(value, wide ? at + (littleEndian ? 0 : 4) : at);
  put(wide ? 0xcafebabf : 0xcafebabe, 0);
  put(thin.length, 4);
  const parts: Uint8Array[] = [header];
  let end = header.length;
  for (const [index, bytes] of thin.entries()) {
    const start = Math.ceil(end / 2 ** alignmentBits) * 2 ** alignmentBits;
    const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
    const at = 8 + step * index;
    put(view.readUInt32LE(4), at);
    put(view.readUInt32LE(8), at + 4);
    putWord(start, at + 8);
    putWord(bytes.length, at + (wide ? 16 : 12));
    put(alignmentBits, at + (wide ? 24 : 16));
    parts.push(Buffer.alloc(start - end), bytes);
    end = start + bytes.length;
  }
  return Buffer.concat(parts);
}
