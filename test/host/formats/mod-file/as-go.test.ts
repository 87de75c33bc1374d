import { isDeepStrictEqual } from 'node:util';
import fc from '../../../fast-check.ts';
import { describe, expect, test } from 'vitest';
import { goVersion } from '../../../real/go-programs.ts';
import { moduleFile, sumFile } from './generated.ts';
import { askGo, readByUs } from './oracle.ts';

const long = process.env.GOWARDEN_LONG === '1';

describe.skipIf(goVersion() === null)('as golang.org/x/mod reads them (needs go)', () => {
  test.each([
    { what: 'go.mod and go.work', files: moduleFile, count: long ? 30_000 : 3_000 },
    { what: 'go.sum', files: sumFile, count: long ? 10_000 : 1_000 },
  ])('$count generated texts of $what', ({ files, count }) => {
    const seed = long ? Date.now() : 20_261_129;
    const asked = fc.sample(files, { numRuns: count, seed });
    const said = askGo(asked);
    expect(said).toHaveLength(count);
    const read = asked.map((one, index) => ({ ...one, byUs: readByUs(one), byGo: said[index] }));
    const different = read.filter(({ byUs, byGo }) => !isDeepStrictEqual(byUs, byGo));
    expect(different.slice(0, 3), `seed ${seed}`).toEqual([]);
    const accepted = said.filter((one) => (one as { OK: boolean }).OK).length;
    // A generator of nonsense alone would show nothing.
    expect(accepted).toBeGreaterThan(count / 10);
  });

  test.each([
    ['go.work', 'go 1.22\r\n\r\nuse (\r\n\t./a // the tool\r\n\t"./b c"\r\n)\r\nuse ./d\r\n'],
    ['go.work', '\ufeffgo 1.22\nuse ./a\n'],
    ['go.work', 'use `./raw`\n'],
    ['go.work', '// nothing but a comment'],
    ['go.mod', 'module(\nexample.com/a\n)\nrequire(example.com/b v1.0.0)\n'],
    ['go.mod', 'require example.com/b v1.0.0//indirect'],
    ['go.mod', 'module "a\\\n"'],
    ['go.mod', 'require (\n\texample.com/b v1.0.0 // indirect\n'],
    ['go.sum', 'example.com/a v1.0.0 h1:x=\r\nexample.com/a v1.0.0/go.mod h1:y=\r\n'],
  ] as const)('%s %j', (kind, text) => {
    const asked = { kind, text };
    expect([readByUs(asked)]).toEqual(askGo([asked]));
  });
});
