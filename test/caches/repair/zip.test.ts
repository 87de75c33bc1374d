import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from '../../fast-check.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { h1, h1OfGoMod } from '../../../host/formats/dirhash.ts';
import { NoFile } from '../../../caches/repair/read.ts';
import { treeContent } from '../../../caches/repair/tree.ts';
import { BrokenZip, zipContent } from '../../../caches/repair/zip.ts';
import { zipOf, type ZipEntry } from './zips.ts';

let directory: string;

beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'gowarden-zip-'));
});

afterAll(() => rmSync(directory, { recursive: true, force: true }));

const hex = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

function written(zip: Buffer): string {
  const path = join(directory, 'module.zip');
  writeFileSync(path, zip);
  return path;
}

const entry = (name: string, content: string | Buffer, more: Partial<ZipEntry> = {}): ZipEntry => ({
  name,
  content: Buffer.from(content),
  ...more,
});

describe('hashes', () => {
  test('as go.sum has them (rsc.io/quote v1.5.2)', () => {
    const sum = 'b167e79090d79e4b5738995c62a2186548fc33c919d6b4da1d36cc8c7c1e40c1';
    expect(h1OfGoMod(sum)).toBe('h1:LzX7hefJvL54yjefDEDHNONDjII0t9xZLPXsUe+TKr0=');
  });

  test('of a zip and of the same files in a tree are the same, whatever their names and sizes', async () => {
    const name = fc.string({
      unit: fc.constantFrom('a', 'Z', '0', '.', '_', '-', 'é', '中', ' '),
      minLength: 1,
      maxLength: 12,
    });
    const file = fc.record({
      name: name.filter((one) => !/^\.+$/.test(one)),
      content: fc.uint8Array({ maxLength: 3000 }),
    });
    const files = fc.uniqueArray(file, { selector: ({ name: one }) => one, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(files, async (all) => {
        const tree = mkdtempSync(join(directory, 'tree-'));
        for (const one of all) writeFileSync(join(tree, one.name), one.content);
        const zip = zipOf(all.map((one) => entry(`m@v1.0.0/${one.name}`, Buffer.from(one.content))));
        const zipped = await zipContent(written(zip));
        const there = treeContent(tree, 'm@v1.0.0/', false).files;
        expect(h1(zipped)).toBe(h1(there));
        expect([...zipped].sort()).toEqual([...there].sort());
      }),
      { numRuns: 60 },
    );
  });

  test('of large entries, which pass through in pieces', async () => {
    const large = Buffer.alloc(9_000_000, 'gowarden ');
    const found = await zipContent(
      written(zipOf([entry('m@v1/large', large), entry('m@v1/go.mod', 'module m\n')])),
    );
    expect(found.get('m@v1/large')).toBe(hex(large));
    expect(found.get('m@v1/go.mod')).toBe(hex(Buffer.from('module m\n')));
    const path = join(directory, 'large');
    mkdirSync(path);
    writeFileSync(join(path, 'large'), large);
    expect(treeContent(path, '', false).files.get('large')).toBe(hex(large));
  });
});

describe('a hostile zip', () => {
  const mega = Buffer.alloc(1_000_000);
  const cases: readonly (readonly [string, () => Buffer, RegExp])[] = [
    ['says less than it holds', () => zipOf([entry('m@v1/a', mega, { says: { size: 10 } })]), /larger|size/i],
    ['says more than it holds', () => zipOf([entry('m@v1/a', 'a', { says: { size: 1000 } })]), /size/],
    [
      'says more than go extracts',
      () => zipOf([entry('m@v1/a', 'a', { says: { size: 600_000_000 } })]),
      /500 MiB/,
    ],
    [
      'says so only in sum',
      () =>
        zipOf(Array.from({ length: 9 }, (_, n) => entry(`m@v1/${n}`, 'a', { says: { size: 60_000_000 } }))),
      /bytes|size/,
    ],
    [
      'lets its entries share their bytes',
      () =>
        zipOf([
          entry('m@v1/a', mega),
          ...Array.from({ length: 400 }, (_, n) => entry(`m@v1/b${n}`, mega, { at: 0 })),
        ]),
      /overlap/,
    ],
    ['has a wrong checksum', () => zipOf([entry('m@v1/a', 'a', { says: { crc: 7 } })]), /CRC/],
    [
      'uses a method that go does not know',
      () => zipOf([entry('m@v1/a', 'a', { says: { method: 12 } })]),
      /method/,
    ],
    ['has one name twice', () => zipOf([entry('m@v1/a', 'a'), entry('m@v1/a', 'b')]), /name/],
    ['has a line break in a name', () => zipOf([entry('m@v1/a\nb', 'a')]), /name/],
    ['is no zip', () => Buffer.from('no zip at all'), /End of central directory/],
    ['is empty', () => Buffer.alloc(0), /./],
    ['lacks its end', () => zipOf([entry('m@v1/a', mega)]).subarray(0, -30), /./],
    ['begins in the middle', () => zipOf([entry('m@v1/a', mega)]).subarray(40), /./],
  ];

  test.each(cases)('that %s is reported as broken', async (_, make, reason) => {
    const found = zipContent(written(make()));
    await expect(found).rejects.toThrow(BrokenZip);
    await expect(found).rejects.toThrow(reason);
  });

  test('of any bytes is either reported as broken or read', async () => {
    const good = zipOf([entry('m@v1/a', mega), entry('m@v1/b', 'b')]);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), { minLength: 1, maxLength: 20 }),
        async (edits) => {
          const zip = Buffer.from(good);
          for (const [at, byte] of edits) zip[at] = byte;
          await zipContent(written(zip)).catch((error: unknown) => expect(error).toBeInstanceOf(BrokenZip));
        },
      ),
      { numRuns: 300 },
    );
  });

  test('larger than go accepts is not read', async () => {
    const path = written(Buffer.alloc(0));
    truncateSync(path, 600 * 1024 * 1024);
    await expect(zipContent(path)).rejects.toThrow(/more than go accepts/);
  });

  test('that is a link or a FIFO is neither followed nor waited for', async () => {
    const link = join(directory, 'link.zip');
    symlinkSync(written(zipOf([])), link);
    await expect(zipContent(link)).rejects.toThrow(NoFile);
    const fifo = join(directory, 'fifo.zip');
    execFileSync('mkfifo', [fifo]);
    await expect(zipContent(fifo)).rejects.toThrow(NoFile);
  });
});

describe('a tree', () => {
  test.each([
    ['a link', (at: string) => symlinkSync('/etc/passwd', at)],
    ['a FIFO', (at: string) => execFileSync('mkfifo', [at])],
  ])('with %s in it is not a module', (_, make) => {
    const tree = mkdtempSync(join(directory, 'tree-'));
    make(join(tree, 'odd'));
    expect(() => treeContent(tree, '', false)).toThrow(NoFile);
  });

  test('of a toolchain counts without the copies that go makes of each _go.mod', () => {
    const tree = mkdtempSync(join(directory, 'tree-'));
    for (const name of ['_go.mod', 'go.mod', 'VERSION']) writeFileSync(join(tree, name), name);
    mkdirSync(join(tree, 'misc'));
    writeFileSync(join(tree, 'misc/go.mod'), 'its own');
    expect([...treeContent(tree, '', true).files.keys()].sort()).toEqual([
      'VERSION',
      '_go.mod',
      'misc/go.mod',
    ]);
    expect(treeContent(tree, '', false).files.size).toBe(4);
  });
});
