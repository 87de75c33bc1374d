import type { GorootFault } from '../../inventory/inventory.ts';
import type { Text } from '../../probe.ts';

/** What its sentences are filled with. */
export interface Values {
  readonly path: string;
  readonly goVersion: string;
  readonly goroot: string;
  readonly fault: Exclude<GorootFault, 'other-architecture'>;
  /** The go command's own words about it. */
  readonly says: string;
  /** `environment`, `FILE:LINE`, or `bin/go` when nobody set it and the go's own tree is broken. */
  readonly setBy: string;
}

const missing: Readonly<Record<Values['fault'], string>> = {
  absent: 'which does not exist',
  'not-a-directory': 'which is no directory',
  relative: 'which is no absolute path: no shell has put a directory in its place',
  'no-source': 'which is no Go tree: it has no src/fmt',
  'no-tools': 'which is no whole Go tree: it has no compiler',
};

const missingInChinese: Readonly<Record<Values['fault'], string>> = {
  absent: '不存在',
  'not-a-directory': '不是目录',
  relative: '不是绝对路径：没有 shell 把它展开成目录',
  'no-source': '不是 Go 的目录树：其中没有 src/fmt',
  'no-tools': '不是完整的 Go 目录树：其中没有编译器',
};

export const text: Text<Values> = {
  en: {
    title: 'GOROOT is not a Go tree',
    cause:
      'The go command takes its compiler and standard library from GOROOT. When nothing is there it stops at once with "cannot find GOROOT directory"; when something else is there (the `bin` of a tree, `/usr/local`, Homebrew\'s `opt/go` without `libexec`) every build stops with "package fmt is not in std" or "no such tool". `go version` does not notice. GOROOT was mostly set long ago, to a place that an upgrade has removed since, or was written with a `~` that no shell has expanded; no Go since 1.9 needs it. A build cache (GOCACHE) that may not be written gives the same "package fmt is not in std", but with a directory that is there: then GOROOT is not to blame.',
    remedy:
      'Unset GOROOT where it is set: remove the line from the shell profile, or run `go env -u GOROOT`. A go whose GOROOT does not exist refuses that command as well: give it its own tree for it, `GOROOT=/path/of/its/tree go env -u GOROOT`. If nobody set it, install that Go again.',
    summary: ({ path, goroot, fault, says, setBy }) =>
      setBy === 'bin/go'
        ? `${path} belongs to ${goroot}, ${missing[fault]}; go says: ${says}`
        : `${path} is set to use the GOROOT ${goroot}, ${missing[fault]}; go says: ${says}`,
    next: ({ goVersion, goroot, setBy }) => {
      if (setBy === 'environment') return 'Remove GOROOT from your shell profile, then open a new terminal.';
      if (setBy === 'bin/go') return `Install ${goVersion} again: ${goroot} is not whole.`;
      return `Remove GOROOT from ${setBy}.`;
    },
  },
  zh: {
    title: 'GOROOT 不是 Go 的目录树',
    cause:
      'go 命令从 GOROOT 取编译器和标准库。若那里什么都没有，它会立即停止并提示 "cannot find GOROOT directory"；若那里是别的东西（某个目录树的 `bin`、`/usr/local`、缺少 `libexec` 的 Homebrew `opt/go`），每次构建都会因 "package fmt is not in std" 或 "no such tool" 而失败，而 `go version` 毫无察觉。GOROOT 多半是很久以前设置的，所指的位置后来被升级删除，或者写成了没有 shell 展开的 `~`；Go 1.9 之后都不需要它。构建缓存（GOCACHE）不可写时也会提示 "package fmt is not in std"，但其中的目录是存在的：那就不是 GOROOT 的问题。',
    remedy:
      '在设置 GOROOT 的地方取消它：删除 shell 配置中的那一行，或运行 `go env -u GOROOT`。若 GOROOT 不存在，go 连这个命令也会拒绝：请为它指定自己的目录树，`GOROOT=/自己的目录树 go env -u GOROOT`。若没有人设置它，请重新安装这个 Go。',
    summary: ({ path, goroot, fault, says, setBy }) =>
      setBy === 'bin/go'
        ? `${path} 所属的 ${goroot} ${missingInChinese[fault]}；go 的提示：${says}`
        : `${path} 被指定使用的 GOROOT ${goroot} ${missingInChinese[fault]}；go 的提示：${says}`,
    next: ({ goVersion, goroot, setBy }) => {
      if (setBy === 'environment') return '从 shell 配置中删除 GOROOT，然后打开新的终端。';
      if (setBy === 'bin/go') return `重新安装 ${goVersion}：${goroot} 不完整。`;
      return `从 ${setBy} 中删除 GOROOT。`;
    },
  },
};
