import type { Command } from '../../../messages/command.ts';
import { type Phrases, wording } from '../../../messages/wording.ts';
import type { CommandGroup, CommandHelp } from '../../command.ts';

export const group: CommandGroup = 'look';

const en = {
  help: {
    summary: 'Find out why go mod tidy fails, without touching the module',
    usage: ['[DIRECTORY] [--network]'],
    examples: [
      ['gowarden why-tidy', 'run tidy on copies of go.mod and go.sum, and name the cause'],
      ['gowarden why-tidy ~/src/app --network', 'also download what is missing'],
    ],
    options: { network: 'let go download modules and toolchains; without it nothing is fetched' },
    notes: [
      'Exits 0 when tidy works and would change nothing, 1 when it fails or would change something, 2 when it could not be tried, 5 when it did not end in time and nobody is seen to hold it up.',
    ],
  } satisfies CommandHelp,
  tidy: (file: string): string => `go mod tidy works in ${file} and would change nothing.`,
  changes: (file: string): string => `go mod tidy works in ${file} and would change this:`,
  worksBut: (file: string): string => `go mod tidy works in ${file}, but not all is well:`,
  fails: (file: string): string => `go mod tidy fails in ${file}:`,
  /** Where the module's file is not go.mod. */
  otherFile: (module: string, file: string): string => `${module} (GOFLAGS names ${file})`,
  andMore: (count: number): string => ` (and ${count} more)`,
  stops: (what: string) => `${what} Builds stop until then.`,
  inDirectory: (directory: string, next: string): string => `in ${directory}: ${next}`,
  asking: (seconds: number): string => `go mod tidy asks the network … ${seconds} s (Ctrl-C stops it)`,
  asks: 'go mod tidy asks the network; this can take minutes …',
  simulated: 'A simulated machine cannot run go.',
  simulatedNext: 'run it without --host',
  noDirectory: (directory: string, reason: string): string => `${directory} cannot be looked at: ${reason}`,
  noModule: (directory: string): string => `Neither ${directory} nor a directory above it has a go.mod.`,
  noFile: (path: string): string =>
    `${path} is not a file that go can read: it is a directory, a pipe, or a link to nothing.`,
  noModuleNext: 'name a directory of a module: gowarden why-tidy DIR',
  unreadable: (path: string, reason: string): string =>
    `${path} cannot be read, so that tidy cannot be tried: ${reason}`,
  absent: 'it does not exist',
  tooLarge: (limit: number): string => `it has more than ${limit} bytes`,
  look: (command: Command): string => `look what it is and whose: ${command}`,
  noRoom: (places: string, reason: string): string =>
    `A copy of go.mod finds no room in ${places}: ${reason}`,
  noRoomNext: 'free some space there, or set TMPDIR to a directory that is there and has some',
  noGoNext: 'look where go is: gowarden which go',
  failed: 'go could not be run to its end.',
};

export type Texts = typeof en;

const zh: Texts = {
  help: {
    summary: '查明 go mod tidy 失败的原因，不改动模块',
    usage: ['[DIRECTORY] [--network]'],
    examples: [
      ['gowarden why-tidy', '在 go.mod 和 go.sum 的副本上运行 tidy，并指出原因'],
      ['gowarden why-tidy ~/src/app --network', '同时下载缺少的内容'],
    ],
    options: { network: '允许 go 下载模块和工具链；否则不获取任何内容' },
    notes: [
      'tidy 可以运行且不会更改内容时退出码为 0；失败或会更改内容时为 1；无法尝试时为 2；未按时结束且看不出被谁阻挡时为 5。',
    ],
  },
  tidy: (file) => `go mod tidy 在 ${file} 中可以运行，且不会更改任何内容。`,
  changes: (file) => `go mod tidy 在 ${file} 中可以运行，并会作以下更改：`,
  worksBut: (file) => `go mod tidy 在 ${file} 中可以运行，但有问题：`,
  fails: (file) => `go mod tidy 在 ${file} 中失败：`,
  otherFile: (module, file) => `${module}（GOFLAGS 指定了 ${file}）`,
  andMore: (count) => `（另有 ${count} 个）`,
  stops: (what) => `${what}在此之前构建会停止。`,
  inDirectory: (directory, next) => `在 ${directory} 中：${next}`,
  asking: (seconds) => `go mod tidy 正在访问网络……${seconds} 秒（按 Ctrl-C 停止）`,
  asks: 'go mod tidy 正在访问网络，可能需要几分钟……',
  simulated: '模拟的机器无法运行 go。',
  simulatedNext: '去掉 --host 再运行',
  noDirectory: (directory, reason) => `无法查看 ${directory}：${reason}`,
  noModule: (directory) => `${directory} 及其上级目录中没有 go.mod。`,
  noFile: (path) => `${path} 不是 go 能读取的文件：它是目录、管道或指向不存在之处的链接。`,
  noModuleNext: '请指定模块的目录：gowarden why-tidy DIR',
  unreadable: (path, reason) => `无法读取 ${path}，因此无法尝试 tidy：${reason}`,
  absent: '没有这个文件',
  tooLarge: (limit) => `超过 ${limit} 字节`,
  look: (command) => `查看它是什么、属于谁：${command}`,
  noRoom: (places, reason) => `${places} 中没有空间存放 go.mod 的副本：${reason}`,
  noRoomNext: '在那里腾出空间，或把 TMPDIR 设为存在且有空间的目录',
  noGoNext: '查看 go 在哪里：gowarden which go',
  failed: '未能把 go 运行到结束。',
};

export const texts = { en, zh };

export const phrases = {
  held: { en: '{path}: held in {seen} of {looks} looks', zh: '{path}：{looks} 次查看中有 {seen} 次被持有' },
  process: { en: 'pid {pid}', zh: '进程 {pid}' },
  processNamed: { en: '{command} (pid {pid})', zh: '{command}（进程 {pid}）' },
  processOf: { en: '{command} (pid {pid}, {owner})', zh: '{command}（进程 {pid}，{owner}）' },
  ownEnvironment: { en: 'the environment of this command', zh: '此命令的环境' },
  wouldDownload: {
    en: '{toolchain} is not on this machine; go would download {module}',
    zh: '{toolchain} 不在这台机器上；go 会下载 {module}',
  },
  temporary: {
    en: 'Builds stop all the same: TMPDIR is {path}, where no directory can be made ({reason}). To be rid of it: unset TMPDIR',
    zh: '但构建会停止：TMPDIR 为 {path}，在那里无法建立目录（{reason}）。取消它：unset TMPDIR',
  },
  importedIn: { en: 'imported in {file}', zh: '导入它的文件：{file}' },
  lacks: { en: '{file} lacks: {line}', zh: '{file} 缺少：{line}' },
  format: { en: '{file}: its line ends, order or blocks', zh: '{file}：换行符、顺序或分组' },
  changed: {
    en: '{path}: its content is not what was read when tidy began',
    zh: '{path}：内容已不同于 tidy 开始时读到的',
  },
  removed: {
    en: '{path}: it was there when tidy began, and is gone',
    zh: '{path}：tidy 开始时存在，现已消失',
  },
  cannotWrite: { en: '{path} cannot be written ({reason})', zh: '{path} 不可写（{reason}）' },
  mayNotWrite: {
    en: '{path} may not be written ({reason}): mode {mode}, it belongs to user {owner}, you are user {user}',
    zh: '{path} 无权写入（{reason}）：权限 {mode}，属于用户 {owner}，而你是用户 {user}',
  },
  noBlocks: {
    en: '{path}: {free} bytes are free, tidy needs {more} more',
    zh: '{path}：剩余 {free} 字节，tidy 还需要 {more} 字节',
  },
  usedBy: { en: '{file} uses {directory}', zh: '{file} 使用了 {directory}' },
  copyOf: { en: 'the copy in the cache was downloaded {at}', zh: '缓存中的副本下载于 {at}' },
  sumOf: { en: '{file} was last written {at}', zh: '{file} 最后写入于 {at}' },
  served: { en: 'served now: {hash}', zh: '现在提供的是：{hash}' },
  otherVersions: {
    en: '{path} is served in these versions, the newest last: {versions}',
    zh: '{path} 提供以下版本，最新的在最后：{versions}',
  },
  unseenDatabase: {
    en: 'Not asked without --network: whether the checksum database agrees with the lines that would be added.',
    zh: '未使用 --network 时没有询问：校验和数据库是否认可将要添加的行。',
  },
  unseenServed: {
    en: 'Not asked without --network: which of the two hashes is served now. With it that is asked, and nothing is written.',
    zh: '未使用 --network 时没有询问：现在提供的是两个哈希中的哪一个。加上它会询问，且不写入任何内容。',
  },
  unseenBuilds: {
    en: 'Unknown: whether builds stop. go list did not end in time over the packages of this module.',
    zh: '未知：构建是否会停止。go list 未能按时看完此模块的包。',
  },
  database: { en: '{name} recorded when it was downloaded: {hash}', zh: '下载时 {name} 的记录：{hash}' },
  unseenRest: {
    en: 'Not seen without --network: what tidy would meet after that download.',
    zh: '未使用 --network 时看不到：下载之后 tidy 还会遇到什么。',
  },
  unseenToolchain: {
    en: 'Not seen without --network: what {toolchain} would make of this module. What follows is of the Go that is here.',
    zh: '未使用 --network 时看不到：{toolchain} 会如何处理此模块。以下来自这里已有的 Go。',
  },
  noGoCommand: {
    en: '{file} is not a go command by its build information, and is not run because a module names it',
    zh: '从构建信息看，{file} 不是 go 命令；不会因为模块提到它就运行它',
  },
  unseenProgram: {
    en: 'Not seen: what {toolchain} would make of this module. What follows is of the Go that is here.',
    zh: '没有看到：{toolchain} 会如何处理此模块。以下来自这里已有的 Go。',
  },
} as const satisfies Phrases;

export const inWords = wording('cli/commands/why-tidy', phrases);
