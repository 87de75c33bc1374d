import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from '../../fast-check.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Host } from '../../../host/host.ts';
import { openHost } from '../../../host/open.ts';
import { setupOf } from '../../../probes/cgo/setup.ts';
import { pkgConfigOf } from '../../../probes/cgo/pkg-config-places.ts';
import { goRoot, goVersion } from '../../real/go-programs.ts';

const runs = process.env.GOWARDEN_LONG ? 600 : 25;
const missing = process.platform !== 'linux' ? 'Linux' : goVersion() === null ? 'Go' : null;

const optional = (...values: readonly string[]) =>
  fc.option(fc.constantFrom(...values), { nil: undefined, freq: 1 });
/** Each in the environment, in the file of `go env -w`, in both or nowhere. */
const settings = fc.record({
  CC: optional('clang', 'gcc -m64', 'aarch64-linux-gnu-gcc', '/opt/none/cc', ''),
  CXX: optional('clang++', 'g++ -m64', ''),
  CGO_ENABLED: optional('0', '1', '', 'yes'),
  CGO_CFLAGS: optional('-I/a -O2', ''),
  CGO_CPPFLAGS: optional('-DX'),
  CGO_CXXFLAGS: optional("'-I/a b'"),
  CGO_LDFLAGS: optional('-L/usr/local/lib -lz'),
  PKG_CONFIG: optional('aarch64-linux-gnu-pkg-config', 'pkgconf'),
  GOOS: optional('linux', 'darwin', ''),
  GOARCH: optional('amd64', 'arm64', ''),
});
const environments = fc.record({
  variables: settings,
  file: settings,
  // A PATH without any compiler turns cgo off.
  bare: fc.boolean(),
});

interface Case {
  readonly variables: Readonly<Record<string, string | undefined>>;
  readonly file: Readonly<Record<string, string | undefined>>;
  readonly bare: boolean;
}

/** Cases in which a variable and the file of `go env -w` differ for go, and in which there is no compiler. */
const known: readonly Case[] = [
  { variables: { CC: '/opt/none/cc' }, file: {}, bare: true },
  { variables: {}, file: { CC: '/opt/none/cc' }, bare: true },
  { variables: {}, file: {}, bare: true },
  { variables: { GOARCH: 'arm64' }, file: { CGO_ENABLED: '1' }, bare: false },
  { variables: { CGO_CFLAGS: '' }, file: { CGO_CFLAGS: '-I/a' }, bare: false },
];

const flags = ['CGO_CFLAGS', 'CGO_CPPFLAGS', 'CGO_CXXFLAGS', 'CGO_LDFLAGS'] as const;
const usual: Readonly<Record<string, string>> = {
  CGO_CFLAGS: '-O2 -g',
  CGO_CXXFLAGS: '-O2 -g',
  CGO_LDFLAGS: '-O2 -g',
};

describe.skipIf(missing !== null)(
  `how C would be built, beside the real go env${missing ? ` (needs ${missing})` : ''}`,
  () => {
    let directory: string;
    let host: Host;
    beforeAll(async () => {
      directory = mkdtempSync(join(tmpdir(), 'gowarden-cgo-env-'));
      host = await openHost();
    });
    afterAll(() => rmSync(directory, { recursive: true }));

    test('CC, CXX, CGO_ENABLED, flags and pkg-config match go', { timeout: 900_000 }, async () => {
      const [context] = await host.contexts();
      const root = goRoot();
      const go = {
        path: join(root, 'bin/go'),
        version: goVersion() ?? '',
        architecture: process.arch === 'x64' ? 'amd64' : process.arch,
        goroot: root,
      };
      for (const { variables, file, bare } of [...known, ...fc.sample<Case>(environments, runs)]) {
        const GOENV = join(directory, 'env');
        writeFileSync(
          GOENV,
          Object.entries(file)
            .filter(([, value]) => value !== undefined)
            .map(([name, value]) => `${name}=${value}\n`)
            .join(''),
        );
        const path = bare ? [join(root, 'bin')] : [dirname(go.path), ...(process.env.PATH ?? '').split(':')];
        const set = Object.entries(variables).filter((one): one is [string, string] => one[1] !== undefined);
        const environment: Record<string, string> = {
          ...{ HOME: directory, GOENV, PATH: path.join(':'), GOTOOLCHAIN: 'local' },
          ...Object.fromEntries(set),
        };
        const setup = setupOf(host, { ...context!, path, environment }, directory, go);
        const own = { os: 'linux', architecture: go.architecture };
        const said = {
          CC: setup.cc.value,
          CXX: setup.cxx.value,
          CGO_ENABLED: setup.enabled.value ? '1' : '0',
          PKG_CONFIG: pkgConfigOf(host, setup.context, setup.settings, directory, own).name,
          GOOS: setup.target.os,
          GOARCH: setup.target.architecture,
          ...Object.fromEntries(
            flags.map((name) => [name, setup.settings(name).value || (usual[name] ?? '')]),
          ),
        };
        const real: unknown = JSON.parse(
          execFileSync(go.path, ['env', '-json', ...Object.keys(said)], {
            cwd: directory,
            encoding: 'utf8',
            env: environment,
          }),
        );
        expect({ variables, file, bare, ...said }).toEqual({ variables, file, bare, ...(real as object) });
      }
    });
  },
);
