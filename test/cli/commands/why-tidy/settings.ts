import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { answers, empty, go, lib, network, rewrite, type Situation } from './situation.ts';

/** Settings that go rejects, or that do not mean what their user thinks. */
export const settings: readonly Situation[] = [
  {
    name: 'a -modfile that is a directory',
    short: true,
    environment: { GOFLAGS: '-modfile=alt.mod' },
    files: { 'alt.mod/x': 'x\n' },
    id: 'flags',
    says: /alt\.mod: is a directory.*unset GOFLAGS/s,
    never: /go\.mod/,
  },
  {
    name: 'a -modfile that is not there',
    environment: { GOFLAGS: '-modfile=alt.mod' },
    id: 'flags',
    says: /open alt\.mod: no such file/,
  },
  {
    name: 'a -modfile whose sum does not agree, beside a go.sum that does',
    short: true,
    environment: { GOFLAGS: '-modfile=alt.mod' },
    files: { 'alt.mod': lib },
    prepare: (_, directory) => {
      execFileSync('sh', ['-c', "sed 's/v1.0.0 h1:....../v1.0.0 h1:AAAAAA/' go.sum > alt.sum"], {
        cwd: directory,
      });
    },
    id: 'checksum-mismatch',
    says: /alt\.sum was last written.*alt\.sum:1 says h1:AAAAAA/s,
    never: /go\.sum was/,
  },
  {
    name: 'a go.sum that does not agree, beside a -modfile that has its own',
    environment: { GOFLAGS: '-modfile=alt.mod' },
    files: { 'alt.mod': lib },
    prepare: (_, directory) => {
      execFileSync('cp', ['go.sum', 'alt.sum'], { cwd: directory });
      return rewrite(directory, (sum) => sum.replace(/(lib v1\.0\.0 h1:)\S+/, `$1${'A'.repeat(43)}=`));
    },
    id: null,
  },
  {
    name: 'no HOME',
    short: true,
    environment: { HOME: '', GOMODCACHE: '', GOPATH: '', GOCACHE: '', XDG_CACHE_HOME: '' },
    id: 'environment',
    says: /neither GOMODCACHE nor GOPATH is set.*HOME is not set.*Next: .*set HOME for whatever/s,
    never: /works/,
  },
  {
    name: 'no HOME where builds alone need it',
    environment: { HOME: '', GOCACHE: '', XDG_CACHE_HOME: '' },
    prepare: (world) => Promise.resolve({ GOMODCACHE: join(world.home, 'go/pkg/mod') }),
    id: 'environment',
    says: /\$XDG_CACHE_HOME nor \$HOME.*works.*HOME is not set.*Builds\s+stop/s,
  },
  {
    name: 'GOFLAGS with a value that no build takes',
    short: true,
    environment: { GOFLAGS: '-race=maybe' },
    id: 'flags',
    says: /invalid boolean value "maybe".*Builds\s+stop\s+until\s+then/s,
  },
  ...['dirct', 'htps://proxy.example.test', ',', 'off'].map((value): Situation => ({
    name: `GOPROXY=${value}, without the network`,
    ...(value === 'dirct' ? { short: true } : {}),
    prepare: (world) => Promise.resolve({ ...empty(world), GOPROXY: value }),
    id: 'proxy',
    says: /unset GOPROXY/,
    never: /--network/,
  })),
  {
    name: 'GOPROXY=off for a module that is asked for directly',
    prepare: (world) => Promise.resolve({ ...empty(world), GOPROXY: 'off', GOPRIVATE: '*.test' }),
    id: 'offline',
  },
  {
    name: 'a GOPROXY that ends in off',
    flags: network,
    prepare: (world) => Promise.resolve({ ...empty(world), GOPROXY: 'file:///nonexistent,off' }),
    id: 'proxy',
    says: /GOPROXY is file:\/\/\/nonexistent,off/,
  },
  ...['github.com/corp', 'example.[', 'example.test/libs'].map((value): Situation => ({
    name: `GOPRIVATE=${value}, which does not cover the module`,
    ...(value === 'example.[' ? { short: true } : {}),
    flags: network,
    prepare: async (world) => ({ ...(await answers(404)(world)), GOPRIVATE: value, GONOPROXY: 'none' }),
    id: 'private-module',
    says: /does\s+not\s+cover\s+it.*export 'GOPRIVATE=example\.\[,example\.test'|does\s+not\s+cover\s+it/s,
    never: /GOPRIVATE is set/,
  })),
  {
    name: 'GOPRIVATE that covers the module',
    flags: network,
    prepare: async (world) => ({
      ...(await answers(404)(world)),
      GOPRIVATE: 'x.test,*.test',
      GONOPROXY: 'none',
    }),
    id: 'private-module',
    says: /GOPRIVATE is set/,
    never: /does not cover/,
  },
  ...(['GOCACHE', 'GOMODCACHE'] as const).map((name): Situation => ({
    name: `${name} below a file`,
    ...(name === 'GOMODCACHE' ? { short: true } : {}),
    flags: network,
    environment: { [name]: '/etc/passwd/x' },
    files: { 'go.mod': go('example.test/lib v1.0.0') },
    id: 'environment',
    says: new RegExp(`${name} is /etc/passwd/x.*unset ${name}`, 's'),
    never: /sudo/,
  })),
  {
    name: 'GOTMPDIR below a file, which stops builds alone',
    short: true,
    environment: { GOTMPDIR: '/etc/passwd/x' },
    id: 'environment',
    says: /GOTMPDIR is \/etc\/passwd\/x.*Builds\s+stop\s+until\s+then.*unset GOTMPDIR/s,
  },
  { name: 'a GOSUMDB that is none', flags: network, environment: { GOSUMDB: 'foo' }, id: null },
  {
    name: 'a GOSUMDB that is none, where it would be asked',
    flags: network,
    environment: { GOSUMDB: 'foo', GONOSUMDB: '' },
    prepare: (_, directory) => rewrite(directory, () => ''),
    id: 'environment',
    says: /GOSUMDB is foo/,
  },
];
