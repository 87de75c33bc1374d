import { expect, it } from 'vitest';
import { causesIn } from '../../../cli/commands/why-tidy/cause.ts';

it.each([
  ['go: x.org/a@v1.0.0: missing go.sum entry; to add it:', 'missing-go-sum', 'x.org/a@v1.0.0'],
  [
    'm.go:3:8: missing go.sum entry for module providing package x.org/a (imported by m)',
    'missing-go-sum',
    'x.org/a',
  ],
  ['go: go.mod requires go >= 1.99 (running go 1.26.8; GOTOOLCHAIN=local)', 'toolchain', '1.99'],
  ['go: download go1.99 for linux/amd64: toolchain not available', 'toolchain', 'go1.99'],
  ['go: downloading go1.99 (linux/amd64): dial tcp: no route', 'toolchain', 'go1.99'],
  [
    'go: go.mod file not found in current directory or any parent; see',
    'no-module',
    'current directory or any parent',
  ],
  ['go: x.org/a@v1: reading https://p/x.org/a: 404 Not Found', 'private-module', 'x.org/a@v1'],
  ['go: reading https://p/x.org/a: 403 Forbidden', 'private-module', 'https://p/x.org/a'],
  ['go: x.org/a@v1: module lookup disabled by GOPROXY=off', 'offline', 'x.org/a@v1'],
  ['module lookup disabled by GOPROXY=off', 'offline', ''],
])('%s', (line, id, subject) => expect(causesIn(line)).toMatchObject([{ id, subject }]));

it('a megabyte of one word takes no time', () => {
  const long = '@'.repeat(1_000_000);
  expect(causesIn(`${long}\n${long.replaceAll('@', '401 ')}\n`)).toEqual([]);
});
