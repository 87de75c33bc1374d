import type { RowKind } from '../../../probes/rosetta/row.ts';
import type { CommandGroup, CommandHelp } from '../../command.ts';

export const group: CommandGroup = 'look';

/** What the first sentence is filled with. */
interface Machine {
  readonly platform: 'darwin' | 'linux';
  readonly architecture: string;
  readonly osVersion: string | null;
  readonly installed: boolean;
}

const kinds: Readonly<Record<RowKind, string>> = {
  terminal: 'Terminal',
  shell: 'Shell',
  editor: 'Editor',
  homebrew: 'Homebrew',
  go: 'Go',
  node: 'Node.js',
  tool: 'Tool',
  toolchain: 'Toolchain copy',
  library: 'cgo library',
  container: 'Containers',
  agent: 'Started by launchd',
};

const en = {
  help: {
    summary: 'List what ends with Rosetta, what runs translated now, and the days left',
    usage: ['[--json] [--markdown]'],
    examples: [
      ['gowarden rosetta', 'what to replace with what, in which order, and until when'],
      ['gowarden rosetta --markdown > rosetta.md', 'the same as a page for a ticket or a wiki'],
    ],
    options: { markdown: 'as a page in Markdown' },
    notes: [
      'From the headers of files and the process table alone: no program for Intel is started. What only the flags of ps say is called suspected.',
    ],
  } satisfies CommandHelp,
  oneForm: 'Expected one of --json and --markdown, got both',
  title: 'What ends with Rosetta',
  machine: ({ platform, architecture, osVersion, installed }: Machine): string => {
    if (platform === 'linux')
      return `This is Linux on ${architecture}: Rosetta is for Macs, and only what QEMU or the like translates is listed.`;
    const version = osVersion === null ? 'macOS' : `macOS ${osVersion}`;
    if (architecture !== 'arm64')
      return `This Mac has an Intel processor (${version}): programs for Intel need no Rosetta here. macOS 26 is the last for it, and Homebrew for Intel stops running on 2027-09-01.`;
    return `This Mac has Apple silicon (${version}); Rosetta is ${installed ? '' : 'not '}installed.`;
  },
  running: 'Runs translated now',
  nothingRuns: 'Nothing runs translated now',
  suspected: (total: number): string =>
    `suspected: only the flags of ps say so (${total} ${total === 1 ? 'process' : 'processes'})`,
  together: (total: number): string => `${total} translated ${total === 1 ? 'process' : 'processes'}`,
  needs: (count: number): string => `Still needs Rosetta: ${count}, in the order of work`,
  nothingNeeds: 'Nothing that was looked at still needs Rosetta',
  kinds,
  formulas: (count: number): string =>
    `${count} ${count === 1 ? 'formula' : 'formulas'} for Intel; Homebrew for Intel stops running on 2027-09-01.`,
  finding: (rule: string): string => `It has a finding of its own: ${rule}`,
  dates: 'Dates',
  days: (days: number): string =>
    days > 0
      ? `in ${days} ${days === 1 ? 'day' : 'days'}`
      : days === 0
        ? 'today'
        : `${-days} ${days === -1 ? 'day' : 'days'} ago`,
  sources: (sources: readonly string[]): string => `Sources: ${sources.join(' ')}`,
  columns: ['', 'Kind', 'What', 'Path', 'Instead', 'Finding'],
  dateColumns: ['When', 'Days', 'What', 'Source'],
  unknown: 'Unknown',
};

const zh: typeof en = {
  help: {
    summary: '列出哪些内容会随 Rosetta 终止、哪些正在转译运行，以及剩余天数',
    usage: ['[--json] [--markdown]'],
    examples: [
      ['gowarden rosetta', '用什么替换什么，按什么顺序，到何时为止'],
      ['gowarden rosetta --markdown > rosetta.md', '同样的内容，作为工单或 wiki 的页面'],
    ],
    options: { markdown: '输出为 Markdown 页面' },
    notes: ['只看文件头和进程表：不会启动任何 Intel 程序。仅由 ps 标志得出的称为疑似。'],
  },
  oneForm: '--json 与 --markdown 只能取其一，却同时给出',
  title: '随 Rosetta 终止的内容',
  machine: ({ platform, architecture, osVersion, installed }) => {
    if (platform === 'linux')
      return `本机是 ${architecture} 上的 Linux，没有 Rosetta；下面列出由 QEMU 等转译运行的内容。`;
    const version = osVersion === null ? 'macOS' : `macOS ${osVersion}`;
    if (architecture !== 'arm64')
      return `这台 Mac 使用 Intel 处理器（${version}）：Intel 程序在这里不需要 Rosetta。macOS 26 是支持它的最后一个版本，Intel 版 Homebrew 2027-09-01 起停止运行。`;
    return `这台 Mac 使用 Apple 芯片（${version}）；${installed ? '已' : '未'}安装 Rosetta。`;
  },
  running: '正在转译运行',
  nothingRuns: '目前没有转译运行的进程',
  suspected: (total) => `疑似：仅由 ps 的标志得出（${total} 个进程）`,
  together: (total) => `${total} 个转译进程`,
  needs: (count) => `仍需要 Rosetta：${count} 项，按处理顺序`,
  nothingNeeds: '在查看过的内容中，没有仍需要 Rosetta 的',
  kinds: {
    ...kinds,
    terminal: '终端',
    editor: '编辑器',
    tool: '工具',
    toolchain: '工具链副本',
    library: 'cgo 库',
    container: '容器',
    agent: '由 launchd 启动',
  },
  formulas: (count) => `${count} 个 Intel 软件包；Intel 版 Homebrew 2027-09-01 起停止运行。`,
  finding: (rule) => `已单独报告：${rule}`,
  dates: '日期',
  days: (days) => (days > 0 ? `还有 ${days} 天` : days === 0 ? '今天' : `${-days} 天前`),
  sources: (sources) => `来源：${sources.join(' ')}`,
  columns: ['', '类别', '内容', '路径', '替代', '报告'],
  dateColumns: ['时间', '天数', '内容', '来源'],
  unknown: '无法判断',
};

export const texts = { en, zh };
