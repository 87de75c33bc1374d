import type { CommandGroup, CommandHelp } from '../../command.ts';
import { inChinese } from '../../../messages/phrases.ts';

export const group: CommandGroup = 'look';

const en = {
  help: {
    summary: 'Show what the daemon knows now',
    usage: ['[DIR] [--fail-on error|warning|info]'],
    examples: [
      ['gowarden status', 'one sentence, then each finding with its evidence and next step'],
      ['gowarden status --json | jq .findings', 'the same for programs'],
      [
        'gowarden status .',
        'what runs in this project, in which mode and why, its tools, editors, findings and caches',
      ],
    ],
    options: { 'fail-on': 'exit 1 from this severity on: error, warning (default) or info' },
    notes: [
      'Without a daemon it exits 3; `gowarden doctor` looks without one, and so does `gowarden status DIR`.',
    ],
  } satisfies CommandHelp,
  join: (...parts: readonly string[]): string => parts.join(' · '),
  checked: (ago: string): string => `checked ${ago}`,
  stale: 'Stale',
  paused: (until: string): string => `Paused until ${until}`,
  first: 'The daemon has not finished its first look yet',
  explained: (row: string): string => `More of it: gowarden explain ${row}`,
  contexts: {
    in: (name: string, directory: string, others: number): string =>
      `What starts as ${name} in ${directory}${others === 0 ? '' : others === 1 ? ' and another module' : ` and ${others} other modules`}`,
    terminal: 'Terminal',
    none: 'none',
    differs: '(differs)',
    more: (count: number): string =>
      `${count === 1 ? 'One more difference' : `${count} more differences`}: gowarden status --json`,
  },
  project: {
    notADirectory: (path: string): string => `${path} is not a directory`,
    inside: (module: string): string => `The module at ${module}`,
    outside: (directory: string): string => `${directory}, which is not in a module`,
    contexts: { 'login-shell': 'Terminal', gui: 'Applications', daemon: 'gowarden' } as Readonly<
      Record<string, string>
    >,
    runs: (version: string, architectures: string, file: string): string =>
      `${version} ${architectures} (${file})`,
    downloads: (toolchain: string): string => `${toolchain}, which go would download`,
    says: (words: string): string => `go says: ${words}`,
    noGo: (why: string): string => `no go starts: ${why}`,
    runsNothing: 'no go runs',
    unknown: 'unknown',
    modes: {
      modules: 'Module mode',
      workspace: 'Workspace mode',
      gopath: 'GOPATH mode: no go.mod counts',
      none: 'Module mode, outside of any module',
      refused: 'go stops before it has chosen a mode',
    },
    vendor: 'Packages come from vendor/',
    noVendor: 'vendor/ is there and is not used',
    line: (source: string, setting: string, raises: boolean): string =>
      `${setting} (${source})${raises ? ', which chose what runs' : ', a minimum that something else meets'}`,
    tools: 'Tools of the terminal',
    offPath: 'not on PATH',
    noEditors: 'No editor has it open.',
    editors: (names: readonly string[]): string => `Open in or worked on by ${names.join(', ')}.`,
    caches: 'Caches that its builds use',
    cacheKinds: { build: 'build cache ', modules: 'module cache', vendor: 'vendor      ' },
    notMeasured: 'not measured yet, see gowarden caches',
    fine: 'No finding is open about it.',
  },
};

const zh: typeof en = {
  help: {
    summary: '显示守护进程当前所知的状态',
    usage: ['[DIR] [--fail-on error|warning|info]'],
    examples: [
      ['gowarden status', '先是一句结论，然后是每个发现及其证据和下一步'],
      ['gowarden status --json | jq .findings', '同样的内容，供程序读取'],
      ['gowarden status .', '此项目中运行什么、以何种模式及原因、其工具、编辑器、发现和缓存'],
    ],
    options: { 'fail-on': '达到该严重程度即以 1 退出：error、warning（默认）或 info' },
    notes: ['没有守护进程时以 3 退出；`gowarden doctor` 和 `gowarden status DIR` 会自己检查一次。'],
  },
  join: (...parts) => parts.join(' · '),
  checked: (ago) => `检查于 ${ago}`,
  stale: '已过时',
  paused: (until) => `暂停至 ${until}`,
  first: '守护进程尚未完成第一次检查',
  explained: (row: string): string => `详情：gowarden explain ${row}`,
  contexts: {
    in: (name, directory, others) =>
      `${directory}${others === 0 ? '' : ` 及另外 ${others} 个模块`}中以 ${name} 启动的程序`,
    terminal: '终端',
    none: '无',
    differs: '（不同）',
    more: (count) => `还有 ${count} 处不同：gowarden status --json`,
  },
  project: {
    notADirectory: (path) => `${path} 不是目录`,
    inside: (module) => `模块 ${module}`,
    outside: (directory) => `${directory}，不在任何模块中`,
    contexts: { 'login-shell': '终端', gui: '应用程序', daemon: 'gowarden' },
    runs: (version, architectures, file) => `${version} ${architectures}（${file}）`,
    downloads: (toolchain) => `${toolchain}，go 会下载它`,
    says: (words) => `go 的提示：${words}`,
    noGo: (why) => `没有 go 启动：${inChinese(why)}`,
    runsNothing: '没有 go 运行',
    unknown: '未知',
    modes: {
      modules: '模块模式',
      workspace: '工作区模式',
      gopath: 'GOPATH 模式：任何 go.mod 都无效',
      none: '模块模式，不在任何模块中',
      refused: 'go 在选定模式之前就停止',
    },
    vendor: '包取自 vendor/',
    noVendor: 'vendor/ 存在但未被使用',
    line: (source, setting, raises) =>
      `${setting}（${source}）${raises ? '，由它决定运行什么' : '，只是已被满足的最低要求'}`,
    tools: '终端的工具',
    offPath: '不在 PATH 上',
    noEditors: '没有编辑器打开它。',
    editors: (names) => `由 ${names.join('、')} 打开或使用。`,
    caches: '其构建使用的缓存',
    cacheKinds: { build: '构建缓存', modules: '模块缓存', vendor: 'vendor  ' },
    notMeasured: '尚未测量，见 gowarden caches',
    fine: '没有关于它的发现。',
  },
};

export const texts = { en, zh };
