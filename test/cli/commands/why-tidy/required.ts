import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { go, imports, lib, network, type Situation } from './situation.ts';

const asks = (name: string): Readonly<Record<string, string>> => ({
  'go.mod': go(`example.test/${name} v1.0.0`),
  'm.go': imports(`example.test/${name}`),
});

/** Faults in a required module, or in how it is required; the step is one that go accepts in that state. */
export const required: readonly Situation[] = [
  {
    name: 'a branch that no proxy has',
    short: true,
    flags: network,
    files: { 'go.mod': go('example.test/lib nobranch') },
    id: 'unknown-revision',
    says: /^example\.test\/lib@nobranch$.*cd \/ && go list -m -versions example\.test\/lib\)/ms,
    never: /cannot be parsed|GOPRIVATE/,
  },
  {
    name: 'a version that is not served, of a module that is',
    short: true,
    flags: network,
    files: { 'go.mod': go('example.test/lib v1.9.0') },
    id: 'unknown-revision',
    says: /example\.test\/lib is served in these versions, the newest last: v1\.0\.0\n/,
    never: /GOPRIVATE/,
  },
  {
    name: 'a branch that no proxy has, and a line that is none',
    flags: network,
    files: { 'go.mod': go('example.test/lib nobranch', 'requir x\n') },
    id: 'syntax',
  },
  {
    name: 'a required module whose own go.mod is none',
    short: true,
    flags: network,
    files: asks('unmade'),
    id: 'syntax',
    says: /go does not take the go\.mod of example\.test\/unmade@v1\.0\.0\..*go list -m -versions example\.test\/unmade/s,
    never: /correct example/,
  },
  {
    name: 'a required module that requires another major version',
    flags: network,
    files: asks('major'),
    id: 'syntax',
    says: /^example\.test\/major@v1\.0\.0$/m,
    never: /m-[A-Za-z0-9]+\/example\.test/,
  },
  {
    name: 'a required module that requires one that is gone',
    flags: network,
    files: asks('needy'),
    id: 'private-module',
    says: /^example\.test\/nowhere@v1\.0\.0$.*example\.test\/needy@v1\.0\.0 asks for it/ms,
  },
  {
    name: 'a required module that imports what its requirement lacks',
    short: true,
    flags: network,
    files: asks('wanting'),
    id: 'import',
    says: /example\.test\/wanting\s+asks\s+for\s+it.*go get example\.test\/wanting@latest/s,
    never: /correct the import|go get example\.test\/lib\/nope/,
  },
  {
    name: 'a required module that imports another by its old path',
    flags: network,
    files: asks('old'),
    id: 'declared-path',
    says: /go get example\.test\/old@latest/,
    never: /-droprequire/,
  },
  {
    name: 'a package that the newest version lacks too',
    flags: network,
    files: { 'm.go': imports('example.test/lib/v2') },
    id: 'import',
    says: /cd \/ && go list -m -versions example\.test\/lib$/m,
    never: /go get/,
  },
  {
    name: 'an import without a path',
    files: { 'm.go': imports('') },
    id: 'import',
    says: /^"" cannot be the path of a package: empty string/m,
  },
  // replacements
  {
    name: 'a replacement that is a file',
    files: { 'go.mod': go('example.test/lib v1.0.0', 'replace example.test/lib => ./q\n'), q: 'q\n' },
    id: 'replacement',
    says: /go mod edit -dropreplace=example\.test\/lib$/m,
  },
  {
    name: 'a replacement whose go.mod is a directory',
    files: {
      'go.mod': go('example.test/lib v1.0.0', 'replace example.test/lib v1.0.0 => ./q\n'),
      'q/go.mod/x': 'x\n',
    },
    id: 'replacement',
    says: /go mod edit -dropreplace=example\.test\/lib@v1\.0\.0$/m,
  },
  {
    name: 'a replacement by a module of a third path',
    flags: network,
    files: {
      'go.mod': go('example.test/lib v1.0.0', 'replace example.test/lib => example.test/renamed v1.0.0\n'),
    },
    id: 'replacement',
    says: /example\.test\/lib => example\.test\/renamed@v1\.0\.0.*-dropreplace=example\.test\/lib$/ms,
    never: /calls itself|droprequire/,
  },
  {
    name: 'two replacements of one module',
    short: true,
    files: {
      'go.mod': go(
        'example.test/lib v1.0.0',
        'replace example.test/lib => ./q\nreplace example.test/lib => ./r\n',
      ),
    },
    id: 'replacement',
    says: /go\.mod replaces example\.test\/lib more than once \(lines 6, 7\)/,
    never: /workspace|go\.work/,
  },
  // other directives
  {
    name: 'a godebug line that no Go knows',
    files: { 'go.mod': `${lib}godebug foo=bar\n` },
    id: 'syntax',
    says: /go\.mod:6/,
  },
  {
    name: 'a godebug line of go.work that no Go knows',
    short: true,
    files: { 'go.work': '// first\n\ngo 1.21\n\nuse (\n\t.\n)\n\ngodebug foo=bar\n' },
    id: 'syntax',
    says: /go\.work:9 cannot be parsed/,
  },
  {
    name: 'a go.work that lists a directory twice',
    files: { 'go.work': 'go 1.21\n\nuse (\n\t.\n\t./\n)\n' },
    id: 'workspace',
    says: /go\.work:5: path .* appears multiple times.*drop the line .*go\.work:5/s,
    never: /go work use/,
  },
  {
    name: 'a zip of the module cache that is none',
    prepare: (world, directory) => {
      const cache = join(directory, '../cache');
      world.go(directory, ['mod', 'download', '-modcacherw', 'example.test/lib'], { GOMODCACHE: cache });
      writeFileSync(join(cache, 'cache/download/example.test/lib/@v/v1.0.0.zip'), '');
      world.go(directory, ['clean', '-cache'], { GOCACHE: join(cache, 'none') });
      return Promise.resolve({ GOMODCACHE: cache });
    },
    id: 'damaged-cache',
    never: /proxy|GOPROXY/,
  },
];
