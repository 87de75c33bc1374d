import type { Translations } from '../../../messages/fill.ts';
import type { CommandGroup, CommandHelp } from '../../command.ts';

export const group: CommandGroup = 'look';

interface Texts {
  readonly help: CommandHelp;
  readonly known: (row: string, cause: string, ask: string) => string;
  readonly shell: (program: string, reason: string) => string;
}

/** What shells say of a program that they cannot start. */
const refusals = {
  'not found': 'command not found',
  ENOENT: 'No such file or directory',
  EACCES: 'Permission denied',
  EISDIR: 'Is a directory',
  ENOTDIR: 'Not a directory',
};

export type Refusal = keyof typeof refusals;

const shell = (program: string, reason: string): string =>
  `${program}: ${reason in refusals ? refusals[reason as Refusal] : reason}`;

export const texts: Translations<Texts> = {
  en: {
    help: {
      summary: 'Run a command unchanged, and name the known cause when it fails',
      usage: ['[--] COMMAND [ARGUMENT…]'],
      examples: [['gowarden try -- go build ./...', 'Build as always; one more line when it fails']],
      options: {},
      notes: [
        'Output, input, exit code and signals are those of the command, and a terminal stays a terminal. The last output of a command that failed is kept for a day, for `gowarden explain --last` (0600, at most 1 MiB, without secrets).',
      ],
    },
    known: (row, cause, ask) => `gowarden: ${row} is known: ${cause} More: gowarden explain ${ask}`,
    shell,
  },
  zh: {
    help: {
      summary: '原样运行命令，失败时指出已知原因',
      usage: ['[--] COMMAND [ARGUMENT…]'],
      examples: [['gowarden try -- go build ./...', '照常构建；失败时多一行说明']],
      options: {},
      notes: [
        '输出、输入、退出码和信号均为该命令自己的，终端仍是终端。失败命令的最后输出保留一天，供 `gowarden explain --last` 使用（权限 0600，最多 1 MiB，不含机密）。',
      ],
    },
    known: (row, cause, ask) => `gowarden：${row} 是已知问题：${cause}详情：gowarden explain ${ask}`,
    shell,
  },
};
