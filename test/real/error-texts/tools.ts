import { join } from 'node:path';
import { crashing } from '../crashing.ts';
import { goRoot } from '../go-programs.ts';
import { lines, module, printed, type Recorded, tool } from './making.ts';

const hello = 'import "fmt"\n\nfunc main() { fmt.Println() }';

/** An empty database (https://go.dev/security/vuln/database). */
const noVulnerabilities = {
  '.db/index/db.json': '{"modified":"2026-01-01T00:00:00Z"}',
  '.db/index/modules.json': '[]',
  '.db/index/vulns.json': '[]',
};

/** The toolchain that the go command has downloaded. */
function goroot(version: string): string {
  return printed(['go', 'env', 'GOROOT'], {}, { GOTOOLCHAIN: version }).trim();
}

const staticcheck = (version: string, toolchain: string): string =>
  tool(`honnef.co/go/tools/cmd/staticcheck@${version}`, toolchain);

/** The output of older and newer toolchains, and of tools that they built. */
export const building: readonly Recorded[] = [
  {
    row: 'G01',
    by: 'staticcheck 0.6.1, built by go1.24.5, with go1.26.8',
    text: '-: module requires at least go1.26, but Staticcheck was built with go1.24.5 (compile)',
    again: () => printed([staticcheck('v0.6.1', 'go1.24.5'), './...'], module('1.26')),
  },
  {
    row: 'G03',
    by: 'govulncheck 1.1.3, built by go1.22.12, with go1.26.8',
    text: lines(
      'govulncheck: Loading packages failed, possibly due to a mismatch between the Go version',
      'used to build govulncheck and the Go version on PATH. Consider rebuilding',
      'govulncheck with the current Go version.',
      '',
      'There are errors with the provided package patterns:',
      '',
      '/tmp/m/main.go:1:1: package requires newer Go version go1.26',
      "-: This application uses version go1.22 of the source-processing packages but runs version go1.26 of 'go list'. It may fail to process source files that rely on newer language features. If so, rebuild the application using a newer version of Go.",
    ),
    again: () =>
      printed(
        [
          '/bin/sh',
          '-c',
          '"$0" -db "file://$PWD/.db" ./...',
          tool('golang.org/x/vuln/cmd/govulncheck@v1.1.3', 'go1.22.12'),
        ],
        { ...module('1.26'), ...noVulnerabilities },
      ),
  },
  {
    row: 'G02',
    by: 'staticcheck 0.4.7, built by go1.21.13, with go1.26.8',
    text: lines(
      '-: internal error in importing "internal/cpu" (unsupported version: 2); please report an issue (compile)',
      '-: internal error in importing "internal/goarch" (unsupported version: 2); please report an issue (compile)',
    ),
    again: () => printed([staticcheck('v0.4.7', 'go1.21.13'), './...'], module('1.21', hello)),
  },
  {
    row: 'G13',
    by: 'gopls 0.14.2',
    text: 'gopls: dialing remote: dial unix /tmp/nosuch.sock: connect: no such file or directory',
    again: () =>
      printed([
        tool('golang.org/x/tools/gopls@v0.14.2', 'go1.21.13'),
        '-remote=unix;/tmp/nosuch.sock',
        'remote',
        'sessions',
      ]),
  },
  {
    row: 'G14',
    by: 'go 1.26.8 on gopls 0.16.2',
    text: lines(
      '# golang.org/x/tools/internal/tokeninternal',
      '/root/go/pkg/mod/golang.org/x/tools@v0.22.1-0.20240829175637-39126e24d653/internal/tokeninternal/tokeninternal.go:64:9: invalid array length -delta * delta (constant -256 of type int64)',
    ),
    again: () =>
      printed(['go', 'install', 'golang.org/x/tools/gopls@v0.16.2'], {}, { GOBIN: '/nonexistent' }),
  },
  {
    row: 'C01',
    by: 'go 1.26.8 with the GOROOT of go1.25.4',
    text: lines(
      '# internal/goarch',
      'compile: version "go1.25.4" does not match go tool version "go1.26.8"',
      '# internal/byteorder',
    ),
    again: () =>
      printed([join(goRoot(), 'bin/go'), 'build', '-a'], module('1.21'), {
        GOROOT: goroot('go1.25.4'),
        GOTOOLCHAIN: 'local',
      }),
  },
  {
    row: 'C13',
    by: 'go 1.20.14',
    text: lines(
      'go: errors parsing go.mod:',
      "/tmp/m/go.mod:3: invalid go version '1.21.0': must match format 1.23",
      '/tmp/m/go.mod:5: unknown directive: toolchain',
    ),
    again: () =>
      printed(['go', 'build'], { ...module('1.21.0\n\ntoolchain go1.22.1') }, { GOTOOLCHAIN: 'go1.20.14' }),
  },
  {
    row: 'C18',
    by: 'go 1.24.5',
    text: lines(
      "/tmp/m/main.go:8:22: internal compiler error: 'main': FlagConstant op should never make it to codegen v30 = FlagConstant <flags>[N=false,Z=false,C=false,V=false]",
      '',
      'Please file a bug report including a short program that triggers the error.',
      'https://go.dev/issue/new',
    ),
    again: () =>
      printed(
        ['go', 'tool', 'compile', '-p', 'main', '-o', 'main.o', 'main.go'],
        { 'main.go': crashing },
        { GOTOOLCHAIN: 'go1.24.5', GOARCH: 'arm64' },
      ),
  },
  {
    row: 'B19',
    by: 'go 1.24.3 on a program with purego 0.8.2',
    text: lines(
      '# example.com/m',
      'link: duplicated definition of symbol dlopen, from github.com/ebitengine/purego and github.com/ebitengine/purego',
    ),
    again: () =>
      printed(
        ['bash', '-c', 'go get github.com/ebitengine/purego@v0.8.2; go build -o x .'],
        module('1.21', 'import _ "github.com/ebitengine/purego"\n\nfunc main() {}'),
        { GOTOOLCHAIN: 'go1.24.3', CGO_ENABLED: '0' },
      ),
  },
  {
    row: 'A03',
    by: 'go 1.26.8',
    text: 'fork/exec /tmp/go-build1302945163/b001/exe/m: exec format error',
    again: () => printed(['go', 'run', '.'], module('1.21'), { GOARCH: 'arm64' }),
  },
  {
    row: 'B20',
    by: 'go 1.26.8 with gcc 12',
    text: lines(
      '# example.com/m',
      '/usr/local/go/pkg/tool/linux_amd64/link: running gcc failed: exit status 1',
      '/usr/bin/gcc -m64 -o x -rdynamic -nosuchflag',
      "gcc: error: unrecognized command-line option '-nosuchflag'",
      '',
    ),
    again: () =>
      printed(['go', 'build', '-ldflags=-linkmode=external -extldflags=-nosuchflag'], module('1.21')),
  },
];
