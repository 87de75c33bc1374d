import type { Command } from '../../../messages/command.ts';
import { type Phrases, wording } from '../../../messages/wording.ts';
import type { CommandGroup, CommandHelp } from '../../command.ts';

export const group: CommandGroup = 'look';

interface Cause {
  readonly what: (subject: string) => string;
  /** `command` is what helps with this subject (commandFor). */
  readonly next: (subject: string, command: Command | null) => string;
}

const en = {
  help: {
    summary: 'Find out why go mod tidy fails, without touching the module',
    usage: ['[DIRECTORY] [--network]'],
    examples: [
      ['gowarden why-tidy', 'run tidy on copies of go.mod and go.sum, and name the cause'],
      ['gowarden why-tidy ~/src/app --network', 'also download what is missing'],
    ],
    options: { network: 'let go download modules; without it nothing is fetched' },
    notes: ['Exits 1 when tidy fails or would change something.'],
  } satisfies CommandHelp,
  tidy: (module: string): string => `go mod tidy works in ${module} and would change nothing.`,
  changes: (module: string): string => `go mod tidy works in ${module} and would change this:`,
  worksBut: (module: string): string => `go mod tidy works in ${module}, but not all is well:`,
  fails: (module: string): string => `go mod tidy fails in ${module}:`,
  simulated: 'A simulated machine cannot run go.',
  simulatedNext: 'run it without --host',
  noModule: (directory: string): string => `Neither ${directory} nor a directory above it has a go.mod.`,
  noModuleNext: 'name a directory of a module: gowarden why-tidy DIR',
  noCache: 'The module cache was not found: neither GOMODCACHE nor GOPATH is an absolute path.',
  noCacheNext: 'look at: go env GOMODCACHE GOPATH',
  noGoNext: 'look where go is: gowarden which go',
  /** For a checksum mismatch of which it is known that the cache is whole. */
  goSumAtFault: {
    what: (subject: string) =>
      `go.sum is at fault, or the tag of ${subject} was moved: the copies in the module cache agree with each other and not with go.sum.`,
    next: (subject: string) =>
      `git log -p go.sum shows when the line of ${subject} changed; restore it. Only for a private module whose tag was moved on purpose delete the line, then: go mod tidy`,
  },
  causes: {
    'checksum-mismatch': {
      what: (subject) => `The content of ${subject} and go.sum do not agree.`,
      next: () =>
        'find out which is wrong: gowarden clean --repair --dry-run shows whether it is the cache; if not, restore go.sum',
    },
    'missing-go-sum': {
      what: (subject) => `go.sum lacks ${subject}; builds stop until it is there.`,
      next: () => 'go mod tidy',
    },
    'malformed-go-sum': {
      what: (subject) => `go.sum cannot be read${subject ? ` (${subject})` : ''}: often a merge marker.`,
      next: () => 'open go.sum, remove every line that does not have three words, then: go mod tidy',
    },
    lock: {
      what: (subject) => `A lock that tidy needs is held by ${subject}.`,
      next: (_, end) => `wait for it; if it hangs, end it${end === null ? '' : `: ${end}`}`,
    },
    toolchain: {
      what: (subject) => `The module needs another Go (${subject}), which is not available here.`,
      next: () => 'see who decided it: gowarden which go .',
    },
    offline: {
      what: (subject) =>
        `A module is not in the cache${subject ? ` (${subject})` : ''}, and nothing was downloaded to find out more.`,
      next: () => 'try with downloads: gowarden why-tidy --network',
    },
    'private-module': {
      what: (subject) => `${subject || 'A module'} could not be fetched: it is private, moved, or not there.`,
      next: () => 'for a private module set GOPRIVATE and let git sign in (ssh or a credential helper)',
    },
    permission: {
      what: (subject) => `go may not write or read ${subject}.`,
      next: (_, look) =>
        `look whose it is${look === null ? '' : `: ${look}`}; a root-owned cache comes from an earlier sudo`,
    },
    syntax: { what: (subject) => `${subject} cannot be parsed.`, next: (subject) => `open ${subject}` },
    workspace: {
      what: (subject) => `The workspace (go.work) does not fit: ${subject}.`,
      next: () => 'go work use, or leave the workspace: GOWORK=off go mod tidy',
    },
    replacement: {
      what: (subject) => `A replace directive does not fit: ${subject}.`,
      next: () => 'correct the replace line in go.mod',
    },
    import: {
      what: (subject) => `The package ${subject} cannot be found.`,
      next: () => 'correct the import path, or: go get PACKAGE',
    },
    'changed-meanwhile': {
      what: (subject) => `${subject || 'go.mod'} was changed by another program while tidy ran.`,
      next: () => 'run it again; who writes: gowarden incidents',
    },
    'no-module': { what: () => 'go.mod does not exist.', next: () => 'go mod init' },
    flags: { what: (subject) => `GOFLAGS does not fit: ${subject}.`, next: () => 'look at: go env GOFLAGS' },
    'damaged-cache': {
      what: (subject) => `${subject} in the module cache is damaged: builds may still use it.`,
      next: () => 'gowarden clean --repair',
    },
    'not-tidy': { what: () => 'go.mod and go.sum are not tidy.', next: () => 'go mod tidy' },
    other: { what: () => 'go gives a reason that gowarden does not know:', next: () => 'go mod tidy -x' },
  } satisfies Readonly<Record<string, Cause>>,
};

const zh: typeof en = {
  help: {
    summary: '查明 go mod tidy 失败的原因，不改动模块',
    usage: ['[DIRECTORY] [--network]'],
    examples: [
      ['gowarden why-tidy', '在 go.mod 和 go.sum 的副本上运行 tidy，并指出原因'],
      ['gowarden why-tidy ~/src/app --network', '同时下载缺少的内容'],
    ],
    options: { network: '允许 go 下载模块；否则不获取任何内容' },
    notes: ['tidy 失败或会更改内容时退出码为 1。'],
  },
  tidy: (module) => `go mod tidy 在 ${module} 中可以运行，且不会更改任何内容。`,
  changes: (module) => `go mod tidy 在 ${module} 中可以运行，并会作以下更改：`,
  worksBut: (module) => `go mod tidy 在 ${module} 中可以运行，但有问题：`,
  fails: (module) => `go mod tidy 在 ${module} 中失败：`,
  simulated: '模拟的机器无法运行 go。',
  simulatedNext: '去掉 --host 再运行',
  noModule: (directory) => `${directory} 及其上级目录中没有 go.mod。`,
  noModuleNext: '请指定模块的目录：gowarden why-tidy DIR',
  noCache: '找不到模块缓存：GOMODCACHE 和 GOPATH 都不是绝对路径。',
  noCacheNext: '查看：go env GOMODCACHE GOPATH',
  noGoNext: '查看 go 在哪里：gowarden which go',
  goSumAtFault: {
    what: (subject) =>
      `问题在 go.sum，或者 ${subject} 的标签被移动过：模块缓存中的各份内容彼此一致，却与 go.sum 不一致。`,
    next: (subject) =>
      `用 git log -p go.sum 查看 ${subject} 那一行何时变化并恢复它。只有私有模块的标签确实被有意移动时才删除该行，然后：go mod tidy`,
  },
  causes: {
    'checksum-mismatch': {
      what: (subject) => `${subject} 的内容与 go.sum 不一致。`,
      next: () => '先弄清哪个有误：gowarden clean --repair --dry-run 会说明是否是缓存；若不是，请恢复 go.sum',
    },
    'missing-go-sum': {
      what: (subject) => `go.sum 缺少 ${subject}；补上之前构建会停止。`,
      next: () => 'go mod tidy',
    },
    'malformed-go-sum': {
      what: (subject) => `无法读取 go.sum${subject ? `（${subject}）` : ''}：常见原因是合并标记。`,
      next: () => '打开 go.sum，删除不是三个词的行，然后：go mod tidy',
    },
    lock: {
      what: (subject) => `tidy 需要的锁被 ${subject} 持有。`,
      next: (_, end) => `请等待；如果它卡住，结束它${end === null ? '' : `：${end}`}`,
    },
    toolchain: {
      what: (subject) => `该模块需要另一个 Go（${subject}），而这里无法取得。`,
      next: () => '查看由谁决定：gowarden which go .',
    },
    offline: {
      what: (subject) => `缓存中没有某个模块${subject ? `（${subject}）` : ''}，且没有为查明原因而下载。`,
      next: () => '允许下载再试：gowarden why-tidy --network',
    },
    'private-module': {
      what: (subject) => `无法获取 ${subject || '某个模块'}：它是私有的、已移动或不存在。`,
      next: () => '私有模块请设置 GOPRIVATE，并让 git 登录（ssh 或凭据助手）',
    },
    permission: {
      what: (subject) => `go 无权读写 ${subject}。`,
      next: (_, look) => `查看其所有者${look === null ? '' : `：${look}`}；属于 root 的缓存来自以前的 sudo`,
    },
    syntax: { what: (subject) => `无法解析 ${subject}。`, next: (subject) => `打开 ${subject}` },
    workspace: {
      what: (subject) => `工作区（go.work）不匹配：${subject}。`,
      next: () => 'go work use，或离开工作区：GOWORK=off go mod tidy',
    },
    replacement: {
      what: (subject) => `replace 指令不匹配：${subject}。`,
      next: () => '更正 go.mod 中的 replace 行',
    },
    import: { what: (subject) => `找不到包 ${subject}。`, next: () => '更正导入路径，或：go get PACKAGE' },
    'changed-meanwhile': {
      what: (subject) => `tidy 运行期间，${subject || 'go.mod'} 被另一个程序更改。`,
      next: () => '再运行一次；谁在写：gowarden incidents',
    },
    'no-module': { what: () => '没有 go.mod。', next: () => 'go mod init' },
    flags: { what: (subject) => `GOFLAGS 不匹配：${subject}。`, next: () => '查看：go env GOFLAGS' },
    'damaged-cache': {
      what: (subject) => `模块缓存中的 ${subject} 已损坏，构建可能会照样使用它。`,
      next: () => 'gowarden clean --repair',
    },
    'not-tidy': { what: () => 'go.mod 和 go.sum 尚未整理。', next: () => 'go mod tidy' },
    other: { what: () => 'go 给出了 gowarden 不认识的原因：', next: () => 'go mod tidy -x' },
  },
};

export const texts = { en, zh };

export const phrases = {
  held: { en: '{path}: held in {seen} of {looks} looks', zh: '{path}：{looks} 次查看中有 {seen} 次被持有' },
  ownEnvironment: { en: 'the environment of this command', zh: '此命令的环境' },
  wouldDownload: {
    en: '{toolchain} is not on this machine; go would download {module}',
    zh: '{toolchain} 不在这台机器上；go 会下载 {module}',
  },
  lacks: { en: 'go.sum lacks: {line}', zh: 'go.sum 缺少：{line}' },
  more: { en: 'go.sum + … {count} more', zh: 'go.sum + … 另有 {count} 行' },
} as const satisfies Phrases;

export const inWords = wording('cli/commands/why-tidy', phrases);
