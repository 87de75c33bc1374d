import type { Text } from '../../probe.ts';

/** What its sentences are filled with. */
export interface Values {
  readonly path: string;
  readonly goVersion: string;
  readonly goroot: string;
  /** Version of the tree at `goroot`; empty when it lacks a VERSION file. */
  readonly gorootVersion: string;
  /** The architecture for which that tree lacks tools; empty when its version differs. */
  readonly architecture: string;
  /** `environment`, `FILE:LINE`, or `bin/go` when nobody set it and the go's own tree differs. */
  readonly setBy: string;
}

export const text: Text<Values> = {
  en: {
    title: 'Go works with the tree of another Go',
    cause:
      'The go command takes its compiler and standard library from GOROOT. When that is the tree of another version, builds fail with "version does not match go tool version"; when it is the same version for another architecture, with "no such tool". GOROOT was mostly set long ago in a shell profile or with `go env -w`; no Go since 1.9 needs it. Without GOROOT, unpacking a new Go over an old one does the same.',
    remedy:
      'Unset GOROOT where it is set: remove the line from the shell profile, or run `go env -u GOROOT`. If nobody set it, install that Go again.',
    summary: ({ path, goVersion, goroot, gorootVersion, architecture }) =>
      architecture
        ? `${path} is for ${architecture}, but its GOROOT ${goroot} has tools for another architecture only: go: no such tool "compile"`
        : `${path} is ${goVersion}, but its GOROOT ${goroot} is ${gorootVersion}.`,
    next: ({ goVersion, goroot, setBy }) => {
      if (setBy === 'environment') return 'Remove GOROOT from your shell profile, then open a new terminal.';
      if (setBy === 'bin/go') return `Install ${goVersion} again: ${goroot} mixes two Gos.`;
      return `Remove GOROOT from ${setBy}.`;
    },
  },
  zh: {
    title: 'Go 用了另一个 Go 的目录树',
    cause:
      'go 命令从 GOROOT 取编译器和标准库。若那是另一个版本的目录树，构建会因 "version does not match go tool version" 而失败；若版本相同而架构不同，则因 "no such tool" 而失败。GOROOT 多半是很久以前在 shell 配置中或用 `go env -w` 设置的；Go 1.9 之后都不需要它。没有设置 GOROOT 时，把新版 Go 解压到旧版之上也会如此。',
    remedy:
      '在设置 GOROOT 的地方取消它：删除 shell 配置中的那一行，或运行 `go env -u GOROOT`。若没有人设置它，请重新安装这个 Go。',
    summary: ({ path, goVersion, goroot, gorootVersion, architecture }) =>
      architecture
        ? `${path} 是 ${architecture} 的，但它的 GOROOT ${goroot} 中只有其他架构的工具：go: no such tool "compile"`
        : `${path} 是 ${goVersion}，但它的 GOROOT ${goroot} 是 ${gorootVersion}。`,
    next: ({ goVersion, goroot, setBy }) => {
      if (setBy === 'environment') return '从 shell 配置中删除 GOROOT，然后打开新的终端。';
      if (setBy === 'bin/go') return `重新安装 ${goVersion}：${goroot} 中混有两个 Go。`;
      return `从 ${setBy} 中删除 GOROOT。`;
    },
  },
};
