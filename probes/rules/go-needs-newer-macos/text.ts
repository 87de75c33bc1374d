import type { Text } from '../../probe.ts';

/** What its sentences are filled with. */
export interface Values {
  /** The go, or what lets another one run in its place. */
  readonly path: string;
  /** `go1.27.1` */
  readonly version: string;
  /** The oldest macOS for it: `13`. */
  readonly needs: string;
  /** This one: `12.7.6`. */
  readonly macos: string;
  /** The newest Go that runs here: `1.26`; empty when none is known. */
  readonly newest: string;
  /** Who lets it run, `FILE:LINE` or `environment`; empty when it is the go itself. */
  readonly source: string;
}

export const text: Text<Values> = {
  en: {
    title: 'This Go is for a newer macOS',
    cause:
      'Each Go runs on a certain macOS and later ones: Go 1.27 needs macOS 13, 1.25 and 1.26 need 12, 1.23 and 1.24 need 11, 1.21 and 1.22 need 10.15. On an older macOS the go command, or what it builds, may stop with "dyld: Symbol not found" or fail in ways that nobody looks into. `gowarden releases` has the table.',
    remedy:
      'Use the newest Go that is for this macOS, and hold it by GOTOOLCHAIN where go.mod would fetch a newer one; or install a newer macOS. An old major gets no security fixes any more.',
    summary: ({ path, version, needs, macos, source }) =>
      source === ''
        ? `${path} is ${version}, which needs macOS ${needs}; this machine has macOS ${macos}.`
        : `${source} lets ${version} run, which needs macOS ${needs}; this machine has macOS ${macos}.`,
    next: ({ newest, needs }) =>
      newest === ''
        ? `Install macOS ${needs} or later.`
        : `Install Go ${newest} from https://go.dev/dl/, the newest for this macOS, or macOS ${needs} or later.`,
  },
  zh: {
    title: '这个 Go 需要更新的 macOS',
    cause:
      '每个 Go 都只在某个 macOS 及更高版本上运行：Go 1.27 需要 macOS 13，1.25 和 1.26 需要 12，1.23 和 1.24 需要 11，1.21 和 1.22 需要 10.15。在更旧的 macOS 上，go 命令或它所构建的程序可能以 "dyld: Symbol not found" 停止，或以无人过问的方式出错。`gowarden releases` 列有对照表。',
    remedy:
      '使用适用于此 macOS 的最新 Go；若 go.mod 会下载更新的版本，用 GOTOOLCHAIN 固定它；或安装更新的 macOS。旧的主要版本不再获得安全修复。',
    summary: ({ path, version, needs, macos, source }) =>
      source === ''
        ? `${path} 是 ${version}，需要 macOS ${needs}；本机是 macOS ${macos}。`
        : `${source} 使 ${version} 运行，它需要 macOS ${needs}；本机是 macOS ${macos}。`,
    next: ({ newest, needs }) =>
      newest === ''
        ? `安装 macOS ${needs} 或更高版本。`
        : `从 https://go.dev/dl/ 安装适用于此 macOS 的最新版 Go ${newest}，或安装 macOS ${needs} 或更高版本。`,
  },
};
