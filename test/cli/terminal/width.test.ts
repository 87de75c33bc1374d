import stringWidth from 'string-width';
import { expect, test } from 'vitest';
import { painter } from '../../../cli/terminal/colour.ts';
import { widthOf } from '../../../cli/terminal/width.ts';
import fc from '../../fast-check.ts';

test('every character below the ideographs is as wide as the package says', () => {
  const differ: string[] = [];
  for (let code = 0; code < 0x3000; code += 1) {
    const text = String.fromCharCode(code);
    if (widthOf(text) !== stringWidth(text)) differ.push(code.toString(16));
  }
  expect(differ).toEqual([]);
});

test('so is a text of any of them, coloured or not', () => {
  const paint = painter(true);
  const piece = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 6 }),
    fc.constantFrom(
      '·',
      '’',
      '…',
      '×',
      'é',
      'e\u0301',
      '©',
      '©\ufe0f',
      '中',
      '👩‍👩‍👧',
      '1\ufe0f\u20e3',
      '\u00ad',
      '\u200d',
    ),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
      const text = pieces.join('');
      expect(widthOf(text)).toBe(stringWidth(text));
      expect(widthOf(paint('red', text))).toBe(stringWidth(text));
    }),
  );
});
