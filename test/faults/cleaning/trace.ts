import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect } from 'vitest';
import type { TestMachine } from '../../caches/machine.ts';

/** Nothing waits any more and nothing was left behind. */
export function expectNoTrace(machine: TestMachine): void {
  const list = (path: string): string[] => (existsSync(path) ? readdirSync(path) : []);
  expect(list(join(machine.paths.cache, 'quarantine'))).toEqual([]);
  expect(list(join(machine.paths.state, 'cleaning'))).toEqual([]);
  for (const root of [machine.goCache, machine.modules]) {
    expect(list(root)).not.toContain('.gowarden-quarantine');
    expect(list(dirname(root))).not.toContain('.gowarden-quarantine');
  }
}
