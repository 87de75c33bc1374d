import type { Integer } from '../../../host/quantity.ts';
import type { RootFault } from '../../editors/answer.ts';
import type { Text } from '../../probe.ts';

/** What its sentences are filled with. */
export interface Values {
  readonly file: string;
  /** From 1. */
  readonly line: Integer;
  /** `go.goroot` */
  readonly key: string;
  /** With what the extension fills in. */
  readonly goroot: string;
  readonly fault: RootFault;
  /** A directory that would be right; empty when none is known. */
  readonly stable: string;
  /** Of its VERSION: `go1.26.8`; empty when not known. */
  readonly version: string;
  /** The go command of another version; empty when there is none. */
  readonly other: string;
  readonly otherVersion: string;
  /** Of its bin/go. */
  readonly architecture: string;
  readonly hardware: string;
  /** How many more there are in the file. */
  readonly others: Integer;
}

export const text: Text<Values> = {
  en: {
    title: 'go.goroot of VS Code does not do what it says',
    cause:
      'When the directory of `go.goroot` is missing, the Go extension says "go.goroot setting is ignored" at start and ignores it. Otherwise the directory is handed as GOROOT to everything that the extension starts. The go command itself comes first from `go.alternateTools`, then from GOBIN, and only then from there: when that is another version, every build ends with "compile: version … does not match go tool version". With `go.goroot` set, "Choose Go Environment" refuses. No Go since 1.9 needs it.',
    remedy:
      'Remove `go.goroot`. To have another Go than the first on PATH, choose it with "Go: Choose Go Environment" or `"go.alternateTools": { "go": "/path/of/bin/go" }`. With Homebrew the directory that stays over upgrades is `opt/go/libexec`.',
    summary: ({
      file,
      line,
      goroot,
      fault,
      version,
      other,
      otherVersion,
      architecture,
      hardware,
      others,
    }) => {
      const where = `${file}:${line}: go.goroot is ${goroot}`;
      return `${
        {
          missing: `${where}, where there is no directory: the extension ignores it`,
          'no-tree': `${where}, which is not a Go tree: whatever the extension starts gets it as GOROOT, and no build works`,
          variable: `${where}, of which the extension does not fill in everything: it ignores it`,
          architecture: `${where}, whose Go is for ${architecture}; this machine is ${hardware}`,
          mixed: `${where} (${version}), but the go that is started is ${other} (${otherVersion}): no build works`,
          changing: `${where}, which the next upgrade removes`,
          other: `${where} (${version}), while the terminal has ${other} (${otherVersion})`,
        }[fault]
      }${others === 0 ? '' : `, and ${others} more like it in this file`}.`;
    },
    next: ({ file, line, key, fault, stable }) =>
      stable !== ''
        ? `In ${file}:${line}, set ${key} to ${stable}, or remove it.`
        : fault === 'other'
          ? `Remove ${key} from ${file}:${line} when both are to have the same Go.`
          : `Remove ${key} from ${file}:${line}.`,
  },
  zh: {
    title: 'VS Code 的 go.goroot 并不起它应有的作用',
    cause:
      '若 `go.goroot` 不是目录，Go 扩展会忽略它，并在启动时提示 "go.goroot setting is ignored"。若是目录，它会作为 GOROOT 传给扩展启动的一切。而 go 命令本身先取自 `go.alternateTools`，再取自 GOBIN，最后才取自那里：若版本不同，每次构建都会以 "compile: version … does not match go tool version" 结束。设置了 `go.goroot` 时，"Choose Go Environment" 会拒绝。Go 1.9 之后都不需要它。',
    remedy:
      '删除 `go.goroot`。若要使用 PATH 中第一个以外的 Go，请用 "Go: Choose Go Environment" 选择，或设置 `"go.alternateTools": { "go": "/bin/go 的路径" }`。使用 Homebrew 时，升级后保持不变的目录是 `opt/go/libexec`。',
    summary: ({
      file,
      line,
      goroot,
      fault,
      version,
      other,
      otherVersion,
      architecture,
      hardware,
      others,
    }) => {
      const where = `${file}:${line}：go.goroot 是 ${goroot}`;
      return `${
        {
          missing: `${where}，它不是目录：扩展会忽略它`,
          'no-tree': `${where}，它不是 Go 的目录树：扩展启动的一切都会以它为 GOROOT，无法构建`,
          variable: `${where}，其中有扩展不会展开的部分：扩展会忽略它`,
          architecture: `${where}，其 Go 是为 ${architecture} 构建的，而本机是 ${hardware}`,
          mixed: `${where}（${version}），但启动的 go 是 ${other}（${otherVersion}）：无法构建`,
          changing: `${where}，会被下次升级删除`,
          other: `${where}（${version}），而终端使用 ${other}（${otherVersion}）`,
        }[fault]
      }${others === 0 ? '' : `；此文件中还有 ${others} 个类似的`}。`;
    },
    next: ({ file, line, key, fault, stable }) =>
      stable !== ''
        ? `在 ${file}:${line} 中把 ${key} 设为 ${stable}，或删除它。`
        : fault === 'other'
          ? `若两者应使用同一个 Go，请从 ${file}:${line} 删除 ${key}。`
          : `从 ${file}:${line} 删除 ${key}。`,
  },
};
