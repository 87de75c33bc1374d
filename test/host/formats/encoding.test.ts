import { expect, test } from 'vitest';
import { decoded } from '../../../host/formats/encoding.ts';
import fc from '../../fast-check.ts';

const swapped = (text: string): Buffer => Buffer.from(text, 'utf16le').swap16();
const log = 'go: cannot find GOROOT directory: /nonexistent\r\n';

test('text written on Windows is read like any other, with and without its byte order mark', () => {
  expect(decoded(Buffer.from(log))).toBe(log);
  expect(decoded(Buffer.from(log, 'utf16le'))).toBe(log);
  expect(decoded(swapped(log))).toBe(log);
  expect(decoded(Buffer.from(`\ufeff${log}错误`, 'utf16le'))).toBe(`\ufeff${log}错误`);
  expect(decoded(swapped(`\ufeff${log}`))).toBe(`\ufeff${log}`);
  expect(decoded(Buffer.from(`\ufeff错误`, 'utf16le').subarray(0, 5))).toBe('\ufeff错');
});

test('UTF-8 text is unchanged, and no bytes are too odd', () => {
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
