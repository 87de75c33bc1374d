import type { CommandGroup, CommandHelp } from '../../command.ts';

export const group: CommandGroup = 'gowarden';

type Pairs = readonly (readonly [string, string])[];

const en = {
  help: {
    summary: 'Explain a command or a rule',
    usage: ['[COMMAND | RULE]'],
    examples: [
      ['gowarden help history', 'a command'],
      ['gowarden help go-arch-mismatch', 'a rule: cause, remedy, links'],
    ],
    options: {},
  } satisfies CommandHelp,
  tagline:
    'gowarden watches the Go toolchains of this machine and notifies you when one changes architecture.',
  page: {
    usage: 'Usage',
    examples: 'Examples',
    groups: {
      look: 'Commands that look',
      change: 'Commands that change something',
      gowarden: 'Commands for gowarden itself',
    },
    options: 'Options',
    globalOptions: 'Options of every command',
    exitCodes: 'Exit codes',
    exits: [
      ['0', 'fine'],
      ['1', 'there are findings at or above --fail-on'],
      ['2', 'the command line is wrong, or gowarden itself failed'],
      ['3', 'no daemon answers'],
      ['4', 'done in part, with what was left out'],
      ['130', 'interrupted'],
    ] as Pairs,
    everyCommand: (names: string): string => `Every command also takes ${names}: see gowarden --help`,
    more: 'gowarden help COMMAND explains a command, gowarden help RULE a rule.',
    tour: [
      ['gowarden doctor', 'look at this machine once'],
      ['gowarden run', 'stay and watch; report when a toolchain changes'],
      ['gowarden simulate brew-swap', 'watch it happen on a small Mac in a folder'],
    ] as Pairs,
  },
  rule: {
    severity: 'Severity',
    cause: 'Cause',
    remedy: 'Remedy',
    links: 'Links',
    hiddenBy: 'Not notified while one of these is open',
    waits: 'Notified after it has lasted',
  },
  unknownTopic: (name: string): string => `Neither a command nor a rule is called \`${name}\``,
};

const zh: typeof en = {
  help: {
    summary: '解释一个命令或一条规则',
    usage: ['[COMMAND | RULE]'],
    examples: [
      ['gowarden help history', '一个命令'],
      ['gowarden help go-arch-mismatch', '一条规则：原因、补救、链接'],
    ],
    options: {},
  },
  tagline: 'gowarden 守望本机的 Go 工具链，在其架构改变时告诉您。',
  page: {
    usage: '用法',
    examples: '示例',
    groups: { look: '查看命令', change: '更改命令', gowarden: 'gowarden 自身的命令' },
    options: '选项',
    globalOptions: '所有命令的选项',
    exitCodes: '退出码',
    exits: [
      ['0', '一切正常'],
      ['1', '有达到 --fail-on 的发现'],
      ['2', '命令行有误，或 gowarden 自身出错'],
      ['3', '没有守护进程应答'],
      ['4', '部分完成，并说明略过了什么'],
      ['130', '被中断'],
    ],
    everyCommand: (names) => `所有命令还接受 ${names}：见 gowarden --help`,
    more: 'gowarden help COMMAND 解释命令，gowarden help RULE 解释规则。',
    tour: [
      ['gowarden doctor', '检查本机一次'],
      ['gowarden run', '停留守望；工具链改变时通知'],
      ['gowarden simulate brew-swap', '在文件夹里的小 Mac 上看它发生'],
    ],
  },
  rule: {
    severity: '严重程度',
    cause: '原因',
    remedy: '补救',
    links: '链接',
    hiddenBy: '以下规则有发现时不提示',
    waits: '持续多久后提示',
  },
  unknownTopic: (name) => `没有名为 \`${name}\` 的命令或规则`,
};

export const texts = { en, zh };
