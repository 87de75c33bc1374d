import type { Text } from '../../probe.ts';

/** What its sentences are filled with. */
export interface Values {
  readonly goroot: string;
  /** `go1.26.8`; empty when the tree does not say. */
  readonly version: string;
  /** The first file that differs, with how: `edited src/fmt/print.go`; empty where only the whole is known to differ. */
  readonly file: string;
  readonly count: number;
  /** It is in the module cache, where the go command put it. */
  readonly isDownload: boolean;
}

export const text: Text<Values> = {
  en: {
    title: 'This Go is not what was published',
    cause:
      "An official Go is, file by file, the module golang.org/toolchain of its version, whose hash Go's checksum database knows. This tree calls itself official and has another hash. Mostly a new release was unpacked over an old one, an upgrade was interrupted, or somebody edited a file of the standard library to debug and forgot it. It can also be that somebody put something in. A changed go.env, what macOS leaves in directories, and programs beside go do not count; a Go that Homebrew or a distribution has built is never called different.",
    remedy:
      'Look at what differs: `gowarden verify GOROOT`. Then remove that tree and install the release again, never unpack over it. A toolchain in the module cache is repaired by `gowarden clean --repair`.',
    summary: ({ goroot, version, file, count }) =>
      file === ''
        ? `${goroot} says ${version} and is not what was published.`
        : `${goroot} says ${version} and is not what was published: ${file}${count > 1 ? `, and ${count - 1} more` : ''}.`,
    next: ({ isDownload }) =>
      isDownload
        ? 'Put it right with: gowarden clean --repair'
        : 'Remove that directory, then install the release again; do not unpack it over the old one.',
  },
  zh: {
    title: '这个 Go 与发布的不一致',
    cause:
      '官方的 Go 逐个文件等于其版本的模块 golang.org/toolchain，其哈希记录在 Go 的校验和数据库中。这个目录树自称官方版本，哈希却不同。多半是把新版本解压到了旧版本之上、升级被中断，或有人为调试改了标准库的文件而忘了改回；也可能是有人放入了别的东西。go.env 的改动、macOS 留在目录中的文件以及 go 旁边的其他程序不算在内；由 Homebrew 或发行版构建的 Go 从不会被称为不一致。',
    remedy:
      '查看哪些文件不同：`gowarden verify GOROOT`。然后删除该目录树并重新安装此版本，切勿解压覆盖。模块缓存中的工具链可用 `gowarden clean --repair` 修复。',
    summary: ({ goroot, version, file, count }) =>
      file === ''
        ? `${goroot} 标明为 ${version}，却与发布的不一致。`
        : `${goroot} 标明为 ${version}，却与发布的不一致：${file}${count > 1 ? `，另有 ${count - 1} 个` : ''}。`,
    next: ({ isDownload }) =>
      isDownload
        ? '用以下命令修复：gowarden clean --repair'
        : '请删除该目录，然后重新安装此版本；不要解压覆盖旧目录。',
  },
};
