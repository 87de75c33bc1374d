import type { RuleTexts } from '../rules.ts';

const run = (command: string, otherwise: string): string => (command ? `运行：${command}` : otherwise);

export const rules: RuleTexts = {
  'go-arch-mismatch': {
    title: 'Go 的架构与本机不符',
    cause:
      '本机启动的 go 命令是为另一种处理器构建的。在 Apple 芯片上，amd64 的 Go 由 Rosetta 转译运行：构建变慢，产物默认也是 amd64，它下载的每个工具链同样是 amd64。常见来源：/usr/local 下的 Homebrew、从 go.dev 下错的安装包，或在转译的 shell 中运行的版本管理器。',
    remedy:
      '在原处安装与硬件相符的 Go，或让原生的 Go 排在 PATH 最前面。打开新的终端，用 `gowarden which go` 检查，并重新构建由旧 Go 构建的工具。',
    summary: ({ path, version, architecture, hardware }) =>
      `${path} 是 ${architecture} 的 ${version || 'Go'}，而本机是 ${hardware}。`,
    next: ({ command, hardware }) =>
      run(command, `从 https://go.dev/dl/ 安装 ${hardware} 的 Go，并让它排在 PATH 最前面。`),
  },
  'go-tool-arch-mismatch': {
    title: 'Go 工具的架构与本机不符',
    cause:
      '由 Go 构建的工具（如 dlv、gopls）是为另一种处理器构建的，多半因为构建它的 go 命令就是如此。Delve 无法在 Rosetta 中调试；其他工具运行更慢，而且离不开 Rosetta。',
    remedy:
      '用原生的 Go 重新构建同一工具的同一版本。下面的命令中的包与版本取自工具自身的构建信息。由本地源码构建的工具需要在源码目录中重新构建。',
    summary: ({ tool, path, architecture, hardware }) =>
      `${tool}（${path}）是 ${architecture} 的，而本机是 ${hardware}。`,
    next: ({ command, hardware }) =>
      run(command, `它没有写明发布版本：请用 ${hardware} 的 Go 从源码重新构建。`),
  },
  'go-prefix-shadowed': {
    title: 'Intel 版 Homebrew 排在原生版之前',
    cause:
      'PATH 中，另一种处理器的 Homebrew 目录排在原生 Homebrew 之前。两者都有的命令以前者为准，`brew install` 和 `brew upgrade` 也会装到那里。',
    remedy:
      '让原生 Homebrew 排在最前：把 `eval "$(/opt/homebrew/bin/brew shellenv)"` 放在 ~/.zprofile 中修改 PATH 的最后一处，并删除其后把 /usr/local/bin 放到前面的行。打开新的终端。不再需要时卸载 Intel 版 Homebrew。',
    summary: ({ path, architecture, shadowed, shadowedArchitecture, context }) =>
      `在 ${context} 的 PATH 中，${path}（${architecture}）排在 ${shadowed}（${shadowedArchitecture}）之前。`,
    next: ({ shadowed }) => `让 ${shadowed.replace(/\/[^/]*$/, '')} 排在 PATH 最前面，然后打开新的终端。`,
  },
  'go-toolchain-mixed': {
    title: 'Go 用了另一个 Go 的目录树',
    cause:
      'go 命令从 GOROOT 取编译器和标准库。若那是另一个版本的目录树，构建会因 "version does not match go tool version" 而失败。GOROOT 多半是很久以前在 shell 配置中或用 `go env -w` 设置的；Go 1.9 之后都不需要它。没有设置 GOROOT 时，把新版 Go 解压到旧版之上也会如此。',
    remedy:
      '在设置 GOROOT 的地方取消它：删除 shell 配置中的那一行，或运行 `go env -u GOROOT`。若没有人设置它，请删除该目录树并重新安装。',
    summary: ({ path, goVersion, goroot, gorootVersion }) =>
      gorootVersion
        ? `${path} 是 ${goVersion}，但它的 GOROOT ${goroot} 是 ${gorootVersion}。`
        : `${path} 被指定使用的 GOROOT ${goroot} 不存在。`,
    next: ({ goroot, setBy }) => {
      if (setBy === 'environment') return '从 shell 配置中删除 GOROOT，然后打开新的终端。';
      if (setBy === 'bin/go') return `删除 ${goroot}，并重新安装这个 Go。`;
      return `运行：go env -u GOROOT（设置于 ${setBy}）`;
    },
  },
  'go-missing': {
    title: '找不到 Go',
    cause:
      '终端本应找到 go 却没有：某个链接指向不存在的文件（升级中断、版本被删除），已安装的 Go 不在 PATH 中，或原来的 go 不见了。',
    remedy: '修复链接、重新安装 Go，或把它的目录加入 PATH。然后打开新的终端。',
    summary: ({ path, stoppedAt, reason }) => {
      if (reason === 'not-on-path') return `终端的 PATH 中没有通向 ${path} 的目录。`;
      if (reason === 'gone') return `${path} 不见了，PATH 中也没有别的 go。`;
      if (reason === 'circle') return `${path} 的链接绕成了一个圈。`;
      return stoppedAt === path ? `${path} 不存在。` : `${path} 指向 ${stoppedAt}，而后者不存在。`;
    },
    next: ({ command }) => run(command, '从 https://go.dev/dl/ 或用原来的方式安装 Go。'),
  },
  'go-version-eol': {
    title: 'Go 已不再获得安全修复',
    cause:
      'Go 的每个主要版本只支持到出现两个更新的主要版本为止。这个版本更旧：标准库或编译器中发现的漏洞不会再修复。gowarden 依据自带的发布表和日历判断，不访问网络。',
    remedy: '安装受支持的主要版本。今天能构建的代码以后也能构建：Go 遵守兼容性承诺。',
    summary: ({ path, version, supported }) => `${path} 是 ${version}；受支持的是 Go ${supported}。`,
    next: ({ command, supported }) =>
      run(command, `用原来的安装方式或从 https://go.dev/dl/ 升级到 Go ${supported} 之一。`),
  },
  'go-tool-no-uuid': {
    title: 'macOS 拒绝启动这个程序',
    cause:
      'macOS 26 不启动没有 LC_UUID 加载命令的程序（"missing LC_UUID load command"）。Go 从 1.24 起写入它；由更旧版本自行链接的程序没有。',
    remedy: '用 Go 1.24 或更新版本重新构建该工具。若 Go 自身没有，请换成更新的版本。',
    summary: ({ tool, path, goVersion }) =>
      `${tool}（${path}）没有 LC_UUID${goVersion ? `：它由 ${goVersion} 链接` : ''}。`,
    next: ({ command }) => run(command, '请安装由 Go 1.24 或更新版本构建的版本。'),
  },
  'go-toolchain-inherited': {
    title: '下载的工具链架构与本机不符',
    cause:
      '当 go.mod 或 GOTOOLCHAIN 要求另一个版本时，go 命令按自身的架构下载工具链，与 GOARCH 无关。架构不符的 go 会让模块缓存充满架构不符的工具链，删除后又会重新下载；别的工具也可能指向它们。',
    remedy:
      '先让 go 命令本身成为原生的。之后它下载的就是原生工具链，旧的只是占用空间：`gowarden caches` 会列出它们，`gowarden clean go-toolchain:NAME` 可清理其中一个。',
    summary: ({ version, path, architecture, hardware }) =>
      `${path} 中的 ${version || '工具链'} 是 ${architecture} 的，而本机是 ${hardware}。`,
    next: () => '先确认 go 命令是原生的（gowarden which go），然后即可清理它。',
  },
  'node-translated': {
    title: 'gowarden 自身在转译下运行',
    cause:
      '运行 gowarden 的 Node.js 是为另一种处理器构建的，由 Rosetta 或 QEMU 转译。它的开销比应有的大，它启动的程序也会像在另一台机器上那样作答。',
    remedy: '安装适合本机硬件的 Node.js，然后用 `gowarden service install` 重新安装服务。',
    summary: ({ node, hardware }) => `gowarden 的 Node.js 是 ${node} 的，而本机是 ${hardware}。`,
    next: ({ hardware }) => `安装 ${hardware} 的 Node.js，然后运行：gowarden service install`,
  },
  'gowarden-over-budget': {
    title: 'gowarden 自身开销过大',
    cause:
      '守护进程占用的内存、处理器时间、监视的目录、打开的文件或磁盘空间，超出限额已有一刻钟。常驻的工具不应让人察觉其开销；超出限额是它自身的缺陷，或有什么让它反复查看。',
    remedy:
      '用 `gowarden service restart` 重新启动。若再次出现，`gowarden history --kind cost` 会显示从何时开始，`gowarden bug-report` 可制作随问题单提交的报告。',
    summary: ({ what, value, budget }) => {
      const text = {
        memory: `${value} 内存，限额为 ${budget}`,
        processor: `一个处理器核心的 ${value}，限额为 ${budget}`,
        watches: `${value} 个监视的目录，限额为 ${budget}`,
        descriptors: `${value} 个打开的文件，限额为 ${budget}`,
        database: `${value} 历史数据，限额为 ${budget}`,
      };
      return `gowarden 占用 ${text[what]}。`;
    },
    next: () => '运行：gowarden service restart。若再次出现，运行：gowarden bug-report',
  },
  'shared-module-two-ides': {
    title: '两个应用同时处理同一个模块',
    cause:
      '每个编辑器、IDE 或代理都为同一模块运行自己的 gopls 或 go 命令：相同的加载、检查和 `go mod tidy` 做两遍。依赖都已下载时它们几乎不互相等待：go 这时使用共享锁，`go mod tidy` 只占用自己的锁约 1.5 毫秒。长时间等待出现在两者都需要同一个尚未下载的模块版本时，例如刚克隆之后。',
    remedy:
      '两者都可以保持打开。(1) 在两边打开新克隆的仓库之前先运行 `go mod download`：这会消除长时间等待。(2) 在 VS Code 中设置 "gopls": {"ui.diagnostic.diagnosticsTrigger": "Save"}：否则每次未保存的 import 改动都会让每个 gopls 运行三次 `go list` 和一次 `go mod tidy`。(3) 只在一个编辑器中做 lint：VS Code 中 "go.lintOnSave": "off"。(4) 让其中一个负责 go.mod：在 GoLand 中关闭 Settings | Go | Go Modules | Download Go module dependencies；它会在打开项目或 go.mod 改变时自行运行 `go mod download`。(5) 两边用同一个 gopls 文件并加 `-remote=auto` 只节省内存（小模块的第二个 gopls 在缓存已热时占 65 MB，冷时占 350 MB，其替身占 33 MB），不会少运行任何 go 命令。如果必须关闭一个，请关闭您既不编辑也不调试的那个；它的 go 命令会随之结束。',
    summary: ({ module, owners }) => `${owners} 正同时处理 ${module}。`,
    next: () => '新克隆后先运行 `go mod download`；让其中一个负责 go.mod。',
  },
  'modcache-lock-wait': {
    title: '有 go 命令在等待 Go 模块缓存的锁',
    cause:
      'go 命令通过模块缓存中的锁互斥：每个模块版本在下载和解压时各有一把，git 拉取仓库时一把，`go mod tidy` 以及每次写 go.mod 时一把。等待时没有任何提示，也没有时限；go 可能在等待之前就打印 "downloading"，看起来像网络慢。',
    remedy:
      '通常持有者下载完成后即结束；在第二个应用打开该模块之前运行 `go mod download`，就没有什么可等的了。如果持有者卡住（多半在 git 或网络上），结束该进程：它一退出锁就释放。切勿删除锁文件：那会破坏互斥，也不会让任何人继续。',
    summary: ({ about, holder, waiters }) =>
      waiters
        ? `${waiters} 正在等待 ${about}${holder ? `，持有者为 ${holder}` : ''}。`
        : `${holder || '某个进程'} 持有 ${about}，没有人在等待它。`,
    next: ({ holder }) => {
      const pid = /pid (\d+)/.exec(holder)?.[1];
      return pid === undefined ? '稍候再看。' : `请等待；如果它卡住，结束它：kill ${pid}`;
    },
  },
  'gomod-ping-pong': {
    title: 'go.mod 或 go.sum 来回变化',
    cause:
      '该文件多次回到刚刚离开的内容：两个写入者互相撤销。通常是一个应用的自动整理或导入修复与另一个冲突，或两个 Go 版本的格式不同。',
    remedy:
      '让一个应用负责 go.mod：在另一个中关闭自动整理（VS Code：保存时的 source.organizeImports；GoLand：Settings | Go | Go Modules），并在两边使用相同的 Go 版本。',
    summary: ({ path, owners }) => `${path} 来回变化${owners ? `，期间 ${owners} 在此工作` : ''}。`,
    next: () => '让一个应用负责 go.mod，并在两边使用同一个 Go 版本。',
  },
  'go-command-storm': {
    title: '某个应用成批启动 go 命令',
    cause:
      '一个应用在一个模块中一分钟内启动了 150 多个 `go list`、`go mod tidy` 之类的命令。当 go.mod 反复变化，或在大型工作区中每次按键都触发诊断时，gopls 会这样做。macOS 不会告知其他程序何时启动：在那里每秒查看一次，一分钟内见到 25 个不同的命令即视为可疑。',
    remedy:
      '在 VS Code 中设置 "gopls": {"ui.diagnostic.diagnosticsTrigger": "Save"}，并用 "build.directoryFilters" 排除文件夹。如果 go.mod 不断变化，请查找是谁在写它。',
    summary: ({ owner, module }) => `${owner}${module ? ` 在 ${module} 中` : ''}成批启动 go 命令。`,
    next: () => '在 gopls 中把 diagnosticsTrigger 设为 "Save"，或关闭其中一个编辑器。',
  },
  'modcache-corrupt': {
    title: '模块缓存中有损坏的模块',
    cause:
      '模块缓存为某个模块记录的哈希已损坏，或与所有使用它的项目矛盾。下载中断、磁盘已满或修改缓存都会造成这种情况。`go build` 可能会不加提示地编译这样的模块。',
    remedy: '只移除该模块，go 会重新下载：`gowarden clean --repair`。',
    summary: ({ module, version }) => `模块缓存中的 ${module}@${version} 与其记录的哈希不符。`,
    next: () => '运行：gowarden clean --repair',
  },
  'gosum-mismatch': {
    title: 'go.sum 与模块缓存不一致',
    cause:
      'go.sum 记录的哈希与模块缓存为同一模块版本记录的不同。该项目的构建会以 "checksum mismatch" 和 SECURITY ERROR 停止。可能是 go.sum 合并或编辑有误、标签被移动，或缓存损坏。',
    remedy:
      '在更改之前先弄清哪个是对的：`gowarden why-tidy` 会比较内容、缓存和 go.sum。如果 go.sum 有误，请从版本控制恢复该行；只有私有模块有意移动了标签时，才删除该行并运行 `go mod tidy`。',
    summary: ({ module, version, file }) => `${file} 与模块缓存对 ${module}@${version} 的记录不一致。`,
    next: ({ file }) => `运行：gowarden why-tidy ${file.replace(/\/[^/]*$/, '')}`,
  },
};
