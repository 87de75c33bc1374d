import type { Text } from '../../probe.ts';

/** What its sentences are filled with. */
export interface Values {
  /** `CGO_CFLAGS` */
  readonly name: string;
  /** `CGO_CFLAGS="-I/opt/my headers` */
  readonly setting: string;
  /** `environment`, or `FILE:LINE`. */
  readonly source: string;
  /** A file of a known module that imports "C"; empty when none is known. */
  readonly neededBy: string;
}

export const text: Text<Values> = {
  en: {
    title: 'Flags for cgo have a quote that is never closed',
    cause:
      'The go command splits CGO_CFLAGS, CGO_CPPFLAGS, CGO_CXXFLAGS, CGO_FFLAGS, CGO_LDFLAGS and PKG_CONFIG at blanks, and takes together what is between two quotes, which have to begin and end a word. At a quote that is never closed it ends with "panic: could not parse environment variable …": `go env` always, and every build that comes to C. Packages in pure Go are built all the same, so that it can stay unnoticed for long; `go env -w` takes such a value without a word. Before Go 1.18 quotes were letters like any other.',
    remedy:
      'Close the quote, or take the setting away. A path with a blank is written so that the whole word is in quotes: `CGO_CFLAGS=\'"-I/opt/my headers"\'`.',
    summary: ({ setting, source, neededBy }) =>
      `${setting}, set by ${source === 'environment' ? 'the environment' : source}, has a quote that is never closed: \`go env\` and builds with C stop at it.${neededBy === '' ? '' : ` ${neededBy} imports "C".`}`,
    next: ({ name, source }) =>
      source === 'environment'
        ? `Close the quote in ${name} where it is set, or take it out, then open a new terminal.`
        : `Close the quote in ${source}, or take ${name} out of it.`,
  },
  zh: {
    title: 'cgo 的参数中有未闭合的引号',
    cause:
      'go 命令按空白拆分 CGO_CFLAGS、CGO_CPPFLAGS、CGO_CXXFLAGS、CGO_FFLAGS、CGO_LDFLAGS 和 PKG_CONFIG，并把一对引号之间的内容视为一个整体，引号须位于单词的开头和结尾。遇到未闭合的引号，它会以 "panic: could not parse environment variable …" 结束：`go env` 总是如此，凡是涉及 C 的构建也是如此。纯 Go 的包不受影响，因此可能长期无人察觉；`go env -w` 会一声不响地接受这样的值。在 Go 1.18 之前，引号与其他字符无异。',
    remedy:
      '补上引号，或去掉该设置。含空格的路径应把整个单词放进引号：`CGO_CFLAGS=\'"-I/opt/my headers"\'`。',
    summary: ({ setting, source, neededBy }) =>
      `${setting}（由${source === 'environment' ? '环境变量' : ` ${source} `}设置）的引号没有闭合：\`go env\` 和含 C 的构建会因此停止。${neededBy === '' ? '' : `${neededBy} 导入了 "C"。`}`,
    next: ({ name, source }) =>
      source === 'environment'
        ? `在设置 ${name} 的地方补上引号或去掉它，然后打开新的终端。`
        : `在 ${source} 中补上引号，或去掉 ${name}。`,
  },
};
