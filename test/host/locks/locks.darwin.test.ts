import { execFileSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, realpathSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parseOpenFiles } from '../../../host/locks/locks.darwin.ts';
import { standIn } from '../stand-in.ts';

const lock = '/Users/kim/go/pkg/mod/cache/lock';
const files = { [lock]: { text: '' }, '/mod': { link: '/Users/kim/go/pkg/mod' } };
const lsof = (pids: string, ...paths: string[]) => [
  '/usr/sbin/lsof',
  ...['-w', '-n', '-P', '-a', '+fg', '-p', pids, '-F', 'pfaGn', '--', ...paths],
];

test('a process that has the file open is suspected of holding the lock, never known to hold it', async () => {
  const stdout = `p700\nf5\nau\nG0x4003;0x1\nn${lock}\np701\nf7\nau\nG0x3;0x1\nn${lock}\nf8\nar\nG0x1;0x1\nn/other\n`;
  const host = await standIn('darwin', [{ run: lsof('700,701', lock), stdout }], files);
  expect(await host.locks({ paths: ['/mod/cache/lock'], pids: [700, 701] })).toEqual({
    certainty: 'suspected',
    all: [
      { path: '/mod/cache/lock', pid: 700, state: 'open', mode: 'unknown', marked: true },
      { path: '/mod/cache/lock', pid: 701, state: 'open', mode: 'unknown', marked: false },
    ],
  });
});

test('nobody has it open: lsof prints nothing and exits with 1', async () => {
  const host = await standIn('darwin', [{ run: lsof('700', lock), exitCode: 1 }], files);
  expect(await host.locks({ paths: [lock], pids: [700] })).toEqual({ certainty: 'suspected', all: [] });
});

test('without named processes, or when lsof hangs, the holder is unknown', async () => {
  const host = await standIn('darwin', [{ run: lsof('700', lock), signal: 'SIGKILL' }], files);
  expect(await host.locks({ paths: [lock] })).toMatchObject({ certainty: 'unknown', all: [] });
  const hung = await host.locks({ paths: [lock], pids: [700] });
  expect(hung.certainty).toBe('unknown');
  expect(hung.reason).toContain('SIGKILL');
});

test('missing files are not looked up', async () => {
  const host = await standIn('darwin', [], files);
  expect(await host.locks({ paths: ['/none'], pids: [700] })).toEqual({ certainty: 'suspected', all: [] });
});

test('the lsof of this machine prints what we can read', () => {
  const path = join(realpathSync(mkdtempSync(join(tmpdir(), 'gowarden-lsof-'))), 'a file');
  const descriptor = openSync(path, 'w');
  const text = execFileSync('lsof', lsof(String(process.pid), path).slice(1), { encoding: 'utf8' });
  closeSync(descriptor);
  expect(parseOpenFiles(text)).toMatchObject([{ path, pid: process.pid, state: 'open' }]);
});
