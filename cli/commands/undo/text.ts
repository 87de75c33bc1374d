import { formatCount, plural } from '../../../messages/units.ts';
import type { CommandGroup, CommandHelp } from '../../command.ts';

export const group: CommandGroup = 'change';

const en = {
  help: {
    summary: 'Undo the last clean-up',
    usage: ['[PLAN]'],
    examples: [
      ['gowarden undo', 'the last one'],
      ['gowarden undo mhy3k2ab-1f2e3d4c', 'that of a plan, as `gowarden clean` named it'],
    ],
    options: {},
    notes: [
      'Possible for `caches.undoMinutes` (10 without a setting). What has grown meanwhile is kept.',
      'A clean-up that still waits for its turn has been given up.',
      'Exits 4 when only a part came back or somebody uses it, 2 when there is nothing to undo.',
    ],
  } satisfies CommandHelp,
  done: (bytes: string, files: number): string => `Put back ${bytes} in ${plural(files, 'file', 'files')}.`,
  lost: (count: number): string =>
    `${plural(count, 'thing was', 'things were')} already removed permanently.`,
  aside: 'What had grown meanwhile was kept:',
  gaveUp: (who: string): string => `The clean-up that waited until ${who} ends has been given up.`,
  nothing: 'There is nothing to undo',
  unknown: (plan: string): string => `No clean-up ${plan} can be undone`,
  nothingNext: 'gowarden history shows what was cleaned and when',
  purged: 'It has already been removed permanently',
  busy: (who: string): string => `Not undone yet: ${who} uses it`,
  busyNext: 'end it, then: gowarden undo',
  leftOut: (reason: string): string => `Nothing was put back: ${reason}`,
  leftOutNext: 'what waits is kept; when that is fixed: gowarden undo',
  another: 'Another gowarden is cleaning just now',
  anotherNext: 'try again when it is done',
};

const zh: typeof en = {
  help: {
    summary: '撤销上一次清理',
    usage: ['[PLAN]'],
    examples: [
      ['gowarden undo', '撤销上一次'],
      ['gowarden undo mhy3k2ab-1f2e3d4c', '撤销某个计划的清理，编号由 `gowarden clean` 给出'],
    ],
    options: {},
    notes: [
      '在 `caches.undoMinutes`（默认 10 分钟）内可以撤销。其间新产生的内容会保留。',
      '仍在等待的清理会被放弃。',
      '只恢复了一部分或仍有程序在使用时以 4 退出，没有可撤销的清理时以 2 退出。',
    ],
  },
  done: (bytes, files) => `已恢复 ${bytes}，${formatCount(files)} 个文件。`,
  lost: (count) => `有 ${formatCount(count)} 项已经永久删除。`,
  aside: '其间新产生的内容已保留：',
  gaveUp: (who) => `已放弃等待 ${who} 结束的清理。`,
  nothing: '没有可撤销的清理',
  unknown: (plan) => `没有可撤销的清理 ${plan}`,
  nothingNext: '运行 gowarden history 查看何时清理了什么',
  purged: '已经永久删除',
  busy: (who) => `尚未恢复：${who} 正在使用`,
  busyNext: '请先结束它，然后运行：gowarden undo',
  leftOut: (reason) => `未恢复任何内容：${reason}`,
  leftOutNext: '待恢复的内容仍保留；问题解决后运行：gowarden undo',
  another: '另一个 gowarden 正在清理',
  anotherNext: '请稍后再试',
};

export const texts = { en, zh };
