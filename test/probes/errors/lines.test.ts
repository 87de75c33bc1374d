import { expect, it } from 'vitest';
import { complaintsIn } from '../../../probes/errors/tidy/complaints.ts';

it.each([
  ['go: x.org/a@v1.0.0: missing go.sum entry; to add it:', 'missing-go-sum', 'x.org/a@v1.0.0'],
  [
    'm.go:3:8: missing go.sum entry for module providing package x.org/a (imported by m)',
    'missing-go-sum',
    'x.org/a',
  ],
  ['go: go.mod requires go >= 1.99 (running go 1.26.8; GOTOOLCHAIN=local)', 'toolchain', '1.99'],
  ['go: download go1.99 for linux/amd64: toolchain not available', 'toolchain', 'go1.99'],
  [
    'go: download go1.99.0: golang.org/toolchain@v0.0.1-go1.99.0.linux-amd64: dial tcp: no route',
    'toolchain',
    'go1.99.0',
  ],
  [
    "go: go.mod file not found in current directory or any parent directory; see 'go help modules'",
    'no-module',
    '',
  ],
  ['go: x.org/a@v1: reading https://p/x.org/a: 404 Not Found', 'private-module', 'x.org/a@v1'],
  ['go: reading https://p/x.org/a: 403 Forbidden', 'private-module', 'https://p/x.org/a'],
  ['go: x.org/a@v1: module lookup disabled by GOPROXY=off', 'offline', 'x.org/a@v1'],
  ['module lookup disabled by GOPROXY=off', 'offline', ''],
])('%s', (line, id, subject) => expect(complaintsIn(line)).toMatchObject([{ id, subject }]));

it('a megabyte of one word takes no time', () => {
  const long = '@'.repeat(1_000_000);
  expect(complaintsIn(`${long}\n${long.replaceAll('@', '401 ')}\n`)).toMatchObject([
    { id: 'other', row: null },
  ]);
});
