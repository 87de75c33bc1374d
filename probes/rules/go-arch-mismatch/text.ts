import type { Text } from '../../probe.ts';

/** What its sentences are filled with. */
export interface Values {
  readonly tool: string;
  readonly path: string;
  readonly file: string;
  readonly version: string;
  readonly architecture: string;
  readonly hardware: string;
  readonly installer: string;
}

export const text: Text<Values> = {
  en: {
    title: 'Go is built for another architecture',
    cause:
      'The go command that this machine starts was built for other processors than it has. On Apple silicon an amd64 Go runs translated by Rosetta: builds are slower, what it builds is amd64 unless set otherwise, and each toolchain that it downloads is amd64 as well. It mostly comes from a Homebrew below /usr/local, from the wrong package of go.dev, or from a version manager that ran in a translated shell.',
    remedy:
      'Install the Go that fits the hardware in the same place, or put the native one first on PATH. Open a new terminal, then check with `gowarden which go`. Rebuild the tools that the non-native Go built.',
    summary: ({ path, version, architecture, hardware }) =>
      `${path} is ${version || 'a Go'} for ${architecture}; this machine is ${hardware}.`,
    next: ({ hardware }) =>
      `Install the ${hardware} build of Go from https://go.dev/dl/ and put it first on PATH.`,
  },
  zh: {
    title: 'Go 的架构与本机不符',
    cause:
      '本机启动的 go 命令是为另一种处理器构建的。在 Apple 芯片上，amd64 的 Go 由 Rosetta 转译运行：构建变慢，产物默认也是 amd64，它下载的每个工具链同样是 amd64。常见来源：/usr/local 下的 Homebrew、从 go.dev 下错的安装包，或在转译的 shell 中运行的版本管理器。',
    remedy:
      '在原处安装与硬件相符的 Go，或让原生的 Go 排在 PATH 最前面。打开新的终端，用 `gowarden which go` 检查，并重新构建由旧 Go 构建的工具。',
    summary: ({ path, version, architecture, hardware }) =>
      `${path} 是 ${architecture} 的 ${version || 'Go'}，而本机是 ${hardware}。`,
    next: ({ hardware }) => `从 https://go.dev/dl/ 安装 ${hardware} 的 Go，并让它排在 PATH 最前面。`,
  },
};
