import { expect, test } from 'vitest';
import { matchesIn } from '../../../probes/errors/match.ts';

const found = (text: string): readonly string[] => matchesIn(text).map(({ row }) => row.id);
const exec = (program: string): string => `exec: "${program}": executable file not found in $PATH`;

/** As people have pasted them in public. */
test.each([
  ['A01', 'Error: fork/exec /Users/me/.cache/jaguar/sdk/tools/assets: bad CPU type in executable'],
  ['A03', 'tmp/go-build4031096546/b001/exe/go-bindata: exec format error'],
  ['A03', 'fork/exec /var/folders/x/T/go-build12/b001/shop.test: exec format error\nFAIL\tshop\t0.001s'],
  ['A04', 'exec /app/server: exec format error'],
  ['A04', '2026-11-30T10:00:00Z ##[error]exec /app/server: exec format error'],
  ['A04', 'standard_init_linux.go:211: exec user process caused "exec format error"'],
  [
    'A04',
    '{"msg":"exec container process `/usr/bin/zsh`: Exec format error","level":"error","time":"2022-03-19T10:03:36Z"}',
  ],
  ['A06', 'standard_init_linux.go:207: exec user process caused "no such file or directory"'],
  ['A06', 'exec /entrypoint.sh: no such file or directory'],
  ['A06', 'Error executing command: fork/exec /mnt/workspace/executable: no such file or directory'],
  [
    'A11',
    'Apple could not verify “dlv” is free of malware that may harm your Mac or compromise your privacy.',
  ],
  ['B05', `# runtime/cgo\n${exec('gcc')}`],
  ['B09', '"_initGEOS_r", referenced from:\nld: symbol(s) not found for architecture x86_64'],
  [
    'B21',
    "2023/09/27 23:41:09 Binary was compiled with 'CGO_ENABLED=0', go-sqlite3 requires cgo to work. This is a stub",
  ],
  [
    'C07',
    'go: downloading go1.23 (darwin/amd64)\ngo: download go1.23 for darwin/amd64: toolchain not available',
  ],
  ['C16', 'sh: 1: go: not found'],
  ['C16', 'make: go: No such file or directory\nmake: *** [Makefile:3: build] Error 127'],
  ['C16', 'fish: Unknown command: go'],
  ['C16', exec('go')],
  ['C20', exec('protoc')],
  ['C20', 'zsh: command not found: dlv'],
  ['D14', 'This file is within module "shop", which is not included in your workspace.'],
  ['D20', 'Error loading workspace: You are outside of a module and outside of $GOPATH/src.'],
  ['D28', exec('git')],
  ['E09', "fatal: detected dubious ownership in repository at '/app'"],
  ['F03', `could not launch process: ${exec('lldb-server')}`],
  ['J03', 'gcc: fatal error: Killed signal terminated program cc1plus'],
])('%s: %s', (row, text) => {
  expect(found(text)[0]).toBe(row);
});

/** The end of a longer word, or its beginning, is not that word. */
test.each([
  'bash: cargo: command not found',
  'zsh: command not found: gopls',
  'command not found: go-task',
  'zsh: command not found:\ngopls',
  'Unknown command: golangci-lint',
  'Error: spawn gopls ENOENT',
])('nothing is said about go itself: %s', (text) => {
  expect(found(text)).not.toContain('C16');
});

test('fork/exec is Go’s report of a program on this machine, not of a container', () => {
  expect(found('fork/exec /opt/x: exec format error')).toEqual(['A02']);
  for (const before of ['', '#7 96.0 ']) {
    const broken = ['could not launch process: fork', '/exec /opt/my tools/x: exec fo', 'rmat error'];
    expect(found(broken.map((line) => before + line).join('\n'))).not.toContain('A04');
  }
});

/** Advice is looked for in what people add. */
test.each([
  ['install rosetta', 'Cannot install under Rosetta 2 in ARM default prefix (/opt/homebrew)!', 'K43'],
  [
    'lower the go line',
    'the Go language version (go1.23) used to build golangci-lint is lower than the targeted Go version (1.24.1)',
    'K07',
  ],
  ['set GO111MODULE=off', 'modules disabled by GO111MODULE=off; see ‘go help modules’', 'K04'],
])('an error text by itself does not count as advice to %s', (advice, text, row) => {
  expect(found(text)).not.toContain(row);
  expect(found(`${text}\nShould I ${advice}?`)).toContain(row);
});
