import { type ErrorRow, goIssue, issue } from './row.ts';

/** K, fourth part: claims about Apple silicon, Homebrew and containers. */
export const adviceApple: readonly ErrorRow[] = [
  {
    id: 'K43',
    says: ['softwareupdate --install-rosetta'],
    means: ['softwareupdate rosetta|installrosetta', 'install*|安装 rosetta*'],
    asked: 'line',
    rules: ['rosetta-needed', 'go-arch-mismatch', 'go-tool-arch-mismatch', 'brew-intel-prefix'],
    links: ['https://support.apple.com/102527'],
    en: {
      cause:
        'Rosetta makes the wrong build run, slower, and keeps you from seeing that it is the wrong one. macOS 28 runs no such programs.',
      next: 'Install the native build; `gowarden rosetta` lists all that still needs Rosetta.',
      wrong: 'Installing Rosetta as the cure.',
    },
    zh: {
      cause: 'Rosetta 能让错误的版本运行，但更慢，也让人看不出它是错的。macOS 28 将不再运行这类程序。',
      next: '安装原生版本；`gowarden rosetta` 列出仍需 Rosetta 的一切。',
      wrong: '把安装 Rosetta 当作解决办法。',
    },
  },
  {
    id: 'K44',
    says: ['arch -x86_64 brew install go'],
    means: ['archx8664', 'arch x8664 brew|go|zsh|bash'],
    asked: 'line',
    rules: ['app-translated', 'brew-intel-prefix', 'go-arch-mismatch'],
    links: ['https://docs.brew.sh/Installation'],
    en: {
      cause: 'What is started so is translated, and all that it installs or builds is amd64.',
      next: 'Use a native terminal and /opt/homebrew/bin/brew.',
      wrong: '`arch -x86_64` in front of a command: it needs Rosetta for ever.',
    },
    zh: {
      cause: '这样启动的程序在转译下运行，它安装或构建的一切都是 amd64。',
      next: '使用原生终端和 /opt/homebrew/bin/brew。',
      wrong: '在命令前加 `arch -x86_64`：会一直依赖 Rosetta。',
    },
  },
  {
    id: 'K45',
    says: ['brew installs an x86 Go on Apple silicon'],
    means: ['brew|homebrew x86*|amd64|intel go|golang'],
    asked: 'claim',
    rules: ['go-prefix-shadowed', 'brew-intel-prefix', 'go-arch-mismatch', 'app-translated'],
    links: ['https://docs.brew.sh/Installation'],
    en: {
      cause:
        'Homebrew in /opt/homebrew installs arm64 programs. An amd64 Go comes from an Intel Homebrew in /usr/local, or from a translated shell.',
      next: 'Look which one is first on PATH: `gowarden which go`.',
      wrong: 'Blaming brew, or setting GOARCH: the prefix decides.',
    },
    zh: {
      cause:
        '/opt/homebrew 中的 Homebrew 安装 arm64 程序。amd64 的 Go 来自 /usr/local 的 Intel 版 Homebrew，或转译的 shell。',
      next: '查看 PATH 中哪个在前：`gowarden which go`。',
      wrong: '归咎于 brew 或设置 GOARCH：起决定作用的是前缀。',
    },
  },
  {
    id: 'K46',
    says: ['the Go package installs /usr/local/bin/go'],
    means: ['pkg|package|installer|安装包 usrlocalbingo'],
    asked: 'claim',
    rules: ['go-missing', 'go-prefix-shadowed'],
    links: ['https://go.dev/doc/install'],
    en: {
      cause:
        'Go’s own package installs /usr/local/go and names /usr/local/go/bin in /etc/paths.d/go. /usr/local/bin/go is of another origin, mostly an Intel Homebrew.',
      next: 'Look what each one is: `gowarden which go`.',
      wrong: 'Linking go into /usr/local/bin: the link outlives the next upgrade.',
    },
    zh: {
      cause:
        'Go 官方安装包装在 /usr/local/go，并在 /etc/paths.d/go 中写明 /usr/local/go/bin。/usr/local/bin/go 另有来源，多为 Intel 版 Homebrew。',
      next: '用 `gowarden which go` 查看各自是什么。',
      wrong: '把 go 链接到 /usr/local/bin：该链接会比下次升级存在更久。',
    },
  },
  {
    id: 'K47',
    says: ['Go needs the whole Xcode'],
    means: [
      'xcodebuild missing|notfound|gone|need*|require*|缺少|没有|找不到',
      'xcode|xcodebuild|xcodeapp need*|require*|must|full|whole|missing|sdk|需要|必须|完整|缺少 go|golang|cgo|dlv|delve|sdk',
    ],
    asked: 'claim',
    rules: ['apple-tools-missing', 'apple-tools-broken', 'apple-sdk-broken'],
    links: ['https://developer.apple.com/documentation/xcode/installing-the-command-line-tools'],
    en: {
      cause:
        'The Command Line Tools are enough for cgo and for Delve; they have an SDK of their own. xcodebuild is a part of Xcode alone, and go does not call it.',
      next: 'Have the Command Line Tools: `xcode-select --install`. Then `xcrun --show-sdk-path` names their SDK.',
      wrong: 'Installing Xcode since `xcodebuild` is missing, or since the SDK is not below Xcode.app.',
    },
    zh: {
      cause: '命令行工具自带 SDK，足以用于 cgo 和 Delve。xcodebuild 只属于 Xcode，go 不会调用它。',
      next: '安装命令行工具：`xcode-select --install`。之后 `xcrun --show-sdk-path` 会给出其 SDK。',
      wrong: '因为缺少 `xcodebuild`，或 SDK 不在 Xcode.app 下，就安装 Xcode。',
    },
  },
  {
    id: 'K49',
    says: ['go1.22.5 panics with "type hash" on M2'],
    means: [
      'typehash panic*|crash*|m1|m2|m3|go1*',
      'goschedwait*|goschedwaitarm64',
      'sysmon 5ms|arm64|m1|m2|m3|apple',
      'uma|umaaware malloc*|alloc*|runtime',
    ],
    asked: 'claim',
    rules: ['go-version-bad'],
    links: ['https://github.com/golang/go/issues?q=label%3Aarch-arm64'],
    en: {
      cause:
        'Neither the panic, nor _GoschedWaitARM64, a sysmon of 5 ms, or an allocator that knows unified memory is in Go’s source or among its issues, as far as they were searched.',
      next: '`gowarden releases` lists the releases that are known to be bad, each with its issue.',
      wrong: 'Choosing a release of Go by such a list without links.',
    },
    zh: {
      cause:
        '就检索所及，Go 的源码和问题列表中既没有该 panic，也没有 _GoschedWaitARM64、5 ms 的 sysmon 或识别统一内存的分配器。',
      next: '`gowarden releases` 列出已知有问题的版本，各附问题链接。',
      wrong: '依据没有链接的清单选择 Go 版本。',
    },
  },
  {
    id: 'K50',
    says: ['exec format error on macOS'],
    means: ['execformaterror mac|macos|macbook|osx|苹果'],
    asked: 'claim',
    rules: ['go-env-cross', 'go-arch-mismatch', 'go-tool-arch-mismatch'],
    rare: true,
    links: [issue('moovweb/gvm#417')],
    en: {
      cause:
        'For a program of another processor macOS says “bad CPU type in executable”. “exec format error” means a file that macOS does not run at all, such as a Linux program that GOOS or GOARCH made.',
      next: 'Look what the file is: `gowarden inspect FILE`; then unset GOOS and GOARCH.',
      wrong: 'Installing Rosetta: it runs no Linux programs.',
    },
    zh: {
      cause:
        '程序架构不符时 macOS 会说“bad CPU type in executable”。“exec format error”表示 macOS 根本不运行的文件，例如 GOOS 或 GOARCH 造成的 Linux 程序。',
      next: '查看文件是什么：`gowarden inspect FILE`；再取消 GOOS 和 GOARCH。',
      wrong: '安装 Rosetta：它不能运行 Linux 程序。',
    },
  },
  {
    id: 'K53',
    says: ['docker build --platform linux/amd64'],
    means: [
      'platformlinuxamd64 go|golang|docker|from|build|compose|podman|nerdctl|image',
      'dockerdefaultplatformlinuxamd64|dockerdefaultplatform',
    ],
    asked: 'line',
    rules: ['rosetta-needed', 'dockerfile-platform', 'container-emulated'],
    links: ['https://docs.docker.com/build/building/multi-platform/', goIssue(69255)],
    en: {
      cause:
        'On Apple silicon the whole build is then emulated, the Go compiler included: slow, and under QEMU it crashes.',
      next: 'Build natively for the target: `FROM --platform=$BUILDPLATFORM golang` with `GOARCH=$TARGETARCH`.',
      wrong: 'A constant --platform in front of the builder, or DOCKER_DEFAULT_PLATFORM for everything.',
    },
    zh: {
      cause: '在 Apple 芯片上整个构建（包括 Go 编译器）都会被模拟：很慢，在 QEMU 下还会崩溃。',
      next: '为目标原生构建：`FROM --platform=$BUILDPLATFORM golang`，并设 `GOARCH=$TARGETARCH`。',
      wrong: '给构建阶段写死 --platform，或全局设置 DOCKER_DEFAULT_PLATFORM。',
    },
  },
  {
    id: 'K54',
    says: ['pin golang:1.17 against crashes under QEMU'],
    means: [
      'pin*|older|old|downgrade*|固定|降级|旧 golang|go|image|tag|镜像 qemu|segfault*|lfstack|emulat*|崩溃|模拟',
    ],
    asked: 'claim',
    rules: ['rosetta-needed', 'dockerfile-platform', 'container-emulated'],
    links: [goIssue(69255), issue('tonistiigi/binfmt#269')],
    en: {
      cause:
        'QEMU gives amd64 programs addresses that Go’s runtime cannot pack; every release of Go can crash so.',
      next: 'Do not emulate the builder: `FROM --platform=$BUILDPLATFORM golang`, and cross-compile.',
      wrong: 'An older golang image: it crashes as well, and gets no security fixes.',
    },
    zh: {
      cause: 'QEMU 给 amd64 程序的地址 Go 运行时无法打包；任何 Go 版本都可能因此崩溃。',
      next: '不要模拟构建阶段：`FROM --platform=$BUILDPLATFORM golang`，并交叉编译。',
      wrong: '使用更旧的 golang 镜像：同样会崩溃，且没有安全修复。',
    },
  },
  {
    id: 'K55',
    says: ['ln -s /opt/homebrew/bin/go /usr/local/bin/go'],
    means: ['ln usrlocal* opthomebrew*', 'symlink*|link opthomebrew* usrlocal*'],
    asked: 'line',
    rules: ['brew-intel-prefix', 'go-prefix-shadowed'],
    links: ['https://docs.brew.sh/Installation'],
    en: {
      cause:
        'Two prefixes hold programs and libraries of two processors; a link makes one look like the other.',
      next: 'Put /opt/homebrew/bin first on PATH, and build again what was linked against /usr/local.',
      wrong: 'Linking one prefix into the other: brew takes such links for its own and replaces them.',
    },
    zh: {
      cause: '两个前缀存放两种处理器的程序和库；链接会让两者混淆。',
      next: '把 /opt/homebrew/bin 放在 PATH 最前，并重新构建链接到 /usr/local 的程序。',
      wrong: '把一个前缀链接到另一个：brew 会把这些链接当作自己的并替换。',
    },
  },
];
