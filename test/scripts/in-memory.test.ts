import { expect, test, vi } from 'vitest';
import { inMemory } from '../../scripts/tests/in-memory.ts';

test('tests use the directory for temporary files that was set', () => {
  vi.stubEnv('TMPDIR', '/var/tmp');
  expect(inMemory()).toBeNull();
  vi.unstubAllEnvs();
});

test('a directory in memory, where there is one, belongs to this run alone', () => {
  vi.stubEnv('TMPDIR', undefined);
  expect(inMemory() ?? `/dev/shm/gw-${process.pid}`).toBe(`/dev/shm/gw-${process.pid}`);
  vi.unstubAllEnvs();
});
