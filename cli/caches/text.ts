import type { Command } from '../../messages/command.ts';
import { inLanguage } from '../../messages/fill.ts';
import type { Messages } from '../../messages/speak.ts';
import { formatCount, formatTime, plural } from '../../messages/units.ts';

/** What `gowarden caches`, `clean` and `undo` have in common. */
const en = {
  costs: {
    rebuild: 'the next build takes longer',
    analyse: 'the next analysis takes longer',
    index: 'it is indexed again',
    download: 'it is downloaded again',
    install: 'must be installed again',
    work: 'work is lost',
  },
  more: (who: string, count: number): string => (count === 0 ? who : `${who} +${count}`),
  files: (count: number): string => plural(count, 'file', 'files'),
  measuringBegins: 'Measuring …',
  measuring: (bytes: string, files: number): string =>
    `Measuring: ${bytes} in ${plural(files, 'file', 'files')}`,
  plan: {
    empty: 'There is nothing to clean.',
    title: (id: string, bytes: string, files: number): string =>
      `Plan ${id}: ${bytes} in ${plural(files, 'file', 'files')}`,
    waits: (who: string): string => `when ${who} ends`,
    reasons: {
      cache: '',
      unused: 'unused for days',
      age: 'old',
      budget: 'over the size budget',
      'free-space': 'to keep space free',
      unneeded: 'no known go.sum needs it',
      damaged: 'damaged',
      partial: 'incomplete',
      orphaned: 'orphaned',
    } as Readonly<Record<string, string>>,
    lastUse: (ago: string): string => `last use ${ago}`,
    leftOut: 'Left out:',
    moreItems: (count: number): string => `… and ${count} more (--verbose shows all)`,
    undo: (minutes: number): string =>
      minutes === 0
        ? 'The disk is nearly full or `caches.undoMinutes` is 0: everything is removed permanently at once.'
        : `It can be undone for ${plural(minutes, 'minute', 'minutes')}; after that its space is free.`,
    purgeNow:
      'It is removed permanently at once (--purge-now), and earlier clean-ups with it: none of it can be undone.',
  },
  examining: 'Examining modules',
  cleaning: 'Cleaning',
  purging: 'Removing permanently',
  undoing: 'Undoing',
  waiting: (who: string): string => `Waiting until ${who} ends; Ctrl-C stops waiting`,
  takeBack: (command: Command, end: number): string => `Undo it until ${formatTime(end)}: ${command}`,
  waits: (who: string): string => `A clean-up waits until ${who} ends.`,
  untouched: 'Cancelled. Nothing was touched.',
  simulated: (command: string): string =>
    `gowarden ${command} changes nothing on a simulated machine: a folder has no caches to clean`,
  simulatedNext: 'without --host: gowarden clean --dry-run',
  noCleaner: 'The running daemon has no cleaner',
  noCleanerNext: 'see why: gowarden status',
};

const zh: typeof en = {
  costs: {
    rebuild: '下次构建更慢',
    analyse: '下次分析更慢',
    index: '需要重新索引',
    download: '需要重新下载',
    install: '需要重新安装',
    work: '会丢失工作成果',
  },
  more: (who, count) => (count === 0 ? who : `${who} 等 ${count + 1} 个`),
  files: (count) => `${formatCount(count)} 个文件`,
  measuringBegins: '正在测量…',
  measuring: (bytes, files) => `正在测量：${bytes}，${formatCount(files)} 个文件`,
  plan: {
    empty: '没有可清理的内容。',
    title: (id, bytes, files) => `计划 ${id}：${bytes}，${formatCount(files)} 个文件`,
    waits: (who) => `在 ${who} 结束后`,
    reasons: {
      cache: '',
      unused: '多日未使用',
      age: '太旧',
      budget: '超出大小预算',
      'free-space': '为保留可用空间',
      unneeded: '没有已知的 go.sum 需要它',
      damaged: '已损坏',
      partial: '不完整',
      orphaned: '无主',
    },
    lastUse: (ago) => `最近使用：${ago}`,
    leftOut: '未清理：',
    moreItems: (count) => `…… 另有 ${count} 项（--verbose 显示全部）`,
    undo: (minutes) =>
      minutes === 0
        ? '磁盘将满或 `caches.undoMinutes` 为 0：会立即永久删除。'
        : `${minutes} 分钟内可以撤销；之后空间才会释放。`,
    purgeNow: '将立即永久删除（--purge-now），此前的清理也一并删除：均无法撤销。',
  },
  examining: '正在检查模块',
  cleaning: '正在清理',
  purging: '正在永久删除',
  undoing: '正在恢复',
  waiting: (who) => `等待 ${who} 结束；按 Ctrl-C 停止等待`,
  takeBack: (command, end) => `${formatTime(end)} 前可以撤销：${command}`,
  waits: (who) => `清理正在等待 ${who} 结束。`,
  untouched: '已取消。未做任何改动。',
  simulated: (command) => `gowarden ${command} 不会改动模拟的机器：文件夹中没有可清理的缓存`,
  simulatedNext: '不加 --host：gowarden clean --dry-run',
  noCleaner: '正在运行的守护进程没有清理功能',
  noCleanerNext: '查看原因：gowarden status',
};

export const texts = { en, zh };

/** What the commands about caches say in common. */
export function cachesText({ language }: Pick<Messages, 'language'>): typeof en {
  return inLanguage(language, texts);
}
