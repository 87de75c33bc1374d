import type { Text } from '../../probe.ts';

/** What its sentences are filled with. */
export interface Values {
  /** The file, or the variable, that decides. */
  readonly path: string;
  /** The toolchain that runs: `go1.23.5`. */
  readonly toolchain: string;
  /** Where: a module, or the home directory for outside of any. */
  readonly directory: string;
  /** What would run without: `go1.26.8`. */
  readonly instead: string;
  /** `GOTOOLCHAIN=go1.23.5+auto`, or `toolchain go1.23.5`. */
  readonly setting: string;
  /** Who says so: `environment`, `FILE:LINE`. */
  readonly source: string;
  /** What is wrong with it. */
  readonly reason: 'unsupported' | 'foreign';
  /** What it is built for, when that is wrong. */
  readonly architecture: string;
  readonly hardware: string;
  readonly supported: string;
}

export const text: Text<Values> = {
  en: {
    title: 'Another Go runs than the one on PATH',
    cause:
      'GOTOOLCHAIN, go.work or go.mod makes the go command start another toolchain than its own: one that gets no security fixes any more, or one that is built for another processor. Mostly it was pinned once for a reason that is gone.',
    remedy:
      'Take the pin away. Then the go on PATH runs itself, or a newer toolchain where a module asks for one.',
    summary: ({ toolchain, instead, setting, source, reason, architecture, hardware, supported }) =>
      reason === 'foreign'
        ? `go runs ${toolchain} for ${architecture} and not ${instead}, because of ${setting} (${source}); this machine is ${hardware}.`
        : `go runs ${toolchain} and not ${instead}, because of ${setting} (${source}); supported are Go ${supported}.`,
    next: ({ setting, source }) =>
      source === 'environment'
        ? `Take ${setting} out of where it is set for new terminals and applications.`
        : `Take ${setting} out of ${source}.`,
  },
  zh: {
    title: '实际运行的 Go 不是 PATH 上的那个',
    cause:
      'GOTOOLCHAIN、go.work 或 go.mod 让 go 命令启动另一个工具链：它已不再获得安全修复，或是为另一种处理器构建的。多半是当初固定了版本，而那个原因已不存在。',
    remedy: '去掉这个固定。之后运行的就是 PATH 上的 go，或模块所要求的更新的工具链。',
    summary: ({ toolchain, instead, setting, source, reason, architecture, hardware, supported }) =>
      reason === 'foreign'
        ? `由于 ${setting}（${source}），go 运行的是 ${architecture} 的 ${toolchain}，而不是 ${instead}；本机是 ${hardware}。`
        : `由于 ${setting}（${source}），go 运行的是 ${toolchain}，而不是 ${instead}；受支持的是 Go ${supported}。`,
    next: ({ setting, source }) =>
      source === 'environment'
        ? `在为新终端和应用程序设置 ${setting} 的地方去掉它。`
        : `从 ${source} 中去掉 ${setting}。`,
  },
};
