import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { homebrew } from '../../../../host/simulated/installers.ts';
import { arm, home, intel, mac } from '../../../../host/simulated/mac.ts';
import { presets } from '../../../../host/simulated/presets.ts';
import { rules } from '../../../../probes/catalogue.ts';
import { example } from '../../../../probes/rules/cgo-wrong-architecture/example.ts';
import { commandFor, findingsOf, machine, report, shell, with_ } from '../../machine.ts';

const rule = 'cgo-wrong-architecture';
const dylib = (...architectures: string[]) => ({ machO: { architectures, version: 'go1.26.8' } });
const bare = (CGO_LDFLAGS: string, go = arm('1.26.8')) =>
  shell(
    mac({
      ...homebrew('/opt/homebrew', go),
      '/opt/homebrew/lib': { directory: true },
      '/usr/local/lib': { directory: true },
    }),
    ['/opt/homebrew/bin'],
    { CGO_LDFLAGS },
  );

test('a value set by go env -w is undone by the go command', async () => {
  const [finding, ...others] = await findingsOf(rule, example.machine());
  expect(others).toEqual([]);
  expect(finding).toMatchObject({
    subject: '/usr/local/lib/libzmq.dylib',
    values: { built: 'amd64', target: 'arm64' },
  });
  expect(commandFor(finding)).toBe('go env -u CGO_LDFLAGS');
  // A go for the other processor is the first suspect.
  expect(rules.get(rule)?.dependsOn).toContain('go-arch-mismatch');
  expect(await findingsOf(rule, presets['apple-silicon']())).toEqual([]);
});

test.each([
  ['a universal one', dylib('amd64', 'arm64'), false],
  ['one for Intel', dylib('amd64'), true],
  ['a stub for Intel', { text: '--- !tapi-tbd\ntargets: [ x86_64-macos ]\n' }, true],
  ['a stub for both', { text: '--- !tapi-tbd\ntargets: [ x86_64-macos, arm64e-macos ]\n' }, false],
  ['what does not tell', { text: 'no library' }, false],
])('%s', async (_, library, wrong) => {
  const place = '/opt/homebrew/lib/libz';
  const sketch = with_(bare('-L/opt/homebrew/lib -lz'), {
    [`${place}${'text' in library ? '.tbd' : '.dylib'}`]: library,
  });
  expect(await findingsOf(rule, sketch)).toHaveLength(wrong ? 1 : 0);
});

test('a static library, named by its path', async () => {
  const { host, folder } = await machine(bare('/opt/homebrew/lib/libz.a'));
  const header = `${'z.o/'.padEnd(16)}${'0'.padEnd(12)}0     0     644     ${'8'.padEnd(10)}\`\n`;
  const bytes = Buffer.concat([Buffer.from(`!<arch>\n${header}`), Buffer.from('cffaedfe07000001', 'hex')]);
  writeFileSync(join(folder, 'root/opt/homebrew/lib/libz.a'), bytes);
  const { findings } = await report(host);
  const found = findings.filter((one) => one.rule === rule);
  expect(found.map(({ subject }) => subject)).toEqual(['/opt/homebrew/lib/libz.a']);
  expect(found[0]?.evidence).toContain('/opt/homebrew/lib/libz.a: static, amd64');
});

test('the first library that the linker finds decides', async () => {
  const files = {
    '/opt/homebrew/lib/libz.dylib': dylib('arm64'),
    '/usr/local/lib/libz.dylib': dylib('amd64'),
  };
  const first = bare('-L/opt/homebrew/lib -L/usr/local/lib -lz');
  expect(await findingsOf(rule, with_(first, files))).toEqual([]);
  const last = bare('-L/usr/local/lib -L/opt/homebrew/lib -lz');
  expect(await findingsOf(rule, with_(last, files))).toMatchObject([
    { subject: '/usr/local/lib/libz.dylib' },
  ]);
});

test('an Intel prefix for a native go is a matter of chance, and so is the native one for an Intel go that comes first', async () => {
  const sketch = with_(bare('-L/usr/local/lib'), { '/usr/local/Cellar': { directory: true } });
  expect(await findingsOf(rule, sketch)).toMatchObject([
    { subject: '/usr/local/lib', certainty: 'suspected' },
  ]);
  // What others have put there may be for any architecture.
  expect(await findingsOf(rule, bare('-L/usr/local/lib'))).toEqual([]);
  const { host } = await machine(bare('-L/opt/homebrew/lib', intel('1.26.8')));
  const { findings } = await report(host);
  expect(findings.map((one) => one.rule)).toEqual(expect.arrayContaining(['go-arch-mismatch', rule]));
});

test('libraries of a known module are reported with its file', async () => {
  const sketch = with_(bare(''), {
    '/usr/local/lib/libffi.dylib': dylib('amd64'),
    [`${home}/src/app/go.mod`]: { text: 'module example.com/app\n\ngo 1.26\n' },
    [`${home}/src/app/a.go`]: {
      text: 'package app\n\n// #cgo LDFLAGS: -L/usr/local/lib -lffi\nimport "C"\n',
    },
  });
  const found = await findingsOf(rule, sketch, { directory: `${home}/src/app` });
  expect(found).toMatchObject([
    { severity: 'warning', values: { name: '#cgo LDFLAGS', source: `${home}/src/app/a.go` } },
  ]);
});
