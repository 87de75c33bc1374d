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
    title: 'A Go tool is built for another architecture',
    cause:
      'A tool that was built by Go, such as dlv or gopls, is for other processors than this machine has, mostly because it was built when the go command was. Delve cannot debug from within Rosetta; other tools run slower and need Rosetta to be there.',
    remedy:
      'Build the same version of the same tool again with a native Go. The command below names package and version as recorded in the tool itself. A tool that was built from a local checkout has to be built there again.',
    summary: ({ tool, path, architecture, hardware }) =>
      `${tool} (${path}) is for ${architecture}; this machine is ${hardware}.`,
    next: ({ hardware }) =>
      `Build it again from its sources with an ${hardware} Go: it does not name a released version.`,
  },
  zh: {
    title: 'Go 工具的架构与本机不符',
    cause:
      '由 Go 构建的工具（如 dlv、gopls）是为另一种处理器构建的，多半因为构建它的 go 命令就是如此。Delve 无法在 Rosetta 中调试；其他工具运行更慢，而且离不开 Rosetta。',
    remedy:
      '用原生的 Go 重新构建同一工具的同一版本。下面的命令中的包与版本取自工具自身的构建信息。由本地源码构建的工具需要在源码目录中重新构建。',
    summary: ({ tool, path, architecture, hardware }) =>
      `${tool}（${path}）是 ${architecture} 的，而本机是 ${hardware}。`,
    next: ({ hardware }) => `它没有写明发布版本：请用 ${hardware} 的 Go 从源码重新构建。`,
  },
};
