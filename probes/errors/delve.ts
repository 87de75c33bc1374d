import { type ErrorRow, issue } from './row.ts';

/** F: Delve. */
export const delve: readonly ErrorRow[] = [
  {
    id: 'F01',
    says: [
      'can not run under Rosetta, check that the installed build of Go is right for your CPU architecture',
    ],
    rules: ['dlv-architecture', 'go-tool-arch-mismatch'],
    links: [issue('go-delve/delve#2604'), issue('golang/vscode-go#1669')],
    en: {
      cause: 'This dlv is built for amd64, mostly since the go that installed it is amd64.',
      next: 'Install a native go, then `go install github.com/go-delve/delve/cmd/dlv@latest` with it.',
      wrong:
        '`GOARCH=arm64 go install` with the amd64 go (it goes to bin/darwin_arm64), or a setting go.delvePath, which does not exist.',
    },
    zh: {
      cause: '该 dlv 是 amd64 版本，多因安装它的 go 是 amd64。',
      next: '安装原生 go，再用它执行 `go install github.com/go-delve/delve/cmd/dlv@latest`。',
      wrong:
        '用 amd64 的 go 执行 `GOARCH=arm64 go install`（会装进 bin/darwin_arm64），或设置并不存在的 go.delvePath。',
    },
  },
  {
    id: 'F02',
    says: [
      'can not run under Rosetta, check that the terminal/shell in use is right for your CPU architecture',
    ],
    rules: ['app-translated', 'dlv-architecture'],
    links: [issue('go-delve/delve#3810')],
    en: {
      cause: 'dlv is native, and what started it (terminal, editor, shell) runs translated.',
      next: 'Start that application natively: switch off “Open using Rosetta”, or install its native build.',
      wrong: 'Reinstalling Go.',
    },
    zh: {
      cause: 'dlv 是原生的，但启动它的程序（终端、编辑器、shell）在转译下运行。',
      next: '以原生方式启动该应用：取消“使用 Rosetta 打开”，或安装其原生版本。',
      wrong: '重新安装 Go。',
    },
  },
  {
    id: 'F03',
    says: [
      "debugserver or lldb-server not found: install Xcode's command line tools or lldb-server",
      'debugserver or lldb-server not found',
      'exec: "lldb-server": executable file not found in $PATH',
      'backend unavailable',
    ],
    rules: ['dlv-debugserver', 'apple-tools-missing'],
    links: ['https://github.com/go-delve/delve/blob/master/Documentation/installation/README.md'],
    en: {
      cause: 'On macOS Delve debugs through Apple’s debugserver, which comes with the Command Line Tools.',
      next: 'Run `xcode-select --install`; elsewhere leave the backend at its default.',
      wrong: 'Signing dlv.',
    },
    zh: {
      cause: '在 macOS 上 Delve 通过 Apple 的 debugserver 调试，它随命令行工具提供。',
      next: '运行 `xcode-select --install`；其他系统请使用默认后端。',
      wrong: '给 dlv 签名。',
    },
  },
  {
    id: 'F04',
    says: [
      'stub exited while waiting for connection: exit status <status>',
      'stub exited while attempting to connect',
      'stub exited while waiting for connection',
    ],
    rules: ['dlv-debugserver', 'app-translated'],
    links: [issue('go-delve/delve#1650'), issue('go-delve/delve#2382')],
    en: {
      cause:
        'debugserver started and ended: no permission to debug (over ssh, developer mode off), localhost is missing in /etc/hosts, or dlv’s parent runs translated.',
      next: 'Look at `DevToolsSecurity -status`, at localhost in /etc/hosts, and at `gowarden dlv`.',
      wrong: 'Reinstalling Go.',
    },
    zh: {
      cause:
        'debugserver 启动后即退出：没有调试权限（ssh、未开开发者模式）、/etc/hosts 缺少 localhost，或 dlv 的父进程在转译下运行。',
      next: '检查 `DevToolsSecurity -status`、/etc/hosts 中的 localhost，以及 `gowarden dlv`。',
      wrong: '重新安装 Go。',
    },
  },
  {
    id: 'F05',
    says: [
      'Version of Delve is too old for Go version <go> (maximum supported version <newest>',
      'Version of Delve is too old for Go version',
    ],
    rules: ['dlv-window'],
    links: ['https://github.com/go-delve/delve/blob/master/pkg/goversion/compat.go'],
    en: {
      cause: 'This dlv does not know so new a Go.',
      next: 'Install a newer dlv: `go install github.com/go-delve/delve/cmd/dlv@latest`.',
      wrong: '--check-go-version=false: it shows wrong values.',
    },
    zh: {
      cause: '该 dlv 不支持这么新的 Go。',
      next: '安装更新的 dlv：`go install github.com/go-delve/delve/cmd/dlv@latest`。',
      wrong: '--check-go-version=false：显示的值会出错。',
    },
  },
  {
    id: 'F06',
    says: [
      'undefined behavior - version of Delve is too old for Go version <go> (maximum supported version <newest>',
      'undefined behavior - version of Delve is too old for Go version <go>',
      'undefined behavior - version of Delve is too old',
    ],
    rules: ['dlv-window'],
    links: ['https://github.com/go-delve/delve/blob/master/pkg/goversion/compat.go'],
    en: {
      cause: 'The dlv that GoLand brings is older than the Go of the project.',
      next: 'Upgrade GoLand, or let it use another dlv (`dlv.path` in Help, Edit Custom Properties).',
    },
    zh: {
      cause: 'GoLand 自带的 dlv 比项目的 Go 旧。',
      next: '升级 GoLand，或让它使用其他 dlv（Help › Edit Custom Properties 中的 `dlv.path`）。',
    },
  },
  {
    id: 'F07',
    says: [
      'Go version <go> is too old for this version of Delve (minimum supported version <oldest>',
      'is too old for this version of Delve',
    ],
    rules: ['dlv-window'],
    links: ['https://github.com/go-delve/delve/blob/master/pkg/goversion/compat.go'],
    en: {
      cause: 'This dlv does not know so old a Go any more.',
      next: 'Use a newer Go, or an older dlv for this project.',
    },
    zh: { cause: '该 dlv 已不支持这么旧的 Go。', next: '使用更新的 Go，或为该项目使用旧版 dlv。' },
  },
  {
    id: 'F08',
    says: ['To debug executables using DWARFv5 or later Delve must be built with Go version 1.25.0 or later'],
    rules: ['dlv-window'],
    links: ['https://github.com/go-delve/delve/blob/master/pkg/goversion/compat.go'],
    en: {
      cause: 'Go 1.25 and later write DWARF 5, and this dlv was built by an older Go.',
      next: 'Build the same dlv again with Go 1.25 or newer.',
      wrong: '-gcflags=-dwarf=false, which leaves nothing to debug.',
    },
    zh: {
      cause: 'Go 1.25 及以后写入 DWARF 5，而该 dlv 由旧版 Go 构建。',
      next: '用 Go 1.25 或更新版本重新构建同一 dlv。',
      wrong: '-gcflags=-dwarf=false：将无从调试。',
    },
  },
  {
    id: 'F09',
    says: [
      'could not launch process: fork/exec <file>: exec format error',
      'could not launch process: not an executable file',
    ],
    rules: ['go-env-cross', 'launch-json'],
    links: [],
    en: {
      cause:
        'The program to debug is built for another machine: GOOS or GOARCH is set, often in launch.json or in the editor.',
      next: 'Remove it there and build again.',
    },
    zh: {
      cause: '要调试的程序是为其他机器构建的：设置了 GOOS 或 GOARCH，常见于 launch.json 或编辑器。',
      next: '在那里删除它并重新构建。',
    },
  },
  {
    id: 'F10',
    says: [
      'could not attach to pid <pid>: this could be caused by a kernel security setting',
      'kernel/yama/ptrace_scope',
      'could not attach to pid <pid>',
    ],
    rules: [],
    links: ['https://www.kernel.org/doc/Documentation/security/Yama.txt'],
    en: {
      cause: 'Linux lets a process debug only its own children (yama), or the process does not exist.',
      next: 'Start the program by dlv instead of attaching, or set kernel.yama.ptrace_scope=0 for as long as you need it.',
      wrong: 'setcap on go.',
    },
    zh: {
      cause: 'Linux（yama）只允许进程调试自己的子进程，或该进程不存在。',
      next: '由 dlv 启动程序而不是附加，或临时设置 kernel.yama.ptrace_scope=0。',
      wrong: '对 go 使用 setcap。',
    },
  },
  {
    id: 'F11',
    says: ['no debug info found', 'could not open debug info'],
    rules: [],
    links: ['https://go.dev/doc/gdb'],
    en: {
      cause: 'The program was linked without debug information (-ldflags="-s -w"), or stripped.',
      next: 'Build it again without these flags.',
    },
    zh: { cause: '程序链接时不含调试信息（-ldflags="-s -w"）或已被 strip。', next: '去掉这些选项重新构建。' },
  },
  {
    id: 'F12',
    says: [
      "couldn't start listener: listen tcp <address>: bind: address already in use",
      "couldn't start listener",
    ],
    rules: [],
    links: [],
    en: {
      cause: 'An earlier debug session still holds the port.',
      next: '`gowarden dlv` lists the servers that run; end the old one.',
    },
    zh: { cause: '先前的调试会话仍占用该端口。', next: '`gowarden dlv` 列出正在运行的服务；结束旧的那个。' },
  },
  {
    id: 'F13',
    says: ['Cannot find Delve debugger', 'The "dlv" command is not available'],
    rules: ['vscode-tool-path'],
    links: ['https://github.com/golang/vscode-go/wiki/debugging'],
    en: {
      cause: 'VS Code does not find dlv where it looks: `go.alternateTools`, GOBIN, GOPATH/bin, PATH.',
      next: 'Install it with the command “Go: Install/Update Tools”, or name it in `go.alternateTools`.',
      wrong: 'dlvToolPath in launch.json.',
    },
    zh: {
      cause: 'VS Code 在查找位置（`go.alternateTools`、GOBIN、GOPATH/bin、PATH）找不到 dlv。',
      next: '用命令 “Go: Install/Update Tools” 安装，或在 `go.alternateTools` 中指定。',
      wrong: '在 launch.json 中写 dlvToolPath。',
    },
  },
  {
    id: 'F14',
    says: ['timed out while waiting for DAP server to start'],
    rules: ['dlv-architecture', 'dlv-debugserver', 'app-translated'],
    links: ['https://github.com/golang/vscode-go/wiki/debugging'],
    en: {
      cause:
        'dlv did not start in time: it is translated, its debug server is missing, or a virus scanner holds it up.',
      next: 'Run `dlv version` in a terminal, and look at `gowarden dlv`.',
    },
    zh: {
      cause: 'dlv 未及时启动：它在转译下运行、缺少调试服务器，或被杀毒软件拖住。',
      next: '在终端运行 `dlv version`，并查看 `gowarden dlv`。',
    },
  },
  {
    id: 'F15',
    says: ["Stdin is not a terminal, use '-r' to specify redirects"],
    rules: [],
    links: [],
    en: {
      cause: 'dlv was started from a task without a terminal.',
      next: 'Start it with --headless, and connect to it.',
    },
    zh: { cause: 'dlv 由没有终端的任务启动。', next: '以 --headless 启动，再连接。' },
  },
  {
    id: 'F16',
    says: ['This program is not compiled for your architecture'],
    rules: ['dlv-architecture', 'go-tool-arch-mismatch'],
    unconfirmed: true,
    links: [],
    en: {
      cause:
        'Articles quote it as a message of Delve; no source that was searched prints it. What is meant is a program for another processor.',
      next: 'Look at `gowarden dlv` and at `gowarden inspect` of the program.',
      wrong: 'What the articles add: gdbserver, files of their own for M3.',
    },
    zh: {
      cause: '一些文章称它是 Delve 的消息，但查过的源码都不会输出它。所指的是程序架构不符。',
      next: '查看 `gowarden dlv`，并对该程序运行 `gowarden inspect`。',
      wrong: '这些文章给出的 gdbserver、M3 专用文件等。',
    },
  },
];
