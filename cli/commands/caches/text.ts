import type { Command } from '../../../messages/command.ts';
import type { CommandGroup, CommandHelp } from '../../command.ts';

export const group: CommandGroup = 'look';

const en = {
  help: {
    summary: 'Show the caches that a Go machine grows, how big they are and who uses them',
    usage: [''],
    examples: [
      ['gowarden caches', 'size on disk, files, last use, who uses it now, what removing it costs'],
      ['gowarden caches --verbose', 'also where each is, how that is known, and what cleans it'],
      ['gowarden caches --json | jq ".caches[] | {id, bytes}"', 'the same for programs'],
    ],
    options: {},
    notes: ['Changes nothing. Sizes are of the disk, and hard links count once.'],
  } satisfies CommandHelp,
  columns: {
    cache: 'CACHE',
    size: 'SIZE',
    files: 'FILES',
    lastUse: 'LAST USE',
    use: 'IN USE',
    cost: 'WITHOUT IT',
  },
  buttons: {
    safe: 'gowarden clean',
    all: 'gowarden clean --all',
    named: (clean: Command): string => clean,
    never: 'only shown',
  },
  idle: 'no',
  unknownUse: 'unknown',
  unmeasured: '?',
  /** Of a cache whose size another one holds. */
  within: (what: string): string => `counted in ${what}`,
  inUse: (who: string): string => `in use by ${who}`,
  total: (bytes: string): string => `Together ${bytes}`,
  /** Where the size of one is not known. */
  atLeast: (bytes: string): string => `Together at least ${bytes}`,
  frees: (command: string, bytes: string): string => `${command} frees ${bytes}`,
  none: 'No caches found.',
  couldNotTell: 'Unknown:',
  details: {
    id: 'id',
    path: 'path',
    source: 'known by',
    removes: 'cleaned by',
    unused: (bytes: string): string => `${bytes} unused for five days: free to go even during a build`,
    assumed: 'a default that nothing confirmed; it is left alone',
  },
};

const zh: typeof en = {
  help: {
    summary: '显示 Go 开发机器上的各种缓存、大小以及谁在使用',
    usage: [''],
    examples: [
      ['gowarden caches', '占用空间、文件数、最近使用、当前使用者、清理的代价'],
      ['gowarden caches --verbose', '另外显示位置、依据以及清理命令'],
      ['gowarden caches --json | jq ".caches[] | {id, bytes}"', '供程序读取'],
    ],
    options: {},
    notes: ['不做任何改动。大小按磁盘占用计算，硬链接只计一次。'],
  },
  columns: {
    cache: '缓存',
    size: '大小',
    files: '文件数',
    lastUse: '最近使用',
    use: '正在使用',
    cost: '清理的代价',
  },
  buttons: {
    safe: 'gowarden clean',
    all: 'gowarden clean --all',
    named: (clean) => clean,
    never: '只显示',
  },
  idle: '否',
  unknownUse: '无法判断',
  unmeasured: '?',
  within: (what) => `已计入 ${what}`,
  inUse: (who) => `${who} 正在使用`,
  total: (bytes) => `共 ${bytes}`,
  atLeast: (bytes) => `至少共 ${bytes}`,
  frees: (command, bytes) => `${command} 可释放 ${bytes}`,
  none: '未找到缓存。',
  couldNotTell: '无法得知：',
  details: {
    id: '编号',
    path: '路径',
    source: '依据',
    removes: '清理命令',
    unused: (bytes) => `其中 ${bytes} 已五天未使用：构建期间也可清理`,
    assumed: '默认位置，未经确认，不会清理',
  },
};

export const texts = { en, zh };
