import type { Command } from '../../../messages/command.ts';
import { formatCount, plural } from '../../../messages/units.ts';
import type { CommandGroup, CommandHelp } from '../../command.ts';

export const group: CommandGroup = 'change';

const en = {
  help: {
    summary: 'Clean caches: shows a plan, asks, and can be undone',
    usage: [
      '[--all | --repair | --policy | --unneeded | ID…] [--dry-run] [--yes] [--wait | --no-wait] [--purge-now]',
    ],
    examples: [
      ['gowarden clean', 'what is rebuilt on its own: build cache, gopls, linters'],
      ['gowarden clean --all --dry-run', 'show what would go if everything went, and touch nothing'],
      [
        'gowarden clean go-modules --yes',
        'one cache by its id (gowarden caches --verbose), without a question',
      ],
      ['gowarden clean --repair', 'only modules whose content is not what their hash says'],
      ['gowarden clean --yes --wait', 'stay until what is in use has been cleaned too'],
    ],
    options: {
      all: 'everything with a button: also the module cache and the index of IDEs',
      repair: 'damaged, partial and orphaned modules, and nothing else',
      policy: 'what caches.maxAgeDays, maxGigabytes and minFreeGigabytes of the settings no longer allow',
      unneeded: 'also modules that no go.sum names: of this directory and of projects open in an IDE',
      'dry-run': 'show the plan and touch nothing',
      yes: 'do not ask (-y); needed without a terminal',
      wait: 'stay until who uses a cache has ended, and clean it then',
      'no-wait': 'leave what is in use; else a running daemon cleans it later',
      'purge-now': 'free the space at once: this and earlier clean-ups can then not be undone',
    },
    notes: [
      'With a policy in the settings the daemon does on its own what --policy does. Without one --policy takes nothing.',
      'Nothing is taken from under a running build or IDE. While a build runs only what Go itself would trim goes at once.',
      'Exits 4 when something was left out or is still in use, with its reason; 2 without a terminal to ask on and without --yes.',
    ],
  } satisfies CommandHelp,
  ask: 'Clean this? [y/N]',
  declined: 'Nothing was touched.',
  unknownCache: (id: string): string => `No cache is called \`${id}\``,
  seeCaches: 'Run `gowarden caches` for those that there are.',
  needsYes: 'Expected --yes or --dry-run, since no terminal is there to ask on',
  needsYesJson: 'Expected --yes or --dry-run, since --json asks nothing',
  cleaned: (bytes: string, files: number): string => `Cleaned ${bytes} in ${plural(files, 'file', 'files')}.`,
  purged: (bytes: string): string => `Removed permanently; the disk has ${bytes} more.`,
  willWait: (who: string): string => `The rest goes when ${who} ends: the daemon waits for it.`,
  leftInUse: (who: string, command: Command): string =>
    `Left in use by ${who}. Clean it when that ends: ${command}`,
  nothingCleaned: 'Nothing was cleaned.',
  purgeStopped: (command: Command): string =>
    `Removing permanently was stopped halfway. The rest is removed later; until then ${command} puts it back.`,
  cancelled: 'Cancelled. What was set aside before can be put back: gowarden undo',
  conflict: (one: string, other: string): string => `${one} and ${other} do not go together`,
  dryRun: 'Nothing was touched (--dry-run).',
};

const zh: typeof en = {
  help: {
    summary: '清理缓存：先显示计划并询问，之后可以撤销',
    usage: [
      '[--all | --repair | --policy | --unneeded | ID…] [--dry-run] [--yes] [--wait | --no-wait] [--purge-now]',
    ],
    examples: [
      ['gowarden clean', '会自行恢复的内容：构建缓存、gopls、代码检查工具'],
      ['gowarden clean --all --dry-run', '显示全部清理会移走什么，不做任何改动'],
      ['gowarden clean go-modules --yes', '按编号清理一个缓存（gowarden caches --verbose），不询问'],
      ['gowarden clean --repair', '只清理内容与哈希不符的模块'],
      ['gowarden clean --yes --wait', '等到正在使用的部分也清理完'],
    ],
    options: {
      all: '所有可清理的内容：包括模块缓存和 IDE 索引',
      repair: '只处理损坏、不完整和无主的模块',
      policy: '设置 caches.maxAgeDays、maxGigabytes、minFreeGigabytes 不再允许的内容',
      unneeded: '另加没有 go.sum 提到的模块：依据当前目录以及在 IDE 中打开的项目',
      'dry-run': '只显示计划，不做任何改动',
      yes: '不询问（-y）；没有终端时必须给出',
      wait: '等使用缓存的程序结束后再清理，命令随后才退出',
      'no-wait': '不处理正在使用的部分；否则由运行中的守护进程稍后清理',
      'purge-now': '立即释放空间：这次和之前的清理将无法撤销',
    },
    notes: [
      '设置了策略后，守护进程会自行执行 --policy 的操作。没有策略时 --policy 不清理任何内容。',
      '绝不会动正在运行的构建或 IDE 所用的内容。构建期间只会立即清理 Go 自己也会清理的部分。',
      '有内容未清理或仍在使用时以 4 退出并说明原因；没有可以询问的终端且没有 --yes 时以 2 退出。',
    ],
  },
  ask: '要清理吗？[y/N]',
  declined: '未做任何改动。',
  unknownCache: (id) => `没有名为 \`${id}\` 的缓存`,
  seeCaches: '运行 `gowarden caches` 查看有哪些缓存。',
  needsYes: '没有可以询问的终端，请加上 --yes 或 --dry-run',
  needsYesJson: '--json 不会询问，请加上 --yes 或 --dry-run',
  cleaned: (bytes, files) => `已清理 ${bytes}，${formatCount(files)} 个文件。`,
  purged: (bytes) => `已永久删除；磁盘可用空间增加 ${bytes}。`,
  willWait: (who) => `其余部分在 ${who} 结束后清理：由守护进程等待。`,
  leftInUse: (who, command) => `${who} 正在使用，未清理。可等它结束后清理：${command}`,
  nothingCleaned: '未清理任何内容。',
  purgeStopped: (command) => `永久删除中途停止。剩余部分稍后删除；在此之前可撤销：${command}`,
  cancelled: '已取消。此前已移走的内容可以撤销：gowarden undo',
  conflict: (one, other) => `${one} 与 ${other} 不能同时使用`,
  dryRun: '未做任何改动（--dry-run）。',
};

export const texts = { en, zh };
