import type { Refused } from '../../cgo/refused.ts';
import type { Text } from '../../probe.ts';

export type Reason = 'missing' | 'foreign' | 'zig' | 'not-apple' | Refused['fault'];

/** What its sentences are filled with. */
export interface Values {
  readonly reason: Reason;
  /** The program, by its path, or the name under which there is none. */
  readonly program: string;
  /** `CC=clang-15`, or CXX or FC; empty where nobody set it. */
  readonly setting: string;
  /** `environment`, `FILE:LINE`, or `default`. */
  readonly source: string;
  /** What the compiler itself is built for, when that is wrong. */
  readonly architecture: string;
  /** A file of a known module that imports "C"; empty when none is known. */
  readonly neededBy: string;
}

export const text: Text<Values> = {
  en: {
    title: 'The C compiler for cgo is missing or does not fit',
    cause:
      'A package that imports "C" is compiled with the program that CC names: a variable, else `go env -w CC`, else the one that was built into that Go (clang on a Mac, gcc on Linux), as it is found on PATH. CC is mostly left over from a cross build or a compiler that was removed since. Then every build with cgo stops with `C compiler "…" not found`; one that is set in the environment also keeps Go from noticing that there is none. Packages in pure Go are built all the same, unless go cannot read CC, CXX or FC at all: at a quote that is never closed, or a path that is not absolute, every build stops.',
    remedy:
      "Take CC away where it is set, so that the compiler of the system is used, or install the one that it names. On a Mac use Apple's clang for programs for the Mac: `xcode-select --install`. `gowarden cgo` shows the whole way.",
    summary: ({ reason, program, setting, source, architecture, neededBy }) => {
      const by = setting === '' ? '' : `, set by ${source === 'environment' ? 'the environment' : source}`;
      const need = neededBy === '' ? '' : ` ${neededBy} imports "C".`;
      switch (reason) {
        case 'missing':
          return `cgo would start ${program}${by}, which is not on PATH.${need}`;
        case 'quotes':
          return `${setting}${by}, has a quote that is never closed: every build stops at it, of Go alone too.`;
        case 'relative':
          return `${setting}${by}, is neither a name nor an absolute path: every build stops at it, of Go alone too.`;
        case 'blank':
          return `${setting.split('=', 1)[0] ?? ''}${by}, is nothing but blanks: builds with C stop at it.`;
        case 'foreign':
          return `The C compiler ${program} is built for ${architecture} and is not native here.${need}`;
        case 'zig':
          return `${setting}${by}: zig cc does not link Go programs for macOS.${need}`;
        case 'not-apple':
          return `The first clang on PATH, ${program}, is not Apple's.${need}`;
      }
    },
    next: ({ reason, program, setting, source }) => {
      if (setting !== '')
        return source === 'environment'
          ? `Take ${setting} out of where it is set, then open a new terminal.`
          : `Take ${setting} out of ${source}.`;
      if (reason === 'not-apple')
        return 'For builds that fail to link, set CC=/usr/bin/clang for one command.';
      return `Install a C compiler that is called ${program}.`;
    },
  },
  zh: {
    title: 'cgo 所用的 C 编译器缺失或不合适',
    cause:
      '导入 "C" 的包由 CC 所指的程序编译：先看环境变量，再看 `go env -w CC`，最后是该 Go 内置的默认值（Mac 上是 clang，Linux 上是 gcc），按 PATH 查找。CC 多半是某次交叉构建留下的，或所指的编译器后来被删除了。于是每次使用 cgo 的构建都会因 `C compiler "…" not found` 而停止；若它设在环境变量中，Go 也察觉不到根本没有编译器。纯 Go 的包不受影响，除非 go 根本读不懂 CC、CXX 或 FC：引号未闭合，或路径不是绝对路径时，任何构建都会停止。',
    remedy:
      '在设置 CC 的地方去掉它，让系统的编译器生效，或安装它所指的编译器。在 Mac 上为 Mac 构建程序请用 Apple 的 clang：`xcode-select --install`。`gowarden cgo` 会列出完整的过程。',
    summary: ({ reason, program, setting, source, architecture, neededBy }) => {
      const by = setting === '' ? '' : `（由${source === 'environment' ? '环境变量' : ` ${source} `}设置）`;
      const need = neededBy === '' ? '' : ` ${neededBy} 导入了 "C"。`;
      switch (reason) {
        case 'missing':
          return `cgo 会启动 ${program}${by}，但 PATH 中没有它。${need}`;
        case 'quotes':
          return `${setting}${by}的引号没有闭合：任何构建都会因此停止，纯 Go 的也不例外。`;
        case 'relative':
          return `${setting}${by}既不是名称也不是绝对路径：任何构建都会因此停止，纯 Go 的也不例外。`;
        case 'blank':
          return `${setting.split('=', 1)[0] ?? ''}${by}只有空白：含 C 的构建会因此停止。`;
        case 'foreign':
          return `C 编译器 ${program} 是为 ${architecture} 构建的，在这里不是原生的。${need}`;
        case 'zig':
          return `${setting}${by}：zig cc 无法链接 macOS 的 Go 程序。${need}`;
        case 'not-apple':
          return `PATH 中最先的 clang 是 ${program}，不是 Apple 的。${need}`;
      }
    },
    next: ({ reason, program, setting, source }) => {
      if (setting !== '')
        return source === 'environment'
          ? `在设置 ${setting} 的地方去掉它，然后打开新的终端。`
          : `从 ${source} 中去掉 ${setting}。`;
      if (reason === 'not-apple') return '若链接失败，可只为一条命令设置 CC=/usr/bin/clang。';
      return `请安装名为 ${program} 的 C 编译器。`;
    },
  },
};
