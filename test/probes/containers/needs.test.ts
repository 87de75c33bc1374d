import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { openHost } from '../../../host/open.ts';
import { decideRepository } from '../../../probes/repository/decide.ts';
import { walkRepository } from '../../../probes/repository/walk.ts';
import { temporary } from '../../cli/machine.ts';
import { today } from '../machine.ts';

const root = temporary('needs-c');
const c = 'package main\n\n// #include <stdlib.h>\nimport "C"\n\nfunc main() {}\n';
const pure = 'package main\n\nimport "fmt"\n\nfunc main() { fmt.Println() }\n';
const importing = (path: string): string => `package main\n\nimport _ "${path}"\n\nfunc main() {}\n`;

function dockerfile(run: string, before = 'WORKDIR /src\nCOPY . .\n'): string {
  return `FROM golang:1.26-bookworm AS build\n${before}RUN ${run}\nFROM alpine:3.22\nCOPY --from=build /app /app\n`;
}

/** What is found about C libraries in a repository with these files: certainties with the reason, and what is unknown. */
async function foundIn(name: string, files: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const top = join(root, name.replaceAll(/\W/g, '-'));
  const all = { 'go.mod': 'module example.com/app\n\ngo 1.26\n', ...files };
  for (const [path, text] of Object.entries(all)) {
    mkdirSync(dirname(join(top, path)), { recursive: true });
    if (text.startsWith('->')) symlinkSync(text.slice(2), join(top, path));
    else writeFileSync(join(top, path), text);
  }
  const host = await openHost();
  const { signal } = new AbortController();
  const { findings } = await decideRepository(
    host,
    await walkRepository(host.files, top, signal),
    today,
    signal,
  );
  return findings
    .filter(({ rule }) => rule === 'dockerfile-libc')
    .map(
      ({ certainty, evidence }) =>
        `${certainty}: ${(evidence.at(-1) ?? '').replaceAll(`${top}/`, '').replaceAll(top, '.')}`,
    );
}

const build = 'go build -o /app .';
const byPath = {
  Dockerfile: dockerfile('go build -o /app ./cmd/app'),
  'cmd/app/main.go': pure,
  'cmd/other/main.go': c,
};
const vendored = {
  Dockerfile: dockerfile(build),
  'main.go': importing('example.org/dep'),
  'go.mod': 'module example.com/app\n\ngo 1.26\n\nrequire example.org/dep v1.0.0\n',
  'vendor/modules.txt': '# example.org/dep v1.0.0\n## explicit\nexample.org/dep\n',
};

test.each<readonly [string, Readonly<Record<string, string>>, readonly string[]]>([
  ['a file imports C', { Dockerfile: dockerfile(build), 'main.go': c }, ['observed: main.go:4 imports "C"']],
  [
    'an internal package does',
    {
      Dockerfile: dockerfile(build),
      'main.go': importing('example.com/app/internal/x'),
      'internal/x/x.go': c,
    },
    ['observed: internal/x/x.go:4 imports "C"'],
  ],
  [
    'the standard library does',
    { Dockerfile: dockerfile(build), 'main.go': importing('net/http') },
    ['observed: . imports net/http, which is linked with C where cgo is on'],
  ],
  [
    'nothing does, though cgo is on',
    { Dockerfile: dockerfile(`CGO_ENABLED=1 ${build}`), 'main.go': pure },
    [],
  ],
  [
    'only tests and their data do',
    { Dockerfile: dockerfile(build), 'main.go': pure, 'c_test.go': c, 'testdata/c.go': c },
    [],
  ],
  [
    'only for another system',
    {
      Dockerfile: dockerfile(build),
      'main.go': pure,
      'c_windows.go': c,
      'd.go': `//go:build darwin\n\n${c}`,
    },
    [],
  ],
  [
    'only with a tag that is not given',
    { Dockerfile: dockerfile(build), 'main.go': pure, 'c.go': `//go:build sqlite\n\n${c}` },
    [],
  ],
  [
    'with a tag that is given',
    {
      Dockerfile: dockerfile('go build -tags "x,sqlite" -o /app .'),
      'main.go': pure,
      'c.go': `//go:build sqlite\n\n${c}`,
    },
    ['observed: c.go:6 imports "C"'],
  ],
  ['another program of the module does', byPath, []],
  [
    'the whole module, where the shell goes elsewhere',
    { ...byPath, Dockerfile: dockerfile('cd cmd/app && go build -o /app .') },
    ['observed: cmd/other/main.go:4 imports "C"'],
  ],
  [
    'below the module, by WORKDIR',
    { ...byPath, Dockerfile: dockerfile(build, 'COPY . /src\nWORKDIR /src/cmd/app\n') },
    [],
  ],
  [
    'a module that is required and not here',
    {
      Dockerfile: dockerfile(build),
      'main.go': importing('example.org/dep'),
      'go.mod': vendored['go.mod'],
    },
    [
      'suspected: whether the program needs C is unknown: example.org/dep is imported, and its files are not in the repository',
    ],
  ],
  [
    'a vendored module that does',
    { ...vendored, 'vendor/example.org/dep/dep.go': c },
    ['observed: vendor/example.org/dep/dep.go:4 imports "C"'],
  ],
  ['a vendored module that does not', { ...vendored, 'vendor/example.org/dep/dep.go': pure }, []],
  [
    'a link out of the repository',
    { Dockerfile: dockerfile(build), 'main.go': pure, 'out.go': '->/etc/hostname' },
    [
      'suspected: whether the program needs C is unknown: out.go leads to /etc/hostname, which is outside of the repository: it was not read',
    ],
  ],
  [
    'flags that take other files',
    { Dockerfile: dockerfile('go build -overlay o.json -o /app .'), 'main.go': pure },
    ['suspected: CGO_ENABLED is not set: cgo is on where a C compiler is installed'],
  ],
  [
    'a second program that needs none',
    {
      Dockerfile: dockerfile(`${build} && go build -o /tool ./cmd/tool`),
      'main.go': c,
      'cmd/tool/main.go': pure,
    },
    [],
  ],
])('C is needed where the Go files say so: %s', async (name, files, expected) => {
  expect(await foundIn(name, files)).toEqual(expected);
});
