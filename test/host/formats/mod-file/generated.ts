import fc from '../../../fast-check.ts';
import type { Asked } from './oracle.ts';

const paths = [
  ...['example.com/a', 'example.com/b/v2', 'gopkg.in/yaml.v3', 'gopkg.in/check.v1', 'example.com/c/v1'],
  ...['gopkg.in/x.v0-unstable', 'gopkg.in/x', 'example.com/v02', 'a', '', '例え.jp/x', './x', '项目'],
];
const versions = [
  ...[
    'v1.2.3',
    'v0.0.0-20161208181325-20d25e280405',
    'v2.0.0',
    'v2.1.0+incompatible',
    'v3.0.1',
    'v1.2',
    'v1',
  ],
  ...[
    'v1.2.3-rc.1',
    'v1.2.3-01',
    'v1.2.3+meta',
    'v01.2.3',
    '1.2.3',
    'v1.2.3-',
    'v1.2.3+',
    'latest',
    'v1.2.3-a..b',
  ],
];
const directories = [
  './a',
  '../b',
  '.',
  '..',
  '/abs',
  './with space',
  './über',
  'C:\\x',
  '.\\x',
  'plain',
  './a//b',
];
const spaces = [' ', '\t', '  ', ' \t', '\r', '\u00a0', '\v'];
const ends = [
  '\n',
  '\r\n',
  ' // why\n',
  '//indirect\n',
  ' // indirect\r\n',
  ' // indirect; 理由\n',
  '\n\n',
  ' ',
];
const noise = [
  '(',
  ')',
  '[',
  ']',
  '{',
  ',',
  '=>',
  '//',
  '/*',
  '"',
  '`',
  '\\',
  '\ufeff',
  '\u0000',
  '\u0085',
  'use',
];

/** Mostly the first `good` of them. */
const pick = (words: readonly string[], good = words.length): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 30, arbitrary: fc.constantFrom(...words.slice(0, good)) },
    { weight: 1, arbitrary: fc.constantFrom(...words) },
  );

/** A word, mostly unchanged, sometimes quoted, rightly or wrongly. */
function written(word: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const quoted = word.chain((text) =>
    fc.constantFrom(
      JSON.stringify(text),
      `\`${text}\``,
      `'${text}'`,
      `"${text}`,
      `"\\x${Buffer.from(text[0] ?? 'x').toString('hex')}${text.slice(1)}"`,
      `"\\u00fc\\303\\274\\q${text}"`,
      `"\\u00fc\\303\\274\\n${text}"`,
      `${text}"x`,
    ),
  );
  return fc.oneof({ weight: 30, arbitrary: word }, { weight: 1, arbitrary: quoted });
}

function line(...words: readonly fc.Arbitrary<string>[]): fc.Arbitrary<string> {
  return fc
    .tuple(
      fc.tuple(...words.map(written)),
      fc.oneof({ weight: 30, arbitrary: fc.constant(' ') }, { weight: 1, arbitrary: pick(spaces) }),
    )
    .map(([all, space]) => all.join(space));
}

const required = line(pick(paths, 2), pick(versions, 2));
const replaced = fc.oneof(
  line(pick(paths, 2), fc.constant('=>'), pick(directories, 7)),
  line(pick(paths, 2), pick(versions, 2), fc.constant('=>'), pick(paths, 2), pick(versions, 2)),
  line(pick(paths, 2), fc.constant('=>'), pick(paths, 2), pick(versions, 2)),
);
const retracted = fc.oneof(
  pick(versions, 2),
  fc.tuple(pick(versions, 2), pick(versions, 2)).map(([low, high]) => `[${low}, ${high}]`),
);
const bodies: Readonly<Record<string, fc.Arbitrary<string>>> = {
  module: line(pick(paths, 2)),
  go: pick(['1.21', '1.22.5', '1.22rc1', '1', '01.2', '1.21.0-x'], 3),
  toolchain: pick(['go1.22.5', 'default', 'go1.22.5-custom', 'go2', 'local'], 3),
  require: required,
  exclude: required,
  replace: replaced,
  retract: retracted,
  tool: line(pick(paths, 2)),
  ignore: line(pick(directories, 7)),
  godebug: pick(['a=b', 'a=b=c', 'a', 'a="b"', 'x=y z'], 2),
  use: line(pick(directories, 7)),
  unknown: pick(paths, 2),
};

const statement = fc.constantFrom(...Object.keys(bodies)).chain((verb) => {
  const body = bodies[verb] ?? fc.constant('');
  const block = fc
    .tuple(
      fc.array(fc.tuple(body, pick(ends, 6)), { maxLength: 4 }),
      pick([' (', '(', ' x ('], 2),
      pick([')', ') x', ''], 1),
    )
    .map(([lines, open, close]) => `${verb}${open}\n${lines.map((one) => one.join('')).join('')}${close}`);
  const single = body.map((text) => `${verb} ${text}`);
  return fc.oneof({ weight: 4, arbitrary: single }, { weight: 2, arbitrary: block });
});

/** Mostly something plausible; sometimes with a piece of something else in the middle. */
export const moduleFile: fc.Arbitrary<Asked> = fc
  .tuple(
    fc.constantFrom('go.mod', 'go.work'),
    fc.array(fc.tuple(statement, pick(ends, 6)), { maxLength: 5 }),
    fc.option(fc.tuple(pick(noise), fc.nat({ max: 200 })), { freq: 3 }),
  )
  .map(([kind, statements, spoiled]) => {
    const text = statements.map((one) => one.join('')).join('');
    if (spoiled === null) return { kind, text };
    const at = spoiled[1] % (text.length + 1);
    return { kind, text: text.slice(0, at) + spoiled[0] + text.slice(at) };
  });

const sumLine = fc.oneof(
  {
    weight: 8,
    arbitrary: line(
      pick(paths, 2),
      pick(versions, 2),
      pick(['h1:abc=', 'h2:x', 'h1:G7mAYYxgmS0lVkHyy2hEOLQCFB0DlQFTMLWggykrydY=']),
    ),
  },
  {
    weight: 1,
    arbitrary: pick(['', '<<<<<<< HEAD', '=======', 'one two', 'a b c d', ' \u0085', '\ufeffa v1.0.0 h1:x=']),
  },
);

export const sumFile: fc.Arbitrary<Asked> = fc
  .array(fc.tuple(sumLine, pick(['\n', '\r\n', ' \n', '\n\n', '\r'])), { maxLength: 8 })
  .map((lines) => ({ kind: 'go.sum', text: lines.map((one) => one.join('')).join('') }));
