import { expect, test } from 'vitest';
import { matchesIn } from '../../../probes/errors/match.ts';
import { temporary } from '../../cli/machine.ts';
import { goVersion } from '../../real/go-programs.ts';
import { made, type Made } from './made.ts';

const home = temporary('errors-tools');
const real = test.skipIf(goVersion() === null);
const mod = 'module example.com/m\n\ngo 1.21\n';
const main = 'package main\n\nfunc main() {}\n';
const module = { 'go.mod': mod, 'main.go': main };
const shell = (script: string): readonly string[] => ['/bin/bash', '-c', script];
const quoting = 'package main\n\nimport _ "rsc.io/quote"\n\nfunc main() {}\n';
/** A proxy of files with the go.mod of one module, and a module that needs it. */
const proxied = (path: string): Readonly<Record<string, string>> => ({
  'go.mod': `${mod}\nrequire example.com/a v1.0.0\n`,
  'go.sum': `example.com/a v1.0.0/go.mod h1:${'A'.repeat(43)}=\n`,
  'main.go': main,
  'proxy/example.com/a/@v/v1.0.0.mod': `module ${path}\n`,
  'proxy/example.com/a/@v/v1.0.0.info': '{"Version":"v1.0.0"}',
});
const fromFiles = {
  GOPROXY: 'file://HERE/proxy',
  GONOSUMDB: '*',
  GOMODCACHE: 'HERE/cache',
  GOFLAGS: '-modcacherw',
};

/** By the compiler, the linker, pkg-config, shells and go itself: none of them builds more than a file. */
const cases: readonly (readonly [row: string, Made])[] = [
  [
    'A06',
    {
      argv: shell(
        "echo 'int main(void){return 0;}' | gcc -x c - -Wl,--dynamic-linker=/nonexistent/ld.so -o a; ./a",
      ),
    },
  ],
  ['B07', { argv: shell('gcc -c "$(go env GOROOT)/src/runtime/cgo/gcc_arm64.S"') }],
  ['B10', { argv: shell('gcc -x c /dev/null -lgowardennosuch') }],
  ['B11', { argv: shell('pkg-config --cflags -- gowardennosuch') }],
  ['B12', { argv: shell("echo '#include <gowardennosuch.h>' | gcc -x c -") }],
  ['B13', { argv: shell("echo 'int f(void); int main(void){return f();}' | gcc -x c -") }],
  [
    'B14',
    {
      files: { 'm.go': 'package main\n\nimport "C"\n\nfunc main() { C.gowarden() }\n' },
      argv: ['go', 'tool', 'cgo', 'm.go'],
    },
  ],
  [
    'B15',
    {
      files: {
        'go.mod': mod,
        'm.go': 'package main\n\n// #cgo CFLAGS: -fplugin=x\nimport "C"\n\nfunc main() {}\n',
      },
      env: { CGO_ENABLED: '1' },
      argv: ['go', 'build', '-n'],
    },
  ],
  ['B16', { files: module, env: { CGO_ENABLED: '0' }, argv: ['go', 'build', '-race'] }],
  ['C03', { argv: shell('cp "$(go env GOROOT)/bin/go" own && ./own env GOOS') }],
  ['C08', { env: { GOTOOLCHAIN: 'go1.22' }, argv: ['go', 'version'] }],
  ['C16', { env: { PATH: '/nonexistent' }, argv: shell('go version') }],
  [
    'C17',
    {
      files: module,
      argv: shell(
        'r=$(go env GOROOT); t=root/pkg/tool/$(go env GOOS)_$(go env GOARCH); mkdir -p $t; cp $r/VERSION root; ln -s $r/src root/src; ' +
          "printf '\\177ELF\\2\\1\\1' > $t/compile; chmod +x $t/compile; GOROOT=$PWD/root go build",
      ),
    },
  ],
  ['D02', { files: proxied('example.com/a'), env: fromFiles, argv: ['go', 'list', '-m', 'all'] }],
  [
    'D03',
    {
      files: { 'go.mod': `${mod}\nrequire rsc.io/quote v1.5.2\n`, 'main.go': quoting },
      argv: ['go', 'build'],
    },
  ],
  [
    'D11',
    {
      files: {
        'go.mod': `${mod}\nrequire rsc.io/quote v1.5.2\n`,
        'main.go': quoting,
        'vendor/modules.txt': '# rsc.io/quote v1.5.2\n## explicit\nrsc.io/quote\n',
      },
      argv: ['go', 'build'],
    },
  ],
  ['D12', { files: module, env: { GOFLAGS: '-mod=vendor' }, argv: ['go', 'list', '-m', 'all'] }],
  [
    'D18',
    {
      files: { 'a/go.mod': mod, 'b/go.mod': mod, 'go.work': 'go 1.21\n\nuse ./a\nuse ./b\n' },
      argv: ['go', 'list', './a'],
    },
  ],
  ['D22', { files: module, env: { GOPATH: 'HERE' }, argv: ['go', 'list'] }],
  [
    'D25',
    {
      files: { 'a/src/x/m.go': main, 'b/src/x/m.go': main },
      env: { GO111MODULE: 'off', GOPATH: 'HERE/a:HERE/b' },
      argv: shell('cd b/src/x && go install'),
    },
  ],
  [
    'D41',
    {
      env: { GOPROXY: 'direct', GONOSUMDB: '*' },
      argv: ['go', 'mod', 'download', 'gowarden.invalid/x.git@v1.0.0'],
    },
  ],
  [
    'D28',
    {
      env: { GOPROXY: 'direct', GONOSUMDB: '*' },
      argv: shell(
        'g=$(go env GOROOT)/bin/go; PATH=/nonexistent "$g" mod download gowarden.invalid/x.git@v1.0.0',
      ),
    },
  ],
  [
    'D30',
    {
      files: { ...proxied('example.com/b'), 'go.sum': '' },
      env: { ...fromFiles, GOFLAGS: '-mod=mod -modcacherw' },
      argv: ['go', 'list', '-m', 'all'],
    },
  ],
  [
    'E07',
    {
      asNobody: true,
      files: { 'go.mod': mod },
      env: { HOME: '/proc/none', GOCACHE: 'HERE/c' },
      argv: shell('exec go list'),
    },
  ],
  [
    'E08',
    {
      asNobody: true,
      files: { 'closed/env': '' },
      env: { GOENV: 'HERE/closed/env' },
      argv: ['go', 'env', '-w', 'GOFLAGS=-v'],
    },
  ],
  ['E12', { files: { 'm.go': main }, argv: ['go', 'tool', 'compile', '-o', '/dev/full', 'm.go'] }],
  ['E15', { argv: shell('ulimit -n 6; exec go list std') }],
  ['E16', { asNobody: true, files: { 'd/f': '' }, argv: ['rm', 'd/f'] }],
];

/** Cases in which something is closed to everyone except root. */
const closed: Readonly<Record<string, readonly [path: string, mode: number]>> = {
  E07: ['go.mod', 0o000],
  E08: ['closed', 0o700],
  E16: ['d', 0o555],
};

real.each(cases)('%s is what the real program prints', (row, what) => {
  const text = made(what, home, closed[row]);
  expect(matchesIn(text)[0]?.row.id, text).toBe(row);
});
