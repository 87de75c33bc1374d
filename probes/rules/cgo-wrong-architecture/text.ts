import type { Text } from '../../probe.ts';

/** What its sentences are filled with. */
export interface Values {
  /** The library, or the directory of a Homebrew's libraries. */
  readonly path: string;
  readonly kind: 'library' | 'prefix';
  /** What it is built for: `amd64`, `amd64 + 386`. */
  readonly built: string;
  /** What go builds for: `arm64`. */
  readonly target: string;
  /** The go command that does. */
  readonly go: string;
  /** Who asks for it: `CGO_LDFLAGS`, `#cgo LDFLAGS`, `pkg-config libffi`. */
  readonly name: string;
  /** `environment`, `FILE:LINE`, or a Go file. */
  readonly source: string;
  /** `CGO_LDFLAGS=-L/usr/local/lib`, where a setting asks for it. */
  readonly setting: string;
}

export const text: Text<Values> = {
  en: {
    title: 'A C library for cgo is built for another processor',
    cause:
      'The linker leaves out a library for another processor (`ld: warning: ignoring file …, building for macOS-arm64 but attempting to link with file built for macOS-x86_64`) and then misses all that is in it (`Undefined symbols for architecture arm64`). On a Mac with Apple silicon /usr/local belongs to the Homebrew for Intel and /opt/homebrew to the native one. When go itself is built for Intel, it is the libraries of /opt/homebrew that do not fit: then go is to blame.',
    remedy:
      'Make sure first that go is native (`gowarden which go`). Then name the library for the processor that is built for, and take settings away that lead to the other Homebrew.',
    summary: ({ path, kind, built, target, go, name, source }) =>
      kind === 'library'
        ? `${name} (${source}) leads to ${path}, which is built for ${built}; ${go} builds for ${target}.`
        : `${name} (${source}) names ${path}, of the Homebrew for ${built}; ${go} builds for ${target}.`,
    next: ({ name, source, target }) =>
      source === 'environment'
        ? `Let ${name} name a directory with libraries for ${target}, then open a new terminal.`
        : `Let ${name} in ${source} lead to libraries for ${target}.`,
  },
  zh: {
    title: 'cgo 使用的 C 库是为另一种处理器构建的',
    cause:
      '链接器会跳过为另一种处理器构建的库（`ld: warning: ignoring file …, building for macOS-arm64 but attempting to link with file built for macOS-x86_64`），随后找不到其中的符号（`Undefined symbols for architecture arm64`）。在 Apple 芯片的 Mac 上，/usr/local 属于 Intel 的 Homebrew，/opt/homebrew 属于原生的 Homebrew。若 go 本身是 Intel 的，不合适的就是 /opt/homebrew 的库：这时问题在 go。',
    remedy:
      '先确认 go 是原生的（`gowarden which go`）。然后指明为目标处理器构建的库，并去掉指向另一个 Homebrew 的设置。',
    summary: ({ path, kind, built, target, go, name, source }) =>
      kind === 'library'
        ? `${name}（${source}）指向 ${path}，它是为 ${built} 构建的；${go} 的构建目标是 ${target}。`
        : `${name}（${source}）指定了 ${path}，它属于 ${built} 的 Homebrew；${go} 的构建目标是 ${target}。`,
    next: ({ name, source, target }) =>
      source === 'environment'
        ? `请让 ${name} 指向含有 ${target} 库的目录，然后打开新的终端。`
        : `请让 ${source} 中的 ${name} 指向 ${target} 的库。`,
  },
};
