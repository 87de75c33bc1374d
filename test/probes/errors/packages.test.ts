import { expect, test } from 'vitest';
import { matchesIn } from '../../../probes/errors/match.ts';
import { temporary } from '../../cli/machine.ts';
import { goVersion } from '../../real/go-programs.ts';
import { made, type Made } from './made.ts';

const home = temporary('errors-packages');
const module = { 'go.mod': 'module example.com/m\n\ngo 1.20\n' };
const declared = {
  ...module,
  'main.go': 'package main\n\nfunc add(a, b int) int\n\nfunc main() { println(add(1, 2)) }\n',
};
const embedding = (pattern: string): Readonly<Record<string, string>> => ({
  ...module,
  'main.go': `package main\n\nimport "embed"\n\n//go:embed ${pattern}\nvar s embed.FS\n\nfunc main() { _ = s }\n`,
});
const work = { 'go.work': 'go 1.20\n\nuse ./other\n', 'other/go.mod': 'module example.com/o\n\ngo 1.20\n' };
const inner = { ...module, 'in/go.mod': 'module example.com/in\n\ngo 1.20\n', 'in/a.go': 'package in\n' };
const build = ['go', 'build', './...'];

const cases: readonly (readonly [row: string, Made])[] = [
  ['D62', { files: embedding('static/*'), argv: build }],
  ['D62', { files: { ...embedding('static'), 'static/.hidden': '' }, argv: build }],
  ['D63', { files: embedding('../x.txt'), argv: build }],
  ['D63', { files: embedding('link'), argv: ['/bin/sh', '-c', 'ln -s main.go link; go vet .'] }],
  ['D63', { files: { ...embedding('in'), 'in/go.mod': 'module x\n', 'in/a': '' }, argv: build }],
  ['B22', { files: { ...declared, 'empty.s': '' }, argv: build }],
  ['B23', { files: declared, argv: build }],
  ['D64', { files: { ...module, 'lib/lib.go': 'package lib\n' }, argv: ['go', 'run', './lib'] }],
  ['D64', { files: { ...module, 'lib.go': 'package lib\n' }, argv: ['go', 'run', 'lib.go'] }],
  ['D65', { files: inner, argv: ['go', 'build', './in/...'] }],
  ['D65', { files: inner, argv: ['go', 'build', './in'] }],
  ['D14', { files: work, argv: build }],
];

test.skipIf(goVersion() === null).each(cases)('%s comes first for the output of go', (row, one) => {
  const text = made(one, home);
  expect(matchesIn(text)[0]?.row.id, text).toBe(row);
});

/** As printed by go1.20.14, go1.22.12, go1.24.5 and go1.26.8, unless noted. */
test.each([
  ['D62', 'main.go:5:12: pattern static/*: no matching files found'],
  ['D62', 'main.go:5:12: pattern static: cannot embed directory static: contains no embeddable files'],
  ['D63', 'sub/main.go:5:12: pattern ../x.txt: invalid pattern syntax'],
  ['B22', '# example.com/m\nmain.main: relocation target main.add not defined'],
  ['B22', '# example.com/m\nmain.main: relocation target runtime.nosuchthing not defined'],
  ['B23', '# example.com/m\n./main.go:3:6: missing function body'],
  ['C09', "go: errors parsing go.mod:\ngo.mod:3: invalid go version 'latest': must match format 1.23.0"],
  // From go1.23 on.
  ['B24', '# example.com/m\nlink: main: invalid reference to runtime.newproc1'],
  ['D64', 'package example.com/m/lib is not a main package'],
  ['D64', 'package command-line-arguments is not a main package'],
  // go1.17, https://github.com/edouardparis/lntop/issues/56
  ['D64', 'go install: package github.com/edouardparis/lntop is not a main package'],
  ['D65', 'pattern ./in/...: directory prefix in does not contain main module or its selected dependencies'],
  ['D65', 'main module (example.com/m) does not contain package example.com/m/in'],
  [
    'D14',
    'pattern ./...: directory prefix . does not contain modules listed in go.work or their selected dependencies',
  ],
  // go1.24.5 and go1.26.8, `go test ./...`
  [
    'D14',
    '# ./...\npattern ./...: directory prefix . does not contain modules listed in go.work or their selected dependencies\nFAIL\t./... [setup failed]\nFAIL',
  ],
])('%s comes first for %s', (row, text) => {
  expect(matchesIn(text)[0]?.row.id).toBe(row);
  expect(matchesIn(text).map(({ row: { id } }) => id)).not.toContain('C13');
});
