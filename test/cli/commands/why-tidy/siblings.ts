import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { empty, go, imports, lib, network, type Situation } from './situation.ts';

const workspace = (...uses: readonly string[]): string =>
  `go 1.21\n\n${uses.map((use) => `use ${JSON.stringify(use)}\n`).join('')}`;

/** Less common cases: files other than go.mod, workspaces, odd paths, several at once. */
export const siblings: readonly Situation[] = [
  // GOFLAGS=-modfile
  {
    name: 'a -modfile without the extension, which go refuses',
    short: true,
    environment: { GOFLAGS: '-modfile=alt.txt' },
    files: { 'alt.txt': lib },
    id: 'flags',
    says: /file does not have \.mod extension/,
    never: /go\.mod/,
  },
  {
    name: 'a -modfile that cannot be parsed',
    environment: { GOFLAGS: '-modfile=alt.mod' },
    files: { 'alt.mod': `${lib}requir x\n` },
    id: 'syntax',
    says: /alt\.mod:6/,
  },
  {
    name: 'a -modfile with spaces, that is not tidy',
    short: true,
    environment: { GOFLAGS: "'-modfile=my tools.mod'" },
    files: {
      'my tools.mod': 'module example.com/m\n\ngo 1.21\n\nrequire example.test/lib v1.0.0 // indirect\n',
    },
    prepare: (_, directory) => {
      execFileSync('cp', ['go.sum', 'my tools.sum'], { cwd: directory });
    },
    id: 'not-tidy',
    says: /my tools\.mod \+ require example\.test\/lib/,
    never: /go\.(?:mod|sum) (?:and|[-+])/,
  },
  {
    name: 'a -modfile whose sums a merge has left in two',
    environment: { GOFLAGS: '-modfile=alt.mod' },
    files: { 'alt.mod': lib },
    prepare: (_, directory) => {
      execFileSync('sh', ['-c', '(echo "<<<<<<< HEAD"; cat go.sum) > alt.sum'], { cwd: directory });
    },
    id: 'malformed-go-sum',
    says: /alt\.sum:1/,
    never: /go\.sum/,
  },
  {
    name: 'a -modfile written with go env -w, asked from a directory below',
    below: 'sub',
    files: { 'alt.mod': go('example.test/lib v1.0.0 // indirect'), 'sub/s.go': 'package sub\n' },
    prepare: (_, directory) => {
      writeFileSync(join(directory, '../env'), 'GOFLAGS=-modfile=../alt.mod\n');
      return Promise.resolve({ GOENV: join(directory, '../env') });
    },
    id: 'not-tidy',
    says: /alt\.sum \+ example\.test\/lib/,
    never: /go\.sum/,
  },
  // malformed versions and modules
  {
    name: 'a branch where a version stands',
    short: true,
    files: { 'go.mod': go('example.test/lib master') },
    id: 'offline',
    says: /example\.test\/lib@master is not in the module cache/,
    never: /cannot be parsed/,
  },
  {
    name: 'a go line that is none',
    files: { 'go.mod': lib.replace('1.21', '1.21.x') },
    id: 'syntax',
    says: /go\.mod:3.*1\.21\.x/s,
    never: /Another Go/,
  },
  {
    name: 'a toolchain line that is none',
    files: { 'go.mod': lib.replace('go 1.21', 'go 1.21\n\ntoolchain 1.22') },
    id: 'syntax',
    says: /go\.mod:5/,
    never: /Another Go/,
  },
  {
    name: 'an empty go.mod',
    short: true,
    files: { 'go.mod': '' },
    id: 'syntax',
    says: /missing module declaration/,
  },
  // imports
  {
    name: 'a directory of the module whose name no package can have',
    short: true,
    files: { 'My Code/x.go': 'package x\n' },
    id: 'import',
    says: /example\.com\/m\/My Code cannot be the path of a package: invalid char ' '/,
    never: /go get/,
  },
  {
    name: 'several imports, each with a way out of its own',
    short: true,
    files: {
      'm.go':
        'package m\n\nimport (\n\t_ "./rel"\n\t_ "example.com/m/gone"\n\t_ "example.com/other"\n\t_ "example.com/third/x"\n)\n',
    },
    id: 'import',
    says: /^example\.com\/m\/gone$.*^example\.com\/other$.*would be in this module/ms,
    never: /go get/,
  },
  {
    name: 'a tool that no module holds',
    files: { 'go.mod': go('example.test/lib v1.0.0', '\ntool example.test/lib/cmd\n') },
    id: 'offline',
    says: /^example\.test\/lib\/cmd$/m,
  },
  // workspaces
  {
    name: 'a GOWORK that is not there',
    short: true,
    environment: { GOWORK: '/nonexistent/go.work' },
    id: 'workspace',
    says: /^Next: .*unset GOWORK/m,
    never: /-modfile/,
  },
  {
    name: 'a go.work that uses a directory with a space, which is gone',
    short: true,
    files: { 'go.work': workspace('.', './my mod') },
    id: 'workspace',
    says: /go work edit '-dropuse=\.\/my mod'/,
    never: /go work use/,
  },
  {
    name: 'a go.work that uses one module twice',
    files: { 'go.work': workspace('.', './b'), 'b/go.mod': 'module example.com/m\n\ngo 1.21\n' },
    id: 'workspace',
    says: /uses \.\/b.*go work edit -dropuse=\.\/b/s,
  },
  {
    name: 'a go.work whose modules replace one differently',
    files: {
      'go.work': workspace('.', './b'),
      'go.mod': go('example.test/lib v1.0.0', '\nreplace example.test/lib => ./l1\n'),
      'l1/go.mod': 'module example.test/lib\n',
      'l1/l.go': 'package lib\n',
      'b/go.mod': 'module example.com/b\n\ngo 1.21\n\nreplace example.test/lib => ../l2\n',
      'l2/go.mod': 'module example.test/lib\n',
    },
    id: 'workspace',
    says: /go work edit -replace=example\.test\/lib=\.\/l1/,
  },
  {
    name: 'a go.work older than its module, which go work use raises',
    files: { 'go.work': 'go 1.20\n\nuse .\n' },
    id: 'workspace',
    says: /go work use; or/,
  },
  // replacements
  {
    name: 'two replacements that are gone',
    short: true,
    files: {
      'go.mod':
        'module example.com/m\n\ngo 1.21\n\nrequire (\n\texample.test/lib v1.0.0\n\texample.test/split v1.0.0\n)\n\nreplace (\n\texample.test/lib => "../Code (old) copy/lib"\n\texample.test/split v1.0.0 => "./a b/split"\n)\n',
      'm.go': `${imports('example.test/lib')}import _ "example.test/split"\n`,
    },
    id: 'replacement',
    says: /^\.\.\/Code \(old\) copy\/lib$.*^\.\/a b\/split$/ms,
  },
  {
    name: 'a proxy in a directory that is not there, with a cache whose path has a space',
    flags: network,
    prepare: (world) =>
      Promise.resolve({
        ...empty(world),
        GOMODCACHE: join(world.home, 'My Mods/mod'),
        GOPROXY: 'file:///nonexistent/My%20Proxy',
      }),
    id: 'proxy',
    says: /GOPROXY is file:\/\/\/nonexistent\/My%20Proxy.*unset GOPROXY/s,
    never: /GOPRIVATE/,
  },
];
