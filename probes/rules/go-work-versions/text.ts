import type { Integer } from '../../../host/quantity.ts';
import type { Text } from '../../probe.ts';
import type { VersionFault } from '../../workspace/faults.ts';

/** What its sentences are filled with. */
export interface Values {
  readonly kind: VersionFault['kind'];
  /** The go.work. */
  readonly file: string;
  /** Directory of the module, of several the one that asks for most, or of the go.work. */
  readonly directory: string;
  /** The line that it is about: `go 1.26.0`. */
  readonly setting: string;
  /** `FILE:LINE` of it. */
  readonly source: string;
  /** The version that the go.work asks for. */
  readonly listed: string;
  /** The go command's words; empty when it goes on. */
  readonly says: string;
  /** Modules besides, of which the same is true; its evidence names them. */
  readonly others: Integer;
  readonly command: string;
}

export const text: Text<Values> = {
  en: {
    title: 'The version lines of go.work and its modules disagree',
    cause:
      'Below a go.work the go command reads the `go` and `toolchain` lines of that file alone to choose a toolchain. Its go line has to be at least that of every module in it, or every go command stops. A toolchain line of a module is not read there at all. And no toolchain line locks anything, in go.work as in go.mod: it is a minimum that counts when it is newer than the go line and than the go on PATH; a newer go on PATH runs itself. What holds one exact toolchain is GOTOOLCHAIN.',
    remedy:
      'Raise the go line of go.work to the highest of its modules: `go work use` in its directory does that, as does `go work edit -go=VERSION`. For a newer toolchain put its line into go.work: `go work edit -toolchain=goVERSION`.',
    summary: ({ kind, file, setting, source, listed, others }) => {
      const summaries: Readonly<Record<VersionFault['kind'], string>> = {
        'go-below-member':
          others === 0
            ? `${file} asks for go ${listed}, and a module in it for ${setting} (${source}): every go command of this workspace stops.`
            : `${file} asks for go ${listed}, and ${others + 1} modules in it for more, up to ${setting} (${source}): every go command of this workspace stops.`,
        'toolchain-hidden':
          others === 0
            ? `${setting} (${source}) is not heard: below ${file} only its own lines count, which ask for ${listed}.`
            : `The toolchain lines of ${others + 1} modules, up to ${setting} (${source}), are not heard: below ${file} only its own lines count, which ask for ${listed}.`,
        'toolchain-idle': `${setting} (${source}) does nothing: a toolchain line is a minimum and no lock, and the go line asks for ${listed}.`,
      };
      return summaries[kind];
    },
    next: ({ file }) => `Correct the version lines of ${file}.`,
  },
  zh: {
    title: 'go.work 与其模块的版本行不一致',
    cause:
      '在 go.work 之下，go 命令只读取该文件的 `go` 行和 `toolchain` 行来选择工具链。它的 go 行必须不低于其中每个模块，否则每个 go 命令都会停止。模块自身的 toolchain 行在那里根本不会被读取。而且无论在 go.work 还是 go.mod 中，toolchain 行都不会锁定任何东西：它只是最低要求，仅在高于 go 行且高于 PATH 上的 go 时才起作用；PATH 上更新的 go 会运行它自己。要固定某个确切的工具链，靠的是 GOTOOLCHAIN。',
    remedy:
      '把 go.work 的 go 行提高到其模块中的最高版本：在其目录中运行 `go work use` 即可，`go work edit -go=VERSION` 亦然。需要更新的工具链时，把该行写入 go.work：`go work edit -toolchain=goVERSION`。',
    summary: ({ kind, file, setting, source, listed, others }) => {
      const summaries: Readonly<Record<VersionFault['kind'], string>> = {
        'go-below-member':
          others === 0
            ? `${file} 要求 go ${listed}，而其中一个模块要求 ${setting}（${source}）：该工作区的每个 go 命令都会停止。`
            : `${file} 要求 go ${listed}，而其中 ${others + 1} 个模块的要求更高，最高为 ${setting}（${source}）：该工作区的每个 go 命令都会停止。`,
        'toolchain-hidden':
          others === 0
            ? `${setting}（${source}）不起作用：在 ${file} 之下只有它自己的行有效，即 ${listed}。`
            : `${others + 1} 个模块的 toolchain 行不起作用，其中最高为 ${setting}（${source}）：在 ${file} 之下只有它自己的行有效，即 ${listed}。`,
        'toolchain-idle': `${setting}（${source}）不起作用：toolchain 行只是最低要求而非锁定，go 行要求的是 ${listed}。`,
      };
      return summaries[kind];
    },
    next: ({ file }) => `更正 ${file} 的版本行。`,
  },
};
