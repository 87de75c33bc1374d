import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { realFiles } from '../../../host/files/real.ts';
import { readBinary } from '../../../host/binary/read.ts';
import { lipoArchitectures, llvm, loadCommands } from '../../real/oracles.ts';
import { forgeMachO, type MachOSketch } from '../../../host/simulated/forge.ts';

const lipo = llvm('llvm-lipo');
const objdump = llvm('llvm-objdump');
/** Debian's package `llvm` has both. */
const withLlvm = test.skipIf(lipo === null || objdump === null);
const directory = mkdtempSync(join(tmpdir(), 'gowarden-forge-'));
const files = realFiles({ darwin: false, uid: 0 });
let count = 0;

function forged(sketch: MachOSketch): string {
  const path = join(directory, `program-${count++}`);
  writeFileSync(path, forgeMachO(sketch), { mode: 0o755 });
  return path;
}

const goVersion = (path: string): string => execFileSync('go', ['version', '-m', path], { encoding: 'utf8' });

const dlv: MachOSketch = {
  architectures: ['amd64'],
  version: 'go1.26.8',
  path: 'github.com/go-delve/delve/cmd/dlv',
  module: { path: 'github.com/go-delve/delve', version: 'v1.27.2' },
  settings: { '-ldflags': '-s -w -X "main.name=a b"', 'vcs.revision': 'a'.repeat(300) },
};

test('the real Go reads a forged program as genuine', () => {
  const path = forged(dlv);
  expect(goVersion(path).trim().split('\n')).toEqual([
    `${path}: go1.26.8`,
    '\tpath\tgithub.com/go-delve/delve/cmd/dlv',
    '\tmod\tgithub.com/go-delve/delve\tv1.27.2\t',
    '\tbuild\t-buildmode=exe',
    '\tbuild\t-compiler=gc',
    '\tbuild\tCGO_ENABLED=0',
    '\tbuild\tGOARCH=amd64',
    '\tbuild\tGOOS=darwin',
    '\tbuild\tGOAMD64=v1',
    '\tbuild\t-ldflags="-s -w -X \\"main.name=a b\\""',
    `\tbuild\tvcs.revision=${'a'.repeat(300)}`,
  ]);
});

withLlvm.each([[['arm64']], [['amd64']], [['amd64', 'arm64']]])(
  'llvm names the architectures of %s',
  (architectures) => {
    const path = forged({ ...dlv, architectures });
    expect(lipoArchitectures(lipo!, path)).toEqual(architectures);
    expect(goVersion(path)).toContain('go1.26.8');
    const read = files.open(path, readBinary);
    expect(read.ok && read.value.architectures).toEqual(architectures);
    expect(read.ok && read.value.slices.map((slice) => slice.go?.settings.GOARCH)).toEqual(architectures);
  },
);

withLlvm('llvm reads the load commands', () => {
  const modern = forged({ architectures: ['arm64'], version: 'go1.26.8', minimumMacos: '12.3' });
  expect(loadCommands(objdump!, modern)).toMatchObject({ minimumMacos: '12.3', signed: true });
  expect(loadCommands(objdump!, modern).uuid).toMatch(/^[\da-f-]{36}$/);
  const old = forged({ architectures: ['amd64'], version: 'go1.22.5', uuid: false });
  expect(loadCommands(objdump!, old)).toEqual({ uuid: null, minimumMacos: '12.0', signed: false });
});

test('our own reader agrees', () => {
  const read = files.open(forged({ ...dlv, uuid: false, minimumMacos: '11.0' }), readBinary);
  expect(read.ok && read.value).toMatchObject({
    format: 'mach-o',
    architectures: ['amd64'],
    go: {
      version: 'go1.26.8',
      path: dlv.path,
      module: dlv.module,
      settings: { GOOS: 'darwin', '-ldflags': '-s -w -X "main.name=a b"' },
    },
    slices: [{ uuid: null, minimumMacos: '11.0', signed: false }],
  });
});

test('only a Mac uses Mach-O', () => {
  expect(() => forgeMachO({ architectures: ['riscv64'], version: 'go1.26.8' })).toThrow('`riscv64`');
  expect(() => forgeMachO({ architectures: [], version: 'go1.26.8' })).toThrow('at least one');
});
