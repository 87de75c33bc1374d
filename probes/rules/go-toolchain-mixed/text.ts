import type { Text } from '../../probe.ts';

/** What its sentences are filled with. */
export interface Values {
  readonly path: string;
  readonly goVersion: string;
  readonly goroot: string;
  /** Version of the tree at `goroot`; empty when nothing is there. */
  readonly gorootVersion: string;
  /** `environment`, `FILE:LINE`, or `bin/go` when nobody set it and the go's own tree differs. */
  readonly setBy: string;
}

export const text: Text<Values> = {
  en: {
    title: 'Go works with the tree of another Go',
    cause:
      'The go command takes its compiler and standard library from GOROOT. When that is the tree of another version, builds fail with "version does not match go tool version". GOROOT was mostly set long ago in a shell profile or with `go env -w`; no Go since 1.9 needs it. Without GOROOT, unpacking a new Go over an old one does the same.',
    remedy:
      'Unset GOROOT where it is set: remove the line from the shell profile, or run `go env -u GOROOT`. If nobody set it, install that Go again.',
    summary: ({ path, goVersion, goroot, gorootVersion }) =>
      gorootVersion
        ? `${path} is ${goVersion}, but its GOROOT ${goroot} is ${gorootVersion}.`
        : `${path} is set to use the GOROOT ${goroot}, which does not exist.`,
    next: ({ goVersion, goroot, setBy }) => {
      if (setBy === 'environment') return 'Remove GOROOT from your shell profile, then open a new terminal.';
      if (setBy === 'bin/go') return `Install ${goVersion} again: ${goroot} mixes two versions.`;
      return `Remove GOROOT from ${setBy}.`;
    },
  },
  zh: {
    title: 'Go 用了另一个 Go 的目录树',
    cause:
      'go 命令从 GOROOT 取编译器和标准库。若那是另一个版本的目录树，构建会因 "version does not match go tool version" 而失败。GOROOT 多半是很久以前在 shell 配置中或用 `go env -w` 设置的；Go 1.9 之后都不需要它。没有设置 GOROOT 时，把新版 Go 解压到旧版之上也会如此。',
    remedy:
      '在设置 GOROOT 的地方取消它：删除 shell 配置中的那一行，或运行 `go env -u GOROOT`。若没有人设置它，请重新安装这个 Go。',
    summary: ({ path, goVersion, goroot, gorootVersion }) =>
      gorootVersion
        ? `${path} 是 ${goVersion}，但它的 GOROOT ${goroot} 是 ${gorootVersion}。`
        : `${path} 被指定使用的 GOROOT ${goroot} 不存在。`,
    next: ({ goVersion, goroot, setBy }) => {
      if (setBy === 'environment') return '从 shell 配置中删除 GOROOT，然后打开新的终端。';
      if (setBy === 'bin/go') return `重新安装 ${goVersion}：${goroot} 中混有两个版本。`;
      return `从 ${setBy} 中删除 GOROOT。`;
    },
  },
};
