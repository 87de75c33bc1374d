import { type ErrorRow, goIssue, issue } from './row.ts';
import { standard } from './sights/standard.ts';
import { flagged, ofVersion, pinned, setAsNamed, setTo } from './settings.ts';

/** C: which Go runs, GOROOT, GOTOOLCHAIN, GOFLAGS. */
export const toolchain: readonly ErrorRow[] = [
  {
    id: 'C01',
    says: [
      'compile: version "<tool>" does not match go tool version "<go>"',
      'does not match go tool version',
    ],
    rules: ['go-toolchain-mixed', 'go-goroot-invalid', 'go-differs'],
    links: [issue('jdx/mise#12342')],
    en: {
      cause:
        'The go command uses the tools of another Go: GOROOT is set to its tree, or one release was unpacked over another.',
      next: 'Unset GOROOT where it is set (`gowarden which go` names the place); a tree of two releases is to be installed anew.',
      wrong: '`go clean -cache`: the cache is not what is mixed.',
    },
    zh: {
      cause: 'go 命令使用了另一版本 Go 的工具：GOROOT 指向其目录，或一个版本被解压到另一个之上。',
      next: '在设置处取消 GOROOT（`gowarden which go` 会指出位置）；混合的目录需重新安装。',
      wrong: '`go clean -cache`：混乱的不是缓存。',
    },
  },
  {
    id: 'C03',
    says: ["cannot find GOROOT directory: 'go' binary is trimmed and GOROOT is not set"],
    rules: ['go-goroot-invalid'],
    links: [],
    en: {
      cause: 'bin/go was copied without its tree, so it does not know where its tools are.',
      next: 'Link to the go command in its tree instead of copying it, or install Go again.',
      wrong: 'Setting GOROOT, which breaks the next upgrade.',
    },
    zh: {
      cause: 'bin/go 脱离其目录被单独复制，找不到自己的工具。',
      next: '用链接指向目录中的 go 命令，或重新安装 Go。',
      wrong: '设置 GOROOT：会在下次升级时出错。',
    },
  },
  {
    id: 'C02',
    says: ['cannot find GOROOT directory: <goroot>'],
    rules: ['go-goroot-invalid'],
    links: [issue('jdx/mise#1549')],
    en: {
      cause:
        'GOROOT is set to a directory that does not exist, as after an upgrade. In the file of `go env -w` it even stops `go env -u GOROOT`.',
      next: 'Remove it where it is set; from go’s own file by hand or with `GOROOT= go env -u GOROOT`. `GOENV=off` lets you work meanwhile.',
      wrong: 'Reinstalling Go: the setting stays.',
    },
    zh: {
      cause:
        'GOROOT 指向不存在的目录，例如升级之后。若写在 `go env -w` 的文件中，连 `go env -u GOROOT` 也会失败。',
      next: '在设置处删除它；go 自己的文件可手动编辑，或用 `GOROOT= go env -u GOROOT`。期间可用 `GOENV=off` 继续工作。',
      wrong: '重新安装 Go：该设置依旧存在。',
    },
  },
  {
    id: 'C04',
    says: [
      'package <package> is not in std (<directory>)',
      'package <package> is not in GOROOT (<directory>)',
      'is not in std',
    ],
    rules: ['go-goroot-invalid', 'go-toolchain-mixed', 'path-owner', 'go-differs'],
    partly: true,
    looks: standard,
    links: [goIssue(31948), 'https://go.dev/ref/mod#resolve-pkg-mod'],
    en: {
      cause:
        'Go does not find a package in its standard library, where it looks for every import without a dot in its first part. The import is mistyped or lacks the path of its module, or the package is newer than this Go; where the directory in the text is there, the build cache cannot be written or was removed while go ran; GOROOT may also be another tree.',
      next: 'Look whether the directory in the text is there. If it is not, correct the import, or use a newer Go; if it is, look at the owner of GOCACHE and run it again. Where no package is found at all, unset GOROOT.',
      wrong: 'Reinstalling Go.',
    },
    zh: {
      cause:
        'Go 在标准库中找不到该包；首段没有点号的导入都在标准库中查找。导入写错或缺少模块路径，或该包比此 Go 新；若文本中的目录存在，则是构建缓存不可写，或运行时缓存被删；GOROOT 也可能是另一目录。',
      next: '先看文本中的目录是否存在。不存在：更正导入，或使用更新的 Go；存在：检查 GOCACHE 的所有者，再运行一次。若任何包都找不到，则取消 GOROOT。',
      wrong: '重新安装 Go。',
    },
  },
  {
    id: 'C05',
    says: ['package <package>: cannot find package'],
    rules: ['go-toolchain-mixed', 'go-goroot-invalid', 'go-differs'],
    rare: true,
    links: [],
    en: { cause: 'GOROOT is a tree without the standard library.', next: 'Unset GOROOT.' },
    zh: { cause: 'GOROOT 是不含标准库的目录。', next: '取消 GOROOT。' },
  },
  {
    id: 'C06',
    says: [
      'requires go >= <needed> (running go <running>; GOTOOLCHAIN=<setting>)',
      'requires go >= <needed> (running go <running>',
      'requires go >= <needed>',
    ],
    rules: ['go-toolchain-pinned', 'go-version-eol', 'go-prefix-shadowed', 'dockerfile-toolchain'],
    settings: [pinned],
    links: ['https://go.dev/doc/toolchain'],
    en: {
      cause:
        'The module needs a newer Go than the one that runs, and GOTOOLCHAIN (local, or a fixed version) forbids to fetch it.',
      next: 'Use a newer go, or `GOTOOLCHAIN=auto`. `gowarden which go` says who set it.',
      wrong: 'Lowering the go line of go.mod: a dependency asks for it again.',
    },
    zh: {
      cause: '模块需要比当前更新的 Go，而 GOTOOLCHAIN（local 或固定版本）禁止获取。',
      next: '使用更新的 go，或设 `GOTOOLCHAIN=auto`。`gowarden which go` 会指出是谁设置的。',
      wrong: '调低 go.mod 的 go 行：依赖仍会要求更高版本。',
    },
  },
  {
    id: 'C07',
    says: ['download go<version> for <platform>: toolchain not available'],
    rules: ['go-toolchain-pinned'],
    partly: true,
    settings: [ofVersion, setTo('GOPROXY', 'off')],
    links: ['https://go.dev/doc/toolchain'],
    en: {
      cause: 'This platform has no such release, or the proxy is off or does not have it.',
      next: 'Correct the version in go.mod, go.work or GOTOOLCHAIN; look at GOPROXY.',
    },
    zh: {
      cause: '该平台没有此版本，或代理被关闭、没有该版本。',
      next: '改正 go.mod、go.work 或 GOTOOLCHAIN 中的版本；检查 GOPROXY。',
    },
  },
  {
    id: 'C08',
    says: ['invalid toolchain: go<version> is a language version but not a toolchain version'],
    rules: ['go-toolchain-pinned'],
    settings: [ofVersion],
    links: ['https://go.dev/doc/toolchain#version'],
    en: {
      cause: 'Since Go 1.21 a release has three numbers: go1.22 names the language, go1.22.0 a toolchain.',
      next: 'Add the patch number.',
    },
    zh: {
      cause: '自 Go 1.21 起发行版有三段数字：go1.22 是语言版本，go1.22.0 才是工具链。',
      next: '补上补丁号。',
    },
  },
  {
    id: 'C09',
    says: [
      'invalid GOTOOLCHAIN "<value>"',
      "invalid toolchain version '<value>'",
      "invalid go version '<value>': must match format 1.23.0",
      "invalid go version '<value>'",
    ],
    rules: ['go-toolchain-pinned'],
    partly: true,
    settings: [setAsNamed('GOTOOLCHAIN', 'value')],
    links: ['https://go.dev/doc/toolchain'],
    en: {
      cause:
        'The version is not written as Go wants it: GOTOOLCHAIN and the toolchain line begin with `go`, the go line does not.',
      next: 'Correct the line or the variable.',
    },
    zh: {
      cause: '版本写法不对：GOTOOLCHAIN 和 toolchain 行以 `go` 开头，go 行则不带。',
      next: '改正该行或变量。',
    },
  },
  {
    id: 'C10',
    says: ['cannot find "go<version>" in PATH'],
    rules: ['go-toolchain-pinned'],
    settings: [ofVersion],
    links: ['https://go.dev/doc/toolchain'],
    en: {
      cause: 'GOTOOLCHAIN asks for a go of that name on PATH, and none is there.',
      next: 'Install it under that name (`go install golang.org/dl/goVERSION@latest`), or use `GOTOOLCHAIN=auto`.',
    },
    zh: {
      cause: 'GOTOOLCHAIN 要求 PATH 中有此名称的 go，但不存在。',
      next: '以该名称安装（`go install golang.org/dl/goVERSION@latest`），或用 `GOTOOLCHAIN=auto`。',
    },
  },
  {
    id: 'C11',
    says: [
      'checksum database disabled by GOSUMDB=off',
      'invalid GOSUMDB: malformed verifier id',
      'invalid GOSUMDB',
    ],
    rules: [],
    partly: true,
    settings: [setTo('GOSUMDB', 'off')],
    links: ['https://go.dev/ref/mod#checksum-database'],
    en: {
      cause:
        'GOSUMDB is off or mistyped. A mistyped one stops every download that has to be checked; a toolchain is taken only when the checksum database vouches for it, so that `off` stops it as well.',
      next: 'Remove the setting: `go env -u GOSUMDB`, or the variable where it is exported.',
      wrong: 'GONOSUMCHECK or GOFLAGS=-insecure.',
    },
    zh: {
      cause:
        'GOSUMDB 被关闭或写错。写错时所有需要校验的下载都会停止；工具链必须由校验和数据库验证，因此设为 `off` 时也无法下载。',
      next: '取消设置：`go env -u GOSUMDB`，或在导出该变量之处删除它。',
      wrong: 'GONOSUMCHECK 或 GOFLAGS=-insecure。',
    },
  },
  {
    id: 'C12',
    says: [
      'requires go1.<needed> or later (-lang was set to go1.<set>; check go.mod)',
      '-lang was set to go1.',
    ],
    rules: [],
    links: ['https://go.dev/ref/mod#go-mod-file-go'],
    en: {
      cause: 'The code uses a feature of the language that the go line of go.mod is too old for.',
      next: 'Raise the go line: `go mod edit -go=VERSION`.',
      wrong: 'Reinstalling Go.',
    },
    zh: {
      cause: '代码使用了 go.mod 的 go 行不支持的语言特性。',
      next: '调高 go 行：`go mod edit -go=VERSION`。',
      wrong: '重新安装 Go。',
    },
  },
  {
    id: 'C13',
    says: [
      'go.mod:<line>: unknown directive: toolchain',
      "go.mod:<line>: invalid go version '<version>': must match format 1.23",
      'go.mod file indicates go <needed>, but maximum version supported by tidy is <running>',
      'unknown directive: toolchain',
      'unknown directive: godebug',
      'unknown directive: tool',
      'unknown directive: ignore',
      'unknown block type: godebug',
      'unknown block type: tool',
      'unknown block type: ignore',
      'must match format 1.23',
    ],
    rules: ['go-version-eol', 'go-tool-outdated'],
    links: ['https://go.dev/doc/toolchain'],
    en: {
      cause:
        'A Go that is too old, or a gopls that it built, reads a go.mod or go.work that newer releases wrote: the toolchain line and a go line of three numbers are of Go 1.21, godebug of 1.23, tool of 1.24, ignore of 1.25.',
      next: 'Put a newer go first on PATH; where gopls says it, build that anew.',
      wrong: 'Deleting the line.',
    },
    zh: {
      cause:
        '过旧的 Go，或由它构建的 gopls，在读取由新版本写出的 go.mod 或 go.work：toolchain 行和三段数字的 go 行来自 Go 1.21，godebug 来自 1.23，tool 来自 1.24，ignore 来自 1.25。',
      next: '让更新的 go 在 PATH 中排第一；若由 gopls 报出，请重新构建它。',
      wrong: '删除该行。',
    },
  },
  {
    id: 'C14',
    says: ['unknown go command variable <name>'],
    rules: [],
    links: [],
    en: {
      cause: '`go env -w` knows no variable of that name.',
      next: 'Correct the name; `go help environment` lists them.',
    },
    zh: { cause: '`go env -w` 不认识此变量名。', next: '改正名称；`go help environment` 列出全部变量。' },
  },
  {
    id: 'C15',
    says: [
      'parsing $GOFLAGS: unknown flag <flag>',
      'parsing $GOFLAGS: non-flag "<flag>"',
      'parsing $GOFLAGS:',
      '-modfile=<file>: file does not have .mod extension',
      '-mod=<value> not supported',
      'invalid value "<value>" for flag <flag> (from $GOFLAGS): <reason>',
      'invalid boolean value "<value>" for flag <flag> (from $GOFLAGS): <reason>',
    ],
    rules: ['vscode-environment'],
    partly: true,
    settings: [flagged()],
    links: ['https://go.dev/cmd/go/#hdr-Environment_variables'],
    en: {
      cause:
        'GOFLAGS holds what go does not take; it comes from the environment, from `go env -w` or from the editor.',
      next: 'Correct or remove it: `go env -u GOFLAGS`, or where it is exported.',
    },
    zh: {
      cause: 'GOFLAGS 含有 go 不接受的内容；来自环境、`go env -w` 或编辑器。',
      next: '改正或删除：`go env -u GOFLAGS`，或在导出处处理。',
    },
  },
];
