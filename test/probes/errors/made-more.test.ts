import { expect, test } from 'vitest';
import { matchesIn } from '../../../probes/errors/match.ts';
import { temporary } from '../../cli/machine.ts';
import { goVersion } from '../../real/go-programs.ts';
import { made, type Made } from './made.ts';

const home = temporary('errors-more');
const real = test.skipIf(goVersion() === null);
const mod = 'module example.com/m\n\ngo 1.21\n';
const main = 'package main\n\nfunc main() {}\n';
const module = { 'go.mod': mod, 'main.go': main };
const needing = (line: string): Readonly<Record<string, string>> => ({
  'go.mod': `${mod}\n${line}\n`,
  'main.go': 'package main\n\nimport _ "example.com/a"\n\nfunc main() {}\n',
});
const importing = (path: string): Readonly<Record<string, string>> => ({
  'go.mod': mod,
  'main.go': `package main\n\nimport _ "${path}"\n\nfunc main() {}\n`,
});
const shell = (script: string): readonly string[] => ['/bin/bash', '-c', script];
/** A zip with one file of that name, and no directories, as go wants it. */
const zip = `python3 -c 'import sys,zipfile; zipfile.ZipFile(sys.argv[1],"w").writestr(sys.argv[2], "module example.com/a\\n")'`;
const list = ['go', 'list', '-deps', '.'];
/** A proxy of files with one module in several versions of it. */
const proxied = {
  ...needing('require example.com/a v1.0.0'),
  'proxy/example.com/a/@v/list': 'v1.0.0\n',
  'proxy/example.com/a/@v/v1.0.0.mod': 'module example.com/a\n',
  'proxy/example.com/a/@v/v1.0.0.info': '{"Version":"v1.0.0"}',
  'proxy/example.com/a/@v/v1.0.0.zip': '<html>',
};
const fromFiles = {
  GOPROXY: 'file://HERE/proxy',
  GONOSUMDB: '*',
  GOMODCACHE: 'HERE/cache',
  GOFLAGS: '-modcacherw',
};
const asNobody = { asNobody: true, files: module } as const;
const nobodys = { HOME: '/proc/none', GOCACHE: 'HERE/closed/c', GOFLAGS: '-buildvcs=false' };

const cases: readonly (readonly [row: string, Made])[] = [
  [
    'C11',
    {
      files: { ...proxied, ...module },
      env: { ...fromFiles, GONOSUMDB: '', GOSUMDB: 'sum.golang.org+x' },
      argv: ['go', 'mod', 'download', 'example.com/a@v1.0.0'],
    },
  ],
  [
    'D01',
    {
      files: {
        ...proxied,
        'go.sum': `example.com/a v1.0.0 h1:${'A'.repeat(43)}=\n`,
        'example.com/a@v1.0.0/go.mod': 'module example.com/a\n',
      },
      env: { ...fromFiles, GOFLAGS: '-mod=mod -modcacherw' },
      argv: shell(
        `z=proxy/example.com/a/@v/v1.0.0.zip; rm $z; ${zip} $z example.com/a@v1.0.0/go.mod; go mod download example.com/a`,
      ),
    },
  ],
  [
    'D04',
    { files: proxied, env: { ...fromFiles, GOFLAGS: '-modcacherw' }, argv: ['go', 'list', '-m', 'all'] },
  ],
  [
    'D60',
    {
      files: { ...proxied, 'proxy/example.com/a/@v/v1.0.0.mod': 'modul example.com/a\n' },
      env: fromFiles,
      argv: ['go', 'list', '-m', '-mod=mod', 'all'],
    },
  ],
  [
    'D08',
    {
      files: {
        ...needing(
          'require example.com/a v1.0.0\n\nreplace (\n\texample.com/a => ./a\n\texample.com/b => ./b\n)',
        ),
        'a/go.mod': 'module example.com/a\n\ngo 1.21\n\nrequire example.com/b v1.0.0\n',
        'a/a.go': 'package a\n\nimport _ "example.com/b"\n',
        'b/go.mod': 'module example.com/b\n',
        'b/b.go': 'package b\n',
      },
      argv: ['go', 'list', '.'],
    },
  ],
  ['D36', { files: { ...proxied, ...module }, env: fromFiles, argv: ['go', 'get', 'example.com/a@v9'] }],
  [
    'D40',
    {
      files: proxied,
      env: { ...fromFiles, GONOSUMCHECK: '1', GOFLAGS: '-mod=mod -modcacherw' },
      argv: ['go', 'mod', 'download', 'example.com/a'],
    },
  ],
  ['D44', { files: importing('./a'), argv: list }],
  ['D46', { files: module, env: { GOCACHEPROG: '/nonexistent/cacher' }, argv: ['go', 'build'] }],
  [
    'D47',
    {
      files: needing('require example.com/a v1.0.0'),
      env: { GOPROXY: 'proxy' },
      argv: ['go', 'mod', 'download'],
    },
  ],
  [
    'D48',
    {
      env: { GOPROXY: 'direct', GONOSUMDB: '*', GOVCS: '*:off' },
      argv: ['go', 'mod', 'download', 'gowarden.invalid/x.git@v1.0.0'],
    },
  ],
  ['D52', { env: { GOEXPERIMENT: 'gowardennosuch' }, argv: ['go', 'build', 'fmt'] }],
  [
    'D54',
    {
      files: {
        ...module,
        'main.go':
          'package main\n\nimport (\n\t_ "example.com/m/a"\n\t_ "example.com/m/A"\n)\n\nfunc main() {}\n',
        'a/a.go': 'package a\n',
        'A/a.go': 'package a\n',
      },
      argv: ['go', 'build'],
    },
  ],
  ['D55', { files: { ...module, 'go.mod': `\ufeff${mod}` }, argv: ['go', 'build'] }],
  ['E01', { ...asNobody, files: { ...module, 'closed/x': '' }, env: nobodys, argv: ['go', 'build'] }],
  [
    'E04',
    {
      ...asNobody,
      files: { ...proxied, 'closed/x': '' },
      env: { ...nobodys, ...fromFiles, GOCACHE: 'HERE/open', GOMODCACHE: 'HERE/closed/m' },
      argv: ['go', 'mod', 'download', 'example.com/a@v1.0.0'],
    },
  ],
  [
    'E09',
    {
      ...asNobody,
      env: { HOME: '/proc/none' },
      files: {
        ...module,
        '.git/HEAD': 'ref: refs/heads/main\n',
        '.git/config': '',
        '.git/objects/x': '',
        '.git/refs/x': '',
      },
      argv: shell('export GOCACHE=$(mktemp -d); trap "rm -rf $GOCACHE" EXIT; go build -n -buildvcs=true'),
    },
  ],
  [
    'I02',
    {
      argv: shell(
        "echo 'int main(void){*(volatile int*)0=1;}' | aarch64-linux-gnu-gcc -static -x c - -o a && qemu-aarch64 ./a",
      ),
    },
  ],
];

/** Only root mounts a file system. */
if (process.getuid?.() === 0)
  real('E10 is what the real program prints where nothing may be started', () => {
    const inMount = 'mount -t tmpfs -o noexec tmpfs t && TMPDIR=$PWD/t GOTMPDIR=$PWD/t exec go run .';
    const argv = ['unshare', '-m', '/bin/bash', '-c', inMount];
    const text = made({ files: { ...module, 't/x': '' }, argv }, home);
    expect(matchesIn(text)[0]?.row.id, text).toBe('E10');
  });

/** Cases in which something is closed to everyone except root. */
const closed: Readonly<Record<string, readonly [path: string, mode: number]>> = {
  E01: ['closed', 0o700],
  E04: ['closed', 0o700],
};

real.each(cases)('%s is what the real program prints', (row, what) => {
  const text = made(what, home, closed[row]);
  expect(matchesIn(text)[0]?.row.id, text).toBe(row);
});
