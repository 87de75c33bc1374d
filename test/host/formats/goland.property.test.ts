import fc from '../../fast-check.ts';
import { expect, test } from 'vitest';
import { boundSdk, recentProjects } from '../../../host/formats/idea-project.ts';
import { javaMajor, readJavaRelease } from '../../../host/formats/java-release.ts';
import { readProductInfo } from '../../../host/formats/product-info.ts';
import { trimGo } from '../../../host/formats/lines.ts';
import { bytesOf, readVmOptions } from '../../../host/formats/vm-options.ts';
import { judge } from '../../../probes/goland/verdicts/judge.ts';

const runs = { numRuns: process.env.GOWARDEN_LONG === undefined ? 300 : 20_000 };

/** Text that is almost such a file: pieces of real ones, in any order, with anything between them. */
const nearly = (...pieces: readonly string[]) =>
  fc
    .array(fc.oneof(fc.constantFrom(...pieces), fc.string({ unit: 'binary', maxLength: 12 })), {
      maxLength: 30,
    })
    .map((parts) => parts.join(''));

test('no text makes a reader throw or answer beyond its input', () => {
  const info = nearly(
    '{',
    '}',
    '"launch":[',
    ']',
    '"productCode":"GO"',
    ',',
    '"dataDirectoryName":"x"',
    '{}',
    'null',
  );
  fc.assert(
    fc.property(info, (text) => {
      expect(readProductInfo(text)?.launches ?? 0).toBeGreaterThanOrEqual(0);
    }),
    runs,
  );
  const xml = nearly(
    '<component',
    ' name="GOROOT"',
    ' url="file:///a"',
    '/>',
    '<entry key="$USER_HOME$/x">',
    '<!--',
    '\n',
  );
  fc.assert(
    fc.property(xml, (text) => {
      const bound = boundSdk(text, '/home/kim');
      if (bound !== null) {
        expect(bound.path.startsWith('/')).toBe(true);
        expect(bound.line).toBeLessThanOrEqual(text.split('\n').length);
      }
      for (const path of recentProjects(text, '/home/kim')) expect(path.startsWith('/')).toBe(true);
    }),
    runs,
  );
});

test('each option of a file comes back with its line, and every verdict is about one of them', () => {
  const options = nearly(
    '-Xmx',
    '-Xms',
    '4g',
    '\n',
    '-XX:+UseG1GC',
    '-XX:',
    '=',
    '#',
    '+',
    '-javaagent:/a',
    '\0',
    ' ',
  );
  const release = nearly('A="1"', '\n', '=', '"', 'JAVA_VERSION="21.0.1"');
  fc.assert(
    fc.property(options, release, fc.constantFrom(null, 17, 21, 25), (text, other, major) => {
      const read = readVmOptions(text);
      const lines = text.split('\n');
      for (const { text: option, line } of read ?? []) expect(trimGo(lines[line - 1] ?? '')).toBe(option);
      const all = (read ?? []).map((one) => ({ ...one, file: 'x', isUsers: true }));
      const verdicts = judge(all, { major, isJetBrains: false, memoryBytes: 1, isThere: () => false });
      for (const { option } of verdicts) expect(all).toContain(option);
      for (const value of readJavaRelease(other).values()) expect(other).toContain(value);
    }),
    runs,
  );
});

test('sizes are bytes as the VM counts them, and Java versions are majors', () => {
  expect(['4g', '2048m', '512K', '1t', '100', '4gb', ' 4g', '4g # x', ''].map(bytesOf)).toEqual([
    ...[4 * 2 ** 30, 2 ** 31, 2 ** 19, 2 ** 40, 100, null, null, null, null],
  ]);
  expect(['21.0.9', '1.8.0_402', '25', '25-ea', 'x', ''].map(javaMajor)).toEqual([21, 8, 25, 25, null, null]);
});
