import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { temporary } from '../faults/running.ts';
import { verified } from '../cli/commands/verify/trees.ts';
import { goRoot, goVersion } from './go-programs.ts';
import { goPath, older, toolchainModule } from './toolchains.ts';

const isLong = process.env.GOWARDEN_LONG === '1';
const own = `linux-${process.arch === 'arm64' ? 'arm64' : 'amd64'}`;

afterEach(() => void vi.unstubAllEnvs());

/** The real toolchain in the module cache, as the go command downloaded and checked it, with its zip and the database's note. */
function theToolchain(platform = own): { tree: string; gopath: string } {
  const gopath = goPath([platform]);
  vi.stubEnv('GOMODCACHE', join(gopath, 'pkg/mod'));
  vi.stubEnv('GOPATH', gopath);
  vi.stubEnv('GOENV', 'off');
  return { gopath, tree: join(gopath, 'pkg/mod', toolchainModule(platform)) };
}

describe.skipIf(goVersion() === null)('the real toolchain', () => {
  test('is official by the note that go itself keeps, whose record is in the signed log', async () => {
    const { tree } = theToolchain();
    const { verdict, proofs, files } = await verified(tree);
    expect({ verdict, files }).toEqual({ verdict: 'official', files: [] });
    const [first] = proofs;
    expect(first).toMatchObject({ kind: 'checksum-database', ok: true });
    expect(first?.detail).toMatch(/signature of sum\.golang\.org valid, record \d+ is in its log of \d+/);
  });

  test('with one byte changed and one file missing differs in exactly these two', async () => {
    const { tree } = theToolchain();
    const goroot = join(temporary('real-verify'), 'go');
    execFileSync('cp', ['-al', tree, goroot]);
    const print = join(goroot, 'src/fmt/print.go');
    const bytes = readFileSync(print);
    bytes[100] = (bytes[100] ?? 0) ^ 1;
    rmSync(print);
    writeFileSync(print, bytes);
    rmSync(join(goroot, 'bin/gofmt'));
    const { verdict, files } = await verified(goroot);
    expect(verdict).toBe('differs');
    expect(files.map(({ path, change }) => `${change} ${path}`).toSorted()).toEqual([
      'edited src/fmt/print.go',
      'removed bin/gofmt',
    ]);
  });

  if (isLong)
    test('as an archive, and for other systems and processors, is official too', async () => {
      for (const platform of [own, 'darwin-arm64', 'darwin-amd64']) {
        const { tree } = theToolchain(platform);
        expect(await verified(tree)).toMatchObject({
          verdict: 'official',
          builtFor: platform.replace('-', '/'),
        });
        const path = join(temporary('archive'), `${older}.${platform}.tar.gz`);
        const rename = ['--transform', 's,^[.],go,', '--transform', 's,/_go[.]mod$,/go.mod,'];
        execFileSync('tar', [
          ...rename,
          '-I',
          'gzip -1',
          '--exclude',
          './src/**/go.mod',
          '-cf',
          path,
          '-C',
          tree,
          '.',
        ]);
        expect(await verified(path)).toMatchObject({ verdict: 'official', version: older });
      }
    }, 600_000);

  if (isLong)
    test('of this machine is what it claims to be', async () => {
      expect((await verified(goRoot())).verdict).toMatch(/^(?:official|official-edited|unofficial|unknown)$/);
    });
});
