import type { Text } from '../../probe.ts';

/** What its sentences are filled with. */
export interface Values {
  readonly path: string;
  readonly architecture: string;
  readonly shadowed: string;
  readonly shadowedArchitecture: string;
  readonly context: string;
}

export const text: Text<Values> = {
  en: {
    title: 'An Intel Homebrew comes before the native one',
    cause:
      'PATH has the directory of a Homebrew for other processors before that of the native one. Whatever both have, the non-native one wins, and `brew install` and `brew upgrade` go there as well.',
    remedy:
      'Put the native Homebrew first: let `eval "$(/opt/homebrew/bin/brew shellenv)"` be the last thing that ~/.zprofile does to PATH, and take lines away that put /usr/local/bin in front after it. Open a new terminal. Remove the Intel Homebrew when nothing needs it any more.',
    summary: ({ path, architecture, shadowed, shadowedArchitecture, context }) =>
      `On the PATH of ${context}, ${path} (${architecture}) comes before ${shadowed} (${shadowedArchitecture}).`,
    next: ({ shadowed }) =>
      `Put ${shadowed.replace(/\/[^/]*$/, '')} first on PATH, then open a new terminal.`,
  },
  zh: {
    title: 'Intel 版 Homebrew 排在原生版之前',
    cause:
      'PATH 中，另一种处理器的 Homebrew 目录排在原生 Homebrew 之前。两者都有的命令以前者为准，`brew install` 和 `brew upgrade` 也会装到那里。',
    remedy:
      '让原生 Homebrew 排在最前：把 `eval "$(/opt/homebrew/bin/brew shellenv)"` 放在 ~/.zprofile 中修改 PATH 的最后一处，并删除其后把 /usr/local/bin 放到前面的行。打开新的终端。不再需要时卸载 Intel 版 Homebrew。',
    summary: ({ path, architecture, shadowed, shadowedArchitecture, context }) =>
      `在 ${context} 的 PATH 中，${path}（${architecture}）排在 ${shadowed}（${shadowedArchitecture}）之前。`,
    next: ({ shadowed }) => `让 ${shadowed.replace(/\/[^/]*$/, '')} 排在 PATH 最前面，然后打开新的终端。`,
  },
};
