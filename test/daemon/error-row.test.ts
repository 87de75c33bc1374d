import { expect, test } from 'vitest';
import { rowOf } from '../../daemon/error-row.ts';

/** Messages from Node and the system to a daemon. */
test.each([
  ["ENOSPC: System limit for number of file watchers reached, watch '/home/kim/go'", 'J01'],
  ['EMFILE: too many open files, watch', 'J02'],
  [
    "dlopen(/x/better_sqlite3.node, 0x0001): tried: '/x/better_sqlite3.node' (mach-o file, but is an incompatible architecture (have 'x86_64', need 'arm64'))",
    'A07',
  ],
  ["EACCES: permission denied, watch '/home/kim/go'", null],
  ['all is well', null],
])('%s', async (text, row) => {
  expect(await rowOf(text)).toBe(row);
});
