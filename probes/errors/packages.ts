import { type ErrorRow, goIssue, issue } from './row.ts';
import { bodies } from './sights/body.ts';
import { embedded } from './sights/embedding.ts';
import { outsideModule } from './sights/prefix.ts';
import { programs } from './sights/program.ts';

const embed = 'https://pkg.go.dev/embed#hdr-Directives';

/** What a package lacks: files to embed, bodies of functions, being a program, being part of the module. */
export const packages: readonly ErrorRow[] = [
  {
    id: 'D62',
    says: [
      'pattern <pattern>: no matching files found',
      'cannot embed directory <directory>: contains no embeddable files',
    ],
    rules: [],
    looks: embedded,
    links: [embed, issue('zincsearch/zincsearch#699'), issue('prehisle/relay-pulse#139')],
    en: {
      cause:
        'What a `//go:embed` line names is not there: mostly it is made by another build, of the web part or by a generator, and is not in the repository. Files that begin with `.` or `_` count only after `all:`.',
      next: 'Make these files first, as the project describes it, in the directory of the Go file; in a container, copy them before `go build`. In a module that you only require, take another version.',
      wrong: 'Upgrading Go, or an empty file in their place: the program then runs without them.',
    },
    zh: {
      cause:
        '`//go:embed` 行指定的文件不存在：它们多由另一项构建（前端或生成器）产生，不在仓库中。以 `.` 或 `_` 开头的文件只有写 `all:` 才算在内。',
      next: '先按项目说明在该 Go 文件所在目录生成这些文件；在容器中，先复制它们再 `go build`。若只是依赖的模块，换用其他版本。',
      wrong: '升级 Go，或放一个空文件代替：程序运行时会缺少它们。',
    },
  },
  {
    id: 'D63',
    says: [
      'pattern <pattern>: cannot embed irregular file <file>',
      'pattern <pattern>: invalid pattern syntax',
      'cannot embed directory <directory>: in different module',
      'cannot embed irregular file',
      'go:embed only allowed in Go files that import "embed"',
      'go:embed cannot apply to var of type <type>',
    ],
    rules: [],
    links: [embed],
    en: {
      cause:
        'A `//go:embed` line that go does not take: it names something above its own directory, a symbolic link, a part of another module, or stands where it may not.',
      next: 'Name plain files below the directory of the Go file, without `..`; copy what is elsewhere or behind a link. The file has to import "embed" (`_ "embed"` for a string).',
    },
    zh: {
      cause:
        '`//go:embed` 行不被 go 接受：它指向自身目录之上、符号链接或另一模块的内容，或写在不允许的位置。',
      next: '只写该 Go 文件目录之下的普通文件，不用 `..`；在别处或链接后的内容请复制过来。文件须导入 "embed"（用于字符串时写 `_ "embed"`）。',
    },
  },
  {
    id: 'B22',
    says: ['relocation target <symbol> not defined'],
    rules: [],
    links: ['https://go.dev/doc/asm', 'https://pkg.go.dev/cmd/compile#hdr-Linkname_Directive'],
    en: {
      cause:
        'The linker finds no body for a function that is declared only: its assembly is not there for this GOARCH, or a `//go:linkname` names what this release of Go, or that package, does not have.',
      next: 'Look for the symbol in the package that the text names: a .s file for this GOARCH, or a newer version of the module with the `//go:linkname` (`go get MODULE@latest`).',
      wrong: '`go clean -cache`: the symbol is missing in the sources.',
    },
    zh: {
      cause:
        '链接器找不到只有声明的函数的函数体：没有适合此 GOARCH 的汇编，或 `//go:linkname` 指向此 Go 版本或该包没有的符号。',
      next: '在文本指出的包中查找该符号：适合此 GOARCH 的 .s 文件，或升级含有 `//go:linkname` 的模块（`go get MODULE@latest`）。',
      wrong: '`go clean -cache`：缺的是源代码中的符号。',
    },
  },
  {
    id: 'B23',
    says: ['<position>: missing function body', 'missing function body'],
    rules: [],
    looks: bodies,
    links: ['https://go.dev/ref/spec#Function_declarations', 'https://go.dev/doc/asm'],
    en: {
      cause:
        'A function has no body in Go, and no assembly of its package was built in: there is none, it is for another GOARCH, or go was given single files.',
      next: 'Build the package and not its files (`go build .`). If it stays, write the body, or add the .s file for this GOARCH.',
      wrong:
        'An empty .s file, unless it is there for a `//go:linkname`: the linker then misses the function.',
    },
    zh: {
      cause:
        '函数没有 Go 函数体，而其包中没有参与构建的汇编：不存在、属于其他 GOARCH，或 go 收到的是单个文件。',
      next: '构建包而不是文件（`go build .`）。若仍如此，写出函数体，或加入适合此 GOARCH 的 .s 文件。',
      wrong: '放一个空的 .s 文件（用于 `//go:linkname` 时除外）：链接器随后会找不到该函数。',
    },
  },
  {
    id: 'B24',
    says: ['link: <package>: invalid reference to <symbol>'],
    rules: [],
    links: [goIssue(67401), 'https://go.dev/doc/go1.23#linker'],
    en: {
      cause:
        'Since Go 1.23 a `//go:linkname` may not take what the standard library does not offer; a module here does.',
      next: 'Upgrade the module that the text names (`go get MODULE@latest`). Until it has such a version, `-ldflags=-checklinkname=0` builds it for a test.',
      wrong: 'Leaving `-checklinkname=0` in a release: the next Go may change what it reaches into.',
    },
    zh: {
      cause: '从 Go 1.23 起，`//go:linkname` 不得引用标准库未开放的符号，而此处有模块这样做。',
      next: '升级文本指出的模块（`go get MODULE@latest`）。在有新版本之前，可用 `-ldflags=-checklinkname=0` 构建以供测试。',
      wrong: '在发布版本中保留 `-checklinkname=0`：下一版 Go 可能改动它所触及的内容。',
    },
  },
  {
    id: 'D64',
    says: ['package <package> is not a main package', 'cannot run non-main package'],
    rules: [],
    looks: programs,
    links: [goIssue(57958), issue('amonks/run#30')],
    en: {
      cause: 'Only `package main` is a program; that package is a library.',
      next: 'Name the directory of the program, often below cmd/ (`go install MODULE/cmd/NAME@latest`, `go run ./cmd/NAME`); add a library to a module with `go get`.',
      wrong: 'Changing `package` of the library to main: who imports it then fails.',
    },
    zh: {
      cause: '只有 `package main` 是程序；该包是库。',
      next: '指明程序所在的目录，常在 cmd/ 下（`go install MODULE/cmd/NAME@latest`、`go run ./cmd/NAME`）；库用 `go get` 加入模块。',
      wrong: '把库的 `package` 改成 main：导入它的代码会出错。',
    },
  },
  {
    id: 'D65',
    says: [
      'directory prefix <directory> does not contain main module or its selected dependencies',
      'main module (<module>) does not contain package <package>',
      'does not contain main module or its selected dependencies',
    ],
    rules: [],
    looks: outsideModule,
    links: [goIssue(30590), issue('zach-klippenstein/adbfs#60')],
    en: {
      cause:
        'The directory is not part of the module in which go was started: it has a go.mod of its own, lies elsewhere, or has no Go files.',
      next: 'Run go in that directory (`go -C DIR build ./...`), or list both modules in a go.work (`go work init . DIR`).',
      wrong: 'Deleting the inner go.mod: its module then changes its path.',
    },
    zh: {
      cause: '该目录不属于运行 go 的模块：它有自己的 go.mod、位于别处，或没有 Go 文件。',
      next: '在该目录中运行 go（`go -C DIR build ./...`），或把两个模块列入 go.work（`go work init . DIR`）。',
      wrong: '删除内层的 go.mod：该模块的路径会随之改变。',
    },
  },
];
