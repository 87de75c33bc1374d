import type { Command } from '../../../messages/command.ts';
import { inChinese } from '../../../messages/phrases.ts';
import type { CommandGroup, CommandHelp } from '../../command.ts';

export const group: CommandGroup = 'gowarden';

type Texts = Readonly<Record<string, string>>;

const en = {
  help: {
    summary: 'Show a simulated Mac, or watch the daemon on one while its Go is swapped',
    usage: ['brew-swap [--keep]', 'MACHINE [--keep]', '--list'],
    examples: [
      [
        'gowarden simulate brew-swap',
        'an amd64 Go comes in and goes: each thing that the daemon does, with its time',
      ],
      ['gowarden simulate --list', 'every machine there is'],
      ['gowarden simulate intel-prefix-first --keep', 'what doctor says of one, and leave its folder'],
    ],
    options: {
      list: 'list what can be simulated',
      keep: 'leave the folder with the machine and what was written about it',
    },
    notes: ['Needs neither a Mac nor a Go. Exit code of MACHINE: that of `gowarden doctor`.'],
  } satisfies CommandHelp,
  /** What each machine is, by the name of its preset. */
  presets: {
    'brew-swap': 'watch the daemon while Homebrew swaps an amd64 Go in, and the native one back',
    'apple-silicon': 'Apple silicon, everything native: nothing to report',
    'intel-prefix-first': 'an Intel Homebrew comes before the native one',
    'amd64-swapped-in': 'the native Homebrew contains an amd64 Go',
    'official-package': "Go's own package, native",
    'official-package-amd64': 'the package for Intel Macs on Apple silicon',
    goenv: 'goenv decides which Go runs',
    'translated-node': 'all is native but the Node that runs gowarden',
    'intel-mac': 'an Intel Mac with its own Homebrew: amd64 is right there',
    'no-go': 'no Go anywhere',
    'amd64-tools': 'dlv and gopls built by an amd64 Go',
    'mixed-goroot': 'GOROOT names another Go than the one that wins',
    'inherited-toolchain': 'an amd64 toolchain that an amd64 Go has fetched',
    'link-loop': 'links on the way to go lead in a circle',
    unreadable: 'directories that may not be read',
    'two-ides': 'VS Code and GoLand work on one module',
  } as Texts,
  /** The machine on which a rule is seen. */
  example: (title: string): string => `an example of: ${title}`,
  unknown: (name: string): string => `Unknown simulation \`${name}\``,
  seeList: 'See `gowarden simulate --list`',
  machine: (folder: string): string => `A Mac in the folder ${folder}:`,
  started: (pid: number, verdict: string): string => `The daemon watches it (process ${pid}): ${verdict}`,
  notStarted: (reason: string): string => `The daemon did not get ready: ${reason}`,
  notSeen: (what: string, seconds: number): string =>
    `The daemon did not do what it should within ${seconds} s: ${what}`,
  swapIn: (version: string, link: string): string =>
    `Homebrew unlinks ${link}, pours ${version} for amd64 and links it`,
  swapBack: (version: string, link: string): string => `Homebrew links ${version} for arm64 to ${link} again`,
  happenings: {
    unlinked: 'unlinked',
    linked: 'linked',
    event: 'event',
    looked: 'looked again',
    'toolchain-changed': 'toolchain changed',
    opened: 'opened',
    changed: 'changed',
    resolved: 'resolved',
    notification: 'notification',
  } as Texts,
  after: (ms: number): string => `${ms} ms`,
  took: (ms: number, reason: string): string => `took ${ms} ms (${reason})`,
  history: 'What gowarden history says:',
  now: (verdict: string): string => `The daemon says now: ${verdict}`,
  kept: (doctor: Command, history: Command): string => `Kept. Look at it: ${doctor}, ${history}`,
};

const zh: typeof en = {
  help: {
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
  presets: {
    'brew-swap': '看守护进程如何应对 Homebrew 换入 amd64 的 Go，再换回原生的',
    'apple-silicon': 'Apple 芯片，全部原生：没有可报告的',
    'intel-prefix-first': 'Intel 的 Homebrew 排在原生的之前',
    'amd64-swapped-in': '原生的 Homebrew 里放着 amd64 的 Go',
    'official-package': 'Go 官方安装包，原生',
    'official-package-amd64': 'Apple 芯片上装了给 Intel Mac 的安装包',
    goenv: '由 goenv 决定运行哪个 Go',
    'translated-node': '除运行 gowarden 的 Node 外全部原生',
    'intel-mac': '带自己 Homebrew 的 Intel Mac：amd64 在那里是对的',
    'no-go': '任何地方都没有 Go',
    'amd64-tools': '由 amd64 的 Go 构建的 dlv 与 gopls',
    'mixed-goroot': 'GOROOT 指向的不是胜出的那个 Go',
    'inherited-toolchain': 'amd64 的 Go 下载的 amd64 工具链',
    'link-loop': '通往 go 的链接绕成一圈',
    unreadable: '不可读的目录',
    'two-ides': 'VS Code 和 GoLand 同时处理一个模块',
  },
  example: (title: string): string => `示例：${title}`,
  unknown: (name) => `没有名为 \`${name}\` 的模拟`,
  seeList: '参见 `gowarden simulate --list`',
  machine: (folder) => `文件夹 ${folder} 里的一台 Mac：`,
  started: (pid, verdict) => `守护进程正在守望它（进程 ${pid}）：${verdict}`,
  notStarted: (reason) => `守护进程未能就绪：${inChinese(reason)}`,
  notSeen: (what, seconds) => `守护进程未在 ${seconds} 秒内做它该做的：${what}`,
  swapIn: (version, link) => `Homebrew 断开 ${link}，放入 amd64 的 ${version} 并链接`,
  swapBack: (version, link) => `Homebrew 又把 ${link} 链接到 arm64 的 ${version}`,
  happenings: {
    unlinked: '断开链接',
    linked: '链接',
    event: '事件',
    looked: '再次检查',
    'toolchain-changed': '工具链改变',
    opened: '出现',
    changed: '改变',
    resolved: '解除',
    notification: '通知',
  },
  after: (ms) => `${ms} 毫秒`,
  took: (ms, reason) => `用时 ${ms} 毫秒（${inChinese(reason)}）`,
  history: 'gowarden history 所示：',
  now: (verdict) => `守护进程现在说：${verdict}`,
  kept: (doctor, history) => `已保留。查看：${doctor}，${history}`,
};

export const texts = { en, zh };
