import type { Text } from '../../probe.ts';

/** What its sentences are filled with. */
export interface Values {
  /** `/usr/local` */
  readonly prefix: string;
  /** Its `brew`. */
  readonly path: string;
  /** How many formulas it has. */
  readonly total: number;
  /** The native prefix; empty when there is none. */
  readonly native: string;
}

export const text: Text<Values> = {
  en: {
    title: 'A Homebrew for Intel is on Apple silicon',
    cause:
      'Homebrew below /usr/local is the one for Intel processors; on Apple silicon it runs translated, and so does all that it installs. No new Intel packages have been built since 2026-08-27, and it stops running on 2027-09-01. It mostly came along when an older Mac was migrated.',
    remedy:
      'Write down what it has (`brew bundle dump`), install the native Homebrew from an arm64 terminal (https://brew.sh), install from that list there, let it come first on PATH, and remove the one below /usr/local only when nothing uses it any more.',
    summary: ({ prefix, total }) =>
      `The Homebrew in ${prefix} (${total} ${total === 1 ? 'formula' : 'formulas'}) is for Intel; it stops running on 2027-09-01.`,
    next: () => 'Move to the native Homebrew below /opt/homebrew (https://brew.sh).',
  },
  zh: {
    title: 'Apple 芯片上有 Intel 版 Homebrew',
    cause:
      '/usr/local 下的 Homebrew 是 Intel 处理器的版本；在 Apple 芯片上，它和它安装的一切都要转译运行。自 2026-08-27 起不再构建新的 Intel 软件包，2027-09-01 起它将停止运行。它多半是从旧 Mac 迁移过来的。',
    remedy:
      '先用 `brew bundle dump` 记下已安装的内容，在 arm64 终端中安装原生 Homebrew（https://brew.sh），按清单在那里安装，让它排在 PATH 最前面；确认再没有东西使用 /usr/local 下的那个之后才删除它。',
    summary: ({ prefix, total }) =>
      `${prefix} 中的 Homebrew（${total} 个软件包）是 Intel 版，2027-09-01 起将停止运行。`,
    next: () => '请迁移到 /opt/homebrew 下的原生 Homebrew（https://brew.sh）。',
  },
};
