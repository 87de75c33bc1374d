import { type ErrorRow, goIssue, issue } from './row.ts';

/** B, second part: the linker. */
export const linker: readonly ErrorRow[] = [
  {
    id: 'B08',
    says: [
      "ld: warning: ignoring file '<library>', found architecture '<have>', required architecture '<need>'",
      "ignoring file '<library>': found architecture '<have>', required architecture '<need>'",
      'ignoring file <library>, building for macOS-<need> but attempting to link with file built for macOS-<have>',
      'building for macOS-<need> but attempting to link with file built for',
    ],
    rules: ['cgo-wrong-architecture', 'go-arch-mismatch', 'go-prefix-shadowed'],
    links: [issue('confluentinc/confluent-kafka-go#727')],
    en: {
      cause:
        'The library comes from the Homebrew prefix of the other processor, or the go command itself is amd64.',
      next: 'Use a native go; then install the library in the native prefix and let PKG_CONFIG_PATH and CGO_LDFLAGS name that.',
      wrong: 'Building with GOARCH=amd64.',
    },
    zh: {
      cause: '库来自另一种架构的 Homebrew 前缀，或 go 命令本身是 amd64。',
      next: '先使用原生 go；再在原生前缀中安装该库，并让 PKG_CONFIG_PATH 和 CGO_LDFLAGS 指向它。',
      wrong: '用 GOARCH=amd64 构建。',
    },
  },
  {
    id: 'B09',
    says: [
      'Undefined symbols for architecture <architecture>:',
      'symbol(s) not found for architecture <architecture>',
    ],
    rules: ['cgo-wrong-architecture'],
    partly: true,
    links: [
      'https://developer.apple.com/documentation/technotes/tn3117-resolving-build-errors-for-apple-silicon',
    ],
    en: {
      cause:
        'The linker found no library with these symbols for that architecture: one of the wrong architecture was ignored, or a `-l` is missing.',
      next: 'Read the lines above it for “ignoring file”: that names the library to install natively.',
    },
    zh: {
      cause: '链接器未找到该架构下含有这些符号的库：架构不符的库被忽略，或缺少 `-l`。',
      next: '查看上方的 “ignoring file” 行：它指出应原生安装的库。',
    },
  },
  {
    id: 'B10',
    says: [
      "ld: library '<library>' not found",
      'library not found for -l<library>',
      'cannot find -l<library>',
    ],
    rules: ['cgo-path-missing', 'cgo-wrong-architecture'],
    partly: true,
    links: [],
    en: {
      cause: 'The library is not installed for development, or not in a directory that the linker searches.',
      next: 'Install it (on Debian its -dev package), or name its directory in PKG_CONFIG_PATH or CGO_LDFLAGS.',
    },
    zh: {
      cause: '未安装该库的开发文件，或它不在链接器搜索的目录中。',
      next: '安装它（Debian 为 -dev 包），或在 PKG_CONFIG_PATH、CGO_LDFLAGS 中指定其目录。',
    },
  },
  {
    id: 'B13',
    says: ["undefined reference to `<symbol>'", "undefined reference to '<symbol>'"],
    rules: [],
    links: [],
    en: {
      cause:
        'The library that is linked lacks that C symbol: a `-l` is missing in `#cgo LDFLAGS`, or its version is another.',
      next: 'Look at the package’s `#cgo LDFLAGS` and at the version of the library.',
    },
    zh: {
      cause: '所链接的库缺少该 C 符号：`#cgo LDFLAGS` 中缺少 `-l`，或库版本不符。',
      next: '检查该包的 `#cgo LDFLAGS` 以及库的版本。',
    },
  },
  {
    id: 'B17',
    says: [
      "was built for newer '<system>' version (<built>) than being linked (<linked>)",
      'was built for newer macOS version',
    ],
    rules: [],
    links: [goIssue(43856), issue('mattn/go-sqlite3#1055')],
    en: {
      cause:
        'Object files in the build cache were made with a newer SDK, or MACOSX_DEPLOYMENT_TARGET is set. It is a warning.',
      next: 'It is harmless; build that package anew (`go build -a` of it) if it disturbs.',
    },
    zh: {
      cause: '构建缓存中的目标文件由更新的 SDK 生成，或设置了 MACOSX_DEPLOYMENT_TARGET。这只是警告。',
      next: '无害；若介意，可重新构建该包（`go build -a`）。',
    },
  },
  {
    id: 'B18',
    says: ['malformed LC_DYSYMTAB'],
    rules: ['go-version-eol'],
    links: [goIssue(61229)],
    en: {
      cause: 'The linker of Xcode 15 warns of what an older Go writes.',
      next: 'Upgrade Go; the program works.',
    },
    zh: { cause: 'Xcode 15 的链接器对旧版 Go 的输出发出警告。', next: '升级 Go；程序可正常使用。' },
  },
  {
    id: 'B19',
    says: ['duplicated definition of symbol dlopen'],
    rules: [],
    links: [goIssue(73617)],
    en: {
      cause: 'Go 1.23.9 and 1.24.3 do not link programs that use purego.',
      next: 'Use another patch release of Go.',
    },
    zh: { cause: 'Go 1.23.9 和 1.24.3 无法链接使用 purego 的程序。', next: '使用其他 Go 补丁版本。' },
  },
  {
    id: 'B20',
    says: [
      'running gcc failed: exit status <status>',
      'running clang failed: exit status <status>',
      '/clang failed: exit status',
      '/gcc failed: exit status',
    ],
    rules: [],
    rare: true,
    links: [],
    en: {
      cause: 'The C linker failed; why is in the lines after this one.',
      next: 'Paste the lines that follow as well.',
    },
    zh: { cause: 'C 链接器失败；原因在其后的各行。', next: '请把后面的各行一并粘贴。' },
  },
];
