import type { commands as english } from '../en/commands.ts';

export const commands: typeof english = {
  run: {
    summary: '在前台监视这台机器',
    usage: [''],
    examples: [
      ['gowarden run', '先显示现状，随后显示每个变化；按 Ctrl-C 结束'],
      ['gowarden run --host DIR', '改为监视一台模拟机器'],
    ],
    options: { service: '由 launchd 或 systemd 启动时使用：不输出所见内容；无法启动时等待重试' },
    notes: ['每个状态目录只有一个守护进程：第二个会说明情况并以 0 退出。'],
  },
  status: {
    summary: '显示守护进程当前所知的状态',
    usage: ['[--fail-on error|warning|info]'],
    examples: [
      ['gowarden status', '先是一句结论，然后是每个发现及其证据和下一步'],
      ['gowarden status --json | jq .findings', '同样的内容，供程序读取'],
    ],
    options: { 'fail-on': '达到该严重程度即以 1 退出：error、warning（默认）或 info' },
    notes: ['没有守护进程时以 3 退出；`gowarden doctor` 会自己检查一次。'],
  },
  doctor: {
    summary: '不依赖守护进程，检查本机一次',
    usage: ['[--rule ID …] [--fail-on error|warning|info] [--from REPORT]', '--list', '--notify'],
    examples: [
      ['gowarden doctor', '检查全部'],
      ['gowarden doctor --rule go-arch-mismatch', '只问一个问题'],
      ['gowarden doctor --fail-on error', '只有错误才以 1 退出，警告不算'],
      ['gowarden doctor --notify', '让守护进程发送一条测试通知'],
      ['gowarden doctor --from gowarden-bug-report.zip', '按记录查看别人的机器'],
    ],
    options: {
      rule: '只检查这条规则；可重复给出',
      'fail-on': '达到该严重程度即以 1 退出：error、warning（默认）或 info',
      list: '只列出规则，不做检查',
      notify: '请守护进程发送一条测试通知',
      from: '查看 `gowarden bug-report` 的这份报告所记录的机器',
    },
  },
  inspect: {
    summary: '不运行文件，说明它是什么二进制',
    usage: ['FILE…'],
    examples: [
      ['gowarden inspect "$(which dlv)"', '架构、Go 版本、模块，以及如何原生重建'],
      ['gowarden inspect --json ~/go/bin/*', '同样的内容，供程序读取'],
    ],
    options: {},
  },
  which: {
    summary: '逐步解释在某个目录中运行的是哪个 go，由谁决定',
    usage: ['[NAME] [DIRECTORY] [--context login-shell|gui|daemon]'],
    examples: [
      ['gowarden which go .', 'PATH、垫片、go.work 与 go.mod、GOTOOLCHAIN：各带文件与行号'],
      ['gowarden which gopls', '终端与应用程序各找到哪个 gopls'],
      ['gowarden which go --verbose', '不仅终端，每个环境都说明'],
    ],
    options: { context: '只看其一：login-shell（终端）、gui（应用程序）或 daemon' },
    notes: ['不运行任何程序，也不下载。若什么都不会运行，退出码为 1。'],
  },
  history: {
    summary: '显示发生过的变化：从什么变成什么、何时',
    usage: ['[--since WHEN] [--rule ID] [--kind KIND] [--limit N] [--follow]', '--format csv|ndjson'],
    examples: [
      ['gowarden history', '最近 20 条，旧的在前'],
      ['gowarden history --since 7d --rule go-arch-mismatch', '一条规则，一周之内'],
      ['gowarden history --follow', '停留并显示每个新变化'],
      ['gowarden history --kind cost', 'gowarden 自身的开销，每天四次'],
      ['gowarden history --format csv > history.csv', '全部条目，供电子表格使用'],
    ],
    options: {
      since: '只要此后的记录：90s、30min、12h、7d、2w、2026-11-23 或 2026-11-23T14:02',
      rule: '只要这条规则的记录',
      limit: '最多这么多条，取最新的（默认 20）',
      kind: '只显示此类条目：opened、changed、resolved、toolchain-changed、cost',
      format: '以 csv 或 ndjson（每行一个 JSON）写出所有条目',
      follow: '停留并显示新发生的事，直到 Ctrl-C（询问守护进程）',
    },
    notes: ['通过守护进程读取；没有守护进程时以只读方式打开数据库。'],
  },
  caches: {
    summary: '显示 Go 开发机器上的各种缓存、大小以及谁在使用',
    usage: [''],
    examples: [
      ['gowarden caches', '占用空间、文件数、最近使用、当前使用者、清理的代价'],
      ['gowarden caches --verbose', '另外显示位置、依据以及清理命令'],
      ['gowarden caches --json | jq ".caches[] | {id, bytes}"', '供程序读取'],
    ],
    options: {},
    notes: ['不做任何改动。大小按磁盘占用计算，硬链接只计一次。'],
  },
  clean: {
    summary: '清理缓存：先显示计划并询问，之后可以撤销',
    usage: [
      '[--all | --repair | --policy | --unneeded | ID…] [--dry-run] [--yes] [--wait | --no-wait] [--purge-now]',
    ],
    examples: [
      ['gowarden clean', '会自行恢复的内容：构建缓存、gopls、代码检查工具'],
      ['gowarden clean --all --dry-run', '显示全部清理会移走什么，不做任何改动'],
      ['gowarden clean go-modules --yes', '按编号清理一个缓存（gowarden caches --verbose），不询问'],
      ['gowarden clean --repair', '只清理内容与哈希不符的模块'],
      ['gowarden clean --yes --wait', '等到正在使用的部分也清理完'],
    ],
    options: {
      all: '所有可清理的内容：包括模块缓存和 IDE 索引',
      repair: '只处理损坏、不完整和无主的模块',
      policy: '设置 caches.maxAgeDays、maxGigabytes、minFreeGigabytes 不再允许的内容',
      unneeded: '另加没有 go.sum 提到的模块：依据当前目录以及在 IDE 中打开的项目',
      'dry-run': '只显示计划，不做任何改动',
      yes: '不询问（-y）；没有终端时必须给出',
      wait: '等使用缓存的程序结束后再清理，命令随后才退出',
      'no-wait': '不处理正在使用的部分；否则由运行中的守护进程稍后清理',
      'purge-now': '立即释放空间：这次和之前的清理将无法撤销',
    },
    notes: [
      '设置了策略后，守护进程会自行执行 --policy 的操作。没有策略时 --policy 不清理任何内容。',
      '绝不会动正在运行的构建或 IDE 所用的内容。构建期间只会立即清理 Go 自己也会清理的部分。',
      '有内容未清理或仍在使用时以 4 退出并说明原因；没有可以询问的终端且没有 --yes 时以 2 退出。',
    ],
  },
  undo: {
    summary: '撤销上一次清理',
    usage: ['[PLAN]'],
    examples: [
      ['gowarden undo', '撤销上一次'],
      ['gowarden undo mhy3k2ab-1f2e3d4c', '撤销某个计划的清理，编号由 `gowarden clean` 给出'],
    ],
    options: {},
    notes: [
      '在 `caches.undoMinutes`（默认 10 分钟）内可以撤销。其间新产生的内容会保留。',
      '仍在等待的清理会被放弃。',
      '只恢复了一部分或仍有程序在使用时以 4 退出，没有可撤销的清理时以 2 退出。',
    ],
  },
  config: {
    summary: '写入、检查和显示设置',
    usage: ['init | check | path | show'],
    examples: [
      ['gowarden config init', '写入一份所有设置均已注释的文件'],
      ['gowarden config check', '指出错误的行、列和允许的值'],
      ['gowarden config show', '当前生效的每项设置及其来源'],
      ['$EDITOR "$(gowarden config path)"', '编辑设置；守护进程会立即采用'],
    ],
    options: {},
    notes: ['每项设置的说明见 docs/configuration.md。'],
  },
  simulate: {
    summary: '展示一台模拟的 Mac，或看守护进程应对其 Go 被替换',
    usage: ['brew-swap [--keep]', 'MACHINE [--keep]', '--list'],
    examples: [
      ['gowarden simulate brew-swap', 'amd64 的 Go 换入又换出：守护进程所做的每件事及其时刻'],
      ['gowarden simulate --list', '所有可模拟的机器'],
      ['gowarden simulate intel-prefix-first --keep', 'doctor 对其中一台的说法，并保留其文件夹'],
    ],
    options: {
      list: '列出可模拟的内容',
      keep: '保留机器的文件夹及为其写下的内容',
    },
    notes: ['既不需要 Mac 也不需要 Go。MACHINE 的退出码与 `gowarden doctor` 相同。'],
  },
  paths: {
    summary: '显示 gowarden 自己的文件放在哪里',
    usage: [''],
    examples: [
      ['gowarden paths', '设置、历史、日志、套接字'],
      ['gowarden paths --json | jq -r .paths.logFile', '取其中一个，供脚本使用'],
    ],
    options: {},
  },
  version: {
    summary: '显示版本，以及运行它的 Node 的架构',
    usage: [''],
    examples: [['gowarden version', '这个 Node 被转译运行时也会说明']],
    options: {},
  },
  incidents: {
    summary: '显示谁让谁等待，以及两个 IDE 之间发生了什么',
    usage: ['[--since WHEN | --day DATE] [--module DIR] [--limit N]', 'show N'],
    examples: [
      ['gowarden incidents', '最新的在最后，附每个持续的时间'],
      ['gowarden incidents show 12', '以经过叙述其中一个'],
      ['gowarden incidents --day 2026-11-23 --module ~/src/app', '某一天、某个模块的'],
    ],
    options: {
      since: '只看此后：2h、3d、2026-11-23',
      day: '仅这一天：2026-11-23',
      module: '只看与该目录或模块有关的',
      limit: '最多多少个，最新优先（默认 50）',
    },
  },
  'why-tidy': {
    summary: '查明 go mod tidy 失败的原因，不改动模块',
    usage: ['[DIRECTORY] [--network]'],
    examples: [
      ['gowarden why-tidy', '在 go.mod 和 go.sum 的副本上运行 tidy，并指出原因'],
      ['gowarden why-tidy ~/src/app --network', '同时下载缺少的内容'],
    ],
    options: { network: '允许 go 下载模块；否则不获取任何内容' },
    notes: ['tidy 失败或会更改内容时退出码为 1。'],
  },
  logs: {
    summary: '以易读形式显示守护进程的日志',
    usage: ['[-f] [-n LINES]', '--level trace|debug|info|warn|error'],
    examples: [
      ['gowarden logs -f', '最后 50 行，然后逐行显示新内容'],
      ['gowarden logs --level debug', '让正在运行的守护进程记录更多'],
    ],
    options: {
      follow: '持续显示新行，直到 Ctrl-C（-f）',
      lines: '显示最后多少行（-n，默认 50）',
      level: '更改正在运行的守护进程的日志级别',
    },
  },
  service: {
    summary: '设置 gowarden 是否在登录时启动',
    usage: [
      'install | status | restart',
      'logs [-f] [-n LINES] [--level LEVEL]',
      'uninstall [--purge --yes]',
      'print [--platform darwin|linux]',
    ],
    examples: [
      ['gowarden service install', '立即启动，并在每次登录时启动（launchd、systemd）'],
      ['gowarden service print --platform darwin', '显示将要写入的文件'],
      ['gowarden service uninstall --purge --yes', '停止并移除 gowarden 的全部内容'],
    ],
    options: {
      platform: '输出该平台的文件',
      purge: '同时移除设置、历史记录和日志',
      yes: '不再询问',
      follow: '持续显示新行，直到 Ctrl-C（-f）',
      lines: '显示最后多少行（-n，默认 50）',
      level: '更改正在运行的守护进程的日志级别',
    },
  },
  'bug-report': {
    summary: '为问题单制作一份不含隐私的报告',
    usage: ['[--print | --yes] [--output FILE] [--modules]'],
    examples: [
      ['gowarden bug-report', '显示内容，询问后保存到当前目录'],
      ['gowarden bug-report --print --verbose', '显示全部内容，不保存'],
      ['gowarden bug-report --yes --output report.zip', '不询问，直接保存'],
    ],
    options: {
      output: '保存位置（-o）；已有文件保持不变',
      yes: '不询问',
      print: '不保存',
      modules: '保留模块路径和项目名',
    },
    notes: ['不会发送任何内容。会询问正在运行的守护进程，macOS 允许它查看的目录可能与终端不同。'],
  },
  completions: {
    summary: '输出某个 shell 的补全脚本',
    usage: ['bash|zsh|fish'],
    examples: [
      ['source <(gowarden completions bash)', '写入 ~/.bashrc'],
      ['gowarden completions zsh > ~/.zfunc/_gowarden', '~/.zfunc 须在 fpath 中'],
      ['gowarden completions fish > ~/.config/fish/completions/gowarden.fish', 'fish'],
    ],
    options: {},
  },
  help: {
    summary: '解释一个命令或一条规则',
    usage: ['[COMMAND | RULE]'],
    examples: [
      ['gowarden help history', '一个命令'],
      ['gowarden help go-arch-mismatch', '一条规则：原因、补救、链接'],
    ],
    options: {},
  },
};
