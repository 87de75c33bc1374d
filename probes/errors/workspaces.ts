import type { ErrorRow } from './row.ts';
import { flagged, setWrong } from './settings.ts';
import { outsideWorkspace } from './sights/prefix.ts';

const manual = 'https://go.dev/ref/mod#workspaces';
const gopath = 'https://go.dev/wiki/GOPATH';

/** D, second part: go.work, module mode, GOPATH. */
export const workspaces: readonly ErrorRow[] = [
  {
    id: 'D13',
    says: [
      'listed in go.work file requires go >= <needed>, but go.work lists go <listed>',
      'but go.work lists go',
      'implicitly requires go 1.18',
    ],
    rules: ['go-work-versions'],
    links: [manual],
    en: {
      cause: 'The go line of go.work is older than that of a module in it, or missing.',
      next: 'Run `go work use`, which raises it.',
      wrong: 'Deleting the go line of go.mod.',
    },
    zh: {
      cause: 'go.work 的 go 行低于其中某模块，或缺失。',
      next: '运行 `go work use`，它会调高该行。',
      wrong: '删除 go.mod 的 go 行。',
    },
  },
  {
    id: 'D14',
    says: [
      'current directory is contained in a module that is not one of the workspace modules listed in go.work',
      'directory prefix <directory> does not contain modules listed in go.work',
      'does not contain modules listed in go.work',
      'This file is within module "<module>", which is not included in your workspace',
    ],
    rules: ['go-work-use'],
    partly: true,
    looks: outsideWorkspace,
    links: [manual, 'https://go.dev/doc/go1.25#go-command'],
    en: {
      cause:
        'A go.work here or above does not list this module, or the directory only holds modules and is none itself.',
      next: 'In a directory with a go.mod: run `go work use .`, or set GOWORK=off for this command. In one without: name the modules (`go build ./NAME/...`). `gowarden which go` names the go.work.',
    },
    zh: {
      cause: '此处或上级的 go.work 未列出该模块，或该目录只含有模块而自身不是模块。',
      next: '目录中有 go.mod：运行 `go work use .`，或对该命令设 GOWORK=off。没有 go.mod：指明模块（`go build ./NAME/...`）。`gowarden which go` 会指出是哪个 go.work。',
    },
  },
  {
    id: 'D15',
    says: ['cannot load module <module> listed in go.work file'],
    rules: ['go-work-use'],
    links: [manual],
    en: {
      cause: 'go.work lists a directory that has no go.mod any more.',
      next: 'Run `go work edit -dropuse=DIR`.',
    },
    zh: { cause: 'go.work 列出的目录已没有 go.mod。', next: '运行 `go work edit -dropuse=DIR`。' },
  },
  {
    id: 'D16',
    says: [
      '-mod may only be set to readonly or vendor when in workspace mode',
      '-modfile cannot be used in workspace mode',
    ],
    rules: ['vendor-inconsistent'],
    partly: true,
    settings: [flagged('-mod=mod', '-modfile')],
    links: [manual],
    en: {
      cause: 'GOFLAGS or the command has -mod=mod or -modfile, which a workspace does not allow.',
      next: 'Remove the flag, or use `GOWORK=off` for this command.',
    },
    zh: {
      cause: 'GOFLAGS 或命令中有工作区不允许的 -mod=mod 或 -modfile。',
      next: '去掉该选项，或对该命令设 `GOWORK=off`。',
    },
  },
  {
    id: 'D17',
    says: ["'go mod vendor' cannot be run in workspace mode"],
    rules: [],
    links: [manual],
    en: {
      cause: 'A go.work is in effect; a workspace has a vendor directory of its own.',
      next: 'Run `go work vendor`, or `GOWORK=off go mod vendor`.',
    },
    zh: {
      cause: 'go.work 生效；工作区有自己的 vendor 目录。',
      next: '运行 `go work vendor`，或 `GOWORK=off go mod vendor`。',
    },
  },
  {
    id: 'D18',
    says: [
      'module <module> appears multiple times in workspace',
      'path <directory> appears multiple times in workspace',
      'conflicting replacements for <module>:',
    ],
    rules: ['go-work-use', 'go-work-versions'],
    links: [manual],
    en: {
      cause: 'Two directories of go.work are the same module, or two of its modules replace one differently.',
      next: 'Drop one of them; a replace of its own in go.work decides between two.',
    },
    zh: {
      cause: 'go.work 中两个目录是同一模块，或两个模块的 replace 冲突。',
      next: '去掉其中一个；在 go.work 中写 replace 可裁决冲突。',
    },
  },
  {
    id: 'D19',
    says: ['invalid GOWORK: not an absolute path', 'reading go.work: open <file>: no such file or directory'],
    rules: ['go-work-use'],
    settings: [setWrong('GOWORK', /^(?:off$|\/)/)],
    links: [manual],
    en: {
      cause: 'GOWORK names a file that is not there, or not by an absolute path.',
      next: 'Correct or unset GOWORK.',
    },
    zh: { cause: 'GOWORK 指向的文件不存在，或不是绝对路径。', next: '改正或取消 GOWORK。' },
  },
  {
    id: 'D20',
    says: [
      'go.mod file not found in current directory or any parent directory',
      "'go get' is no longer supported outside a module",
      "'go install' requires a version when current directory is not in a module",
      'cannot find main module',
      'You are outside of a module and outside of $GOPATH/src',
      'You are neither in a module nor in your GOPATH',
    ],
    rules: ['gopath-mode'],
    partly: true,
    links: ['https://go.dev/ref/mod#go-install'],
    en: {
      cause: 'The command ran outside of a module.',
      next: 'Change to the directory with go.mod; for a program: `go install PACKAGE@latest`.',
      wrong: 'GO111MODULE=off.',
    },
    zh: {
      cause: '命令在模块之外运行。',
      next: '进入含 go.mod 的目录；安装程序用 `go install PACKAGE@latest`。',
      wrong: 'GO111MODULE=off。',
    },
  },
  {
    id: 'D21',
    says: [
      "modules disabled by GO111MODULE=off; see 'go help modules'",
      'modules disabled by GO111MODULE=off',
      'unknown environment setting GO111MODULE=<value>',
      'cannot find package "." in:',
    ],
    rules: ['gopath-mode'],
    settings: [setWrong('GO111MODULE', /^(?:on|auto)$/)],
    links: [gopath],
    en: {
      cause: 'GO111MODULE switches modules off, so that go looks in GOPATH.',
      next: 'Unset it: `go env -u GO111MODULE`, or where it is exported.',
      wrong: 'Setting GOPATH to the project.',
    },
    zh: {
      cause: 'GO111MODULE 关闭了模块，go 于是在 GOPATH 中查找。',
      next: '取消它：`go env -u GO111MODULE`，或在导出处删除。',
      wrong: '把 GOPATH 设为项目目录。',
    },
  },
  {
    id: 'D22',
    says: ['ignoring go.mod in $GOPATH <directory>', 'both GOPATH and GOROOT are the same directory'],
    rules: ['gopath-mode'],
    links: [gopath],
    en: {
      cause:
        'A go.mod lies in the root of GOPATH, where it has no effect, or GOPATH is the tree of Go itself.',
      next: 'Remove that go.mod, or give GOPATH a directory of its own.',
    },
    zh: {
      cause: 'GOPATH 根目录下有不起作用的 go.mod，或 GOPATH 就是 Go 自己的目录。',
      next: '删除该 go.mod，或为 GOPATH 另设目录。',
    },
  },
  {
    id: 'D23',
    says: [
      'GOPATH entry is relative; must be absolute path',
      "GOPATH entry cannot start with shell metacharacter '~'",
      'cannot install, GOBIN must be an absolute path',
    ],
    rules: ['gopath-mode'],
    settings: [setWrong('GOPATH', /^\//), setWrong('GOBIN', /^\//)],
    links: [gopath],
    en: {
      cause: 'A quoted `~` or a relative path: the shell did not expand it.',
      next: 'Write the absolute path, or use $HOME.',
    },
    zh: { cause: '带引号的 `~` 或相对路径：shell 未展开。', next: '写成绝对路径，或使用 $HOME。' },
  },
  {
    id: 'D24',
    says: ['cannot install cross-compiled binaries when GOBIN is set'],
    rules: ['go-env-cross'],
    links: ['https://go.dev/cmd/go/#hdr-Compile_and_install_packages_and_dependencies'],
    en: {
      cause: 'GOOS or GOARCH is for another machine while GOBIN is set.',
      next: 'Unset GOOS and GOARCH if they were left behind; else use `go build -o`.',
    },
    zh: {
      cause: '设置了 GOBIN，而 GOOS 或 GOARCH 是其他机器的。',
      next: '若 GOOS、GOARCH 是遗留设置请取消；否则用 `go build -o`。',
    },
  },
  {
    id: 'D25',
    says: ['no install location for <directory>: hidden by <other>'],
    rules: ['gopath-mode'],
    links: [gopath],
    en: {
      cause: 'Two elements of GOPATH hold the same package; the first hides the other.',
      next: 'Work in a module, or remove the duplicate.',
    },
    zh: { cause: 'GOPATH 的两个元素含有同一个包，前者遮蔽后者。', next: '使用模块，或删除重复者。' },
  },
];
