import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { inMemory } from '../../scripts/tests/in-memory.ts';
import { ownMemory, wrapper } from '../../scripts/tests/own.ts';

afterEach(() => vi.unstubAllEnvs());

test('tests use the directory for temporary files that was set', () => {
  vi.stubEnv('TMPDIR', '/var/tmp');
  expect(inMemory()).toBeNull();
  expect(ownMemory()).toBeNull();
});

test('a directory in memory, where there is one, belongs to this run alone', () => {
  vi.stubEnv('TMPDIR', undefined);
  expect(inMemory() ?? `/dev/shm/gw-${process.pid}`).toBe(`/dev/shm/gw-${process.pid}`);
});

test('long forms clean on a disk', () => {
  vi.stubEnv('GOWARDEN_LONG', '1');
  expect(ownMemory()).toBeNull();
});

test('what a process writes into memory of its own is seen by nobody else, and gone with it', () => {
  if (ownMemory() === null) return;
  const at = mkdtempSync(join(tmpdir(), 'gowarden-own-memory-'));
  const write = `
    const fs = require('node:fs');
    fs.writeFileSync(process.env.TMPDIR + '/here', '');
    console.log(fs.statfsSync(process.env.TMPDIR).type, fs.readdirSync(process.env.TMPDIR).join());`;
  const env = { ...process.env, TMPDIR: at };
  const said = execFileSync(wrapper('memory'), ['-e', write], { env, encoding: 'utf8' });
  // TMPFS_MAGIC of statfs(2).
  expect(said.trim()).toBe(`${String(0x0102_1994)} here`);
  expect(readdirSync(at)).toEqual([]);
  rmdirSync(at);
});
