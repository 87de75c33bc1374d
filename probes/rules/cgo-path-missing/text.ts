import type { Text } from '../../probe.ts';

/** What its sentences are filled with. */
export interface Values {
  /** A directory of a flag, one of pkg-config, or a package. */
  readonly kind: 'directory' | 'packages' | 'package';
  /** The directory, or the package's file: `openssl.pc`. */
  readonly path: string;
  /** `-I`, `-L`, …; empty for what is pkg-config's. */
  readonly flag: string;
  /** Who asks for it: `CGO_LDFLAGS`, `PKG_CONFIG_PATH`, `pkg-config openssl`. */
  readonly name: string;
  /** `environment`, `FILE:LINE`, or a Go file. */
  readonly source: string;
  /** `CGO_LDFLAGS=-L/opt/lib`, where a setting names it. */
  readonly setting: string;
  /** The directory of a Homebrew keg that has the package; empty when none does. */
  readonly keg: string;
}

export const text: Text<Values> = {
  en: {
    title: 'A directory or package named for cgo is missing',
    cause:
      "CGO_CFLAGS, CGO_LDFLAGS and PKG_CONFIG_PATH are mostly set once for one library and stay when that library is upgraded or removed. The compiler passes over directories that are not there, and then says `fatal error: 'x.h' file not found` or `library 'x' not found`. A package that no directory has makes the go command stop with pkg-config's words. Homebrew keeps some formulas to itself (keg-only): their packages are found only when PKG_CONFIG_PATH names their own directory.",
    remedy:
      'Name the directory in which the library is now, or take the setting away. For a formula of Homebrew: `PKG_CONFIG_PATH="$(brew --prefix openssl@3)/lib/pkgconfig"`. `gowarden cgo` shows what each flag leads to.',
    summary: ({ kind, path, flag, name, source, keg }) =>
      kind === 'package'
        ? `${source} asks for ${name}, but no directory of pkg-config has ${path}${keg === '' ? '' : `; ${keg} has it`}.`
        : `${name} (${source}) names ${flag}${path}, which does not exist.`,
    next: ({ kind, path, name, source, keg }) => {
      if (kind === 'package')
        return keg === ''
          ? `Install the package that has ${path}, or name its directory in PKG_CONFIG_PATH.`
          : `For builds of it set PKG_CONFIG_PATH=${keg}.`;
      return source === 'environment'
        ? `Correct ${name} where it is set, then open a new terminal.`
        : `Correct ${name} in ${source}.`;
    },
  },
  zh: {
    title: '指定给 cgo 的目录或包不存在',
    cause:
      "CGO_CFLAGS、CGO_LDFLAGS 和 PKG_CONFIG_PATH 多半是当初为某个库设置的，库升级或删除后却留了下来。编译器会跳过不存在的目录，随后报 `fatal error: 'x.h' file not found` 或 `library 'x' not found`。任何目录中都没有的包会让 go 命令以 pkg-config 的提示停止。Homebrew 有些软件包是 keg-only 的：只有当 PKG_CONFIG_PATH 指明它们自己的目录时才能找到。",
    remedy:
      '指明库现在所在的目录，或去掉该设置。对于 Homebrew 的软件包：`PKG_CONFIG_PATH="$(brew --prefix openssl@3)/lib/pkgconfig"`。`gowarden cgo` 会列出每个参数指向什么。',
    summary: ({ kind, path, flag, name, source, keg }) =>
      kind === 'package'
        ? `${source} 需要 ${name}，但 pkg-config 的目录中没有 ${path}${keg === '' ? '' : `；${keg} 中有`}。`
        : `${name}（${source}）指定了 ${flag}${path}，但它不存在。`,
    next: ({ kind, path, name, source, keg }) => {
      if (kind === 'package')
        return keg === ''
          ? `请安装含有 ${path} 的软件包，或在 PKG_CONFIG_PATH 中指明其目录。`
          : `构建时请设置 PKG_CONFIG_PATH=${keg}。`;
      return source === 'environment'
        ? `在设置 ${name} 的地方改正它，然后打开新的终端。`
        : `在 ${source} 中改正 ${name}。`;
    },
  },
};
