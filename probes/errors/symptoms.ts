import { type ErrorRow, goIssue, issue } from './row.ts';

const debugging = 'https://github.com/go-delve/delve/blob/master/Documentation/faq.md';

/** L, first part: what people see of debuggers, editors and toolchains, in their own words. */
export const symptoms: readonly ErrorRow[] = [
  {
    id: 'L01',
    says: ['breakpoint not hit', '断点不命中'],
    means: [
      'breakpoint*|断点 @not hit*|stop*|trigger*|work*|reach*|bound|bind|set|pause*|break|fire*|verif*',
      'breakpoint*|断点 ignore*|skip*|unverified|gray|grey|hollow|unbound|miss*|忽略|跳过|灰|空心|失效',
      '断点 不|没|无|未',
    ],
    asked: 'symptom',
    rules: ['dlv-window', 'dlv-architecture'],
    links: [debugging, 'https://github.com/golang/vscode-go/wiki/debugging'],
    en: {
      cause:
        'The program that runs is not the source that you see: built with -s -w or optimised, with -trimpath or elsewhere (paths differ), an older build, or one that this dlv is too old to read.',
      next: 'Build without -ldflags "-s -w" and -trimpath, or set substitutePath; `gowarden dlv` shows whether dlv fits this Go.',
      wrong: 'Reinstalling Go.',
    },
    zh: {
      cause:
        '运行的程序与所见源码不一致：以 -s -w 或优化方式构建、用了 -trimpath 或在别处构建（路径不同）、是旧的构建，或 dlv 太旧而读不懂。',
      next: '构建时去掉 -ldflags "-s -w" 和 -trimpath，或设置 substitutePath；`gowarden dlv` 会显示 dlv 与该 Go 是否相配。',
      wrong: '重新安装 Go。',
    },
  },
  {
    id: 'L02',
    says: ['debug session ends at once', '调试会话立即结束'],
    means: [
      'debug*|dlv|delve|调试 end*|exit*|quit*|stop*|terminat*|close*|finish*|die*|disconnect*|结束|退出|终止|停止|关闭|断开|闪退 once|immediate*|instant*|right|straight|directly|soon|second*|start*|立即|立刻|马上|刚|就|一|瞬间',
      '调试 闪退|秒退',
    ],
    asked: 'symptom',
    rules: ['dlv-architecture', 'dlv-debugserver', 'app-translated', 'dlv-window', 'go-env-cross'],
    links: [issue('go-delve/delve#2604'), issue('go-delve/delve#3810')],
    en: {
      cause:
        'dlv does not get as far as the program: it is amd64 or started by a translated application, its debug server is missing, it is too old for this Go, or GOARCH makes a program that cannot run here.',
      next: 'Run `gowarden dlv`; the debug console shows dlv’s own last words, which `gowarden explain` takes.',
      wrong: 'gdbserver, signing dlv, or a setting go.delvePath.',
    },
    zh: {
      cause:
        'dlv 没有走到启动程序这一步：它是 amd64 版本、由转译的应用启动、缺少调试服务器、对该 Go 而言太旧，或 GOARCH 使构建出的程序无法在此运行。',
      next: '运行 `gowarden dlv`；调试控制台中 dlv 的最后几行可交给 `gowarden explain`。',
      wrong: '使用 gdbserver、给 dlv 签名，或设置 go.delvePath。',
    },
  },
  {
    id: 'L03',
    says: ['debugger cannot attach', '调试器无法附加'],
    means: ['attach*|附加 @not|denied|拒绝 debug*|dlv|delve|process|pid|调试|进程'],
    asked: 'symptom',
    rules: ['dlv-debugserver', 'dlv-architecture', 'app-translated'],
    links: [debugging],
    en: {
      cause:
        'On Linux yama lets a process attach to its own children only; in a container ptrace is not allowed; on macOS debugging has to be permitted.',
      next: 'Launch the program from the debugger; on macOS `DevToolsSecurity -status`; in a container `--cap-add=SYS_PTRACE`.',
      wrong: '`setcap` on go or dlv.',
    },
    zh: {
      cause: 'Linux 上 yama 只允许附加到自己的子进程；容器中不允许 ptrace；macOS 上需要授予调试权限。',
      next: '由调试器启动程序；macOS 上查看 `DevToolsSecurity -status`；容器中加 `--cap-add=SYS_PTRACE`。',
      wrong: '对 go 或 dlv 使用 `setcap`。',
    },
  },
  {
    id: 'L04',
    says: ['variables are optimized out in the debugger', '调试时变量看不到'],
    means: [
      'variable*|local*|变量 optimi*|unreadable|@not|优化|看不到 debug*|dlv|delve|see|shown|showing|visible|display*|调试|显示',
      'variable*|变量 optimi*|优化',
    ],
    asked: 'symptom',
    rules: ['dlv-window'],
    links: [debugging],
    en: {
      cause:
        'The compiler left them out of an optimised build, or this dlv is older than the Go that built it.',
      next: 'Build with `-gcflags "all=-N -l"`, as `dlv debug` and the editors do by themselves; `gowarden dlv` shows whether dlv fits.',
    },
    zh: {
      cause: '编译器在优化构建中省去了它们，或 dlv 比构建程序的 Go 旧。',
      next: '用 `-gcflags "all=-N -l"` 构建（`dlv debug` 和编辑器会自动这样做）；`gowarden dlv` 会显示 dlv 是否相配。',
    },
  },
  {
    id: 'L05',
    says: ['go version still shows the old version', 'go version 还是旧版本'],
    means: [
      'go|goversion|golang old|older|wrong|previous|旧|老|不对|错 version|版本 still|show*|after|upgrad*|updat*|install*|use*|print*|还|升级|更新|显示',
      'upgrad*|updat*|升级|更新 go|golang still|仍|还 use*|using|run*|old*|旧|老',
      'upgrad*|updat*|升级|更新 go|golang @not|still|没|还 chang*|effect*|version|生效|变|版本',
    ],
    asked: 'symptom',
    rules: [
      'go-prefix-shadowed',
      'go-toolchain-pinned',
      'go-goroot-invalid',
      'go-toolchain-mixed',
      'go-contexts-differ',
    ],
    links: ['https://go.dev/doc/toolchain'],
    en: {
      cause:
        'Another go is earlier on PATH, the shell remembers where the old one was, or GOTOOLCHAIN, go.mod or a version manager chooses another one.',
      next: '`gowarden which go` shows every go and what decides; in an open terminal `hash -r`.',
      wrong: 'Reinstalling Go.',
    },
    zh: {
      cause:
        'PATH 中更靠前的是另一个 go、shell 记住了旧位置，或由 GOTOOLCHAIN、go.mod、版本管理器选择了别的版本。',
      next: '`gowarden which go` 会列出每个 go 及由谁决定；已打开的终端请执行 `hash -r`。',
      wrong: '重新安装 Go。',
    },
  },
  {
    id: 'L06',
    says: ['works in the terminal but not in the editor', '终端里可以，编辑器里不行'],
    means: [
      'terminal|shell|终端|命令行 vscode|goland|editor|ide|cursor|编辑器 @not|报错|only|but|differ*|find|不|没|但|只',
      'vscode|goland|editor|ide|cursor|编辑器 @not find*|see*|detect*|locate*|recogni*|找|识别|检测 go|golang|dlv|gopls',
      'vscode|code|goland|editor|ide|cursor|编辑器 找不到|未找到|识别不到',
    ],
    asked: 'symptom',
    rules: [
      'go-missing',
      'go-prefix-shadowed',
      'go-goroot-invalid',
      'goland-sdk',
      'go-contexts-differ',
      'vscode-tool-path',
    ],
    links: ['https://code.visualstudio.com/docs/supporting/faq#_resolving-shell-environment-fails'],
    en: {
      cause:
        'An application that is not started from a terminal has another PATH and other variables than your shell.',
      next: '`gowarden which go` shows what each of them finds; set PATH in the login file of the shell, or name the go in the editor’s settings.',
      wrong: 'Copying go into /usr/bin.',
    },
    zh: {
      cause: '不是从终端启动的应用，其 PATH 和变量与 shell 不同。',
      next: '`gowarden which go` 会显示各自找到什么；请在 shell 的登录文件中设置 PATH，或在编辑器设置中指定 go。',
      wrong: '把 go 复制到 /usr/bin。',
    },
  },
  {
    id: 'L07',
    says: ['GoLand does not find the SDK', 'GoLand 识别不到 SDK'],
    means: [
      'goland|jetbrains|intellij go sdk @not 找|识别|find*|see*|detect*|know*',
      'goland|jetbrains|intellij go sdk missing|丢失|无效|lost|gone',
      'goland|jetbrains|intellij sdk|goroot @not|missing|empty|lost|gone|invalid|upgrade|找不到|识别|丢失|空|无效',
    ],
    asked: 'symptom',
    rules: ['goland-sdk', 'go-missing'],
    links: ['https://www.jetbrains.com/help/go/configuring-goroot-and-gopath.html'],
    en: {
      cause:
        'GoLand keeps the path of a Go tree; after an upgrade by Homebrew a path with a version in it is gone, and bin/go or a shim is not a tree.',
      next: 'Choose a path without a version: with Homebrew /opt/homebrew/opt/go/libexec.',
      wrong: 'Editing zversion.go.',
    },
    zh: {
      cause:
        'GoLand 记录的是 Go 目录的路径；Homebrew 升级后含版本号的路径会消失，而 bin/go 或 shim 不是完整目录。',
      next: '选择不含版本号的路径：Homebrew 为 /opt/homebrew/opt/go/libexec。',
      wrong: '编辑 zversion.go。',
    },
  },
  {
    id: 'L08',
    says: ['GoLand does not start after a change of vmoptions', '修改 vmoptions 后 GoLand 打不开'],
    means: [
      'goland|jetbrains|idea vmoptions|jvm|jbr|xmx|heap',
      'goland @not|crash*|打不开|闪退|崩溃 start*|launch*|open*|启动|打开',
      'goland|jetbrains 闪退|打不开|启动不|无法启动',
    ],
    asked: 'symptom',
    rules: ['goland-vmoptions', 'goland-runtime', 'editor-arch-mismatch'],
    links: ['https://www.jetbrains.com/help/go/tuning-the-ide.html'],
    en: {
      cause:
        'A line of the .vmoptions stops the Java, or goland.jdk names a Java that is gone or for another processor.',
      next: '`gowarden doctor` names file and line; remove that line.',
      wrong: 'An older JBR.',
    },
    zh: {
      cause: '.vmoptions 中某行使 Java 无法启动，或 goland.jdk 指向不存在或架构不符的 Java。',
      next: '`gowarden doctor` 会指出文件和行；删除该行。',
      wrong: '使用旧 JBR。',
    },
  },
  {
    id: 'L09',
    says: ['gopls is slow', 'gopls 占用很高'],
    means: [
      'gopls|languageserver|语言服务器 slow*|cpu|memory|ram|hang*|freez*|stuck|heavy|hot|慢|内存|占用|卡|高',
      'autocomplet*|completion|补全 slow*|@not|慢|失效',
    ],
    asked: 'symptom',
    rules: [
      'go-tool-arch-mismatch',
      'app-translated',
      'editor-arch-mismatch',
      'go-command-storm',
      'shared-module-two-ides',
    ],
    links: ['https://go.dev/gopls/daemon', goIssue(76291)],
    en: {
      cause:
        'gopls is amd64 and translated, two editors have one each for the same module, or it watches very many files.',
      next: '`gowarden doctor` shows the first two; `build.directoryFilters` leaves directories out.',
      wrong: 'Clearing all caches: gopls has to load everything again.',
    },
    zh: {
      cause: 'gopls 是 amd64 版本且被转译、两个编辑器对同一模块各开一个，或它监视的文件极多。',
      next: '前两种 `gowarden doctor` 会指出；`build.directoryFilters` 可排除目录。',
      wrong: '清空所有缓存：gopls 得重新加载一切。',
    },
  },
  {
    id: 'L10',
    says: ['VS Code asks to update Go tools again and again', 'VS Code 反复提示更新 Go 工具'],
    means: [
      'vscode|code|cursor|editor|编辑器 tool*|gopls|dlv|工具 again|always|every|keep*|repeated*|each|反复|总是|一直|每次',
    ],
    asked: 'symptom',
    rules: ['go-prefix-shadowed', 'go-tool-arch-mismatch', 'go-version-eol', 'go-tool-outdated'],
    links: [issue('golang/vscode-go#3637')],
    en: {
      cause:
        'The tools are built by another, older go than the one that is selected, or what built them cannot be read.',
      next: 'See which go VS Code uses (`gowarden which go`), then “Go: Install/Update Tools” once.',
      wrong: 'Switching the check off.',
    },
    zh: {
      cause: '构建工具的 go 比所选的旧，或读不出由谁构建。',
      next: '查看 VS Code 使用哪个 go（`gowarden which go`），再执行一次 “Go: Install/Update Tools”。',
      wrong: '关闭该检查。',
    },
  },
];
