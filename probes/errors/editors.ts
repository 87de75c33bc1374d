import { type ErrorRow, goIssue, issue } from './row.ts';

const tools = 'https://github.com/golang/vscode-go/wiki/tools';

/** G: gopls, linters, VS Code. */
export const editors: readonly ErrorRow[] = [
  {
    id: 'G01',
    says: [
      'requires newer Go version go<needed> (application built with go<built>)',
      'requires newer Go version go<needed>',
      'module requires at least go<needed>, but Staticcheck was built with go<built>',
      'Loading packages failed, possibly due to a mismatch between the Go version',
    ],
    rules: ['go-tool-outdated'],
    links: [goIssue(68258), issue('kopia/kopia#5507')],
    en: {
      cause: 'The tool was built with an older Go than the module or the selected toolchain needs.',
      next: 'Build the tool again with the newer Go: `GOTOOLCHAIN=goVERSION+auto go install TOOL@latest`.',
      wrong: 'Lowering the go line.',
    },
    zh: {
      cause: '构建该工具的 Go 比模块或所选工具链要求的旧。',
      next: '用更新的 Go 重新构建该工具：`GOTOOLCHAIN=goVERSION+auto go install TOOL@latest`。',
      wrong: '调低 go 行。',
    },
  },
  {
    id: 'G02',
    says: [
      'internal error in importing "<package>" (unsupported version: <version>)',
      'unsupported version: <version>); please report an issue',
    ],
    rules: ['go-tool-outdated'],
    links: [goIssue(68258)],
    en: {
      cause: 'The tool is older than the selected Go and cannot read what that compiler writes.',
      next: 'Build the tool again with the selected Go.',
      wrong: 'Reporting it as a bug of the tool.',
    },
    zh: {
      cause: '工具比所选的 Go 旧，无法读取其编译器的输出。',
      next: '用所选的 Go 重新构建该工具。',
      wrong: '当作工具的缺陷上报。',
    },
  },
  {
    id: 'G03',
    says: [
      "This application uses version go<built> of the source-processing packages but runs version go<running> of 'go list'",
    ],
    rules: ['go-tool-outdated'],
    links: [issue('dkorunic/betteralign#29')],
    en: {
      cause: 'The tool was built with an older Go than the one that runs.',
      next: 'Build the tool again with the Go that runs.',
    },
    zh: { cause: '工具由比当前更旧的 Go 构建。', next: '用当前的 Go 重新构建该工具。' },
  },
  {
    id: 'G04',
    says: [
      'the Go language version (go<built>) used to build golangci-lint is lower than the targeted Go version (<target>)',
      'used to build golangci-lint is lower than the targeted Go version',
    ],
    rules: ['go-tool-outdated'],
    links: [issue('golangci/golangci-lint#5641')],
    en: {
      cause: 'golangci-lint was built with an older Go than the module asks for.',
      next: 'Take a release of it that was built with a newer Go.',
      wrong: 'Setting run.go lower: it then checks another language.',
    },
    zh: {
      cause: '构建 golangci-lint 的 Go 比模块要求的旧。',
      next: '使用由更新 Go 构建的发行版。',
      wrong: '调低 run.go：检查的就是另一种语言版本。',
    },
  },
  {
    id: 'G05',
    says: [
      'Tools (<tools>) need recompiling to work with go version <version>',
      'need recompiling to work with',
    ],
    rules: ['go-tool-outdated'],
    links: [issue('golang/vscode-go#3637'), tools],
    en: {
      cause: 'VS Code found tools that were built with an older Go than the selected one.',
      next: 'Run “Go: Install/Update Tools”; look first which go is selected.',
      wrong: 'Switching the check off.',
    },
    zh: {
      cause: 'VS Code 发现工具由比所选更旧的 Go 构建。',
      next: '运行 “Go: Install/Update Tools”；先确认所选的 go。',
      wrong: '关闭该检查。',
    },
  },
  {
    id: 'G06',
    says: [
      'Gopls was built with Go version 1.<built>, which is not supported by this version of gopls',
      'which is not supported by this version of gopls',
    ],
    rules: ['go-version-eol', 'go-tool-outdated'],
    links: ['https://go.dev/gopls/#supported-go-versions'],
    en: {
      cause: 'gopls and Go do not fit: one of them is too old for the other.',
      next: 'Upgrade Go, then gopls: `go install golang.org/x/tools/gopls@latest`.',
    },
    zh: {
      cause: 'gopls 与 Go 不匹配：其中一个对另一个而言过旧。',
      next: '先升级 Go，再升级 gopls：`go install golang.org/x/tools/gopls@latest`。',
    },
  },
  {
    id: 'G07',
    says: [
      'panic: invalid Go version "go<version>" (should be something like "go1.12")',
      '(should be something like "go1.12")',
    ],
    rules: ['go-version-eol', 'go-tool-outdated'],
    links: [goIssue(66553)],
    en: {
      cause: 'gopls was built with Go 1.20 or older, which does not know versions of three numbers.',
      next: 'Build gopls again with a supported Go.',
    },
    zh: {
      cause: 'gopls 由 Go 1.20 或更旧版本构建，不认识三段版本号。',
      next: '用受支持的 Go 重新构建 gopls。',
    },
  },
  {
    id: 'G08',
    says: [
      'Failed to find a go command (go<version> or newer) needed to install tools',
      'needed to install tools',
    ],
    rules: ['go-version-eol', 'go-missing'],
    links: [tools],
    en: {
      cause: 'VS Code installs tools with a newer Go than the one that it found.',
      next: 'Install a supported Go, or name one in `go.toolsManagement.go`.',
    },
    zh: {
      cause: 'VS Code 安装工具需要比所找到的更新的 Go。',
      next: '安装受支持的 Go，或在 `go.toolsManagement.go` 中指定。',
    },
  },
  {
    id: 'G09',
    says: [
      'go.goroot setting is ignored. <directory> is not a valid GOROOT directory',
      'Switching Go version when "go.goroot" is set is unsupported',
    ],
    rules: ['go-goroot-invalid', 'vscode-goroot'],
    links: ['https://github.com/golang/vscode-go/wiki/settings'],
    en: {
      cause:
        'The setting go.goroot names a directory that is not a Go tree, or keeps VS Code from choosing another Go.',
      next: 'Remove go.goroot from the settings.',
    },
    zh: {
      cause: '设置 go.goroot 指向的不是 Go 目录，或使 VS Code 无法切换 Go。',
      next: '从设置中删除 go.goroot。',
    },
  },
  {
    id: 'G10',
    says: ['Cannot find the alternate tool <tool> configured for'],
    rules: ['vscode-tool-path'],
    links: ['https://github.com/golang/vscode-go/wiki/settings'],
    en: {
      cause: '`go.alternateTools` names a program that is not there.',
      next: 'Correct or remove that entry.',
    },
    zh: { cause: '`go.alternateTools` 指向不存在的程序。', next: '改正或删除该项。' },
  },
  {
    id: 'G11',
    says: ['is currently not supported in a multi-root set-up with different GOPATHs'],
    rules: [],
    links: ['https://github.com/golang/vscode-go/wiki/settings'],
    en: {
      cause: 'The folders of the workspace have different values of go.gopath.',
      next: 'Give them one GOPATH.',
    },
    zh: { cause: '工作区各文件夹的 go.gopath 不同。', next: '统一为一个 GOPATH。' },
  },
  {
    id: 'G12',
    says: [
      'Unable to resolve your shell environment in a reasonable time',
      'Unexpected exit code from spawned shell',
      'Unable to resolve your shell environment',
    ],
    rules: [],
    links: ['https://code.visualstudio.com/docs/supporting/faq#_resolving-shell-environment-fails'],
    en: {
      cause: 'VS Code asks your login shell for its environment, and a start-up file of it is slow or fails.',
      next: 'Leave out the slow part when VSCODE_RESOLVING_ENVIRONMENT is set.',
    },
    zh: {
      cause: 'VS Code 向登录 shell 询问环境，而其启动文件过慢或出错。',
      next: '当设置了 VSCODE_RESOLVING_ENVIRONMENT 时跳过较慢的部分。',
    },
  },
  {
    id: 'G13',
    says: ['gopls: dialing remote: dial unix <socket>', 'dialing remote: dial unix'],
    rules: [],
    links: ['https://go.dev/gopls/daemon'],
    en: {
      cause: 'gopls is set to use a shared daemon (-remote), and none answers.',
      next: 'Remove -remote, or use `-remote=auto`, which starts one.',
    },
    zh: {
      cause: 'gopls 被设置为使用共享守护进程（-remote），但无人应答。',
      next: '去掉 -remote，或用会自动启动的 `-remote=auto`。',
    },
  },
  {
    id: 'G14',
    says: [
      'tokeninternal.go:<place>: invalid array length -delta * delta',
      'invalid array length -delta * delta',
    ],
    rules: [],
    links: [goIssue(74462)],
    en: {
      cause:
        'A tool, or what `go generate` runs, was written for an older golang.org/x/tools, which Go 1.25 and newer do not compile.',
      next: 'Install the newest release of that tool; in a module of your own, `go get golang.org/x/tools@latest`. Until it has one, build it with GOTOOLCHAIN=go1.24.13.',
      wrong: 'Emptying the module cache, or keeping the whole project on an old Go.',
    },
    zh: {
      cause:
        '某个工具（或 `go generate` 运行的程序）依赖旧版 golang.org/x/tools，Go 1.25 及更新版本无法编译它。',
      next: '安装该工具的最新版本；若在自己的模块中，执行 `go get golang.org/x/tools@latest`。暂无新版时可用 GOTOOLCHAIN=go1.24.13 构建。',
      wrong: '清空模块缓存，或让整个项目停留在旧版 Go。',
    },
  },
];
