import { expect, test } from 'vitest';
import { decoded } from '../../../host/formats/encoding.ts';
import fc from '../../fast-check.ts';

const swapped = (text: string): Buffer => Buffer.from(text, 'utf16le').swap16();
const log = 'go: cannot find GOROOT directory: /nonexistent\r\n';

test('what Windows writes is read like what others write, with its mark and without', () => {
  expect(decoded(Buffer.from(log))).toBe(log);
  expect(decoded(Buffer.from(log, 'utf16le'))).toBe(log);
  expect(decoded(swapped(log))).toBe(log);
  expect(decoded(Buffer.from(`\ufeff${log}错误`, 'utf16le'))).toBe(`\ufeff${log}错误`);
  expect(decoded(swapped(`\ufeff${log}`))).toBe(`\ufeff${log}`);
  expect(decoded(Buffer.from(`\ufeff错误`, 'utf16le').subarray(0, 5))).toBe('\ufeff错');
});

test('a text in UTF-8 is what it is, and no bytes are too odd', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      fc.pre(!text.includes('\0'));
      expect(decoded(Buffer.from(text))).toBe(text);
    }),
  );
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      expect(typeof decoded(Buffer.from(bytes))).toBe('string');
    }),
  );
});
