import { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import { lastOf } from '../../../cli/terminal/last-bytes.ts';
import fc from '../../fast-check.ts';

test('the end of a stream, in whatever pieces it arrives, and whether it is everything', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.uint8Array({ maxLength: 20 })),
      fc.integer({ min: 1, max: 40 }),
      async (pieces, most) => {
        const chunks = pieces.map((piece) => Buffer.from(piece));
        const all = Buffer.concat(chunks);
        const { bytes, isWhole } = await lastOf(Readable.from(chunks), most, Infinity);
        expect(bytes.equals(all.subarray(-most))).toBe(true);
        expect(isWhole).toBe(all.length <= most);
      },
    ),
  );
});

test('an endless stream is read no longer than asked', async () => {
  let given = 0;
  function* endless(): Generator<Buffer> {
    for (;;) {
      given += 1;
      yield Buffer.from('0123456789');
    }
  }
  const { bytes, isWhole } = await lastOf(Readable.from(endless(), { highWaterMark: 1 }), 15, 1000);
  expect(bytes.toString()).toBe('567890123456789');
  expect(isWhole).toBe(false);
  expect(given).toBeLessThan(110);
});
