import type { CommandGroup, CommandHelp } from '../../command.ts';

export const group: CommandGroup = 'gowarden';

const en = {
  help: {
    summary: 'Show where gowarden keeps its own files',
    usage: [''],
    examples: [
      ['gowarden paths', 'settings, history, log, socket'],
      ['gowarden paths --json | jq -r .paths.logFile', 'one of them, for a script'],
    ],
    options: {},
  } satisfies CommandHelp,
  names: {
    configFile: 'settings',
    database: 'history',
    logFile: 'log',
    socket: 'socket',
    state: 'state',
    cache: 'cache',
  },
  absent: '(not there yet)',
};

const zh: typeof en = {
  help: {
    summary: '显示 gowarden 自己的文件放在哪里',
    usage: [''],
    examples: [
      ['gowarden paths', '设置、历史、日志、套接字'],
      ['gowarden paths --json | jq -r .paths.logFile', '取其中一个，供脚本使用'],
    ],
    options: {},
  },
  names: {
    configFile: '设置',
    database: '历史',
    logFile: '日志',
    socket: '套接字',
    state: '状态',
    cache: '缓存',
  },
  absent: '（尚不存在）',
};

export const texts = { en, zh };
