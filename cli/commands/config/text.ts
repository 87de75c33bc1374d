import { inChinese } from '../../../messages/phrases.ts';
import type { CommandGroup, CommandHelp } from '../../command.ts';

export const group: CommandGroup = 'gowarden';

const en = {
  help: {
    summary: 'Write, check and show the settings',
    usage: ['init | check | path | show'],
    examples: [
      ['gowarden config init', 'write a file with every setting commented out'],
      ['gowarden config check', 'say what is wrong, with line, column and what is allowed'],
      ['gowarden config show', 'every setting in effect now, and where it was set'],
      ['$EDITOR "$(gowarden config path)"', 'edit it; the daemon takes changes over at once'],
    ],
    options: {},
    notes: ['Every setting is explained in docs/configuration.md.'],
  } satisfies CommandHelp,
  created: (file: string): string => `Wrote ${file}, with every setting commented out`,
  exists: (file: string): string => `There is a settings file already: ${file}`,
  existsNext: 'look at it with `gowarden config show`, or move it away first',
  notWritten: (file: string, reason: string): string => `${file} could not be written: ${reason}`,
  fine: (file: string): string => `${file} is fine`,
  none: (file: string): string =>
    `${file} does not exist: the defaults apply. \`gowarden config init\` writes one`,
  origins: { default: 'default', file: 'settings file', variable: 'environment' },
  off: 'off',
};

const zh: typeof en = {
  help: {
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
  created: (file) => `已写入 ${file}，所有设置均已注释`,
  exists: (file) => `设置文件已存在：${file}`,
  existsNext: '用 `gowarden config show` 查看，或先将其移走',
  notWritten: (file, reason) => `无法写入 ${file}：${inChinese(reason)}`,
  fine: (file) => `${file} 没有问题`,
  none: (file) => `没有 ${file}：使用默认值。\`gowarden config init\` 可以写一份`,
  origins: { default: '默认值', file: '设置文件', variable: '环境变量' },
  off: '关闭',
};

export const texts = { en, zh };
