import { createHash } from 'node:crypto';
import fc from '../../../fast-check.ts';
import { expect, test } from 'vitest';
import { isIncluded, type Tile, tilePath } from '../../../../host/formats/checksum-database/log.ts';

const sha = (...parts: readonly Uint8Array[]): Buffer => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};
const leaf = (id: number): string => `record ${id}\n`;
const leafHash = (id: number): Buffer => sha(Buffer.from([0]), Buffer.from(leaf(id)));

/** RFC 6962, 2.1, word by word. */
function treeHash(low: number, high: number): Buffer {
  if (high - low === 1) return leafHash(low);
  let half = 1;
  while (half * 2 < high - low) half *= 2;
  return sha(Buffer.from([1]), treeHash(low, low + half), treeHash(low + half, high));
}

/** The tiles of a log of that size, as the database serves them. */
const tilesOf =
  (size: number) =>
  ({ level, number, width }: Tile): Promise<Uint8Array | null> => {
    const span = 256 ** level;
    const first = number * 256;
    if ((first + width) * span > size) return Promise.resolve(null);
    return Promise.resolve(
      Buffer.concat(
        Array.from({ length: width }, (_, at) => treeHash((first + at) * span, (first + at + 1) * span)),
      ),
    );
  };

const isLong = process.env.GOWARDEN_LONG === '1';

test(
  'a record is in a log exactly when it is the one with that number',
  async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 1500 }), fc.nat(), async (size, any) => {
        const id = any % size;
        const head = { size, root: treeHash(0, size) };
        expect(await isIncluded({ id, record: leaf(id) }, head, tilesOf(size))).toBe(true);
        expect(await isIncluded({ id, record: leaf(size) }, head, tilesOf(size))).toBe(false);
        expect(
          await isIncluded({ id, record: leaf(id) }, { size, root: Buffer.alloc(32) }, tilesOf(size)),
        ).toBe(false);
        expect(await isIncluded({ id: size, record: leaf(id) }, head, tilesOf(size))).toBe(false);
      }),
      { numRuns: isLong ? 1000 : 30 },
    );
  },
  isLong ? 600_000 : 60_000,
);

test('without a tile nothing is claimed, and a wrong tile makes no record valid', async () => {
  const head = { size: 700, root: treeHash(0, 700) };
  const other = { id: 3, record: 'forged\n' };
  expect(await isIncluded({ id: 3, record: leaf(3) }, head, () => Promise.resolve(null))).toBe('unknown');
  expect(await isIncluded({ id: 3, record: leaf(3) }, head, () => Promise.resolve(new Uint8Array(31)))).toBe(
    'unknown',
  );
  expect(await isIncluded(other, head, ({ width }) => Promise.resolve(Buffer.alloc(width * 32, 7)))).toBe(
    false,
  );
});

test.each([
  [{ level: 0, number: 0, width: 256 }, 'tile/8/0/000'],
  [{ level: 1, number: 1234067, width: 256 }, 'tile/8/1/x001/x234/067'],
  [{ level: 0, number: 273, width: 5 }, 'tile/8/0/273.p/5'],
])('%j is at %s', (tile, path) => {
  expect(tilePath(tile)).toBe(path);
});
