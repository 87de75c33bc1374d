import type { CommandGroup, CommandHelp } from '../../command.ts';

export const group: CommandGroup = 'look';

const en = {
  help: {
    summary: 'List the releases of Go: support, the macOS that each needs, and the newest for this machine',
    usage: ['[--macos VERSION] [--bad]'],
    examples: [
      ['gowarden releases', 'every major since 1.15, and the newest that runs here'],
      ['gowarden releases --macos 12', 'the newest Go for a Mac that stays with macOS 12'],
      ['gowarden releases --bad', 'also releases with known faults, and how to get away from them'],
    ],
    options: {
      macos: 'for that macOS and not for this machine: 12, 13.6, 10.15',
      bad: 'also releases with known faults of compiler, linker or runtime',
    },
    notes: ['The table comes with gowarden and says of which day it is. The network is not asked.'],
  } satisfies CommandHelp,
  notAVersion: (given: string): string => `Expected a version of macOS, got "${given}"`,
  versionsAre: 'Give its number, as in: gowarden releases --macos 13',
  head: ['Go', 'released', 'newest patch', 'macOS', 'for Macs', 'support', ''] as readonly string[],
  support: {
    supported: 'supported',
    ended: 'ended',
    'probably-ended': 'ended, by the calendar',
    unknown: 'unknown',
  },
  ended: (date: string): string => `ended ${date}`,
  notHere: 'not for this macOS',
  newest: (macos: string, version: string): string => `The newest Go for macOS ${macos} is ${version}.`,
  none: (macos: string): string => `No Go of this table is for macOS ${macos}.`,
  asOf: (date: string, source: string): string => `As of ${date} (${source}); newer patches are not listed.`,
  byDate: (version: string): string =>
    `By the calendar Go ${version} is out: a major comes each February and August, and ends the one before the last.`,
  moreBad: 'Releases with known faults: gowarden releases --bad',
  badHead: 'Releases with known faults',
  sentence: (words: string): string => `${words.charAt(0).toUpperCase()}${words.slice(1)}.`,
  seenIn: (versions: string): string => `seen in ${versions}`,
  anyVersion: 'no bounds known',
  fixedIn: (version: string): string => `Fixed in Go ${version}.`,
  notConfirmed: 'In which release it is fixed is not confirmed.',
  wayOut: (words: string): string => `What helps: ${words}.`,
  shown:
    'gowarden reports one of them (go-version-bad) only where the version, what is built and what the fault needs are seen on the machine.',
  ways: 'Up: a toolchain line in go.mod, as `go get toolchain@go1.26.6` writes it, or in go.work, which hides the one of go.mod; both are minima. Down: only an exact GOTOOLCHAIN, as in `go env -w GOTOOLCHAIN=go1.25.10`.',
  typeHash:
    'No report is known of a "type hash" panic that comes from the version of Go, nor of a table of versions to avoid on Apple silicon beyond this one.',
};

const zh: typeof en = {
  help: {
    summary: '列出 Go 的各个版本：支持期、各自需要的 macOS，以及适用于本机的最新版本',
    usage: ['[--macos VERSION] [--bad]'],
    examples: [
      ['gowarden releases', '1.15 以来的每个主要版本，以及能在本机运行的最新版本'],
      ['gowarden releases --macos 12', '停留在 macOS 12 的 Mac 可用的最新 Go'],
      ['gowarden releases --bad', '还列出有已知缺陷的版本，以及如何避开'],
    ],
    options: {
      macos: '针对该 macOS 而不是本机：12、13.6、10.15',
      bad: '还列出编译器、链接器或运行时有已知缺陷的版本',
    },
    notes: ['表随 gowarden 一起提供，并注明日期。不访问网络。'],
  },
  notAVersion: (given) => `应为 macOS 的版本，却得到 "${given}"`,
  versionsAre: '请给出版本号，例如：gowarden releases --macos 13',
  head: ['Go', '发布', '最新补丁', 'macOS', '适用的 Mac', '支持', ''],
  support: {
    supported: '受支持',
    ended: '已结束',
    'probably-ended': '按日历已结束',
    unknown: '未知',
  },
  ended: (date) => `${date} 结束`,
  notHere: '不适用于此 macOS',
  newest: (macos, version) => `适用于 macOS ${macos} 的最新 Go 是 ${version}。`,
  none: (macos) => `表中没有适用于 macOS ${macos} 的 Go。`,
  asOf: (date, source) => `截至 ${date}（${source}）；之后的补丁未列出。`,
  byDate: (version) =>
    `按日历推算，Go ${version} 已发布：每年二月和八月各有一个主要版本，倒数第三个随之结束支持。`,
  moreBad: '有已知缺陷的版本：gowarden releases --bad',
  badHead: '有已知缺陷的版本',
  sentence: (words) => `${words}。`,
  seenIn: (versions) => `见于 ${versions}`,
  anyVersion: '版本范围未知',
  fixedIn: (version) => `已在 Go ${version} 中修复。`,
  notConfirmed: '在哪个版本中修复，未经证实。',
  wayOut: (words) => `有帮助的做法：${words}。`,
  shown: '只有在版本、构建的目标以及缺陷所需的条件都在机器上看到时，gowarden 才会提示（go-version-bad）。',
  ways: '向上：go.mod 中的 toolchain 行（`go get toolchain@go1.26.6` 会写入），或 go.work 中的 toolchain 行，它会遮住 go.mod 的；两者都只是下限。向下：只有精确的 GOTOOLCHAIN，例如 `go env -w GOTOOLCHAIN=go1.25.10`。',
  typeHash:
    '没有已知的报告表明 "type hash" panic 由 Go 的版本引起，除此表之外也没有已知的 Apple 芯片应避开的版本表。',
};

export const texts = { en, zh };
