import type { CommandGroup, CommandHelp } from '../../command.ts';

export const group: CommandGroup = 'look';

const en = {
  help: {
    summary: 'Show who kept whom waiting, and what two IDEs did to each other',
    usage: ['[--since WHEN | --day DATE] [--module DIR] [--limit N]', 'show N'],
    examples: [
      ['gowarden incidents', 'the newest last, with how long each lasted'],
      ['gowarden incidents show 12', 'one as a story, with its timeline'],
      ['gowarden incidents --day 2026-11-23 --module ~/src/app', 'of one day and one module'],
    ],
    options: {
      since: 'only since then: 2h, 3d, 2026-11-23',
      day: 'only of this day: 2026-11-23',
      module: 'only about this directory or module',
      limit: 'at most so many, newest first (default 50)',
    },
  } satisfies CommandHelp,
  none: 'No incident is remembered.',
  since: (duration: string): string => `for ${duration} so far`,
  lasted: (duration: string): string => `lasted ${duration}`,
  holder: 'holder',
  waiter: 'waited',
  timeline: 'What was seen',
  open: 'It goes on.',
  closed: 'It was over.',
  unknownVerb: (verb: string): string => `Expected nothing or \`show N\`, got \`${verb}\``,
  badDay: (value: string): string => `Expected a day such as 2026-11-23, got \`${value}\``,
  badNumber: (value: string): string => `Expected a positive whole number, got \`${value}\``,
  absent: (id: number): string => `Unknown incident ${id}.`,
  absentNext: 'list them: gowarden incidents',
};

const zh: typeof en = {
  help: {
    summary: '显示谁让谁等待，以及两个 IDE 之间发生了什么',
    usage: ['[--since WHEN | --day DATE] [--module DIR] [--limit N]', 'show N'],
    examples: [
      ['gowarden incidents', '最新的在最后，附每个持续的时间'],
      ['gowarden incidents show 12', '以经过叙述其中一个'],
      ['gowarden incidents --day 2026-11-23 --module ~/src/app', '某一天、某个模块的'],
    ],
    options: {
      since: '只看此后：2h、3d、2026-11-23',
      day: '仅这一天：2026-11-23',
      module: '只看与该目录或模块有关的',
      limit: '最多多少个，最新优先（默认 50）',
    },
  },
  none: '没有记录任何事件。',
  since: (duration) => `已持续 ${duration}`,
  lasted: (duration) => `持续了 ${duration}`,
  holder: '持有者',
  waiter: '等待者',
  timeline: '所见经过',
  open: '仍在继续。',
  closed: '已结束。',
  unknownVerb: (verb) => `应为空或 \`show N\`，收到的是 \`${verb}\``,
  badDay: (value) => `应为日期，例如 2026-11-23，收到的是 \`${value}\``,
  badNumber: (value) => `应为正整数，收到的是 \`${value}\``,
  absent: (id) => `没有编号为 ${id} 的事件。`,
  absentNext: '列出全部：gowarden incidents',
};

export const texts = { en, zh };
