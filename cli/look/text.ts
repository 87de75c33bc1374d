import { plural } from '../../messages/units.ts';

const en = {
  verdict: {
    and: ', ',
    findings: {
      error: (count: number): string => plural(count, 'error', 'errors'),
      warning: (count: number): string => plural(count, 'warning', 'warnings'),
      info: (count: number): string => plural(count, 'remark', 'remarks'),
    },
    /** What rests on something that is only assumed, such as the PATH of a shell that could not be asked. */
    suspected: {
      error: (count: number): string => plural(count, 'suspected error', 'suspected errors'),
      warning: (count: number): string => plural(count, 'suspected warning', 'suspected warnings'),
      info: (count: number): string => plural(count, 'suspected remark', 'suspected remarks'),
    },
    unanswered: (count: number): string => `${plural(count, 'question', 'questions')} could not be answered`,
    unsure: (count: number): string =>
      `No drift seen, but ${plural(count, 'question', 'questions')} could not be answered`,
    noGo: 'No Go found',
    nothingWins: 'There is a Go, but no PATH leads to it',
    unread: (path: string): string => `Which Go runs behind ${path} is unknown`,
    foreign: (architecture: string): string => `Go is for ${architecture}, which is not notified now`,
    native: (toolchains: number, tools: number): string =>
      `Everything native: ${toolchains} Go, ${plural(tools, 'tool', 'tools')}`,
  },
  look: {
    couldNotTell: 'Unknown',
    hardware: 'Hardware',
    install: 'Next: install Go from https://go.dev/dl/',
    certainties: { suspected: 'suspected', unknown: 'unknown' },
    hidden: {
      muted: '(muted)',
      explained: '(explained by another finding)',
      gone: '(gone for now)',
    },
    since: (time: string): string => `since ${time}`,
    pathAsOf: (time: string): string => `PATH as of ${time}`,
    concealed: (count: number): string =>
      `${plural(count, 'finding is', 'findings are')} not shown (muted, explained by another, or gone for now): --verbose shows all`,
    wins: 'wins',
    winsIn: (contexts: readonly string[]): string => `wins in ${contexts.join(', ')}`,
    contexts: {
      'login-shell': 'terminal',
      gui: 'applications',
      daemon: 'daemon',
    },
    states: { missing: 'missing', upgrading: 'being upgraded', blocked: 'may not be read' } as Readonly<
      Record<string, string>
    >,
  },
  /** The last line of the status: what gowarden itself costs. */
  cost: (
    memory: string,
    cpu: string,
    watches: number,
    descriptors: number | null,
    database: string,
  ): string =>
    `gowarden itself: ${memory} of memory, CPU ${cpu}, ${watches} watches, ${descriptors ?? '?'} open files, history ${database}`,
};

const zh: typeof en = {
  verdict: {
    and: '，',
    findings: {
      error: (count) => `${count} 个错误`,
      warning: (count) => `${count} 个警告`,
      info: (count) => `${count} 条提示`,
    },
    suspected: {
      error: (count) => `${count} 个疑似错误`,
      warning: (count) => `${count} 个疑似警告`,
      info: (count) => `${count} 条疑似提示`,
    },
    unanswered: (count) => `${count} 个问题无法判断`,
    unsure: (count) => `未见漂移，但有 ${count} 个问题无法判断`,
    noGo: '没有找到 Go',
    nothingWins: '有 Go，但没有 PATH 指向它',
    unread: (path) => `无法判断 ${path} 背后运行的是哪个 Go`,
    foreign: (architecture) => `Go 为 ${architecture}，目前不提示`,
    native: (toolchains, tools) => `全部原生：${toolchains} 个 Go，${tools} 个工具`,
  },
  look: {
    couldNotTell: '无法判断',
    hardware: '硬件',
    install: '下一步：从 https://go.dev/dl/ 安装 Go',
    certainties: { suspected: '疑似', unknown: '无法判断' },
    hidden: { muted: '（已静音）', explained: '（由另一发现解释）', gone: '（目前没有）' },
    since: (time) => `自 ${time}`,
    pathAsOf: (time) => `PATH 取自 ${time}`,
    concealed: (count) => `有 ${count} 个发现未显示（已静音、由另一发现解释或目前没有）：--verbose 显示全部`,
    wins: '胜出',
    winsIn: (contexts) => `在${contexts.join('、')}胜出`,
    contexts: { 'login-shell': '终端', gui: '应用程序', daemon: '守护进程' },
    states: { missing: '缺失', upgrading: '升级中', blocked: '不可读' },
  },
  /** The last line of the status: what gowarden itself costs. */
  cost: (
    memory: string,
    cpu: string,
    watches: number,
    descriptors: number | null,
    database: string,
  ): string =>
    `gowarden 自身：内存 ${memory}，CPU ${cpu}，${watches} 个监视，${descriptors ?? '?'} 个打开的文件，历史 ${database}`,
};

export const texts = { en, zh };
