import type { Text } from '../../probe.ts';

/** What its sentences are filled with. */
export interface Values {
  /** Things without a finding of their own, and those with one. */
  readonly own: number;
  readonly covered: number;
  /** Path of the first to be replaced. */
  readonly first: string;
}

export const text: Text<Values> = {
  en: {
    title: 'Something here still needs Rosetta',
    cause:
      'Programs for Intel run on Apple silicon only as long as Rosetta translates them. Apple keeps it for everything through macOS 27; macOS 28 is to keep it for some old games only. Homebrew for Intel gets no new packages since 2026-08-27 and stops running on 2027-09-01. Go itself has announced no end of darwin/amd64.',
    remedy:
      '`gowarden rosetta` lists everything that is for Intel, what takes its place, in which order to replace it, and how many days are left. What has a finding of its own is only counted here.',
    summary: ({ own, covered, first }) =>
      `${own} ${own === 1 ? 'thing' : 'things'} here still ${own === 1 ? 'needs' : 'need'} Rosetta, such as ${first}${covered > 0 ? `, beside ${covered} with ${covered === 1 ? 'a finding of its' : 'findings of their'} own` : ''}.`,
    next: () =>
      'See with `gowarden rosetta` what takes the place of each, and replace them in that order before macOS 28.',
  },
  zh: {
    title: '仍有内容需要 Rosetta',
    cause:
      'Intel 程序只有在 Rosetta 转译时才能在 Apple 芯片上运行。Apple 在 macOS 27 及以前为所有程序保留它；macOS 28 预计只为部分旧游戏保留。Intel 版 Homebrew 自 2026-08-27 起没有新软件包，2027-09-01 起停止运行。Go 本身没有宣布终止 darwin/amd64。',
    remedy:
      '`gowarden rosetta` 列出所有 Intel 版的内容、用什么替代、按什么顺序替换，以及还剩多少天。已有单独报告的在这里只计数。',
    summary: ({ own, covered, first }) =>
      `这里仍有 ${own} 项需要 Rosetta，例如 ${first}${covered > 0 ? `，另有 ${covered} 项已单独报告` : ''}。`,
    next: () => '用 `gowarden rosetta` 查看各用什么替代，并在 macOS 28 之前按该顺序替换。',
  },
};
