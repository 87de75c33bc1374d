import type { Text } from '../../probe.ts';

/** What its sentences are filled with. */
export interface Values {
  readonly path: string;
  readonly version: string;
  readonly supported: string;
}

export const text: Text<Values> = {
  en: {
    title: 'Go no longer gets security fixes',
    cause:
      'Each major release of Go is supported until two newer ones exist. This one is older: holes found in the standard library or the compiler stay open. gowarden knows this from its own table of releases and the calendar, without asking the network.',
    remedy:
      'Install a supported major. Code that builds today continues to build: Go keeps its compatibility promise.',
    summary: ({ path, version, supported }) => `${path} is ${version}; supported are Go ${supported}.`,
    next: ({ supported }) =>
      `Upgrade to one of Go ${supported} the way you installed it, or from https://go.dev/dl/.`,
  },
  zh: {
    title: 'Go 已不再获得安全修复',
    cause:
      'Go 的每个主要版本只支持到出现两个更新的主要版本为止。这个版本更旧：标准库或编译器中发现的漏洞不会再修复。gowarden 依据自带的发布表和日历判断，不访问网络。',
    remedy: '安装受支持的主要版本。今天能构建的代码以后也能构建：Go 遵守兼容性承诺。',
    summary: ({ path, version, supported }) => `${path} 是 ${version}；受支持的是 Go ${supported}。`,
    next: ({ supported }) => `用原来的安装方式或从 https://go.dev/dl/ 升级到 Go ${supported} 之一。`,
  },
};
