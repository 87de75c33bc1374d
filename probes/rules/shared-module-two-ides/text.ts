import type { Text } from '../../probe.ts';

/** What its sentences are filled with. */
export interface Values {
  readonly module: string;
  readonly owners: string;
}

export const text: Text<Values> = {
  en: {
    title: 'Two applications work on one module',
    cause:
      'Each editor, IDE or agent runs a gopls or go commands of its own for the same module: the same loading, checking and `go mod tidy` twice. With everything downloaded they hardly wait for each other: go takes shared locks then, and `go mod tidy` has its own for about 1.5 ms. The long waits come when both want a module version that is not downloaded yet, as after a fresh clone.',
    remedy:
      'Both can stay open. (1) Run `go mod download` before you open a fresh clone in both: it removes the long waits. (2) In VS Code set "gopls": {"ui.diagnostic.diagnosticsTrigger": "Save"}: an edit of an import that is not saved costs three `go list` and a `go mod tidy` otherwise, in each gopls. (3) Lint in one editor only: "go.lintOnSave": "off" in VS Code. (4) Let one of them own go.mod: in GoLand turn off Settings | Go | Go Modules | Download Go module dependencies; it runs `go mod download` on its own when a project is opened or go.mod changes. (5) gopls with `-remote=auto`, the same file in both, saves memory (a second gopls of a small module took 65 MB with a warm cache and 350 MB with a cold one, the small process in its place 33 MB), and not one go command. If one has to be closed, close the one in which you neither type nor debug; its go commands end with it.',
    summary: ({ module, owners }) => `${owners} work on ${module} at the same time.`,
    next: () => 'After a fresh clone run `go mod download` first; let one of them own go.mod.',
  },
  zh: {
    title: '两个应用同时处理同一个模块',
    cause:
      '每个编辑器、IDE 或代理都为同一模块运行自己的 gopls 或 go 命令：相同的加载、检查和 `go mod tidy` 做两遍。依赖都已下载时它们几乎不互相等待：go 这时使用共享锁，`go mod tidy` 只占用自己的锁约 1.5 毫秒。长时间等待出现在两者都需要同一个尚未下载的模块版本时，例如刚克隆之后。',
    remedy:
      '两者都可以保持打开。(1) 在两边打开新克隆的仓库之前先运行 `go mod download`：这会消除长时间等待。(2) 在 VS Code 中设置 "gopls": {"ui.diagnostic.diagnosticsTrigger": "Save"}：否则每次未保存的 import 改动都会让每个 gopls 运行三次 `go list` 和一次 `go mod tidy`。(3) 只在一个编辑器中做 lint：VS Code 中 "go.lintOnSave": "off"。(4) 让其中一个负责 go.mod：在 GoLand 中关闭 Settings | Go | Go Modules | Download Go module dependencies；它会在打开项目或 go.mod 改变时自行运行 `go mod download`。(5) 两边用同一个 gopls 文件并加 `-remote=auto` 只节省内存（小模块的第二个 gopls 在缓存已热时占 65 MB，冷时占 350 MB，其替身占 33 MB），不会少运行任何 go 命令。如果必须关闭一个，请关闭您既不编辑也不调试的那个；它的 go 命令会随之结束。',
    summary: ({ module, owners }) => `${owners} 正同时处理 ${module}。`,
    next: () => '新克隆后先运行 `go mod download`；让其中一个负责 go.mod。',
  },
};
