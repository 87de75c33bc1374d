import type { Command } from '../../../messages/command.ts';
import { inChinese } from '../../../messages/phrases.ts';
import type { Maker } from '../../../daemon/transition.ts';
import { formatCount, formatDateTime, plural } from '../../../messages/units.ts';
import type { CommandGroup, CommandHelp } from '../../command.ts';

export const group: CommandGroup = 'look';

const en = {
  help: {
    summary: 'Show what changed, from what to what, and when',
    usage: ['[--since WHEN] [--rule ID] [--kind KIND] [--limit N] [--follow]', '--format csv|ndjson'],
    examples: [
      ['gowarden history', 'the last 20 entries, oldest first'],
      ['gowarden history --since 7d --rule go-arch-mismatch', 'one rule, one week'],
      ['gowarden history --follow', 'stay and show each change as it happens'],
      ['gowarden history --kind cost', 'what gowarden itself cost, four times a day'],
      ['gowarden history --format csv > history.csv', 'all of it, for a spreadsheet'],
    ],
    options: {
      since: 'only entries after this: 90s, 30min, 12h, 7d, 2w, 2026-11-23 or 2026-11-23T14:02',
      rule: 'only entries of this rule',
      limit: 'at most this many, the newest ones (default 20)',
      kind: 'only entries of this kind: opened, changed, resolved, toolchain-changed, incident-opened, incident-changed, incident-closed, cleaned, undone, purged, benchmark, cost',
      format: 'write every entry as csv or ndjson (JSON, one a line)',
      follow: 'stay and show what happens, until Ctrl-C (asks the daemon)',
    },
    notes: ['Reads through the daemon; without one it opens the database read-only.'],
  } satisfies CommandHelp,
  kinds: {
    opened: 'opened',
    changed: 'changed',
    resolved: 'resolved',
    'toolchain-changed': 'toolchain changed',
    benchmark: 'benchmark',
    cost: 'own cost',
    cleaned: 'cleaned',
    undone: 'undone',
    purged: 'removed permanently',
  },
  change: (before: string, after: string): string => `${before} -> ${after}`,
  nothing: 'nothing',
  by: ({ name, pid, translated }: Maker): string =>
    `while ${name} (pid ${pid}) was at work${translated === null ? '' : `, translated since ${translated.name} (pid ${translated.pid})`}`,
  measured: (version: string, translator: string, ratio: string): string =>
    `${version}: translated (${translator}) takes ${ratio} times as long`,
  measuredNoise: (version: string, translator: string): string =>
    `${version}: native against translated (${translator}) was too noisy for a ratio`,
  lasted: (duration: string): string => `after ${duration}`,
  none: 'No history yet: no daemon has run here. Start one with `gowarden run`.',
  empty: 'The history has no such entry.',
  unloadable: (reason: string): string => `SQLite could not be loaded by this Node: ${reason}`,
  rebuild: (directory: string): string => `run \`npm rebuild better-sqlite3\` in ${directory}`,
  unreadable: (path: string, reason: string): string => `The history ${path} cannot be read: ${reason}`,
  badLimit: (most: number, given: string): string =>
    `Expected \`--limit\` to be a number from 1 to ${most}, got \`${given}\``,
  /** For the history. */
  receipt: (bytes: string, files: number, names: string): string =>
    `${bytes} in ${plural(files, 'file', 'files')}${names === '' ? '' : `: ${names}`}`,
  receiptUndo: (command: Command, end: number): string => `${command} until ${formatDateTime(end)}`,
  receiptFreed: (bytes: string): string => `the disk gained ${bytes}`,
  receiptLeftOut: (count: number): string => `${plural(count, 'thing', 'things')} left out`,
};

const zh: typeof en = {
  help: {
    summary: '显示发生过的变化：从什么变成什么、何时',
    usage: ['[--since WHEN] [--rule ID] [--kind KIND] [--limit N] [--follow]', '--format csv|ndjson'],
    examples: [
      ['gowarden history', '最近 20 条，旧的在前'],
      ['gowarden history --since 7d --rule go-arch-mismatch', '一条规则，一周之内'],
      ['gowarden history --follow', '停留并显示每个新变化'],
      ['gowarden history --kind cost', 'gowarden 自身的开销，每天四次'],
      ['gowarden history --format csv > history.csv', '全部条目，供电子表格使用'],
    ],
    options: {
      since: '只要此后的记录：90s、30min、12h、7d、2w、2026-11-23 或 2026-11-23T14:02',
      rule: '只要这条规则的记录',
      limit: '最多这么多条，取最新的（默认 20）',
      kind: '只显示此类条目：opened、changed、resolved、toolchain-changed、incident-opened、incident-changed、incident-closed、cleaned、undone、purged、benchmark、cost',
      format: '以 csv 或 ndjson（每行一个 JSON）写出所有条目',
      follow: '停留并显示新发生的事，直到 Ctrl-C（询问守护进程）',
    },
    notes: ['通过守护进程读取；没有守护进程时以只读方式打开数据库。'],
  },
  kinds: {
    opened: '出现',
    changed: '改变',
    resolved: '解除',
    'toolchain-changed': '工具链改变',
    benchmark: '性能测量',
    cost: '自身开销',
    cleaned: '已清理',
    undone: '已撤销',
    purged: '已永久删除',
  },
  change: (before, after) => `${before} -> ${after}`,
  nothing: '无',
  by: ({ name, pid, translated }) =>
    `当时 ${name}（pid ${pid}）正在运行${translated === null ? '' : `，自 ${translated.name}（pid ${translated.pid}）起为转译运行`}`,
  measured: (version, translator, ratio) => `${version}：转译（${translator}）耗时是原生的 ${ratio} 倍`,
  measuredNoise: (version, translator) => `${version}：原生与转译（${translator}）波动太大，没有比值`,
  lasted: (duration) => `历时 ${duration}`,
  none: '还没有历史：此处未曾运行过守护进程。用 `gowarden run` 启动。',
  empty: '历史中没有这样的记录。',
  unloadable: (reason) => `这个 Node 无法加载 SQLite：${inChinese(reason)}`,
  rebuild: (directory) => `在 ${directory} 中运行 \`npm rebuild better-sqlite3\``,
  unreadable: (path, reason) => `无法读取历史 ${path}：${inChinese(reason)}`,
  badLimit: (most, given) => `\`--limit\` 应为 1 到 ${most} 的数，却得到 \`${given}\``,
  receipt: (bytes, files, names) =>
    `${bytes}，${formatCount(files)} 个文件${names === '' ? '' : `：${names}`}`,
  receiptUndo: (command, end) => `${formatDateTime(end)} 前可运行 ${command}`,
  receiptFreed: (bytes) => `磁盘可用空间增加 ${bytes}`,
  receiptLeftOut: (count) => `有 ${formatCount(count)} 项未清理`,
};

export const texts = { en, zh };
