import type { Text } from '../../probe.ts';

/** What its sentences are filled with. */
export interface Values {
  readonly tool: string;
  readonly path: string;
  readonly goVersion: string;
}

export const text: Text<Values> = {
  en: {
    title: 'macOS refuses to start this program',
    cause:
      'macOS 26 does not start a program without an LC_UUID load command ("missing LC_UUID load command"). Go writes one since 1.24; programs that older versions linked without the system linker have none.',
    remedy:
      'Build the tool again with Go 1.24 or newer. A Go that has none itself has to be replaced by a newer one.',
    summary: ({ tool, path, goVersion }) =>
      `${tool} (${path}) has no LC_UUID${goVersion ? `: it was linked by ${goVersion}` : ''}.`,
    next: () => 'Install a version that was built with Go 1.24 or newer.',
  },
  zh: {
    title: 'macOS 拒绝启动这个程序',
    cause:
      'macOS 26 不启动没有 LC_UUID 加载命令的程序（"missing LC_UUID load command"）。Go 从 1.24 起写入它；由更旧版本自行链接的程序没有。',
    remedy: '用 Go 1.24 或更新版本重新构建该工具。若 Go 自身没有，请换成更新的版本。',
    summary: ({ tool, path, goVersion }) =>
      `${tool}（${path}）没有 LC_UUID${goVersion ? `：它由 ${goVersion} 链接` : ''}。`,
    next: () => '请安装由 Go 1.24 或更新版本构建的版本。',
  },
};
