import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { answers, go, imports, lib, network, rewrite, type Situation } from './situation.ts';

/** Flags and settings, go.mod, go.sum, imports. */
export const inTheModule: readonly Situation[] = [
  { name: 'a tidy module', short: true, id: null },
  {
    name: 'a tidy module with line ends of Windows in its code',
    files: { 'm.go': 'package m\r\n\r\nimport _ "example.test/lib"\r\n' },
    id: null,
  },
  { name: 'GOFLAGS=-mod=mod', environment: { GOFLAGS: '-mod=mod' }, id: null },
  { name: 'GOFLAGS=-mod=readonly', environment: { GOFLAGS: '-mod=readonly' }, id: null },
  {
    name: 'GOFLAGS=-tags=x in a file of go env -w',
    id: null,
    prepare: (world, directory) => {
      writeFileSync(join(directory, '../env'), 'GOFLAGS=-tags=x\n');
      return Promise.resolve({ GOENV: join(directory, '../env') });
    },
  },
  // flags and settings
  {
    name: 'GOFLAGS that no Go knows',
    short: true,
    environment: { GOFLAGS: '-foo' },
    id: 'flags',
    says: /parsing \$GOFLAGS.*unknown flag -foo/s,
  },
  { name: 'GOFLAGS that are no flags', environment: { GOFLAGS: 'mod=mod' }, id: 'flags' },
  {
    name: 'GOFLAGS=-mod=mod in a workspace, which stops builds',
    short: true,
    environment: { GOFLAGS: '-mod=mod' },
    files: { 'go.work': 'go 1.21\n\nuse .\n' },
    id: 'flags',
    says: /workspace mode/,
  },
  { name: 'GOFLAGS=-mod=vendor without vendor', environment: { GOFLAGS: '-mod=vendor' }, id: 'vendor' },
  {
    name: 'GO111MODULE=off',
    short: true,
    environment: { GO111MODULE: 'off' },
    id: 'environment',
    says: /GO111MODULE/,
  },
  {
    name: 'GOCACHEPROG that is not there',
    environment: { GOCACHEPROG: '/nonexistent/prog' },
    id: 'environment',
    says: /GOCACHEPROG/,
  },
  {
    name: 'a relative GOMODCACHE',
    environment: { GOMODCACHE: 'rel' },
    id: 'environment',
    says: /GOMODCACHE/,
  },
  { name: 'a relative GOPATH', environment: { GOPATH: 'rel' }, id: 'environment', says: /GOPATH/ },
  {
    name: 'GOCACHE=off, which stops builds',
    environment: { GOCACHE: 'off' },
    id: 'environment',
    says: /GOCACHE/,
  },
  {
    name: 'an unknown GOEXPERIMENT',
    environment: { GOEXPERIMENT: 'foo' },
    id: 'environment',
    says: /GOEXPERIMENT/,
  },
  { name: 'a relative GOWORK', environment: { GOWORK: 'rel' }, id: 'workspace', says: /GOWORK/ },
  // go.mod
  {
    name: 'merge markers',
    short: true,
    files: {
      'go.mod':
        'module example.com/m\n\ngo 1.21\n\n<<<<<<< HEAD\nrequire example.test/lib v1.0.0\n=======\nrequire example.test/lib v1.1.0\n>>>>>>> topic\n',
    },
    id: 'syntax',
    says: /go\.mod:5/,
    never: /gowarden-tidy-/,
  },
  { name: 'a mistyped directive', files: { 'go.mod': `${lib}requir x\n` }, id: 'syntax', says: /go\.mod:6/ },
  { name: 'a byte order mark', files: { 'go.mod': `\ufeff${lib}` }, id: 'syntax', says: /go\.mod:1/ },
  { name: 'line ends of Windows', files: { 'go.mod': lib.replaceAll('\n', '\r\n') }, id: 'not-tidy' },
  {
    name: 'a version of another major version',
    files: { 'go.mod': go('example.test/lib v3.0.0') },
    id: 'major-version',
    says: /go\.mod:5/,
  },
  {
    name: 'a newer go line',
    files: { 'go.mod': lib.replace('1.21', '1.99') },
    id: 'toolchain',
    says: /1\.99/,
  },
  {
    name: 'a newer go line, asked for by auto',
    environment: { GOTOOLCHAIN: 'auto', GOPROXY: 'off' },
    files: { 'go.mod': lib.replace('1.21', '1.99') },
    id: 'toolchain',
    says: /go\.mod:3: go 1\.99/,
    never: /GOTOOLCHAIN=local/,
  },
  {
    name: 'a newer go line of go.work',
    short: true,
    environment: { GOTOOLCHAIN: 'auto', GOPROXY: 'off' },
    files: { 'go.work': 'go 1.99\n\nuse .\n' },
    id: 'toolchain',
    says: /go\.work:1: go 1\.99/,
  },
  { name: 'an invalid GOTOOLCHAIN', environment: { GOTOOLCHAIN: '1.22' }, id: 'toolchain', says: /1\.22/ },
  {
    name: 'a toolchain that the proxy refuses',
    short: true,
    flags: network,
    files: { 'go.mod': lib.replace('go 1.21', 'go 1.21\n\ntoolchain go1.99.0') },
    id: 'toolchain',
    says: /go1\.99\.0/,
    never: /GOPRIVATE/,
    prepare: async (world) => ({
      GOTOOLCHAIN: 'auto',
      GOPROXY: await world.answering(403),
      GOSUMDB: 'sum.golang.org',
    }),
  },
  // go.sum
  {
    name: 'a wrong line of go.sum',
    short: true,
    prepare: (_, directory) =>
      rewrite(directory, (sum) => sum.replace(/(lib v1\.0\.0 h1:)\S+/, `$1${'A'.repeat(43)}=`)),
    id: 'checksum-mismatch',
    says: /downloaded: h1:.*go\.sum: +h1:AAAA/s,
  },
  {
    name: 'a wrong go.mod line of go.sum',
    prepare: (_, directory) =>
      rewrite(directory, (sum) => sum.replace(/(lib v1\.0\.0\/go\.mod h1:)\S+/, `$1${'A'.repeat(43)}=`)),
    id: 'checksum-mismatch',
  },
  {
    name: 'a missing line of go.sum',
    prepare: (_, directory) => rewrite(directory, (sum) => sum.replace(/.*lib v1\.0\.0 h1:.*\n/, '')),
    id: 'missing-go-sum',
    says: /lib@v1\.0\.0/,
  },
  {
    name: 'no go.sum',
    short: true,
    prepare: (_, directory) => rewrite(directory, () => ''),
    id: 'missing-go-sum',
  },
  {
    name: 'merge markers in go.sum',
    prepare: (_, directory) => rewrite(directory, (sum) => `<<<<<<< HEAD\n${sum}`),
    id: 'malformed-go-sum',
  },
  // imports
  {
    name: 'a package in two modules',
    short: true,
    files: {
      'go.mod':
        'module example.com/m\n\ngo 1.21\n\nrequire (\n\texample.test/split v1.0.0\n\texample.test/split/sub v1.1.0\n)\n',
      'm.go': imports('example.test/split/sub'),
    },
    id: 'ambiguous-import',
    says: /split v1\.0\.0.*split\/sub v1\.1\.0/s,
    never: /cannot be found/,
  },
  {
    name: 'a module that calls itself by another path',
    short: true,
    files: { 'go.mod': go('example.test/renamed v1.0.0'), 'm.go': imports('example.test/renamed') },
    id: 'declared-path',
    says: /example\.test\/other/,
    never: /replace line/,
  },
  {
    name: 'a package of the module itself',
    files: { 'm.go': imports('example.com/m/internal/gone') },
    id: 'import',
    says: /internal\/gone/,
    never: /--network/,
  },
  {
    name: 'a package that its module lacks',
    flags: network,
    files: { 'm.go': imports('example.test/lib/nope') },
    id: 'import',
    says: /lib\/nope/,
  },
  { name: 'a relative import', files: { 'm.go': imports('./rel') }, id: 'import' },
  { name: 'an absolute import', files: { 'm.go': imports('/abs') }, id: 'import' },
  {
    name: 'a version that does not exist',
    flags: network,
    files: { 'go.mod': go('example.test/lib v1.9.0') },
    prepare: answers(404, 'not found: example.test/lib@v1.9.0: invalid version: unknown revision v1.9.0\n', {
      'Content-Type': 'text/plain; charset=UTF-8',
    }),
    id: 'unknown-revision',
  },
  {
    name: 'the placeholder of a replace that was lost',
    short: true,
    files: {
      'go.mod': go('example.test/gone v0.0.0-00010101000000-000000000000'),
      'm.go': imports('example.test/gone'),
    },
    id: 'lost-replacement',
    never: /--network/,
  },
  {
    name: 'a dependency for a newer Go',
    flags: network,
    files: { 'go.mod': go('example.test/newer v1.0.0'), 'm.go': imports('example.test/newer') },
    id: 'toolchain',
    says: /1\.99/,
  },
  {
    name: 'an import that no go.mod requires',
    files: { 'm.go': imports('example.test/unknown') },
    id: 'offline',
    says: /example\.test\/unknown/,
  },
  {
    name: 'an import that was dropped',
    files: { 'm.go': 'package m\n' },
    id: 'not-tidy',
    says: /go\.mod - require example\.test\/lib/,
  },
];
