import { join } from 'node:path';
import { lines, module, printed, type Recorded, tool } from './making.ts';

/** A message of the language server protocol, and its frame. */
const message = (content: object): string => JSON.stringify({ jsonrpc: '2.0', ...content });
const frame = (text: string): string => `Content-Length: ${text.length}\r\n\r\n${text}`;
const opened = [
  { id: 1, method: 'initialize', params: { processId: null, rootUri: 'file:///HERE', capabilities: {} } },
  { method: 'initialized', params: {} },
].map(message);

/** Messages of tools that were built by an old Go, or that use one. */
export const old: readonly Recorded[] = [
  {
    row: 'G04',
    by: 'golangci-lint 1.60.3, built by go1.23.4',
    text: lines(
      "Error: can't load config: the Go language version (go1.23) used to build golangci-lint is lower than the targeted Go version (1.26)",
      "Failed executing command with error: can't load config: the Go language version (go1.23) used to build golangci-lint is lower than the targeted Go version (1.26)",
    ),
    again: () =>
      printed(
        [tool('github.com/golangci/golangci-lint/cmd/golangci-lint@v1.60.3', 'go1.23.4'), 'run'],
        module('1.26'),
      ),
  },
  {
    row: 'G06',
    by: 'gopls 0.18.1 with go1.18.10',
    text: frame(
      message({
        method: 'window/showMessage',
        params: {
          type: 1,
          message:
            "Found Go version 1.18, which is not supported by this version of gopls. Please upgrade to Go 1.21 or later and reinstall gopls. If you can't upgrade and want this message to go away, please install gopls v0.14.2. See https://go.dev/s/gopls-support-policy for more details.",
        },
      }),
    ),
    again: () => {
      const goroot = printed(['go', 'env', 'GOROOT'], {}, { GOTOOLCHAIN: 'go1.18.10' }).trim();
      const gopls = tool('golang.org/x/tools/gopls@v0.18.1', 'go1.23.4');
      const send = `text=$(sed "s,/HERE,$PWD," "$1"); printf 'Content-Length: %d\\r\\n\\r\\n%s' \${#text} "$text"`;
      const script = `send() { ${send}; sleep "$2"; }; (send 1 5; send 2 20) | "${gopls}"`;
      return printed(
        ['/bin/bash', '-c', script],
        { ...module('1.18'), '1': opened[0] ?? '', '2': opened[1] ?? '' },
        { PATH: `${join(goroot, 'bin')}:${process.env.PATH ?? ''}`, GOTOOLCHAIN: 'local' },
      );
    },
  },
  {
    row: 'G07',
    by: 'nilness of golang.org/x/tools 0.20.0, built by go1.20.14',
    text: lines(
      'panic: invalid Go version "go1.21.0" (should be something like "go1.12")',
      '',
      'goroutine 25 [running]:',
      'go/types.NewChecker(0xc00018a1c0?, 0xc00010b7c0, 0xc0000a2230, 0xc000286f90?)',
    ),
    again: () =>
      printed(
        [tool('golang.org/x/tools/go/analysis/passes/nilness/cmd/nilness@v0.20.0', 'go1.20.14'), './...'],
        module('1.21.0'),
      ),
  },
];
