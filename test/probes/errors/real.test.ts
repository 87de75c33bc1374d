import { expect, test } from 'vitest';
import { matchesIn } from '../../../probes/errors/match.ts';
import { temporary } from '../../cli/machine.ts';
import { goVersion } from '../../real/go-programs.ts';
import { made, type Made } from './made.ts';

const home = temporary('errors');
const real = test.skipIf(goVersion() === null);
const version = goVersion()?.replace(/^go/, '') ?? '';
const mod = `module example.com/m\n\ngo 1.21\n`;
const main = 'package main\n\nfunc main() {}\n';

const module = { 'go.mod': mod, 'main.go': main };
const workspace = { ...module, 'go.work': 'go 1.21\n\nuse .\n' };

const cases: readonly (readonly [row: string, Made])[] = [
  ['A02', { argv: ['/bin/bash', '-c', 'printf "\\177ELF\\2\\1\\1" > x; chmod +x x; ./x'] }],
  ['A14', { files: module, env: { GOARCH: 'x86_64' }, argv: ['go', 'build'] }],
  ['A15', { files: module, env: { GOARCH: 'arm64', GOARM64: '8' }, argv: ['go', 'build'] }],
  [
    'B05',
    {
      files: { ...module, 'c.go': 'package main\n\nimport "C"\n' },
      env: { CC: 'nowhere-cc', CGO_ENABLED: '1' },
      argv: ['go', 'build'],
    },
  ],
  [
    'B06',
    {
      files: {
        ...module,
        'main.go': 'package main\n\nimport _ "example.com/m/c"\n\nfunc main() {}\n',
        'c/c.go': '//go:build ignore\n\npackage c\n',
      },
      argv: ['go', 'build'],
    },
  ],
  ['C02', { files: module, env: { GOROOT: '/nonexistent/go' }, argv: ['go', 'version'] }],
  [
    'C04',
    {
      files: { ...module, 'main.go': 'package main\n\nimport _ "fmmt"\n\nfunc main() {}\n' },
      argv: ['go', 'build'],
    },
  ],
  ['C06', { files: { ...module, 'go.mod': 'module example.com/m\n\ngo 1.99.0\n' }, argv: ['go', 'build'] }],
  [
    'C07',
    { files: module, env: { GOTOOLCHAIN: 'go1.99.9', GOSUMDB: 'sum.golang.org' }, argv: ['go', 'version'] },
  ],
  ['C09', { files: module, env: { GOTOOLCHAIN: '1.22' }, argv: ['go', 'version'] }],
  ['C10', { files: module, env: { GOTOOLCHAIN: 'go1.99.9+path' }, argv: ['go', 'version'] }],
  [
    'C12',
    {
      files: {
        'go.mod': 'module example.com/m\n\ngo 1.17\n',
        'main.go': 'package main\n\nfunc F[T any]() {}\n\nfunc main() {}\n',
      },
      argv: ['go', 'build'],
    },
  ],
  ['C14', { argv: ['go', 'env', '-w', 'GOTOOLCHAINS=x'], env: { GOENV: 'HERE/env' } }],
  ['C15', { files: module, env: { GOFLAGS: '-nonsense' }, argv: ['go', 'build'] }],
  [
    'D05',
    {
      files: {
        ...module,
        'main.go': 'package main\n\nimport _ "rsc.io/quote"\n\nfunc main() {}\n',
        'go.mod': `${mod}\nrequire rsc.io/quote v1.5.2\n`,
        'go.sum': '<<<<<<< HEAD a b c\n',
      },
      argv: ['go', 'build'],
    },
  ],
  ['D06', { files: { 'go.mod': `${mod}\n<<<<<<< HEAD\n` }, argv: ['go', 'build'] }],
  [
    'D07',
    {
      files: { ...module, 'main.go': 'package main\n\nimport _ "rsc.io/quote"\n\nfunc main() {}\n' },
      argv: ['go', 'build'],
    },
  ],
  [
    'D10',
    {
      files: { ...module, 'go.mod': `${mod}\nrequire rsc.io/quote v1.5.2\n`, 'vendor/modules.txt': '' },
      argv: ['go', 'build'],
    },
  ],
  [
    'D13',
    { files: { ...workspace, 'go.mod': `module example.com/m\n\ngo ${version}\n` }, argv: ['go', 'build'] },
  ],
  [
    'D14',
    {
      files: {
        ...module,
        'go.work': 'go 1.21\n\nuse ./other\n',
        'other/go.mod': 'module example.com/o\n\ngo 1.21\n',
      },
      argv: ['go', 'build'],
    },
  ],
  ['D15', { files: { ...module, 'go.work': 'go 1.21\n\nuse ./gone\n' }, argv: ['go', 'build'] }],
  ['D16', { files: workspace, env: { GOFLAGS: '-mod=mod' }, argv: ['go', 'build'] }],
  ['D17', { files: workspace, argv: ['go', 'mod', 'vendor'] }],
  ['D19', { files: module, env: { GOWORK: 'go.work' }, argv: ['go', 'build'] }],
  ['D20', { files: { 'main.go': main }, argv: ['go', 'build'] }],
  ['D21', { files: module, env: { GO111MODULE: 'off' }, argv: ['go', 'mod', 'tidy'] }],
  ['D23', { files: module, env: { GOPATH: 'go' }, argv: ['go', 'build'] }],
  ['D24', { files: module, env: { GOBIN: '/tmp/bin', GOOS: 'windows' }, argv: ['go', 'install'] }],
  [
    'D29',
    {
      files: { ...module, 'go.mod': `${mod}\nrequire rsc.io/quote v1.5.2\n` },
      argv: ['go', 'mod', 'download'],
    },
  ],
  [
    'D31',
    {
      files: {
        ...module,
        'main.go': 'package main\n\nimport _ "rsc.io/quote"\n\nfunc main() {}\n',
        'go.mod': `${mod}\nrequire rsc.io/quote v1.5.2\n\nreplace rsc.io/quote => ./gone\n`,
      },
      argv: ['go', 'build'],
    },
  ],
  ['D32', { files: { 'go.mod': `${mod}\nrequire rsc.io/quote v3.0.0\n` }, argv: ['go', 'build'] }],
  ['D33', { files: { ...module, 'other.go': 'package other\n' }, argv: ['go', 'build'] }],
  ['E11', { files: module, env: { TMPDIR: '/proc/none/tmp' }, argv: ['go', 'build'] }],
  ['E14', { files: module, env: { GOCACHE: 'off' }, argv: ['go', 'build'] }],
  ['E19', { files: module, argv: ['go', 'clean', '-cache', './...'] }],
];

real.each(cases)('%s is what the real program prints', (row, what) => {
  const text = made(what, home);
  expect(matchesIn(text)[0]?.row.id, text).toBe(row);
});
