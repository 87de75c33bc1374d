import type { Text } from '../../probe.ts';

/** What its sentences are filled with. */
export interface Values {
  readonly path: string;
  /** From 1. */
  readonly line: number;
  /** `1.24.3` */
  readonly version: string;
  /** What the go line asks for: `1.26`. */
  readonly asked: string;
  /** `FILE:LINE` of that. */
  readonly source: string;
}

export const text: Text<Values> = {
  en: {
    title: 'A version file names an older Go than go.mod asks for',
    cause:
      'The version manager puts the older Go first, and the go line of go.mod or go.work is a minimum that it does not reach: that go fetches another toolchain each time on a new machine, or stops where GOTOOLCHAIN=local or no network keeps it from that. Mostly go.mod was raised and the file forgotten.',
    remedy:
      'Raise the version in the file to what go.mod asks for, or newer; or let the manager read go.mod.',
    summary: ({ path, line, version, asked, source }) =>
      `${path}:${line} names Go ${version}, and ${source} asks for ${asked}.`,
    next: ({ path, line, asked }) => `In ${path}:${line} write ${asked} or a newer Go.`,
  },
  zh: {
    title: '版本文件指定的 Go 比 go.mod 要求的旧',
    cause:
      '版本管理器优先使用较旧的 Go，而 go.mod 或 go.work 的 go 行是下限，它达不到：在新机器上这个 go 要另外下载工具链，若 GOTOOLCHAIN=local 或没有网络则会停止。多半是提高了 go.mod 而忘了这个文件。',
    remedy: '把文件中的版本提高到 go.mod 所要求的或更新的版本；或让管理器读取 go.mod。',
    summary: ({ path, line, version, asked, source }) =>
      `${path}:${line} 指定 Go ${version}，而 ${source} 要求 ${asked}。`,
    next: ({ path, line, asked }) => `在 ${path}:${line} 写 ${asked} 或更新的 Go。`,
  },
};
