import { readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { answers, empty, go, imports, lib, network, rewrite, type Situation } from './situation.ts';

const merge = (above: string): string =>
  `package m\n\nimport (\n\t_ "${above}"\n<<<<<<< HEAD\n\t_ "example.test/lib"\n=======\n\t_ "fmt"\n>>>>>>> topic\n)\n`;

const linkedTo =
  (target: string): NonNullable<Situation['prepare']> =>
  (_, directory) => {
    rmSync(join(directory, 'go.sum'));
    symlinkSync(target, join(directory, 'go.sum'));
  };

/** Code that go cannot read, files with invisible characters, and servers that answer otherwise. */
export const unusual: readonly Situation[] = [
  // code
  {
    name: 'a merge in the imports, for which tidy would drop a requirement',
    short: true,
    files: { 'm.go': merge('os') },
    id: 'unparsed-code',
    says: /m\.go:5.*take\s+out\s+of\s+go\.mod.*example\.test\/lib.*Next: correct \S*m\.go:5 before.*only then: .*go mod tidy/s,
    never: /Next: cd \S+ && go mod tidy/,
  },
  {
    name: 'a directory with a file that is no Go',
    files: { 'm.go': 'package m\n', 'sub/my x.go': 'packag x\n\nimport _ "example.test/lib"\n' },
    id: 'unparsed-code',
    says: /sub\/my x\.go:1/,
  },
  {
    name: 'a merge behind the imports, of which tidy takes no notice',
    files: { 'm.go': `${imports('example.test/lib')}\n<<<<<<< HEAD\n` },
    id: null,
  },
  {
    name: 'an import that only another system has',
    short: true,
    flags: network,
    files: { 'm_windows.go': imports('example.test/gone/x') },
    id: 'import',
    says: /imported in m_windows\.go/,
    never: /imported in m\.go/,
  },
  {
    name: 'a tool of the module itself that is not there',
    files: { 'go.mod': go('example.test/lib v1.0.0', 'tool example.com/m/cmd/x\n').replace('1.21', '1.24') },
    id: 'import',
    says: /correct or drop its tool line in go\.mod/,
  },
  {
    name: 'a package of a module within the module',
    short: true,
    flags: network,
    files: {
      'm.go': imports('example.com/m/n/p'),
      'n/go.mod': 'module example.com/m/n\n',
      'n/p/p.go': 'package p\n',
    },
    id: 'import',
    says: /in\s+a\s+module\s+of\s+its\s+own.*-replace=example\.com\/m\/n=\.\/n/s,
    never: /is\s+not\s+there/,
  },
  {
    name: 'a required module whose tests import what is gone',
    flags: network,
    files: { 'go.mod': go('example.test/tested v1.0.0'), 'm.go': imports('example.test/tested') },
    id: 'import',
    says: /go get example\.test\/tested@latest/,
    never: /tested\.test@/,
  },
  // files that are not what their names say
  {
    name: 'a go.sum that is a link to nothing, which go makes',
    short: true,
    prepare: linkedTo('nowhere'),
    id: 'missing-go-sum',
    never: /cannot\s+be\s+read/,
  },
  {
    name: 'a go.sum that is a link to where nothing can be made',
    short: true,
    prepare: linkedTo('gone/go.sum'),
    id: 'permission',
    says: /gone.*ENOENT.*is\s+a\s+link\s+to.*mkdir -p -- .*gone/s,
    never: /earlier\s+sudo|所有者/,
  },
  // versions
  {
    name: 'a module of which every version is excluded',
    short: true,
    flags: network,
    files: {
      'go.mod': 'module example.com/m\n\ngo 1.21\n\nexclude example.test/lonely v1.0.0\n',
      'm.go': imports('example.test/lonely'),
    },
    id: 'unknown-revision',
    says: /go\.mod\s+excludes\s+what\s+there\s+is\s+\(line 5\)/,
    never: /does\s+not\s+exist/,
  },
  {
    name: 'a module of which every version is retracted',
    flags: network,
    files: { 'go.mod': 'module example.com/m\n\ngo 1.21\n', 'm.go': imports('example.test/withdrawn') },
    id: 'unknown-revision',
    says: /retracted\s+all.*go list -m -versions -retracted example\.test\/withdrawn/s,
    never: /does\s+not\s+exist/,
  },
  {
    name: 'a requirement whose path none can have',
    flags: network,
    files: { 'go.mod': go('-json.test/x v1.0.0') },
    id: 'syntax',
    says: /go\.mod:5\s+names\s+a\s+module\s+-json\.test\/x.*leading\s+dash/s,
    never: /cannot\s+be\s+parsed/,
  },
  {
    name: 'a replacement that lacks the package',
    files: {
      'go.mod': go('example.test/lib v1.0.0', 'replace example.test/lib => ./q\n'),
      'q/go.mod': 'module example.test/lib\n',
    },
    id: 'replacement',
    says: /\.\/q, which replaces example\.test\/lib.*-dropreplace=example\.test\/lib/s,
    never: /-versions/,
  },
  {
    name: 'a replacement for a newer Go, whose go line is the one to lower',
    files: {
      'go.mod': go('example.test/lib v1.0.0', 'replace example.test/lib => ./q\n'),
      'q/go.mod': 'module example.test/lib\n\ngo 1.99\n',
    },
    id: 'toolchain',
    says: /lower the go line of \S+\/q\/go\.mod/,
  },
  {
    name: 'a requirement for a newer Go, whose go line is of another',
    flags: network,
    files: { 'go.mod': go('example.test/newer v1.0.0'), 'm.go': imports('example.test/newer') },
    id: 'toolchain',
    says: /another version of example\.test\/newer@v1\.0\.0: .*go list -m -versions example\.test\/newer/,
    never: /lower that line/,
  },
  // invisible characters
  {
    name: 'a byte order mark, with its number',
    files: { 'go.mod': `\ufeff${lib}` },
    id: 'syntax',
    says: /U\+FEFF.*without a byte order mark/s,
  },
  {
    name: 'a space that is none',
    files: { 'go.mod': `${lib}\u00a0\n` },
    id: 'syntax',
    says: /go\.mod:6.*U\+00A0/s,
  },
  {
    name: 'a hash of go.sum that was cut off',
    short: true,
    prepare: (_, directory) => rewrite(directory, (sum) => sum.replace(/(lib v1\.0\.0 h1:.{8})\S+/, '$1')),
    id: 'checksum-mismatch',
    says: /is\s+not\s+a\s+hash.*git log -p -- go\.sum/s,
    never: /rm -rf|Not asked/,
  },
  {
    name: 'a go.sum of another module of the workspace that does not agree, which is no checksum database',
    short: true,
    files: {
      'go.work': 'go 1.21\n\nuse (\n\t.\n\t"./my b"\n)\n',
      'my b/go.mod': 'module example.com/b\n\ngo 1.21\n\nrequire example.test/lib v1.0.0\n',
      'my b/b.go': imports('example.test/lib').replace('package m', 'package b'),
    },
    prepare: (_, directory) => {
      const sum = readFileSync(join(directory, 'go.sum'), 'utf8');
      writeFileSync(join(directory, 'my b/go.sum'), sum.replace(/(\/go\.mod h1:).{8}/, '$1AAAAAAAA'));
      return undefined;
    },
    id: 'checksum-mismatch',
    says: /my b\/go\.sum/,
    never: /Security: |checksum database/,
  },
  // servers
  ...(
    [
      ['redirects without an end', answers(302, '', { location: '/x' }), /sent\s+of/],
      ['a web proxy that wants a sign-in', undefined, /wants\s+a\s+sign-in.*NAME:PASSWORD/s],
    ] as const
  ).map(([name, prepare, says]): Situation => ({
    name,
    flags: network,
    id: 'proxy',
    says,
    prepare:
      prepare ??
      (async (world) => ({
        ...empty(world),
        GOPROXY: 'https://example.test',
        HTTPS_PROXY: await world.answering(407),
        GOSUMDB: 'off',
      })),
  })),
  {
    name: 'a web proxy that nobody answers',
    short: true,
    flags: network,
    environment: { GOPROXY: 'https://example.test', HTTPS_PROXY: 'http://127.0.0.1:1', GOSUMDB: 'off' },
    prepare: (world) => Promise.resolve(empty(world)),
    id: 'network',
    says: /HTTPS_PROXY or HTTP_PROXY names/,
  },
  {
    name: 'a checksum database that nobody answers',
    flags: network,
    environment: { GONOSUMDB: '', GOSUMDB: 'sum.golang.org http://127.0.0.1:1' },
    prepare: (world, directory) => {
      rewrite(directory, () => '');
      return Promise.resolve(empty(world));
    },
    id: 'network',
    says: /The checksum database at 127\.0\.0\.1:1.*GOSUMDB/s,
  },
  {
    name: 'a password that go does not send without encryption',
    short: true,
    flags: network,
    environment: { GOPROXY: 'http://kim:s3cret@127.0.0.1:1', GOSUMDB: 'off' },
    prepare: (world) => Promise.resolve(empty(world)),
    id: 'proxy',
    says: /GOPROXY is http:\/\/…@127\.0\.0\.1:1/,
    never: /s3cret/,
  },
];
