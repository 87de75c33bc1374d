import type { Text } from '../../probe.ts';
import type { Misfit } from '../../tools/fit.ts';

/** What its sentences are filled with. */
export interface Values {
  readonly tool: string;
  readonly path: string;
  /** Of the tool; empty when it does not say. */
  readonly version: string;
  /** The Go that built it: `go1.24.5`. */
  readonly builtBy: string;
  readonly misfit: Misfit;
  /** The least Go to build it with: `go1.26.8`. */
  readonly needs: string;
  /** Where it meets what is too new for it. */
  readonly directory: string;
  /** In how many more directories. */
  readonly others: number;
  /** The Go that runs there; empty when none does. */
  readonly selected: string;
  /** The version that a line asks for; empty where only the Go that runs is newer. */
  readonly wanted: string;
  readonly file: string;
  /** From 1; 0 where there is none. */
  readonly line: number;
}

export const text: Text<Values> = {
  en: {
    title: 'A tool is older than the Go that it reads',
    cause:
      'A tool that checks types, such as staticcheck, golangci-lint or govulncheck, knows the language of the Go that built it and no newer one: "package requires newer Go version go1.27 (application built with go1.26)". It reads the standard library of the Go that runs as well, and fails there when that is newer: "file requires newer Go version", "unsupported version: 2". gopls works on and may say nothing. What counts is the Go that built the tool, not the version of the tool.',
    remedy:
      'Build the same tools again with the Go of the module. GOTOOLCHAIN has to name it, since `go install TOOL@VERSION` takes the toolchain of the tool’s own go.mod by itself. Do not lower the go line for a tool: it would then check another language.',
    summary: ({ tool, path, builtBy, misfit, wanted, selected, directory, others }) => {
      const place = others === 0 ? directory : `${directory} and ${others} more`;
      const what = wanted === '' ? `${selected} runs in ${place}` : `${place} asks for Go ${wanted}`;
      const effect = {
        refuses: 'it refuses to check that',
        'may-fail': 'it may fail on that standard library',
        'goes-on': 'it may miss what is new',
        panics: 'it panics at such a version',
      }[misfit];
      return `${tool} (${path}) was built by ${builtBy}, and ${what}: ${effect}.`;
    },
    next: ({ tool, needs }) =>
      `Build ${tool} again with ${needs} or later where its sources are: it does not name a released version.`,
  },
  zh: {
    title: '工具比它所读取的 Go 旧',
    cause:
      '检查类型的工具（如 staticcheck、golangci-lint、govulncheck）只认识构建它的 Go 的语言版本，不认识更新的："package requires newer Go version go1.27 (application built with go1.26)"。它还会读取所运行的 Go 的标准库，若后者更新就会失败："file requires newer Go version"、"unsupported version: 2"。gopls 会继续工作，可能什么也不说。起作用的是构建该工具的 Go，而不是工具自身的版本。',
    remedy:
      '用模块的 Go 重新构建同样的工具。必须用 GOTOOLCHAIN 指定它，因为 `go install TOOL@VERSION` 自身会采用该工具 go.mod 的工具链。为迁就工具而调低 go 行不是办法。',
    summary: ({ tool, path, builtBy, misfit, wanted, selected, directory, others }) => {
      const place = others === 0 ? directory : `${directory} 等 ${others + 1} 处`;
      const what = wanted === '' ? `${place} 中运行的是 ${selected}` : `${place} 要求 Go ${wanted}`;
      const effect = {
        refuses: '它会拒绝检查',
        'may-fail': '它可能在该标准库上失败',
        'goes-on': '它可能漏掉新内容',
        panics: '遇到这种版本号它会崩溃',
      }[misfit];
      return `${tool}（${path}）由 ${builtBy} 构建，而 ${what}：${effect}。`;
    },
    next: ({ tool, needs }) => `请在其源码处用 ${needs} 或更新的版本重新构建 ${tool}：它没有写明发布版本。`,
  },
};
