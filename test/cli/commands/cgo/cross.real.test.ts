import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CgoDocument } from '../../../../cli/commands/cgo/document.ts';
import { arm64Sysroot, hasArm64Compiler } from '../../../real/arm64-sysroot.ts';
import { goVersion } from '../../../real/go-programs.ts';
import { call } from '../../call.ts';

const source = `package main

// #cgo pkg-config: libffi libcrypto
// #include <ffi.h>
// #include <openssl/sha.h>
import "C"

func main() {
	var cif C.ffi_cif
	ready := C.ffi_prep_cif(&cif, C.FFI_DEFAULT_ABI, 0, &C.ffi_type_void, nil) == C.FFI_OK
	digest := C.SHA256(nil, 0, nil)
	println(ready, digest != nil)
}
`;
const missing =
  goVersion() === null
    ? 'Go'
    : process.arch !== 'x64' || !hasArm64Compiler()
      ? 'aarch64-linux-gnu-gcc'
      : null;
const environment = { PATH: process.env.PATH, HOME: '/proc/none', LANG: 'C.UTF-8' };

describe.skipIf(missing !== null)(
  `a program with C for linux/arm64, beside real builds${missing ? ` (needs ${missing})` : ''}`,
  () => {
    let app: string;
    beforeAll(() => {
      app = mkdtempSync(join(tmpdir(), 'gowarden-cross-'));
      writeFileSync(join(app, 'go.mod'), 'module example.com/cross\n\ngo 1.21\n');
      writeFileSync(join(app, 'main.go'), source);
    });
    afterAll(() => rmSync(app, { recursive: true }));

    async function ask(...words: readonly string[]) {
      const argv = ['cgo', app, '--json', '--context', 'daemon', '--for', 'linux/arm64', ...words];
      const { code, out } = await call(argv, { environment });
      return { code, said: JSON.parse(out) as CgoDocument };
    }

    function build(variables: Readonly<Record<string, string>>) {
      return spawnSync('go', ['build', '-o', 'program', '.'], {
        cwd: app,
        encoding: 'utf8',
        env: { ...process.env, GOENV: 'off', GOFLAGS: '', GOWORK: 'off', GOTOOLCHAIN: 'local', ...variables },
      });
    }

    test(
      'without the packages of that machine no way is given, and none would work',
      { timeout: 300_000 },
      async () => {
        const { code, said } = await ask();
        expect(code).toBe(1);
        expect(said).toMatchObject({
          target: { os: 'linux', architecture: 'arm64', cross: true },
          enabled: { value: false, why: 'cross' },
          snippet: null,
        });
        expect(said.why).toContain('libffi.pc');
        expect(build({ CGO_ENABLED: '1', GOARCH: 'arm64' }).status).not.toBe(0);
        expect(build({ CGO_ENABLED: '1', GOARCH: 'arm64', CC: 'aarch64-linux-gnu-gcc' }).status).not.toBe(0);
      },
    );

    test('with them the given variables build a program, and it runs', { timeout: 600_000 }, async () => {
      const sysroot = arm64Sysroot();
      const { code, said } = await ask('--sysroot', sysroot);
      expect([code, said.why]).toEqual([0, null]);
      const variables = said.snippet?.environment ?? {};
      expect(variables.CC).toMatch(/\/aarch64-linux-gnu-gcc$/);
      const built = build(variables);
      expect([built.status, built.stderr]).toEqual([0, '']);
      const libraries = join(sysroot, 'usr/lib/aarch64-linux-gnu');
      const words = [
        '-L',
        '/usr/aarch64-linux-gnu',
        '-E',
        `LD_LIBRARY_PATH=${libraries}`,
        join(app, 'program'),
      ];
      expect(spawnSync('qemu-aarch64', words, { encoding: 'utf8' }).stderr).toBe('true true\n');
    });
  },
);
