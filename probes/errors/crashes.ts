import { type ErrorRow, goIssue, issue } from './row.ts';

const report = 'https://go.dev/issue/new';

/** C, second part: a tool of Go itself fails (compiler, linker, or any that cannot be started), or go is not found. */
export const crashes: readonly ErrorRow[] = [
  {
    id: 'C18',
    says: [
      'internal compiler error: <reason>',
      'internal compiler error',
      'cmd/compile/internal/gc.Main(',
      'cmd/compile/internal/ssa.Compile(',
      'cmd/compile/internal/ssagen.Compile(',
      'cmd/internal/obj.Flushplist(',
    ],
    rules: ['go-version-bad', 'go-differs', 'go-toolchain-mixed'],
    links: [goIssue(73200), goIssue(62469), report],
    en: {
      cause:
        'The compiler itself failed: a fault of this release of Go, or its tree is mixed or was changed. The code that it names is only what it was at.',
      next: '`gowarden releases --bad` lists the known faults of each release; install the newest patch release. `gowarden verify` compares this Go with what was published.',
      wrong: '`go clean -cache`: the same code fails again.',
    },
    zh: {
      cause:
        '编译器自身出错：此 Go 版本有缺陷，或其目录混杂了别的版本、被改动过。它指出的代码只是当时正在处理的位置。',
      next: '`gowarden releases --bad` 列出各版本的已知缺陷；请安装最新的补丁版本。`gowarden verify` 把这个 Go 与官方发布的内容比对。',
      wrong: '`go clean -cache`：同样的代码仍会失败。',
    },
  },
  {
    id: 'C19',
    says: [
      'machorelocsect: size mismatch',
      'combining dwarf failed: <reason>',
      'cmd/link/internal/ld.Main(',
      'cmd/link/internal/ld.',
    ],
    rules: ['go-version-bad', 'go-differs', 'go-toolchain-mixed'],
    links: [goIssue(43820), goIssue(62098), report],
    en: {
      cause:
        'Go’s linker itself failed: a fault of this release, a tree that is mixed or was changed, or a full disk, where what it wrote could not be kept (`signal SIGBUS`, `unexpected fault address`).',
      next: 'Look at the free space first; then `gowarden releases --bad` for the known faults of this release, and install the newest patch release.',
    },
    zh: {
      cause:
        'Go 的链接器自身出错：此版本有缺陷，目录混杂了别的版本或被改动过，或磁盘已满而写出的内容无法保存（`signal SIGBUS`、`unexpected fault address`）。',
      next: '先看剩余空间；再用 `gowarden releases --bad` 查看此版本的已知缺陷，并安装最新的补丁版本。',
    },
  },
  {
    id: 'C17',
    says: ['error obtaining buildID for go tool <tool>: <reason>', 'error obtaining buildID'],
    rules: ['go-toolchain-mixed', 'go-goroot-invalid', 'go-differs'],
    partly: true,
    links: [],
    en: {
      cause:
        'A tool of the toolchain cannot be started; the end of the line says why (architecture, too many open files, removed during an upgrade).',
      next: 'Do what the end of the line asks for.',
    },
    zh: {
      cause: '工具链中的某个工具无法启动；行尾说明原因（架构、打开文件过多、升级时被移除）。',
      next: '按行尾的原因处理。',
    },
  },
  {
    id: 'C16',
    says: [
      'go: command not found',
      'command not found: go',
      ': go: not found',
      ': go: No such file or directory',
      'Unknown command: go',
      "env: 'go': No such file or directory",
      "env: can't execute 'go': No such file or directory",
      'exec: "go": executable file not found in $PATH',
      'spawn go ENOENT',
      'Failed to find the "go" binary in either GOROOT',
    ],
    rules: ['go-missing', 'go-contexts-differ'],
    links: [issue('golang/vscode-go#971')],
    en: {
      cause:
        'go is not on the PATH of what asks for it: the terminal, the editor and services have one each.',
      next: '`gowarden which go` shows the PATH of each; for VS Code set `go.alternateTools`.',
      wrong: 'Copying go to /usr/bin: it needs its tree.',
    },
    zh: {
      cause: 'go 不在调用者的 PATH 中：终端、编辑器和服务各有自己的 PATH。',
      next: '`gowarden which go` 显示各自的 PATH；VS Code 可设置 `go.alternateTools`。',
      wrong: '把 go 复制到 /usr/bin：它需要自己的目录。',
    },
  },
  {
    id: 'C20',
    says: [
      'exec: "<program>": executable file not found in $PATH',
      'command not found: <program>',
      '<program>: command not found',
      "Command '<program>' not found",
      'spawn <program> ENOENT',
    ],
    rules: [],
    links: ['https://go.dev/doc/tutorial/compile-install', issue('go-delve/delve#1867')],
    en: {
      cause:
        'That program is not on the PATH of what asks for it: it is not installed, or lies where PATH does not lead, as in GOPATH/bin, where `go install` puts programs.',
      next: 'Look for it in GOBIN, or else in the bin directory of `go env GOPATH`. If it is there, put that directory on PATH; else install it.',
    },
    zh: {
      cause:
        '该程序不在调用者的 PATH 中：未安装，或所在目录不在 PATH 中，例如 `go install` 存放程序的 GOPATH/bin。',
      next: '在 GOBIN 或 `go env GOPATH` 所示目录的 bin 中查找。若在其中，请将该目录加入 PATH；否则请安装。',
    },
  },
];
