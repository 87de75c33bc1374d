import type { report as english } from '../en/report.ts';

export const report: typeof english = {
  verdict: {
    and: '，',
    findings: {
      error: (count) => `${count} 个错误`,
      warning: (count) => `${count} 个警告`,
      info: (count) => `${count} 条提示`,
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
    certainties: { suspected: '疑似', unknown: '无法判断' },
    hidden: { young: '（尚新，暂不提示）', muted: '（已静音）', explained: '（由另一发现解释）' },
    since: (time) => `自 ${time}`,
    concealed: (count) => `有 ${count} 个发现未显示（已静音、尚新或由另一发现解释）：--verbose 显示全部`,
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
