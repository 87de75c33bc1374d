import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { slowest } from '../../scripts/tests/slowest-first.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

test('the slowest ten files exist, and CONTRIBUTING names them', () => {
  const contributing = readFileSync(`${root}CONTRIBUTING.md`, 'utf8');
  expect(slowest).toHaveLength(10);
  for (const file of slowest) {
    expect(existsSync(root + file), file).toBe(true);
    expect(contributing).toContain(`\`${file}\``);
  }
});
