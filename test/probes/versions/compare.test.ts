import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from '../../fast-check.ts';
import { describe, expect, it } from 'vitest';
import {
  compareVersions,
  isLanguageVersion,
  parseVersion,
  versionOfToolchain,
} from '../../../probes/versions/parse.ts';
import { cached } from '../../real/cache.ts';
import { goVersion } from '../../real/go-programs.ts';

const missing = goVersion() === null ? ' (needs Go)' : '';

/** Go's own answers by go/version: for each line `a b`, whether each is valid, its language, and how they compare. */
const oracle = `package main
import ("bufio"; "fmt"; "go/version"; "os"; "strings")
func main() {
	lines := bufio.NewScanner(os.Stdin)
	for lines.Scan() {
		a, b, _ := strings.Cut(lines.Text(), " ")
		fmt.Println(version.IsValid("go"+a), version.IsValid("go"+b), version.Compare("go"+a, "go"+b), version.Lang("go"+a) == "go"+a)
	}
}
`;

describe.skipIf(missing !== '')(`Go versions beside go/version${missing}`, () => {
  const program = (): string =>
    cached('programs/go-version-oracle', (directory) => {
      writeFileSync(join(directory, 'main.go'), oracle);
      writeFileSync(join(directory, 'go.mod'), 'module example.com/oracle\n\ngo 1.22\n');
      const env = { ...process.env, GOFLAGS: '', GOTOOLCHAIN: 'local' };
      execFileSync('go', ['build', '-o', 'oracle', '.'], { cwd: directory, env });
      return join(directory, 'oracle');
    });

  it('agrees on validity, order and language versions', () => {
    const number = fc.constantFrom(
      '0',
      '1',
      '2',
      '9',
      '10',
      '20',
      '21',
      '22',
      '01',
      '99999999999999999999',
      '',
    );
    const part = fc.oneof(
      number,
      fc.constantFrom('rc1', 'rc2', 'rc', 'beta1', 'alpha', 'rc01', 'x', '-custom', ' X:y', '..'),
    );
    const any = fc
      .tuple(
        fc.constantFrom('1', '1', '1', '2', ''),
        fc.array(part, { maxLength: 3 }),
        fc.constantFrom('.', '.', ''),
      )
      .map(([major, parts, glue]) =>
        [major, ...parts].join('.').replace(/\.(rc|beta|alpha|-| )/g, (_, next: string) => glue + next),
      )
      .filter((text) => !/[\s-]/.test(text));
    const pairs = fc.sample(fc.tuple(any, any), 4000);
    const lines = execFileSync(program(), {
      input: pairs.map((pair) => pair.join(' ')).join('\n'),
      encoding: 'utf8',
    });
    for (const [index, line] of lines.trim().split('\n').entries()) {
      const [a, b] = pairs[index]!;
      const [validA, validB, order, language] = line.split(' ');
      expect(String(parseVersion(a) !== null), a).toBe(validA);
      expect(String(parseVersion(b) !== null), b).toBe(validB);
      expect(String(Math.sign(compareVersions(a, b))), `${a} ${b}`).toBe(order);
      // go/version calls 1.20 a language and a release at once; what matters is from 1.21 on.
      if (a.startsWith('1.') && compareVersions(a, '1.21') >= 0)
        expect(String(isLanguageVersion(a)), a).toBe(language);
    }
  });
});

it('extracts the version from a toolchain name', () => {
  expect(
    ['go1.22.5', 'go1.22.5-custom', 'go1.26.8 X:rangefunc', 'go1.22\tx'].map(versionOfToolchain),
  ).toEqual(['1.22.5', '1.22.5', '1.26.8', '1.22']);
  expect(['1.22.5', 'go', 'gox', 'go1.22/../x', 'devel go1.27-abc', ''].map(versionOfToolchain)).toEqual(
    Array.from({ length: 6 }, () => null),
  );
});
