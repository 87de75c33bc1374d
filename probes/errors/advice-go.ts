import { type ErrorRow, issue } from './row.ts';

const environment = 'https://pkg.go.dev/cmd/go#hdr-Environment_variables';
const toolchains = 'https://go.dev/doc/toolchain';

/** K, first part: settings and claims about Go and its toolchains that circulate as a cure. */
export const adviceGo: readonly ErrorRow[] = [
  {
    id: 'K01',
    says: ['GOARM=8'],
    means: ['goarm8|goarmv8', 'goarm arm64|m1|m2|m3|m4|m5|apple|aarch64|silicon|苹果'],
    asked: 'line',
    rules: ['go-arch-mismatch', 'go-env-cross'],
    links: [environment],
    en: {
      cause:
        'GOARM chooses among 32-bit ARM processors; its values are 5, 6 and 7. An arm64 build does not read it.',
      next: 'Remove GOARM. Whether the Go itself is native is what `gowarden which go` shows.',
      wrong: 'GOARM=8: there is no such value, and nothing on Apple silicon becomes faster or native by it.',
    },
    zh: {
      cause: 'GOARM 用于选择 32 位 ARM 处理器，取值只有 5、6、7；arm64 构建不读取它。',
      next: '删除 GOARM。Go 本身是否为原生，可用 `gowarden which go` 查看。',
      wrong: 'GOARM=8：没有这个值，也不会让 Apple 芯片上的任何东西变快或变为原生。',
    },
  },
  {
    id: 'K02',
    says: ['GOOS=darwin GOARCH=arm64 go install'],
    means: ['goarcharm64 goinstall|goget'],
    asked: 'line',
    rules: ['go-arch-mismatch', 'go-tool-arch-mismatch', 'dlv-architecture'],
    links: [issue('golang/vscode-go#1332')],
    en: {
      cause:
        'With an amd64 go that is a cross build: the tool goes to bin/darwin_arm64, where nothing looks, or go refuses since GOBIN is set.',
      next: 'Install a native Go first; then `go install` needs no variable.',
      wrong:
        'Setting GOARCH to repair a tool: the go that installs it stays the wrong one, and so does the next tool.',
    },
    zh: {
      cause:
        '用 amd64 的 go 执行就是交叉构建：工具会装进无人查找的 bin/darwin_arm64；若设置了 GOBIN，go 会拒绝。',
      next: '先安装原生 Go；之后 `go install` 不需要任何变量。',
      wrong: '用 GOARCH 修复工具：安装它的 go 仍是错的，下一个工具也会是错的。',
    },
  },
  {
    id: 'K03',
    says: ['export GOROOT=/usr/local/go'],
    means: [
      'exportgoroot|setgoroot|setxgoroot|setenvgoroot|goenvwgoroot|=gorootusrlocalgo|=gorootopthomebrewoptgolibexec',
      'set|设置|配置 goroot',
    ],
    asked: 'line',
    rules: ['go-goroot-invalid', 'go-toolchain-mixed', 'go-contexts-differ', 'vscode-goroot'],
    links: ['https://go.dev/doc/install', environment],
    en: {
      cause:
        'go finds its own tree. A GOROOT that is set outlives the Go that it names, and then belongs to another one.',
      next: 'Remove the variable; after `go env -w GOROOT=…` remove the line from the file that `go env GOENV` names.',
      wrong: 'Setting GOROOT: with the next upgrade compiler and go command do not match.',
    },
    zh: {
      cause: 'go 会自行找到自己的目录。设置的 GOROOT 会比它所指的 Go 存在更久，之后就属于另一个版本。',
      next: '删除该变量；若用过 `go env -w GOROOT=…`，请从 `go env GOENV` 所指的文件中删除该行。',
      wrong: '设置 GOROOT：下次升级后，编译器与 go 命令就会不一致。',
    },
  },
  {
    id: 'K07',
    says: ['go mod edit -go=1.20'],
    means: [
      'gomodeditgo*',
      'lower*|downgrade*|decrease*|reduce*|降低|调低|改低 goline|godirective|gomod|goversion|go行|go版本|版本',
    ],
    asked: 'line',
    rules: ['go-toolchain-pinned', 'go-version-eol', 'go-prefix-shadowed', 'go-tool-outdated'],
    links: [toolchains],
    en: {
      cause: 'The go line is the oldest Go that may build the module, and its dependencies can ask for more.',
      next: 'Use a newer Go, or let go fetch it: `go env -u GOTOOLCHAIN`. For a tool, build it again with the newer Go.',
      wrong: 'Lowering the go line to please an old Go or tool: the language of the module changes with it.',
    },
    zh: {
      cause: 'go 行是可构建该模块的最旧 Go，而依赖可能要求更高。',
      next: '使用更新的 Go，或让 go 自行获取：`go env -u GOTOOLCHAIN`。若是工具，请用更新的 Go 重新构建。',
      wrong: '为迁就旧的 Go 或工具而调低 go 行：模块的语言版本也随之改变。',
    },
  },
  {
    id: 'K13',
    says: ['go.work locks the toolchain'],
    means: ['gowork|go1work lock*|pin*|freeze*|fix*|force*|锁|固定 toolchain*|version*|工具链|版本'],
    asked: 'claim',
    rules: ['go-toolchain-pinned', 'go-work-versions'],
    links: [toolchains],
    en: {
      cause:
        'The go line of go.work is a minimum, like that of go.mod. A toolchain line raises it further, and neither holds a newer Go back.',
      next: 'To stay on one version set GOTOOLCHAIN=go1.X.Y; `gowarden which go` shows what decides now.',
      wrong: 'Writing `go 1.21.12` into go.work in order to get exactly that version.',
    },
    zh: {
      cause:
        'go.work 的 go 行与 go.mod 一样只是最低要求；toolchain 行只会再提高它，两者都不会阻止更新的 Go。',
      next: '要固定版本请设置 GOTOOLCHAIN=go1.X.Y；`gowarden which go` 会显示现在由谁决定。',
      wrong: '在 go.work 中写 `go 1.21.12` 来得到恰好该版本。',
    },
  },
  {
    id: 'K15',
    says: ['reinstall Go'],
    means: ['reinstall*|uninstall*|重装|重新安装 go|golang'],
    asked: 'claim',
    rules: [
      'go-arch-mismatch',
      'go-goroot-invalid',
      'go-prefix-shadowed',
      'go-toolchain-mixed',
      'go-missing',
    ],
    links: ['https://go.dev/doc/install'],
    en: {
      cause:
        'A new tree at the same place changes neither PATH, GOROOT, the user’s go env file nor the settings of editors, where most faults are.',
      next: 'Look first which Go wins and why: `gowarden which go`, then `gowarden doctor`.',
      wrong: 'Installing again from the same place: from an Intel Homebrew it is amd64 again.',
    },
    zh: {
      cause: '在原处重新安装并不改变 PATH、GOROOT、用户的 go env 文件和编辑器设置，而问题多在这些地方。',
      next: '先查看哪个 Go 生效及原因：`gowarden which go`，再运行 `gowarden doctor`。',
      wrong: '从同一来源再装一次：若来自 Intel 版 Homebrew，得到的仍是 amd64。',
    },
  },
  {
    id: 'K16',
    says: ['CGO_ENABLED=0 fixes it'],
    means: [
      '=cgoenabled0|exportcgoenabled0|setcgoenabled0|setxcgoenabled0|goenvwcgoenabled0|envcgoenabled0|cgoenabledfalse',
      'cgoenabled0 fix*|solve*|help*|try|just|use|should|why|work*|always|解决|修|试|只要|设|用',
      'disable*|关闭|禁用 cgo',
    ],
    asked: 'claim',
    rules: ['cgo-compiler', 'cgo-wrong-architecture', 'apple-tools-missing'],
    links: ['https://pkg.go.dev/cmd/cgo', 'https://pkg.go.dev/net#hdr-Name_Resolution'],
    en: {
      cause:
        'It builds without a C compiler, and without all that needs one: packages with import "C" (SQLite, for one) and the system’s own name resolution.',
      next: 'Good for a static server in a container. Where cgo is needed, `gowarden cgo` shows what its compiler lacks.',
      wrong: 'Setting it for everything (`go env -w`): other projects then lose packages without a word.',
    },
    zh: {
      cause:
        '这样构建不需要 C 编译器，但也失去依赖它的一切：含 import "C" 的包（如 SQLite）以及系统自己的域名解析。',
      next: '适合容器中的静态服务。确需 cgo 时，`gowarden cgo` 会指出编译器缺什么。',
      wrong: '对所有项目设置（`go env -w`）：其他项目会在没有提示的情况下缺少包。',
    },
  },
];
