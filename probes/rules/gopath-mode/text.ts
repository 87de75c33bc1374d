import type { Text } from '../../probe.ts';

/** What its sentences are filled with. */
export interface Values {
  /**
   * `off`: GO111MODULE=off; `auto`: GO111MODULE=auto, and a folder without go.mod; `unknown-mode`: another value of it;
   * `gopath-relative`, `gobin-relative`: no absolute path; `gopath-root`: a go.mod right in GOPATH; `gobin-foreign`: GOBIN in a tree
   * for other processors; `no-module`: Go files below GOPATH/src without a go.mod; `two-caches`: several module caches.
   */
  readonly kind:
    | 'off'
    | 'auto'
    | 'unknown-mode'
    | 'gopath-relative'
    | 'gobin-relative'
    | 'gopath-root'
    | 'gobin-foreign'
    | 'no-module'
    | 'two-caches';
  /** How many directories or caches it is about. */
  readonly count: number;
  /** The first of them; empty when there is none. */
  readonly path: string;
  /** The tree that GOBIN lies in, where that is known. */
  readonly tree: string;
  /** `GO111MODULE`; empty when no setting is to blame. */
  readonly name: string;
  /** `GO111MODULE=off`. */
  readonly setting: string;
  readonly source: string;
  /** The go command's words; empty when it goes on. */
  readonly says: string;
  readonly command: string;
}

export const text: Text<Values> = {
  en: {
    title: 'A habit of before modules is in the way',
    cause:
      'Before modules, Go found packages below GOPATH/src, and GO111MODULE chose between both ways. Modules are the only way that is kept up since Go 1.16, with or without GOPATH/src, and what was set then still counts: GO111MODULE=off makes go blind for every go.mod and keeps it from switching toolchains; a go.mod right in GOPATH makes `go mod tidy` refuse in every module of the machine; a GOPATH for each Go, as some version managers make it, downloads and keeps every module once more.',
    remedy:
      'Unset GO111MODULE (`go env -u GO111MODULE`, or take the line out of the shell profile), keep one GOPATH of one absolute path, and give each project a go.mod with `go mod init`.',
    summary: ({ kind, setting, source, says, path, tree, count }) => {
      const summaries: Readonly<Record<Values['kind'], string>> = {
        off: `${setting} (${source}) makes go ignore ${count === 0 ? 'every go.mod' : count === 1 ? `the go.mod of ${path}` : `the go.mod of ${path} and ${count - 1} more`}.`,
        auto: `${setting} (${source}) builds ${path} without a module, as before Go 1.16.`,
        'unknown-mode': `${setting} (${source}) stops every go command: ${says}`,
        'gopath-relative': `${setting} (${source}) stops every go command: ${says}`,
        'gobin-relative': `${setting} (${source}) stops go install: ${says}.`,
        'gopath-root': `${path} stops go mod tidy in every module: a go.mod right in GOPATH is ignored, and with it the one that is meant.`,
        'gobin-foreign': `${setting} (${source}) installs into ${tree === '' ? 'a directory for another target' : `${tree}, which is for other processors`}.`,
        'no-module': `${path} is below GOPATH and has no go.mod: go builds nothing there.`,
        'two-caches': `There are ${count} module caches, which hold the same modules several times.`,
      };
      return summaries[kind];
    },
    next: ({ kind, path, setting, source, command }) => {
      if (kind === 'no-module') return `Make it a module: ${command}`;
      if (kind === 'gopath-root') return `Move ${path} away, or move the module that it names out of GOPATH.`;
      if (kind === 'two-caches')
        return 'Keep one GOPATH: with goenv set GOENV_DISABLE_GOPATH=1, else set GOMODCACHE to one directory; then clean the caches that nothing uses any more with gowarden clean. What each takes is shown by gowarden status DIR.';
      return `Take ${setting} out of ${source}.`;
    },
  },
  zh: {
    title: '模块出现之前的习惯造成了妨碍',
    cause:
      '在模块出现之前，Go 在 GOPATH/src 之下寻找包，由 GO111MODULE 在两种方式间选择。自 Go 1.16 起只维护模块方式，无论是否在 GOPATH/src 之下，而当年的设置仍然有效：GO111MODULE=off 使 go 看不到任何 go.mod，也不会切换工具链；直接位于 GOPATH 中的 go.mod 会使本机每个模块的 `go mod tidy` 拒绝运行；某些版本管理器为每个 Go 设置一个 GOPATH，于是每个模块都要再下载并保存一份。',
    remedy:
      '取消 GO111MODULE（`go env -u GO111MODULE`，或从 shell 配置中删除该行），只保留一个绝对路径的 GOPATH，并用 `go mod init` 为每个项目建立 go.mod。',
    summary: ({ kind, setting, source, says, path, tree, count }) => {
      const summaries: Readonly<Record<Values['kind'], string>> = {
        off: `${setting}（${source}）使 go 忽略${count === 0 ? '所有 go.mod' : count === 1 ? ` ${path} 的 go.mod` : ` ${path} 等 ${count} 处的 go.mod`}。`,
        auto: `${setting}（${source}）以 Go 1.16 之前的方式、不用模块构建 ${path}。`,
        'unknown-mode': `${setting}（${source}）使每个 go 命令停止：${says}`,
        'gopath-relative': `${setting}（${source}）使每个 go 命令停止：${says}`,
        'gobin-relative': `${setting}（${source}）使 go install 停止：${says}。`,
        'gopath-root': `${path} 使每个模块的 go mod tidy 停止：直接位于 GOPATH 中的 go.mod 会被忽略，真正要用的那个也一并被忽略。`,
        'gobin-foreign': `${setting}（${source}）会安装到${tree === '' ? '面向其他目标的目录' : ` ${tree}，它面向其他处理器`}。`,
        'no-module': `${path} 在 GOPATH 之下且没有 go.mod：go 在那里无法构建。`,
        'two-caches': `共有 ${count} 个模块缓存，相同的模块保存了多份。`,
      };
      return summaries[kind];
    },
    next: ({ kind, path, setting, source, command }) => {
      if (kind === 'no-module') return `把它变成模块：${command}`;
      if (kind === 'gopath-root') return `移走 ${path}，或把它所代表的模块移出 GOPATH。`;
      if (kind === 'two-caches')
        return '只保留一个 GOPATH：使用 goenv 时设置 GOENV_DISABLE_GOPATH=1，否则把 GOMODCACHE 设为同一目录；然后用 gowarden clean 清理不再使用的缓存。各自占用多少由 gowarden status DIR 显示。';
      return `从 ${source} 中去掉 ${setting}。`;
    },
  },
};
