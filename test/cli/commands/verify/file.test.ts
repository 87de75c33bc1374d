import { execFileSync } from 'node:child_process';
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { temporary } from '../../../faults/running.ts';
import { header, tarOf, type Sketch } from './tar.ts';
import { aRelease, put, verified, version, asked } from './trees.ts';

afterEach(() => void vi.unstubAllEnvs());

/** A small release as go.dev packs it, and its checksum by sha256sum. */
function anArchive(name = `${version}.darwin-arm64.tar.gz`): { path: string; sum: string; goroot: string } {
  const { goroot } = aRelease(false);
  const path = join(dirname(goroot), name);
  execFileSync('tar', ['-czf', path, '-C', dirname(goroot), 'go']);
  const [sum = ''] = execFileSync('sha256sum', [path], { encoding: 'utf8' }).split(' ');
  return { path, sum, goroot };
}

test('a file is official by any of the checksums beside it or on the command line', async () => {
  const { path, sum } = anArchive();
  vi.stubEnv('GOMODCACHE', join(path, 'nowhere'));
  expect(await verified(path)).toMatchObject({
    verdict: 'unknown',
    code: 5,
    version,
    builtFor: 'darwin/arm64',
  });
  const by = async (...words: string[]) => {
    const { verdict, code, proofs } = await verified(path, ...words);
    return [
      verdict,
      code,
      proofs.filter(({ kind }) => /sha256|list/.test(kind)).map(({ kind, ok }) => [kind, ok]),
    ];
  };
  expect(await by('--sha256', sum.toUpperCase())).toEqual(['official', 0, [['sha256-given', true]]]);
  expect(
    await by(
      '--sha256',
      sum.replace(/^./, (one) => (one === '0' ? '1' : '0')),
    ),
  ).toEqual(['differs', 1, [['sha256-given', false]]]);
  writeFileSync(`${path}.sha256`, sum);
  expect((await asked(path)).out).toContain('Only a checksum agrees');
  expect(await by()).toEqual(['official', 0, [['sha256-file', true]]]);
  const list = join(dirname(path), 'dl.json');
  const files = [{ filename: `${version}.darwin-arm64.tar.gz`, sha256: sum }];
  writeFileSync(
    list,
    JSON.stringify([
      { version, files: [] },
      { version, files },
    ]),
  );
  expect(await by('--list', list)).toEqual([
    'official',
    0,
    [
      ['sha256-file', true],
      ['release-list', true],
    ],
  ]);
  appendFileSync(path, ' ');
  expect(await by('--list', list)).toEqual([
    'differs',
    1,
    [
      ['sha256-file', false],
      ['release-list', false],
    ],
  ]);
});

test('the contents of a tar.gz are compared with the checksum database like a tree', async () => {
  const { path, goroot } = anArchive();
  const { verdict, proofs } = await verified(path);
  expect(verdict).toBe('official');
  expect(proofs).toContainEqual(expect.objectContaining({ kind: 'module-record', ok: true }));
  put(join(goroot, 'src/fmt/print.go'), 'package fmT\n');
  execFileSync('tar', ['-czf', path, '-C', dirname(goroot), 'go']);
  expect(await verified(path)).toMatchObject({ verdict: 'differs', code: 1 });
});

test('an archive whose name is of another release or processor differs', async () => {
  const { path } = anArchive('go1.25.0.darwin-amd64.tar.gz');
  const { verdict, proofs } = await verified(path);
  expect(verdict).toBe('differs');
  expect(proofs.filter(({ ok }) => !ok).map(({ kind }) => kind)).toEqual(['version', 'architecture']);
});

test('the zip of the module is compared with the database too', async () => {
  const { moduleCache } = aRelease(true);
  const zip = join(moduleCache, `cache/download/golang.org/toolchain/@v/v0.0.1-${version}.darwin-arm64.zip`);
  expect(await verified(zip)).toMatchObject({ verdict: 'official', code: 0 });
  writeFileSync(
    zip,
    zipSync({ [`golang.org/toolchain@v0.0.1-${version}.darwin-arm64/VERSION`]: strToU8('x') }),
  );
  expect(await verified(zip)).toMatchObject({ verdict: 'differs', code: 1 });
  writeFileSync(zip, zipSync({ 'a/b': strToU8('x'), 'a/../../c': strToU8('x') }));
  expect((await verified(zip)).proofs).toContainEqual(expect.objectContaining({ kind: 'paths', ok: false }));
});

test('GoLand is official by the .sha256 file that JetBrains publishes', async () => {
  const path = join(temporary('goland'), 'goland-2026.1.tar.gz');
  const info = JSON.stringify({
    name: 'GoLand',
    version: '2026.1',
    productCode: 'GO',
    dataDirectoryName: 'GoLand2026.1',
  });
  writeFileSync(path, gzipSync(tarOf([{ name: 'GoLand-2026.1/product-info.json', text: info }])));
  const [sum] = execFileSync('sha256sum', [path], { encoding: 'utf8' }).split(' ');
  writeFileSync(`${path}.sha256`, `${sum} *goland-2026.1.tar.gz\n`);
  expect(await verified(path)).toMatchObject({ verdict: 'official', version: 'GoLand 2026.1' });
  writeFileSync(`${path}.sha256`, `${'0'.repeat(64)} *goland-2026.1.tar.gz\n`);
  expect(await verified(path)).toMatchObject({ verdict: 'differs' });
});

/** Archives that write where they should not, and those that only look as if they did. */
const archives: Readonly<Record<string, readonly [ok: boolean, entries: readonly Sketch[]]>> = {
  'a plain one': [true, [{ name: 'go/a' }, { name: 'go/b..c' }, { name: './go/d' }]],
  'a link within': [true, [{ name: 'go/a' }, { name: 'go/b', link: 'a' }, { name: 'go/c/d', link: '../a' }]],
  'a path upwards': [false, [{ name: 'go/../../etc/passwd' }]],
  'an absolute path': [false, [{ name: '/etc/passwd' }]],
  'a second folder': [false, [{ name: 'go/a' }, { name: 'bin/a' }]],
  'a link out': [false, [{ name: 'go/a', link: '../../etc' }]],
  'an absolute link': [false, [{ name: 'go/a', link: '/etc' }]],
  'a file below a link': [false, [{ name: 'go/a', link: 'b' }, { name: 'go/a/c' }]],
  'a long name upwards': [false, [{ name: `go/${'x/'.repeat(100)}${'../'.repeat(102)}etc/x` }]],
};

test('only an installer of Go is expected to install a Go that can be verified', async () => {
  const home = temporary('installer');
  const next = async (name: string) => {
    writeFileSync(join(home, name), 'x');
    return (await asked(join(home, name))).out;
  };
  expect(await next('go1.26.8.darwin-arm64.pkg')).toContain('Once it is installed');
  const goland = await next('goland-2026.1-aarch64.dmg');
  expect(goland).toContain('What is in it was not read');
  expect(goland).not.toContain('Once it is installed');
});

test('an archive without a folder of its own is an ordinary one, but not a Go', async () => {
  const home = temporary('loose');
  const loose = gzipSync(
    tarOf([{ name: 'LICENSE' }, { name: 'bin/tool' }, { name: 'lib/a', link: '../bin/tool' }]),
  );
  const at = async (name: string, bytes = loose) => {
    writeFileSync(join(home, name), bytes);
    const { verdict, proofs } = await verified(join(home, name));
    return { verdict, paths: proofs.find(({ kind }) => kind === 'paths') };
  };
  const { verdict, paths } = await at('golangci-lint-2.1.0-linux-amd64.tar.gz');
  expect({ verdict, ok: paths?.ok }).toEqual({ verdict: 'unknown', ok: true });
  expect(paths?.detail).toContain('make an empty one');
  expect(await at('go1.26.8.linux-amd64.tar.gz')).toMatchObject({ verdict: 'differs', paths: { ok: false } });
  const out = gzipSync(tarOf([{ name: 'LICENSE' }, { name: 'lib/a', link: '../../bin/tool' }]));
  expect(await at('tool.tar.gz', out)).toMatchObject({ verdict: 'differs', paths: { ok: false } });
  // By its path it stays inside, by the link on its way it does not.
  const through = gzipSync(
    tarOf([
      { name: 'lib/d', link: '.' },
      { name: 'lib/x', link: 'd/../..' },
    ]),
  );
  expect(await at('tool.tar.gz', through)).toMatchObject({ verdict: 'differs', paths: { ok: false } });
});

test('the target of a hard link is relative to the top, as in tar', async () => {
  const path = join(temporary('hard'), 'x.tar.gz');
  const paths = async (name: string, target: string) => {
    writeFileSync(path, gzipSync(Buffer.concat([header(name, '1', 0, target), Buffer.alloc(1024)])));
    return (await verified(path)).proofs.find(({ kind }) => kind === 'paths')?.ok;
  };
  expect(await paths('go/a/b', 'go/c')).toBe(true);
  expect(await paths('go/a/b', '../c')).toBe(false);
});

test('nothing is said about the paths of an archive that could not be read to its end', async () => {
  const path = join(temporary('cut'), 'x.tar.gz');
  writeFileSync(path, gzipSync(tarOf([{ name: 'go/a' }, { name: '../out' }])).subarray(0, 40));
  const { verdict, proofs } = await verified(path);
  expect(verdict).toBe('differs');
  expect(proofs.map(({ kind }) => kind)).toEqual(['content']);
});

test.each(Object.entries(archives))('the target of %s is shown', async (_, [ok, entries]) => {
  const path = join(temporary('tar'), 'x.tar.gz');
  writeFileSync(path, gzipSync(tarOf(entries)));
  const { proofs } = await verified(path);
  expect(proofs.filter(({ kind }) => kind === 'paths')).toEqual([expect.objectContaining({ ok })]);
  const listed = execFileSync('tar', ['-tzf', path, '-P'], { encoding: 'utf8' });
  expect(listed.split('\n').filter(Boolean)).toHaveLength(entries.length);
});

test('a truncated archive is not intact, wherever it is cut', async () => {
  const { path } = anArchive();
  const whole = readFileSync(path);
  for (const share of [0.1, 0.6, 0.99]) {
    writeFileSync(path, whole.subarray(0, Math.floor(whole.length * share)));
    const { verdict, proofs } = await verified(path);
    expect(verdict).toBe('differs');
    expect(proofs).toContainEqual(expect.objectContaining({ kind: 'content', ok: false }));
  }
});

test.each([
  ['a page of an error', '<!DOCTYPE html>\n<html><title>404 Not Found</title></html>\n'],
  ['empty', ''],
  ['of another file', `${'0'.repeat(64)}  go1.26.7.darwin-arm64.tar.gz\n`],
  ['another kind of sum', `${'0'.repeat(40)}  go1.26.8.darwin-arm64.tar.gz\n`],
])('a .sha256 that is %s proves nothing', async (_, text) => {
  const { path } = anArchive();
  writeFileSync(`${path}.sha256`, text);
  expect(await verified(path)).toMatchObject({ verdict: 'unknown', code: 5 });
  expect((await asked(path)).out).toContain('proves nothing:');
});

describe('the signature beside a file', () => {
  test.each([
    ['is no signature', 'not a signature', 'does not hold a whole armoured signature'],
    ['is cut', '-----BEGIN PGP SIGNATURE-----\n\niQ==\n', 'does not hold a whole armoured signature'],
    [
      'is garbage',
      '-----BEGIN PGP SIGNATURE-----\n\nAAAA\n-----END PGP SIGNATURE-----\n',
      'is not a signature',
    ],
  ])('proves nothing where it %s', async (_, text, says) => {
    const { path } = anArchive();
    writeFileSync(`${path}.asc`, text);
    const { verdict, code, proofs } = await verified(path);
    expect([verdict, code]).toEqual(['unknown', 5]);
    expect(proofs.find(({ kind }) => kind === 'signature')).toMatchObject({ ok: false });
    expect(proofs.find(({ kind }) => kind === 'signature')?.detail).toContain(says);
    // It is proven all the same that the file is a different one.
    writeFileSync(`${path}.sha256`, '0'.repeat(64));
    expect(await verified(path)).toMatchObject({ verdict: 'differs', code: 1 });
  });
});

test('a malformed checksum, and a missing file, are refused with a sentence', async () => {
  const { code, err } = await asked('/', '--sha256', 'abc');
  expect([code, err]).toEqual([
    2,
    expect.stringContaining('Expected `--sha256` to be 64 hex digits, got "abc"'),
  ]);
  expect((await asked('/nowhere/x.tar.gz')).code).toBe(2);
  expect((await asked('/')).err).toContain('/ is not a GOROOT');
});

test.each(['go1.26.8.darwin-arm64.pkg', 'goland-2026.1-aarch64.dmg'])(
  'for %s the output says that only the file was compared, not its contents',
  async (name) => {
    const path = join(temporary('installer'), name);
    writeFileSync(path, 'xar!');
    const [sum = ''] = execFileSync('sha256sum', [path], { encoding: 'utf8' }).split(' ');
    expect((await asked(path)).out).toContain('What is in it was not read');
    expect((await asked(path, '--sha256', sum, '--lang', 'zh')).out).toContain('未读取其中的内容');
    expect(await verified(path, '--sha256', sum)).toMatchObject({ verdict: 'official', version: null });
  },
);
