import type { Command } from '../../../messages/command.ts';
import type { Text } from '../../probe.ts';

/** What its sentences are filled with. */
export interface Values {
  readonly lock: string;
  readonly kind: string;
  /** `module@version`, or the file that is locked. */
  readonly about: string;
  /** `go mod tidy (pid 4711, GoLand)`; empty when it was not seen. */
  readonly holder: string;
  /** The same for each that waits, with commas between. */
  readonly waiters: string;
  /** What ends the holder; absent where it was not seen, and in what older versions of gowarden kept. */
  readonly end?: Command;
}

export const text: Text<Values> = {
  en: {
    title: "A go command waits for a lock of Go's module cache",
    cause:
      'go commands exclude each other with locks in the module cache: one for each module version while it is downloaded and unpacked, one for a repository while git fetches, and one that `go mod tidy` and every write of go.mod take. A wait says nothing and has no time limit; go may print "downloading" before it waits, so it looks like a slow network.',
    remedy:
      'Mostly it ends when the holder has finished its download; `go mod download` before a second application opens the module leaves nothing to wait for. When the holder hangs, mostly in git or on the network, end that process: the lock is free as soon as it is gone. Never delete the lock file: that breaks the exclusion and frees nobody.',
    summary: ({ about, holder, waiters }) =>
      waiters
        ? `${waiters} ${waiters.split('(pid ').length > 2 ? 'wait' : 'waits'} for ${about}${holder ? `, held by ${holder}` : ''}.`
        : `${holder || 'A process'} holds ${about}, and nothing waits for it.`,
    next: ({ end }) =>
      end === undefined ? 'Wait, then look again.' : `Wait for it; if it hangs, end it: ${end}`,
  },
  zh: {
    title: '有 go 命令在等待 Go 模块缓存的锁',
    cause:
      'go 命令通过模块缓存中的锁互斥：每个模块版本在下载和解压时各有一把，git 拉取仓库时一把，`go mod tidy` 以及每次写 go.mod 时一把。等待时没有任何提示，也没有时限；go 可能在等待之前就打印 "downloading"，看起来像网络慢。',
    remedy:
      '通常持有者下载完成后即结束；在第二个应用打开该模块之前运行 `go mod download`，就没有什么可等的了。如果持有者卡住（多半在 git 或网络上），结束该进程：它一退出锁就释放。切勿删除锁文件：那会破坏互斥，也不会让任何人继续。',
    summary: ({ about, holder, waiters }) =>
      waiters
        ? `${waiters} 正在等待 ${about}${holder ? `，持有者为 ${holder}` : ''}。`
        : `${holder || '某个进程'} 持有 ${about}，没有人在等待它。`,
    next: ({ end }) => (end === undefined ? '稍候再看。' : `请等待；如果它卡住，结束它：${end}`),
  },
};
