import { createHash } from 'node:crypto';
import type { TreeHead } from './record.ts';

/** Levels of the log's tree in one tile. */
const height = 8;
/** Hashes in a whole tile. */
const whole = 1 << height;

/** A part of the log's tree: `width` hashes of 32 bytes each, of which the first is number `number * 256` of its level. */
export interface Tile {
  readonly level: number;
  readonly number: number;
  /** 1 to 256: how many of its hashes the log has. */
  readonly width: number;
}

/** Reads at least `width` hashes of a tile; null when it is not to be had. What it returns need not be trusted. */
export type ReadTile = (tile: Tile) => Promise<Uint8Array | null>;

/** `tile/8/0/x123/456` or, of one that is not full, `tile/8/0/x123/456.p/7` (golang.org/x/mod/sumdb/tlog, Tile.Path). */
export function tilePath({ level, number, width }: Tile): string {
  let path = String(number % 1000).padStart(3, '0');
  for (let rest = Math.floor(number / 1000); rest > 0; rest = Math.floor(rest / 1000))
    path = `x${String(rest % 1000).padStart(3, '0')}/${path}`;
  return `tile/${height}/${level}/${path}${width === whole ? '' : `.p/${width}`}`;
}

/**
 * Whether a record is in a log, as its head says: the root is computed from the record and from the hashes beside its way up
 * (RFC 6962, 2.1.1), so that no wrong tile can make it so. `unknown`: a tile that it takes is not to be had.
 */
export async function isIncluded(
  { id, record }: { readonly id: number; readonly record: string },
  { size, root }: TreeHead,
  read: ReadTile,
): Promise<boolean | 'unknown'> {
  if (id >= size) return false;
  const tiles = new Map<string, Promise<Uint8Array | null>>();
  const hashAt = async (level: number, index: number): Promise<Buffer> => {
    const inLevel = Math.floor(level / height) * height;
    const span = 2 ** (level - inLevel);
    const first = index * span;
    const number = Math.floor(first / whole);
    const width = Math.min(whole, Math.floor(size / 2 ** inLevel) - number * whole);
    const tile = { level: inLevel / height, number, width };
    const path = tilePath(tile);
    if (!tiles.has(path)) tiles.set(path, read(tile));
    const bytes = await tiles.get(path);
    if (!bytes || bytes.length < width * 32) throw new NoTile();
    const at = first - number * whole;
    let hashes: Buffer[] = Array.from({ length: span }, (_, one) =>
      Buffer.from(bytes.subarray((at + one) * 32, (at + one + 1) * 32)),
    );
    while (hashes.length > 1) hashes = pairs(hashes);
    return hashes[0] ?? Buffer.alloc(32);
  };
  const rootOf = async (low: number, high: number): Promise<Buffer> => {
    const count = high - low;
    if (count === 1 && low === id) return sha(0, Buffer.from(record));
    const half = 2 ** Math.ceil(Math.log2(count) - 1);
    const level = Math.round(Math.log2(count));
    const isWhole = 2 ** level === count && low % count === 0;
    if (isWhole && (id < low || id >= high)) return hashAt(level, low / count);
    return sha(1, await rootOf(low, low + half), await rootOf(low + half, high));
  };
  try {
    return (await rootOf(0, size)).equals(root);
  } catch (error) {
    if (error instanceof NoTile) return 'unknown';
    throw error;
  }
}

class NoTile extends Error {}

function pairs(hashes: readonly Buffer[]): Buffer[] {
  return Array.from({ length: hashes.length / 2 }, (_, at) =>
    sha(1, hashes[2 * at] ?? Buffer.alloc(0), hashes[2 * at + 1] ?? Buffer.alloc(0)),
  );
}

/** A leaf is hashed with 0 before it, a pair of hashes with 1. */
function sha(kind: 0 | 1, ...parts: readonly Uint8Array[]): Buffer {
  const hash = createHash('sha256').update(Uint8Array.of(kind));
  for (const part of parts) hash.update(part);
  return hash.digest();
}
