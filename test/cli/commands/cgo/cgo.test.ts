import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { CgoDocument } from '../../../../cli/commands/cgo/document.ts';
import { buildMachine, type SketchedFiles } from '../../../../host/simulated/build.ts';
import { homebrew } from '../../../../host/simulated/installers.ts';
import { arm, home, mac } from '../../../../host/simulated/mac.ts';
import { shell } from '../../../probes/machine.ts';
import { call } from '../../call.ts';

const app = `${home}/src/app`;
const module = (line: string): SketchedFiles => ({
  [`${app}/go.mod`]: { text: 'module example.com/app\n\ngo 1.26\n' },
  [`${app}/a.go`]: { text: `package app\n${line}` },
});
const withC = (line = ''): SketchedFiles => module(`\n// #include <a.h>\n// ${line}\nimport "C"\n`);
const packages = (prefix: string, ...architectures: string[]): SketchedFiles => ({
  [`${prefix}/lib/pkgconfig/libzmq.pc`]: {
    text: `prefix=${prefix}\nName: z\nDescription: z\nVersion: 4.3\nLibs: -L\${prefix}/lib -lzmq\nCflags: -I\${prefix}/include\n`,
  },
  [`${prefix}/lib/libzmq.dylib`]: { machO: { architectures, version: 'go1.26.8' } },
  [`${prefix}/include/zmq.h`]: { text: '' },
});
const pkgConfig: SketchedFiles = {
  '/opt/homebrew/bin/pkg-config': { text: '#!/bin/sh\n', executable: true },
};

async function ask(files: SketchedFiles, words: readonly string[] = [], commandLineTools = true) {
  const folder = mkdtempSync(join(tmpdir(), 'gowarden-cgo-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const sketch = mac(
    { ...homebrew('/opt/homebrew', arm('1.26.8')), [app]: { directory: true }, ...files },
    { commandLineTools },
  );
  buildMachine(folder, shell(sketch, ['/opt/homebrew/bin']));
  return call(['cgo', app, '--host', folder, ...words]);
}

async function document(...given: Parameters<typeof ask>): Promise<CgoDocument> {
  const [files, words = [], commandLineTools] = given;
  return JSON.parse((await ask(files, [...words, '--json'], commandLineTools)).out) as CgoDocument;
}

describe('what to build with on a Mac', () => {
  test.each<[string, SketchedFiles, string[], Record<string, string>]>([
    ['pure Go needs nothing', module(''), [], {}],
    [
      'pure Go for anything',
      module(''),
      ['--for', 'linux/amd64'],
      { CGO_ENABLED: '0', GOOS: 'linux', GOARCH: 'amd64' },
    ],
    ['C for this Mac', { ...withC() }, [], {}],
    [
      'C for the other processor',
      { ...withC() },
      ['--for', 'darwin/amd64'],
      { CGO_ENABLED: '1', GOARCH: 'amd64' },
    ],
    [
      'with packages of the other Homebrew',
      { ...pkgConfig, ...withC('#cgo pkg-config: libzmq'), ...packages('/usr/local', 'amd64') },
      ['--for', 'darwin/amd64'],
      {
        CGO_ENABLED: '1',
        GOARCH: 'amd64',
        PKG_CONFIG_LIBDIR: '/usr/local/lib/pkgconfig:/usr/local/share/pkgconfig',
      },
    ],
    [
      'with a keg that keeps its package to itself',
      {
        ...pkgConfig,
        ...withC('#cgo pkg-config: libzmq'),
        ...packages('/opt/homebrew/opt/zmq@4', 'arm64'),
      },
      [],
      { PKG_CONFIG_PATH: '/opt/homebrew/opt/zmq@4/lib/pkgconfig' },
    ],
    [
      "Apple's compiler in the place of another",
      {
        ...withC(),
        '/opt/homebrew/bin/clang': { machO: { architectures: ['arm64'], version: 'go1.26.8' } },
      },
      [],
      { CC: '/usr/bin/clang', CXX: '/usr/bin/clang++' },
    ],
  ])('%s', async (_, files, words, environment) => {
    const said = await document(files, words);
    expect([said.why, said.snippet?.environment]).toEqual([null, environment]);
  });

  test.each<[string, SketchedFiles, string[], RegExp]>([
    [
      'a target without a compiler',
      { ...withC() },
      ['--for', 'linux/arm64'],
      /looked for: aarch64-linux-gnu-gcc/,
    ],
    [
      'packages without a Homebrew for them',
      { ...pkgConfig, ...withC('#cgo pkg-config: libzmq') },
      ['--for', 'darwin/amd64'],
      /none for amd64/,
    ],
    [
      'a package that is for the wrong processor',
      { ...pkgConfig, ...withC('#cgo pkg-config: libzmq'), ...packages('/opt/homebrew', 'amd64') },
      [],
      /built for amd64 and not for darwin\/arm64/,
    ],
  ])('gives no way: %s', async (_, files, words, why) => {
    const said = await document(files, words);
    expect([said.snippet, said.why]).toEqual([null, expect.stringMatching(why)]);
  });

  test("gives no way without Apple's tools", async () => {
    const said = await document(withC(), [], false);
    expect([said.snippet, said.why]).toEqual([null, expect.stringMatching(/xcode-select --install/)]);
  });
});

test.each([
  [
    'en',
    /^go +go1\.26\.8 arm64, \/opt\/homebrew\/bin\/go$/m,
    /To build for darwin\/arm64 with C:\n {2}go build \.\/\.\.\.$/m,
  ],
  ['zh', /^需要 C +需要：/m, /为 darwin\/arm64 构建（含 C）：/],
])('the page for people, in %s', async (language, ...lines) => {
  const files = {
    ...withC('#cgo LDFLAGS: -L/opt/homebrew/lib -lzmq'),
    ...packages('/opt/homebrew', 'arm64'),
  };
  const { code, out, err } = await ask(files, ['--lang', language]);
  expect([code, err]).toEqual([0, '']);
  for (const line of [/\/opt\/homebrew\/lib\/libzmq\.dylib/, /#cgo LDFLAGS/, ...lines])
    expect(out).toMatch(line);
});

test('an unknown target, and a path that is not a directory, are reported', async () => {
  const refused = await ask({}, ['--for', 'darwin/mips']);
  expect(refused.code).toBe(2);
  expect(refused.err).toContain('darwin/mips');
  const { code } = await call(['cgo', '/nowhere']);
  expect(code).toBe(2);
});

test('flags with an unclosed quote stop go as soon as something imports "C", so no way is given', async () => {
  const file = `${home}/Library/Application Support/go/env`;
  const flags = { [file]: { text: 'CGO_CFLAGS=-O2 "-I/a b\n' } };
  const { out } = await ask({ ...withC(), ...flags });
  expect(out.replace(/\s+/g, ' ')).toContain(
    `CGO_CFLAGS=-O2 "-I/a b (${file}:1) has a quote that is never closed, at which go stops.`,
  );
  expect((await ask({ ...module(''), ...flags })).out).not.toContain('never closed');
});

test.each([
  ['CC="clang', 'go: CC environment variable could not be parsed: unterminated " string', true],
  ['CXX=./clang++', 'go: CXX environment variable is relative; must be absolute path: ./clang++', true],
  ['CC=  ', 'panic: runtime error', false],
])('%j stops go, even without C where it says so, so no way is given', async (line, says, always) => {
  const file = `${home}/Library/Application Support/go/env`;
  const compiler = { [file]: { text: `${line}\n` } };
  const told = async (files: object) => (await ask({ ...files, ...compiler })).out.replace(/\s+/g, ' ');
  expect(await told(withC())).toContain(`(${file}:1): ${says}`);
  expect((await told(module(''))).includes(says)).toBe(always);
});
