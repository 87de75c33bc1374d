import { execFileSync } from 'node:child_process';
import { symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { Listing } from '../../../../cli/commands/verify/archive/listing.ts';
import { temporary } from '../../../faults/running.ts';
import { header, tarOf } from './tar.ts';
import { verified, asked } from './trees.ts';

const mebibyte = 1024 * 1024;
const archive = (bytes: Uint8Array): string => {
  const path = join(temporary('hostile'), 'x.tar.gz');
  writeFileSync(path, bytes);
  return path;
};
const listed = (bytes: Uint8Array, signal = new AbortController().signal): Promise<Listing> =>
  Listing.of(Readable.from([Buffer.from(bytes)]) as AsyncIterable<Buffer>, signal);

/** Endless extended headers, of 60 KB each, which take almost no space when packed. */
function headers(withPath: boolean): Buffer {
  const value = `${withPath ? 'path' : 'comment'}=${'a'.repeat(60_000)}\n`;
  const record = `${value.length + 6} ${value}`;
  const one = Buffer.alloc(512 * 120);
  header('x', 'x', record.length).copy(one);
  one.write(record, 512, 'latin1');
  const entry = withPath ? [one, header('y', '0', 0)] : [one];
  return gzipSync(Buffer.concat(Array.from({ length: 1200 }, () => entry).flat()), { level: 1 });
}

describe('what was made to keep us busy or to fill the memory', () => {
  test.each([true, false])('endless headers are given up (names: %s)', async (withPath) => {
    expect((await listed(headers(withPath))).problem).toContain('tar: names');
  });

  test('a bomb of zeros is given up because of its ratio', async () => {
    const zeros = gzipSync(Buffer.alloc(32 * mebibyte));
    const start = gzipSync(header('go/VERSION', '0', 2 ** 32));
    const { verdict, proofs } = await verified(
      archive(Buffer.concat([start, ...Array<Buffer>(8).fill(zeros)])),
    );
    expect(verdict).toBe('differs');
    expect(proofs.find(({ kind }) => kind === 'content')?.detail).toContain('gzip: > 200 : 1');
  });

  test('many programs take no more memory than one', async () => {
    const size = 24 * mebibyte;
    const content = Buffer.alloc(size, 'a program, again and again');
    const parts = ['a', 'b', 'c', 'd'].flatMap((top) => [header(`${top}/bin/go`, '0', size), content]);
    const { texts, files } = await listed(
      gzipSync(Buffer.concat([...parts, Buffer.alloc(1024)]), { level: 1 }),
    );
    expect(files.size).toBe(4);
    expect([...texts.values()].reduce((all, { length }) => all + length, 0)).toBeLessThanOrEqual(
      64 * mebibyte,
    );
  });

  test('an abort ends it between two pieces', async () => {
    const abort = new AbortController();
    abort.abort(new Error('enough'));
    await expect(listed(gzipSync(tarOf([{ name: 'go/a' }])), abort.signal)).rejects.toThrow('enough');
  });
});

test('a link in a zip is reported as leading out, since its target stays unread', async () => {
  const path = join(temporary('zip'), 'x.zip');
  const link = [strToU8('/etc'), { os: 3, attrs: 0o120777 << 16 }] as const;
  writeFileSync(path, zipSync({ 'go/x': [...link], 'go/x/passwd': strToU8('x') }));
  const { verdict, proofs } = await verified(path);
  expect(verdict).toBe('differs');
  expect(proofs.find(({ kind }) => kind === 'paths')).toMatchObject({ ok: false });
});

describe('what lies beside a file and is not one', () => {
  test.each(['sha256', 'asc'])(
    'a FIFO or a device as .%s proves nothing, and nothing waits for it',
    async (extension) => {
      const path = archive(gzipSync(tarOf([{ name: 'go/a' }])));
      execFileSync('mkfifo', [`${path}.${extension}`]);
      const other = archive(gzipSync(tarOf([{ name: 'go/a' }])));
      symlinkSync('/dev/zero', `${other}.${extension}`);
      for (const file of [path, other])
        expect((await verified(file)).proofs).toContainEqual(
          expect.objectContaining({ kind: extension === 'asc' ? 'signature' : 'sha256-file', ok: false }),
        );
    },
  );

  test('a FIFO and a device are refused themselves', async () => {
    const fifo = join(temporary('fifo'), 'x.tar.gz');
    execFileSync('mkfifo', [fifo]);
    for (const file of [fifo, '/dev/zero']) {
      const { code, err } = await asked(file);
      expect([code, err]).toEqual([2, expect.stringContaining('is not a file')]);
    }
  });
});
