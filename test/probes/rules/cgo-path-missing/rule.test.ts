import { expect, test } from 'vitest';
import { homebrew } from '../../../../host/simulated/installers.ts';
import { arm, home, mac } from '../../../../host/simulated/mac.ts';
import { presets } from '../../../../host/simulated/presets.ts';
import { example } from '../../../../probes/rules/cgo-path-missing/example.ts';
import { commandFor, findingsOf, shell, with_ } from '../../machine.ts';

const app = { directory: `${home}/src/app` };
const needs = (line: string) => ({
  [`${home}/src/app/go.mod`]: { text: 'module example.com/app\n\ngo 1.26\n' },
  [`${home}/src/app/a.go`]: { text: `package app\n\n// ${line}\nimport "C"\n` },
});
const bare = (environment: Record<string, string> = {}) =>
  shell(
    mac({
      ...homebrew('/opt/homebrew', arm('1.26.8')),
      '/opt/homebrew/bin/pkg-config': { text: '#!/bin/sh\n', executable: true },
      '/opt/homebrew/include': { directory: true },
    }),
    ['/opt/homebrew/bin'],
    environment,
  );
const keg = '/opt/homebrew/opt/openssl@3/lib/pkgconfig';
const openssl = {
  [`${keg}/openssl.pc`]: {
    text: 'prefix=/opt/homebrew/opt/openssl@3\nName: OpenSSL\nDescription: a\nVersion: 3.6\nLibs: -L${prefix}/lib -lssl\nCflags: -I${prefix}/include\n',
  },
  '/opt/homebrew/opt/openssl@3/include': { directory: true },
} as const;

test('a value set by go env -w is undone by the go command', async () => {
  const [finding, ...others] = await findingsOf('cgo-path-missing', example.machine());
  expect(others).toEqual([]);
  expect(finding).toMatchObject({ subject: '/opt/homebrew/opt/openssl@1.1/lib', severity: 'info' });
  expect(commandFor(finding)).toBe('go env -u CGO_LDFLAGS');
  expect(await findingsOf('cgo-path-missing', presets['apple-silicon']())).toEqual([]);
});

test.each<[string, Record<string, string>, string[]]>([
  ['apart and together', { CGO_CFLAGS: '-I /a -I/opt/homebrew/include -isystem /b' }, ['/a', '/b']],
  [
    'every variable',
    { CGO_CPPFLAGS: '-I/a', CGO_CXXFLAGS: '-I/b', CGO_LDFLAGS: '-L/c -F/d' },
    ['/a', '/b', '/c', '/d'],
  ],
  ['quoted as go does', { CGO_CFLAGS: `'-I/a b'` }, ['/a b']],
  [
    'places of packages',
    { PKG_CONFIG_PATH: '/a:/opt/homebrew/include', PKG_CONFIG_LIBDIR: '/b' },
    ['/a', '/b'],
  ],
  ['what is relative, or no path', { CGO_CFLAGS: '-Iinclude -O2', CGO_LDFLAGS: '-lz' }, []],
  ['nothing where cgo is off', { CGO_CFLAGS: '-I/a', CGO_ENABLED: '0' }, []],
])('%s', async (_, environment, missing) => {
  const found = await findingsOf('cgo-path-missing', bare(environment));
  expect(found.map(({ subject }) => subject).sort()).toEqual(missing);
});

test('a package that only a keg has is reported with that keg', async () => {
  const machine = with_(bare(), { ...needs('#cgo pkg-config: openssl'), ...openssl });
  expect(await findingsOf('cgo-path-missing', machine, app)).toMatchObject([
    { subject: 'openssl.pc', severity: 'warning', certainty: 'suspected', values: { kind: 'package', keg } },
  ]);
});

test('with the keg on PKG_CONFIG_PATH only what its file names is missing', async () => {
  const files = { ...needs('#cgo pkg-config: openssl'), ...openssl };
  const there = with_(bare({ PKG_CONFIG_PATH: keg }), files);
  const found = await findingsOf('cgo-path-missing', there, app);
  expect(found).toEqual([]);
});

test('a #cgo line for another system is skipped', async () => {
  const machine = with_(bare(), needs('#cgo linux pkg-config: openssl'));
  expect(await findingsOf('cgo-path-missing', machine, app)).toEqual([]);
  const own = with_(bare(), needs('#cgo darwin CFLAGS: -I/nowhere -I${SRCDIR}'));
  expect(await findingsOf('cgo-path-missing', own, app)).toMatchObject([{ subject: '/nowhere' }]);
});
