import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { bytesSource } from '../../../host/binary/bytes-source.ts';

import { readBinary } from '../../../host/binary/read.ts';
import { goVersion } from '../../real/go-programs.ts';
import { machO } from '../../real/mach-o.ts';
import { readFile } from '../../real/read-file.ts';
import { goVersionM, lipoArchitectures, llvm, loadCommands } from '../../real/oracles.ts';
import { universal } from '../../real/universal.ts';

const [lipo, objdump] = [llvm('llvm-lipo'), llvm('llvm-objdump')];
const missing = goVersion() === null ? 'Go' : lipo === null || objdump === null ? 'llvm' : null;
const names = Object.keys(machO) as (keyof typeof machO)[];
const thin = names.filter((name) => !name.startsWith('universal'));

describe.skipIf(missing !== null)(`real darwin binaries${missing ? ` (${missing} is missing)` : ''}`, () => {
  test.each(names)('%s: the architectures that lipo shows', { timeout: 300_000 }, (name) => {
    const file = machO[name]();
    const report = readFile(file);
    expect(report.architectures).toEqual(lipoArchitectures(lipo!, file));
    expect(report.format).toBe(name.startsWith('universal') ? 'mach-o-fat' : 'mach-o');
    expect(report.reason).toBeUndefined();
  });

  test.each(thin)('%s: what go version -m and llvm-objdump show', { timeout: 300_000 }, (name) => {
    const file = machO[name]();
    const { go, slices } = readFile(file);
    expect(go).toMatchObject(goVersionM(file)!);
    expect(slices).toHaveLength(1);
    expect(slices[0]).toMatchObject({ ...loadCommands(objdump!, file), offset: 0, go });
  });

  test('the samples differ in what they were made for', () => {
    const read = (name: keyof typeof machO) => readFile(machO[name]());
    expect(read('esbuild amd64, Go 1.16').go?.version).toBe('go1.16.2');
    expect(read('esbuild amd64, Go 1.16').slices[0]?.uuid).toBeNull();
    expect(read('built amd64').slices[0]?.signed).toBe(false);
    expect(read('official go arm64').slices[0]?.signed).toBe(true);
    expect(read('official go arm64').go).toMatchObject({ path: 'cmd/go', module: null });
    const flags = read('built with flags').go?.settings;
    expect(flags).toMatchObject({
      '-ldflags': `-s -w -X "main.name=a 'b'\t\u0001 é 🐹 \\"`,
      '-tags': 'one,two',
      GOARM64: 'v8.0',
    });
  });

  test.each([{}, { wide: true }, { littleEndian: true }, { wide: true, littleEndian: true }])(
    'a universal file has the report of each slice, whatever its header: %o',
    (form) => {
      const parts = ['esbuild amd64, Go 1.16', 'built arm64', 'official go amd64'] as const;
      const files = parts.map((name) => machO[name]());
      const bytes = universal(
        files.map((file) => readFileSync(file)),
        form,
      );
      const { format, slices, go, reason } = readBinary(bytesSource(bytes));
      const alone = files.map((file) => readFile(file).slices[0]);
      expect(slices.map((slice) => ({ ...slice, offset: 0 }))).toEqual(alone);
      expect({ format, go, reason }).toEqual({ format: 'mach-o-fat', go: alone[0]?.go, reason: undefined });
    },
  );

  test('go version -m reads the first slice of a universal file, as our summary does', () => {
    const file = machO['universal amd64 + arm64']();
    const { go, slices } = readFile(file);
    expect(go).toMatchObject(goVersionM(file)!);
    expect(slices.map((slice) => slice.go?.settings.GOARCH)).toEqual(['amd64', 'arm64']);
  });
});
