import fc from '../../fast-check.ts';
import { build } from 'plist';
import { describe, expect, test } from 'vitest';
import { type Plist, readXmlPlist } from '../../../host/formats/plist.ts';

/** Maps as objects, for comparison with what was written. */
function plain(value: Plist | null): unknown {
  if (value instanceof Map)
    return Object.fromEntries(
      [...(value as ReadonlyMap<string, Plist>)].map(([key, one]) => [key, plain(one)]),
    );
  if (Array.isArray(value)) return (value as readonly Plist[]).map(plain);
  return value instanceof Uint8Array ? Buffer.from(value).toString('hex') : value;
}

const head =
  '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "x">\n';
const list = (inside: string): string => `${head}<plist version="1.0">${inside}</plist>\n`;

test.each<readonly [string, unknown]>([
  ['<dict/>', {}],
  ['<array/>', []],
  ['<string>a &lt;b&gt; &amp; &#x4e2d;</string>', 'a <b> & 中'],
  ['<string><![CDATA[<key> & ]]>x<!-- no --></string>', '<key> & x'],
  ['<string/>', ''],
  ['<true/>', true],
  ['<false></false>', false],
  ['<integer> -0x1F </integer>', -31],
  ['<integer>+7</integer>', 7],
  ['<real>1e3</real>', 1000],
  ['<data>\n\tAQID\n</data>', '010203'],
  ['<date>2026-11-29T12:00:00Z</date>', new Date(Date.UTC(2026, 10, 29, 12))],
  [
    '<dict><key>a</key><array><string>x</string><!-- c --><true/></array><key>__proto__</key><false/></dict>',
    JSON.parse('{"a":["x",true],"__proto__":false}'),
  ],
  ['<dict><key>a</key><true/><key>a</key><false/></dict>', { a: false }],
])('%s', (inside, expected) => {
  expect(plain(readXmlPlist(list(inside)))).toEqual(expected);
  expect(plain(readXmlPlist(`\ufeff${inside}`)), 'without a plist around it').toEqual(expected);
});

test.each([
  '',
  'bplist00',
  '<plist>',
  '<plist/>',
  '<dict>',
  '<dict><key>a</key></dict>',
  '<dict><string>a</string></dict>',
  '<dict><key>a</key><key>b</key></dict>',
  '<dict><key>a</key><true/></array>',
  '<array><key>a</key></array>',
  '<string>a<b/></string>',
  '<integer>1x</integer>',
  '<integer></integer>',
  '<real></real>',
  '<date>yesterday</date>',
  '<!-- ',
  '<html><body/></html>',
])('is not a property list: %s', (text) => {
  expect(readXmlPlist(text)).toBeNull();
});

test('neither depth nor length crashes the program', () => {
  expect(readXmlPlist('<array>'.repeat(1_000_000))).toBeNull();
  expect(readXmlPlist(`<array>${'<true/>'.repeat(100_001)}</array>`)).toBeNull();
  expect(readXmlPlist('<!--'.repeat(250_000))).toBeNull();
  expect(readXmlPlist(`<string>${'<!-- -->'.repeat(100_000)}`)).toBeNull();
});

const text = fc.string({ unit: fc.constantFrom('a', '中', '<', '&', ' ', '\n', '"', ']]>', '-->') });
const value = fc.letrec((tie) => ({
  any: fc.oneof(
    { depthSize: 'small' },
    text,
    fc.boolean(),
    fc.integer(),
    fc.array(tie('any'), { maxLength: 4 }),
    fc.dictionary(text, tie('any'), { maxKeys: 4 }),
  ),
})).any as fc.Arbitrary<Parameters<typeof build>[0]>;

describe('output of other writers', () => {
  test('is read as intended', () => {
    fc.assert(
      fc.property(fc.dictionary(text, value, { maxKeys: 5 }), (one) => {
        expect(plain(readXmlPlist(build(one)))).toEqual(JSON.parse(JSON.stringify(one)));
      }),
      { numRuns: 200 },
    );
  });

  test('truncated or changed anywhere is either read or refused, without throwing', () => {
    const whole = build({ Label: 'x', ProgramArguments: ['/a', '-b'], Umask: 63, Keep: { Yes: true } });
    fc.assert(
      fc.property(fc.nat(whole.length), fc.nat(20), text, (at, gone, put) => {
        const read = readXmlPlist(whole.slice(0, at) + put + whole.slice(at + gone));
        expect(read === null || typeof read).not.toBe('undefined');
      }),
      { numRuns: 300 },
    );
  });
});
