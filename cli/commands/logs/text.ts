import type { CommandGroup, CommandHelp } from '../../command.ts';

export const group: CommandGroup = 'gowarden';

const en = {
  help: {
    summary: 'Show the log of the daemon, readable',
    usage: ['[-f] [-n LINES]', '--level trace|debug|info|warn|error'],
    examples: [
      ['gowarden logs -f', 'the last 50 lines, then each new one'],
      ['gowarden logs --level debug', 'let the running daemon log more'],
    ],
    options: {
      follow: 'go on with each new line until Ctrl-C (-f)',
      lines: 'how many of the last lines (-n, default 50)',
      level: 'change what the running daemon logs',
    },
  } satisfies CommandHelp,
  none: (file: string): string => `No log yet at ${file}: no daemon has run with this state.`,
  badCount: (value: string): string => `Expected \`--lines\` to be a whole number, got \`${value}\``,
  badLevel: (value: string, levels: string): string =>
    `Expected \`--level\` to be one of ${levels}, got \`${value}\``,
  levelIs: (level: string): string => `The daemon logs from ${level} on until it is restarted.`,
};

const zh: typeof en = {
  help: {
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
  none: (file) => `${file} 还没有日志：尚无守护进程使用过该状态目录。`,
  badCount: (value) => `\`--lines\` 应为整数，收到的是 \`${value}\``,
  badLevel: (value, levels) => `\`--level\` 应为 ${levels} 之一，收到的是 \`${value}\``,
  levelIs: (level) => `守护进程从 ${level} 级别起记录日志，直到重新启动。`,
};

export const texts = { en, zh };
