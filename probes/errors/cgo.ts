import { type ErrorRow, goIssue, issue } from './row.ts';
import { setAsNamed, setTo } from './settings.ts';
import { excluded } from './sights/excluded.ts';

/** B: the linker, Apple's tools, cgo. */
export const cgo: readonly ErrorRow[] = [
  {
    id: 'B01',
    says: [
      'xcrun: error: invalid active developer path (<directory>), missing xcrun at: <xcrun>',
      'xcrun: error: active developer path (<directory>) does not exist',
      'xcrun: error: invalid active developer path',
      'no developer tools were found',
    ],
    rules: ['apple-tools-missing', 'apple-tools-broken'],
    links: [issue('QuilibriumNetwork/monorepo#73')],
    en: {
      cause: 'Apple’s Command Line Tools are missing, or an upgrade of macOS left them incomplete.',
      next: 'Run `xcode-select --install`. If it says that they are installed, remove /Library/Developer/CommandLineTools first (with sudo) and run it again.',
      wrong: 'Using an older Go: it needs the same tools.',
    },
    zh: {
      cause: '缺少 Apple 命令行工具，或系统升级后工具不完整。',
      next: '运行 `xcode-select --install`。若提示已安装，先用 sudo 删除 /Library/Developer/CommandLineTools 再运行。',
      wrong: '改用旧版 Go：它需要同样的工具。',
    },
  },
  {
    id: 'B02',
    says: [
      'You have not agreed to the Xcode license',
      'Agreeing to the Xcode/iOS license requires admin privileges',
    ],
    rules: ['xcode-license-open'],
    links: ['https://developer.apple.com/documentation/xcode'],
    en: {
      cause:
        'Xcode was installed or upgraded and its license is not accepted yet; until then every tool of it refuses, git among them.',
      next: 'Run `sudo xcodebuild -license`, or choose the Command Line Tools: `sudo xcode-select -s /Library/Developer/CommandLineTools`.',
      wrong: 'Reinstalling git.',
    },
    zh: {
      cause: 'Xcode 安装或升级后尚未接受许可协议，此前其所有工具（包括 git）都会拒绝运行。',
      next: '运行 `sudo xcodebuild -license`，或改用命令行工具：`sudo xcode-select -s /Library/Developer/CommandLineTools`。',
      wrong: '重新安装 git。',
    },
  },
  {
    id: 'B03',
    says: [
      "tool '<tool>' requires Xcode, but active developer directory '<directory>' is a command line tools instance",
    ],
    rules: [],
    links: ['https://developer.apple.com/library/archive/technotes/tn2339/_index.html'],
    en: {
      cause:
        'That tool is a part of Xcode, and only the Command Line Tools are installed. Go and cgo need only these.',
      next: 'Nothing, if it was a script that asked for Xcode’s version; install Xcode only if you build apps with it.',
      wrong: 'Installing Xcode for Go.',
    },
    zh: {
      cause: '该工具属于 Xcode，而本机只安装了命令行工具。Go 和 cgo 只需要命令行工具。',
      next: '如果只是脚本查询 Xcode 版本，无需处理；仅在用 Xcode 构建应用时才需安装。',
      wrong: '为了 Go 安装 Xcode。',
    },
  },
  {
    id: 'B04',
    says: [
      'SDK "<sdk>" cannot be located',
      "unable to lookup item '<item>' in SDK",
      "unable to lookup item '<item>' from command line tools installation",
    ],
    rules: ['apple-sdk-broken', 'apple-tools-broken'],
    links: ['https://doc.rust-lang.org/nightly/rustc/platform-support/apple-darwin.html'],
    en: {
      cause: 'SDKROOT or the chosen developer directory names an SDK that is not there.',
      next: 'Unset SDKROOT if it is set; if the SDK itself is gone, install the Command Line Tools again.',
    },
    zh: {
      cause: 'SDKROOT 或所选开发者目录指向不存在的 SDK。',
      next: '若设置了 SDKROOT 请取消；若 SDK 本身缺失，请重新安装命令行工具。',
    },
  },
  {
    id: 'B05',
    says: [
      'C compiler "<compiler>" not found: exec: "<name>": executable file not found in $PATH',
      'cgo: C compiler "<compiler>" not found',
      'exec: "gcc": executable file not found in $PATH',
      'exec: "clang": executable file not found in $PATH',
      'exec: "g++": executable file not found in $PATH',
      'exec: "cc": executable file not found in $PATH',
    ],
    rules: ['cgo-compiler', 'apple-tools-missing'],
    settings: [setAsNamed('CC', 'compiler')],
    links: [goIssue(53316)],
    en: {
      cause: 'CC names a compiler that is not on PATH, or no compiler is installed.',
      next: 'If CC is set, unset it (`go env -u CC`); else install one: `xcode-select --install` on macOS, gcc or clang on Linux.',
      wrong: 'CGO_ENABLED=0 without a look at what that leaves out.',
    },
    zh: {
      cause: 'CC 指定的编译器不在 PATH 中，或未安装编译器。',
      next: '若设置了 CC 请取消（`go env -u CC`）；否则安装编译器：macOS 用 `xcode-select --install`，Linux 安装 gcc 或 clang。',
      wrong: '不看会缺少什么就设置 CGO_ENABLED=0。',
    },
  },
  {
    id: 'B06',
    says: ['build constraints exclude all Go files in <directory>'],
    rules: ['go-env-cross', 'dockerfile-arch'],
    partly: true,
    looks: excluded,
    links: ['https://pkg.go.dev/cmd/cgo', 'https://pkg.go.dev/cmd/go#hdr-Build_constraints'],
    en: {
      cause:
        'No file of that package is for this target: mostly it needs cgo, which is off for a cross build and with CGO_ENABLED=0, or build tags leave everything out.',
      next: 'Build with CGO_ENABLED=1 and a C compiler for the target, or choose another package or tag.',
      wrong: 'Deleting vendor/.',
    },
    zh: {
      cause:
        '该包没有适用于此目标的文件：多数情况下它需要 cgo，而交叉构建或 CGO_ENABLED=0 时 cgo 关闭；或被构建标签全部排除。',
      next: '设置 CGO_ENABLED=1 并使用目标平台的 C 编译器，或改用其他包或标签。',
      wrong: '删除 vendor/。',
    },
  },
  {
    id: 'B07',
    says: [
      'gcc_arm64.S:<line>: Error: no such instruction',
      'gcc_amd64.S:<line>: Error:',
      'clang: error: invalid arch name',
      'unknown target CPU',
    ],
    rules: ['go-env-cross', 'cgo-compiler'],
    links: ['https://pkg.go.dev/cmd/cgo'],
    en: {
      cause: 'cgo is switched on for another target while CC is the compiler of this machine.',
      next: 'Name a C compiler for the target in CC (`gowarden cgo --for GOOS/GOARCH` shows it), or switch cgo off for that build. For darwin that is Apple’s clang with its SDK.',
      wrong: '`zig cc` for a darwin target: it lacks Apple’s frameworks.',
    },
    zh: {
      cause: '为其他目标启用了 cgo，而 CC 仍是本机的编译器。',
      next: '在 CC 中指定目标平台的 C 编译器（见 `gowarden cgo --for GOOS/GOARCH`），或在该构建中关闭 cgo。目标为 darwin 时应使用 Apple 的 clang 及其 SDK。',
      wrong: '对 darwin 目标使用 `zig cc`：它缺少 Apple 的框架。',
    },
  },
  {
    id: 'B11',
    says: [
      'Package <package> was not found in the pkg-config search path',
      "No package '<package>' found",
      '# [pkg-config --cflags',
    ],
    rules: ['cgo-path-missing'],
    partly: true,
    links: ['https://people.freedesktop.org/~dbn/pkg-config-guide.html'],
    en: {
      cause:
        'pkg-config finds no .pc file of that package: it is not installed, or lies in a prefix that is not searched.',
      next: 'Install it, or name the directory of its .pc file in PKG_CONFIG_PATH (keg-only formulas of Homebrew need that).',
    },
    zh: {
      cause: 'pkg-config 找不到该包的 .pc 文件：未安装，或位于未搜索的前缀中。',
      next: '安装它，或在 PKG_CONFIG_PATH 中指定其 .pc 文件所在目录（Homebrew 的 keg-only 公式需要这样做）。',
    },
  },
  {
    id: 'B12',
    says: ["fatal error: '<header>' file not found", 'fatal error: <header>: No such file or directory'],
    rules: ['apple-sdk-broken', 'apple-tools-broken', 'cgo-path-missing'],
    partly: true,
    links: [],
    en: {
      cause:
        'A C header is missing: the library’s development files are not installed, or, for stdlib.h and its like, the SDK is gone.',
      next: 'Install the library’s headers; for a header of C itself install the Command Line Tools or libc’s development package.',
    },
    zh: {
      cause: '缺少 C 头文件：未安装库的开发文件；若是 stdlib.h 之类，则 SDK 已缺失。',
      next: '安装该库的头文件；若是 C 标准头文件，请安装命令行工具或 libc 开发包。',
    },
  },
  {
    id: 'B14',
    says: ['could not determine what C.<name> refers to'],
    rules: [],
    links: ['https://pkg.go.dev/cmd/cgo'],
    en: {
      cause: 'The comment above `import "C"` does not declare that name: an #include is missing.',
      next: 'Include the header that declares it.',
    },
    zh: { cause: '`import "C"` 上方的注释未声明该名称：缺少 #include。', next: '包含声明它的头文件。' },
  },
  {
    id: 'B15',
    says: [
      'invalid flag in #cgo CFLAGS: <flag>',
      'invalid flag in #cgo LDFLAGS: <flag>',
      'invalid flag in pkg-config',
    ],
    rules: [],
    links: ['https://go.dev/wiki/InvalidFlag'],
    en: {
      cause:
        'Go allows only harmless flags for the C compiler, since a package could run anything by others.',
      next: 'If you trust the package, allow that flag by name: CGO_CFLAGS_ALLOW or CGO_LDFLAGS_ALLOW.',
      wrong: 'Allowing `.*`.',
    },
    zh: {
      cause: 'Go 只允许无害的 C 编译选项，因为其他选项可能让包执行任意程序。',
      next: '若信任该包，用 CGO_CFLAGS_ALLOW 或 CGO_LDFLAGS_ALLOW 按名称放行该选项。',
      wrong: '放行 `.*`。',
    },
  },
  {
    id: 'B16',
    says: ['-race requires cgo; enable cgo by setting CGO_ENABLED=1', '-race is not supported on <platform>'],
    rules: ['go-env-cross'],
    settings: [setTo('CGO_ENABLED', '0')],
    links: ['https://go.dev/doc/articles/race_detector'],
    en: {
      cause:
        'The race detector needs cgo and exists for few platforms; cgo is off here, or the target is another.',
      next: 'Set CGO_ENABLED=1 with a C compiler, and build for this machine.',
    },
    zh: {
      cause: '竞争检测器需要 cgo 且只支持部分平台；此处 cgo 关闭或目标不同。',
      next: '设置 CGO_ENABLED=1 并提供 C 编译器，为本机构建。',
    },
  },
  {
    id: 'B21',
    says: [
      "Binary was compiled with 'CGO_ENABLED=0', <package> requires cgo to work",
      'requires cgo to work. This is a stub',
    ],
    rules: ['cgo-compiler'],
    settings: [setTo('CGO_ENABLED', '0')],
    partly: true,
    links: [issue('mattn/go-sqlite3#855'), 'https://go.dev/doc/go1.20#cgo'],
    en: {
      cause:
        'The program was built without cgo, and that package works only with it. cgo is off with CGO_ENABLED=0, for another platform, and, since Go 1.20, where no C compiler is found.',
      next: 'Build it with CGO_ENABLED=1 and a C compiler for the target (`gowarden cgo` shows what it lacks), or use a package in pure Go.',
      wrong: '`go install` of that package alone: the program is still built without cgo.',
    },
    zh: {
      cause:
        '程序在构建时没有启用 cgo，而该包必须依赖它。CGO_ENABLED=0、为其他平台构建，以及（Go 1.20 起）找不到 C 编译器时，cgo 都会关闭。',
      next: '用 CGO_ENABLED=1 和目标平台的 C 编译器构建（`gowarden cgo` 会指出缺什么），或改用纯 Go 的包。',
      wrong: '只对该包执行 `go install`：程序仍然不带 cgo。',
    },
  },
];
