import fc from '../../../fast-check.ts';
import { describe, expect, test } from 'vitest';
import { longestDockerfile, readDockerfile } from '../../../../host/formats/dockerfile.ts';
import { shapes } from '../../../probes/containers/shapes.ts';
import { goVersion } from '../../../real/go-programs.ts';
import { askBuildKit } from './buildkit.ts';

const isLong = process.env.GOWARDEN_LONG === '1';
const runs = isLong ? 20_000 : 400;

const word = fc.constantFrom(
  'go',
  'build',
  './...',
  '&&',
  'A=b',
  '$X',
  '${Y:-z}',
  'echo',
  "'a b'",
  '"c d"',
  '#x',
  '-o',
  '<x',
);
const gap = fc.constantFrom(' ', '  ', '\t', ' \\\n', ' \\\n  ', ' \\  \n', ' \\\n# note\n', ' \\\n\n');
const words = fc
  .array(fc.tuple(word, gap), { minLength: 1, maxLength: 6 })
  .map((all) => all.map((pair) => pair.join('')).join(''));
const line = fc.oneof(
  fc
    .tuple(fc.constantFrom('RUN ', 'run ', 'CMD ', 'WORKDIR ', 'RUN --mount=type=cache,target=/x '), words)
    .map(([verb, rest]) => `${verb}x ${rest}end`),
  fc.constantFrom(
    'FROM golang:1.26 AS build',
    'FROM --platform=$BUILDPLATFORM a as b',
    '  FROM scratch',
    'COPY --from=build /a /b',
    'ADD x y',
  ),
  fc.constantFrom(
    'ARG A',
    'ARG B=1',
    'ARG C="x y"',
    'ENV D=e',
    'ENV F g',
    'ENV H=i J=k',
    '# escape',
    '#',
    '',
    '   ',
  ),
  fc.constantFrom(
    'RUN <<EOF\nFROM no\n# kept\nEOF',
    'RUN <<-"EOT" sh\n\ta \\\n\tEOT',
    'COPY <<one <<two /x\n1\none\n2\ntwo',
  ),
);
const file = fc
  .tuple(
    fc.constantFrom('', '# syntax=docker/dockerfile:1\n', '# escape=\\\n', '\n', '\uFEFF'),
    fc.array(line, { minLength: 1, maxLength: 12 }),
    fc.constantFrom('\n', '\r\n'),
  )
  .map(([first, lines, end]) => `${first}FROM x\n${lines.join('\n')}\n`.replaceAll('\n', end));

/** What both report: keyword, lines, flags, and the contents of here-documents. */
const ours = (text: string) =>
  readDockerfile(text).map(({ keyword, line: at, endLine, flags, document }) => ({
    keyword,
    line: at,
    endLine,
    flags: flags.map(([name, value]) => `--${name}${value === '' ? '' : `=${value}`}`),
    document: document.replaceAll('\r', '').trim() === '',
  }));

function disagreements(texts: readonly string[]): readonly string[] {
  const theirs = askBuildKit(texts);
  return texts.filter((text, index) => {
    const read = theirs[index];
    if (!read) return false;
    const expected = read.map(({ keyword, line: at, endLine, flags, document }) => ({
      keyword,
      line: at,
      endLine,
      flags: flags ?? [],
      document: document.replaceAll('\r', '').trim() === '',
    }));
    return JSON.stringify(ours(text)) !== JSON.stringify(expected);
  });
}

describe.skipIf(goVersion() === null)('BuildKit reads the same instructions, lines and flags', () => {
  test('from the public samples', () => {
    expect(disagreements(shapes.map(({ dockerfile }) => dockerfile))).toEqual([]);
  });

  test('except for an escaped blank before a continuation, which ends the instruction early', () => {
    const text = 'FROM x\nRUN a \\ \\\n b\n';
    expect(askBuildKit([text])[0]?.[1]).toMatchObject({ line: 2, endLine: 3 });
    expect(ours(text)[1]).toMatchObject({ line: 2, endLine: 2 });
  });

  test('from generated files', () => {
    expect(disagreements(fc.sample(file, { numRuns: runs, seed: isLong ? Date.now() : 7 }))).toEqual([]);
  });
});

describe('hostile files are read within bounds', () => {
  const megabytes = 10 * 1024 * 1024;
  test.each([
    ['ten megabytes', 'RUN echo a\n'.repeat(megabytes / 11)],
    ['an endless continuation', `FROM a\nRUN a${' \\\n'.repeat(megabytes / 3)}`],
    ['a here-document without an end', `FROM a\nRUN <<EOF\n${'x\n'.repeat(megabytes / 2)}`],
    ['nothing but quotes', `FROM a\nENV a=${'"'.repeat(megabytes)}`],
    ['variables within variables', `FROM ${'${a:-'.repeat(20_000)}`],
    ['bytes of no text', '\u0000\uFFFD\u0001'.repeat(10_000)],
  ])('%s', (_, text) => {
    const read = readDockerfile(text);
    expect(read.length).toBeLessThanOrEqual(2000);
    for (const { endLine } of read) expect(endLine).toBeLessThanOrEqual(longestDockerfile);
  });

  test('anything at all', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        for (const { line: at, endLine } of readDockerfile(`FROM a\n${text}`))
          expect(endLine).toBeGreaterThanOrEqual(at);
      }),
    );
  });

  test('the escape directive counts only at the beginning', () => {
    const keywords = (text: string) => readDockerfile(text).map(({ keyword }) => keyword);
    expect(keywords('# escape=`\nFROM a\nRUN a `\n b\nRUN c\n')).toEqual(['FROM', 'RUN', 'RUN']);
    expect(keywords('\n# escape=`\nFROM a\nRUN a `\nRUN c\n')).toEqual(['FROM', 'RUN', 'RUN']);
    expect(readDockerfile('# escape=`\nFROM a\nRUN a `\n b\n')[1]).toMatchObject({ line: 3, endLine: 4 });
  });
});
