import { expect, test, vi } from 'vitest';
import { inMemory } from '../../scripts/tests/in-memory.ts';

test('who chose a directory for temporary files has the tests use it', () => {
  vi.stubEnv('TMPDIR', '/var/tmp');
  expect(inMemory()).toBeNull();
  vi.unstubAllEnvs();
});

test('a place in memory, where there is one, is of this run alone', () => {
  vi.stubEnv('TMPDIR', undefined);
  expect(inMemory() ?? `/dev/shm/gw-${process.pid}`).toBe(`/dev/shm/gw-${process.pid}`);
  vi.unstubAllEnvs();
});
