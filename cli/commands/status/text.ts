import type { CommandGroup, CommandHelp } from '../../command.ts';

export const group: CommandGroup = 'look';

const en = {
  help: {
    summary: 'Show what the daemon knows now',
    usage: ['[--fail-on error|warning|info]'],
    examples: [
      ['gowarden status', 'one sentence, then each finding with its evidence and next step'],
      ['gowarden status --json | jq .findings', 'the same for programs'],
    ],
    options: { 'fail-on': 'exit 1 from this severity on: error, warning (default) or info' },
    notes: ['Without a daemon it exits 3; `gowarden doctor` looks without one.'],
  } satisfies CommandHelp,
  join: (...parts: readonly string[]): string => parts.join(' · '),
  checked: (ago: string): string => `checked ${ago}`,
  stale: 'Stale',
  paused: (until: string): string => `Paused until ${until}`,
  first: 'The daemon has not finished its first look yet',
};

const zh: typeof en = {
  help: {
    summary: '显示守护进程当前所知的状态',
    usage: ['[--fail-on error|warning|info]'],
    examples: [
      ['gowarden status', '先是一句结论，然后是每个发现及其证据和下一步'],
      ['gowarden status --json | jq .findings', '同样的内容，供程序读取'],
    ],
    options: { 'fail-on': '达到该严重程度即以 1 退出：error、warning（默认）或 info' },
    notes: ['没有守护进程时以 3 退出；`gowarden doctor` 会自己检查一次。'],
  },
  join: (...parts) => parts.join(' · '),
  checked: (ago) => `检查于 ${ago}`,
  stale: '已过时',
  paused: (until) => `暂停至 ${until}`,
  first: '守护进程尚未完成第一次检查',
};

export const texts = { en, zh };
