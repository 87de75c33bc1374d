import fc from '../fast-check.ts';
import { describe, expect, it } from 'vitest';
import { visible } from '../../messages/visible.ts';

/** All control and invisible characters, however they got into a name. */
const acting =
  /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\u00ad\u034f\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\ufff9-\ufffb\u{e0000}-\u{e0fff}]/u;

describe('visible', () => {
  it.each([
    ['gopls\nEverything native: 1 Go, 0 tools', 'gopls\\nEverything native: 1 Go, 0 tools'],
    ['go\u001b[8mhidden', 'go\\u001b[8mhidden'],
    ['go\u001b]0;owned\u0007title', 'go\\u001b]0;owned\\u0007title'],
    ['go\u202egnp.exe', 'go\\u202egnp.exe'],
    ['a\rb\tc\u0000d\u007fe\u009b31mf', 'a\\rb\\tc\\u0000d\\u007fe\\u009b31mf'],
    ['a\u2028b\u2029c\u0085d', 'a\\u2028b\\u2029c\\u0085d'],
    ['go\u200bpls\u00ad\ufeff\u2060', 'go\\u200bpls\\u00ad\\ufeff\\u2060'],
    ['go\u200dpls, go\ufe0fpls, go1\ufe0f', 'go\\u200dpls, go\\ufe0fpls, go1\\ufe0f'],
    ['go\u{e0041}\u{e0042}', 'go\\udb40\\udc41\\udb40\\udc42'],
    ['half \ud83d and \udc69', 'half \\ud83d and \\udc69'],
    ['filler \u3164\u115f\uffa0 \ufdd0', 'filler \\u3164\\u115f\\uffa0 \\ufdd0'],
  ])('escapes what has an effect or hides in %j', (name, said) => {
    expect(visible(name)).toBe(said);
  });

  it.each([
    '项目',
    'Überblick',
    'U\u0308berblick',
    'プロジェクト',
    'проект',
    'مشروع',
    'פרויקט',
    '👍🏽',
    '👩‍💻 ❤️',
    '🏳️‍🌈',
    '3️⃣',
    'می‌خواهم',
    'क्‍ष',
    'C:\\new\\u',
    '/a b/~/c&d<e>',
  ])('leaves %j as it is', (name) => {
    expect(visible(name)).toBe(name);
  });

  it('leaves nothing that has an effect, on one line, and does not change visible text', () => {
    const unit = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)),
      fc.constantFrom(
        '\u001b[8m',
        '\u001b]0;x\u0007',
        '\u009b2J',
        '\r\n',
        '\u202e',
        '\u200d',
        '\ufe0f',
        '👩',
        '1',
        'می',
      ),
    );
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 12 }), (parts) => {
        const said = visible(parts.join(''));
        expect(said).not.toMatch(acting);
        expect(visible(said)).toBe(said);
      }),
    );
  });

  it('is JSON with the same meaning when its input was JSON', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(JSON.parse(visible(JSON.stringify(text)))).toBe(text);
      }),
    );
  });
});
