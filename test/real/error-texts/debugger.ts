import { realDelve, target } from '../delve.ts';
import { lines, module, printed, type Recorded } from './making.ts';

const dlv = (release: string, toolchain: string, words: readonly string[]): string =>
  printed([realDelve(release), 'exec', target(toolchain), '--allow-non-terminal-interactive=true', ...words]);

/** What dlv prints. */
export const debugging: readonly Recorded[] = [
  {
    row: 'F03',
    by: 'dlv 1.27.2',
    text: 'could not launch process: backend unavailable',
    again: () => dlv('v1.27.2', 'local', ['--backend=lldb']),
  },
  {
    row: 'F05',
    by: 'dlv 1.22.1',
    text: 'Version of Delve is too old for Go version go1.26.8 (maximum supported version 1.22, suppress this error with --check-go-version=false)',
    again: () => dlv('v1.22.1', 'local', []),
  },
  {
    row: 'F06',
    by: 'dlv 1.22.1',
    text: lines(
      'WARNING: undefined behavior - version of Delve is too old for Go version go1.26.8 (maximum supported version 1.22)',
      "Type 'help' for list of commands.",
    ),
    again: () => dlv('v1.22.1', 'local', ['--check-go-version=false']),
  },
  {
    row: 'F07',
    by: 'dlv 1.27.2',
    text: 'Go version go1.21.13 is too old for this version of Delve (minimum supported version 1.25, suppress this error with --check-go-version=false)',
    again: () => dlv('v1.27.2', 'go1.21.13', []),
  },
  {
    row: 'F09',
    by: 'dlv 1.27.2 on a program for arm64',
    text: 'could not launch process: fork/exec /tmp/m/ta: exec format error',
    again: () =>
      printed(
        [
          'bash',
          '-c',
          `GOARCH=arm64 go build -o ta . && "${realDelve('v1.27.2')}" exec ./ta --allow-non-terminal-interactive=true`,
        ],
        module('1.21'),
      ),
  },
  {
    row: 'F10',
    by: 'dlv 1.27.2',
    text: 'could not attach to pid 4194303: no such process',
    again: () =>
      printed([realDelve('v1.27.2'), 'attach', '4194303', '--allow-non-terminal-interactive=true']),
  },
  {
    row: 'F11',
    by: 'dlv 1.27.2 on a program without debug info',
    text: lines(
      'Warning: no debug info found, some functionality will be missing such as stack traces and variable evaluation.',
      "Type 'help' for list of commands.",
    ),
    again: () =>
      printed(
        [
          'bash',
          '-c',
          `go build -ldflags='-s -w' -o t . && "${realDelve('v1.27.2')}" exec ./t --allow-non-terminal-interactive=true`,
        ],
        module('1.21'),
      ),
  },
  {
    row: 'F12',
    by: 'dlv 1.27.2',
    text: "couldn't start listener: listen tcp 127.0.0.1:45687: bind: address already in use",
    again: () =>
      printed([
        'python3',
        '-c',
        `import socket,subprocess
s=socket.socket(); s.bind(('127.0.0.1',0)); s.listen(1)
subprocess.run(['${realDelve('v1.27.2')}','exec','${target('local')}','--headless','--listen=127.0.0.1:%d'%s.getsockname()[1]])`,
      ]),
  },
  {
    row: 'F15',
    by: 'dlv 1.27.2',
    text: "Stdin is not a terminal, use '-r' to specify redirects for the target process or --allow-non-terminal-interactive=true if you really want to specify a redirect for Delve",
    again: () => printed([realDelve('v1.27.2'), 'exec', target('local')]),
  },
  {
    row: 'J04',
    by: 'go 1.26.8 on dlv 1.27.2 for OpenBSD',
    text: 'found packages native (followexec_other.go) and your_operating_system_is_not_supported_by_delve (support_sentinel.go) in /root/go/pkg/mod/github.com/go-delve/delve@v1.27.2/pkg/proc/native',
    again: () =>
      printed([
        'bash',
        '-c',
        'cd "$(go mod download -json github.com/go-delve/delve@v1.27.2 | sed -n \'s/.*"Dir": "\\(.*\\)",/\\1/p\')" && GOOS=openbsd go vet ./pkg/proc/native',
      ]),
  },
];
