import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ContextCache } from '../../../host/contexts/cache.ts';
import { realFiles } from '../../../host/files/real.ts';
import type { Context } from '../../../host/host.ts';
import type { Machine } from '../../../host/machine.ts';

const home = mkdtempSync(join(tmpdir(), 'gowarden-cache-'));
const machine: Machine = {
  platform: 'linux',
  simulated: false,
  user: { name: 'kim', uid: 0, home, shell: null },
  environment: { PATH: '/own/bin:.' },
  files: realFiles({ darwin: false, uid: 0 }),
  run: () => Promise.reject(new Error('nothing is to be run')),
  self: { architecture: 'amd64', kernelMachine: 'x86_64', kernelRelease: '' },
};
const shell: Context = { id: 'login-shell', path: [], environment: {}, certainty: 'observed', source: '' };

test('is asked once, and again when a start-up file changed, or the answer is old or failed', async () => {
  let asked = 0;
  let fails = false;
  const cache = new ContextCache(machine, () => {
    asked += 1;
    return fails ? Promise.reject(new Error('no shell')) : Promise.resolve([shell]);
  });
  const contexts = (maxAgeMs?: number) => cache.contexts(maxAgeMs);
  await Promise.all([contexts(), contexts()]);
  const [, own] = await contexts();
  expect(own).toMatchObject({ id: 'daemon', path: ['/own/bin'] });
  expect(asked).toBe(1);
  writeFileSync(join(home, '.zshrc'), 'export PATH\n');
  await contexts();
  expect(asked).toBe(2);
  await contexts(0);
  expect(asked).toBe(3);
  await contexts();
  expect(asked).toBe(3);
  fails = true;
  await expect(contexts(0)).rejects.toThrow('no shell');
  fails = false;
  await contexts();
  expect(asked).toBe(5);
});
