import { expect, test } from 'vitest';
import { appleShims } from '../../../../host/simulated/apple.ts';
import { homebrew } from '../../../../host/simulated/installers.ts';
import { arm, home, mac } from '../../../../host/simulated/mac.ts';
import { presets } from '../../../../host/simulated/presets.ts';
import { example } from '../../../../probes/rules/cgo-compiler/example.ts';
import { rules } from '../../../../probes/catalogue.ts';
import { commandFor, findingsOf, machine, report, shell, with_ } from '../../machine.ts';

const program = (architecture: string) => ({
  machO: { architectures: [architecture], version: 'go1.26.8' },
});
const needs = {
  [`${home}/src/app/go.mod`]: { text: 'module example.com/app\n\ngo 1.26\n' },
  [`${home}/src/app/a.go`]: { text: 'package app\n\nimport "C"\n' },
};
/** The current directory, so that it is known. */
const app = { directory: `${home}/src/app` };
const bare = (environment: Record<string, string> = {}, path = ['/opt/homebrew/bin']) =>
  shell(mac({ ...homebrew('/opt/homebrew', arm('1.26.8')) }), path, environment);

test('a value set by go env -w is undone by the go command', async () => {
  const [finding, ...others] = await findingsOf('cgo-compiler', example.machine());
  expect(others).toEqual([]);
  expect(finding).toMatchObject({ severity: 'info', certainty: 'observed', values: { reason: 'missing' } });
  expect(commandFor(finding)).toBe('go env -u CC');
  expect(await findingsOf('cgo-compiler', presets['apple-silicon']())).toEqual([]);
});

test('only someone who builds C is alarmed', async () => {
  const machine = bare({ CC: 'gcc-14' });
  expect(await findingsOf('cgo-compiler', machine)).toMatchObject([{ subject: 'CC', severity: 'info' }]);
  expect(await findingsOf('cgo-compiler', with_(machine, needs), app)).toMatchObject([
    { severity: 'error', values: { neededBy: `${home}/src/app/a.go` } },
  ]);
});

test.each<[string, Record<string, string>, string | null]>([
  ["Apple's own", {}, null],
  ["Apple's by its path, with flags", { CC: '/usr/bin/clang -fno-common' }, null],
  ['a wrapper around it', { CC: 'ccache clang' }, 'missing'],
  ['a quote that is not closed', { CC: 'clang "-a' }, 'quotes'],
  ['zig', { CC: 'zig cc -target aarch64-macos' }, 'zig'],
  ['an Intel one on a Mac without Rosetta', { CC: 'gcc-15' }, 'foreign'],
  ['no cgo at all', { CC: 'nowhere', CGO_ENABLED: '0' }, null],
])('%s', async (_, environment, reason) => {
  const machine = with_(bare(environment), {
    ...needs,
    '/opt/homebrew/bin/zig': program('arm64'),
    '/opt/homebrew/bin/gcc-15': program('amd64'),
  });
  const found = await findingsOf('cgo-compiler', machine, app);
  expect(found.map(({ values }) => values.reason)).toEqual(reason === null ? [] : [reason]);
});

test("another clang before Apple's is reported to someone who builds C, and is a matter of chance", async () => {
  const machine = with_(bare({}, ['/opt/llvm/bin', '/opt/homebrew/bin']), {
    '/opt/llvm/bin/clang': program('arm64'),
  });
  expect(await findingsOf('cgo-compiler', machine)).toEqual([]);
  expect(await findingsOf('cgo-compiler', with_(machine, needs), app)).toMatchObject([
    { severity: 'info', certainty: 'suspected', values: { reason: 'not-apple' } },
  ]);
});

test("Homebrew's built-in compiler is cc, which every Mac has", async () => {
  const text = 'func DefaultCC(goos, goarch string) string {\n\treturn "cc"\n}\n';
  const root = '/opt/homebrew/Cellar/go/1.26.8/libexec';
  const machine = with_(bare(), {
    ...needs,
    [`${root}/src/cmd/go/internal/cfg/zdefaultcc.go`]: { text },
  });
  expect(await findingsOf('cgo-compiler', machine, app)).toEqual([]);
});

test("a Mac without Apple's tools is reported once, by the finding about the tools", async () => {
  const sketch = mac(
    { ...homebrew('/opt/homebrew', arm('1.26.8')), ...appleShims, ...needs },
    { shell: ['/opt/homebrew/bin'], commandLineTools: false },
  );
  const { host } = await machine(sketch);
  const { findings } = await report(host, app);
  const ids = findings.map(({ rule }) => rule);
  expect(ids).toContain('apple-tools-missing');
  expect(ids).not.toContain('cgo-compiler');
  expect(rules.get('cgo-compiler')?.dependsOn).toContain('apple-tools-missing');
});

test.each<[string, Record<string, string>, string, string[]]>([
  ['a quote in CC', { CC: '"clang' }, '1.26.8', ['CC: quotes, error']],
  ['that with cgo off', { CC: '"clang', CGO_ENABLED: '0' }, '1.26.8', ['CC: quotes, error']],
  [
    'one in CXX, and FC',
    { CXX: "clang++ '-a", FC: '"f' },
    '1.26.8',
    ['CXX: quotes, error', 'FC: quotes, error'],
  ],
  [
    'a path from here',
    { CC: './gcc', CXX: 'bin/g++ -m64' },
    '1.26.8',
    ['CC: relative, error', 'CXX: relative, error'],
  ],
  ['a path from here in quotes', { CC: '"my tools/gcc"' }, '1.26.8', ['CC: relative, error']],
  ['blanks', { CC: '  ' }, '1.26.8', ['CC: blank, warning']],
  ['a quote to a Go that takes it as a letter', { CXX: '"clang++' }, '1.17.13', []],
  ['a path from here to a Go that takes it', { CXX: './g++' }, '1.15.15', []],
])('%s stops every build, even without C', async (_, environment, go, expected) => {
  const machine = shell(mac(homebrew('/opt/homebrew', arm(go))), ['/opt/homebrew/bin'], environment);
  const found = await findingsOf('cgo-compiler', machine);
  expect(found.map(({ subject, severity, values }) => `${subject}: ${values.reason}, ${severity}`)).toEqual(
    expected,
  );
});
