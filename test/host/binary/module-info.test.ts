import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parseModuleInfo } from '../../../host/binary/module-info.ts';
import { unquote } from '../../../host/binary/unquote.ts';
import { goVersion } from '../../real/go-programs.ts';

test('reads path, main module and settings, and skips what it does not know', () => {
  const text = [
    'path\texample.com/tool/cmd/tool',
    'mod\texample.com/tool\tv1.2.3\th1:sum=',
    'dep\texample.com/other\tv0.1.0\th1:sum=',
    'build\t-buildmode=exe',
    'build\tCGO_CFLAGS=',
    'build\t-ldflags="-X \\"a.b=c d\\""',
    'build\t"odd key"=`raw value`',
    'build\t__proto__=kept',
    'build\t=no key',
    'build\t"unfinished=1',
    'future\tline',
    'no tab',
    '',
  ].join('\n');
  const info = parseModuleInfo(text);
  expect(info).toEqual({
    path: 'example.com/tool/cmd/tool',
    module: { path: 'example.com/tool', version: 'v1.2.3' },
    settings: Object.fromEntries([
      ['-buildmode', 'exe'],
      ['CGO_CFLAGS', ''],
      ['-ldflags', '-X "a.b=c d"'],
      ['odd key', 'raw value'],
      ['__proto__', 'kept'],
      ['"unfinished', '1'],
    ]),
  });
  expect(Object.hasOwn(info.settings, '__proto__')).toBe(true);
});

test('a replaced dependency is reported, since go install refuses such a module', () => {
  const text = 'path\ta\nmod\ta\tv1.0.0\t\ndep\tb\tv1.0.0\n=>\t../b\t(devel)\t\n';
  expect(parseModuleInfo(text)).toMatchObject({ replaces: true });
  expect(parseModuleInfo('')).toEqual({ path: null, module: null, settings: {} });
});

test.skipIf(goVersion() === null)('unquotes what strconv.Quote and QuoteToASCII write (needs Go)', () => {
  const values = [
    '',
    'a"b',
    'back\\slash',
    'tab\t\r\n',
    '\u0000\u0001\u007f\u0080',
    'é ✓ 🐹',
    '\ufeff\u200b',
    '`',
  ];
  const directory = mkdtempSync(join(tmpdir(), 'gowarden-quote-'));
  writeFileSync(
    join(directory, 'main.go'),
    `package main
import ("encoding/json"; "os"; "strconv")
func main() {
	var in []string
	json.NewDecoder(os.Stdin).Decode(&in)
	in = append(in, "bad\\xff\\xc3")
	out := [][]string{}
	for _, s := range in { out = append(out, []string{s, strconv.Quote(s), strconv.QuoteToASCII(s)}) }
	json.NewEncoder(os.Stdout).Encode(out)
}`,
  );
  const environment = { ...process.env, GOFLAGS: '', GOTOOLCHAIN: 'local' };
  const output = execFileSync('go', ['run', 'main.go'], {
    cwd: directory,
    input: JSON.stringify(values),
    env: environment,
  });
  rmSync(directory, { recursive: true });
  const rows = JSON.parse(output.toString()) as [string, string, string][];
  expect(rows).toHaveLength(values.length + 1);
  for (const [value, quoted, ascii] of rows)
    expect([unquote(quoted), unquote(ascii)]).toEqual([value, value]);
  expect(unquote('`raw \\n`')).toBe('raw \\n');
  expect(unquote('"\\101\\U0001F439\\ud800\\q"')).toBe('A🐹\ufffdq');
});
