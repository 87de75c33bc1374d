import type { Command } from '../../../messages/command.ts';
import type { Text } from '../../probe.ts';

/** What its sentences are filled with. */
export interface Values {
  /** A file of a known module that needs a C compiler; empty where none is known. */
  readonly needs: string;
  /** The directory of an Xcode that is whole and that nothing names; empty where there is none. */
  readonly instead: string;
  /** The command that chooses it. */
  readonly switching: Command;
}

export const text: Text<Values> = {
  en: {
    title: "Apple's developer tools are not installed",
    cause:
      'On macOS `clang`, `cc`, `git`, `make`, `ld` and `python3` in /usr/bin are only shims: each starts the program of its name in Xcode or in the Command Line Tools. Here no DEVELOPER_DIR and no choice of `xcode-select` names a directory, and neither Xcode nor the Command Line Tools are at their place. So each shim opens a dialog that offers to install the tools, and ends with "no developer tools were found". Pure Go does not notice: since 1.20 its standard library needs no C compiler on macOS. But go finds the shim of clang, takes it for a compiler and leaves CGO_ENABLED at 1, so that the first package that imports "C" fails. gowarden itself never runs a shim.',
    remedy:
      'Run `xcode-select --install` and confirm the installation in the dialog that opens; it needs no Xcode. `sudo xcode-select --reset` changes nothing here: it only forgets which directory was chosen, and none was. Neither command changes for which processor a Go was built. If you compile pure Go alone, nothing has to be done; `CGO_ENABLED=0` then keeps go from trying the compiler.',
    summary: ({ needs, instead }) => {
      if (instead !== '')
        return `${instead} is there, but nothing chooses it, and no developer tools are at their usual place${needs === '' ? '' : `: ${needs} imports "C" and cannot be compiled`}`;
      return needs === ''
        ? 'Neither Xcode nor the Command Line Tools are installed; pure Go compiles without them, git, make and cgo do not work'
        : `Neither Xcode nor the Command Line Tools are installed, and ${needs} imports "C": it cannot be compiled`;
    },
    next: ({ instead, switching }) =>
      instead !== ''
        ? `Run \`${switching}\`.`
        : 'Confirm the installation in the dialog that opens, and wait until it has ended.',
  },
  zh: {
    title: '没有安装 Apple 开发者工具',
    cause:
      '在 macOS 上，/usr/bin 中的 `clang`、`cc`、`git`、`make`、`ld` 和 `python3` 只是垫片：它们会启动 Xcode 或 Command Line Tools 中的同名程序。这里既没有 DEVELOPER_DIR，`xcode-select` 也没有选定目录，Xcode 和 Command Line Tools 也都不在各自的位置。因此每个垫片都会弹出询问是否安装的对话框，并以 "no developer tools were found" 结束。纯 Go 不会察觉：自 1.20 起，标准库在 macOS 上不需要 C 编译器。但 go 找到了 clang 的垫片，把它当作编译器，CGO_ENABLED 仍为 1，于是第一个导入 "C" 的包就会失败。gowarden 自己从不运行垫片。',
    remedy:
      '运行 `xcode-select --install`，并在弹出的对话框中确认安装；不需要 Xcode。`sudo xcode-select --reset` 在这里没有作用：它只是忘掉选定的目录，而这里本来就没有选定。这两个命令都不会改变 Go 是为哪种处理器构建的。如果只编译纯 Go，则无需处理；设置 `CGO_ENABLED=0` 可以让 go 不去尝试编译器。',
    summary: ({ needs, instead }) => {
      if (instead !== '')
        return `${instead} 已存在，但没有被选定，通常的位置也没有开发者工具${needs === '' ? '' : `：${needs} 导入了 "C"，无法编译`}`;
      return needs === ''
        ? 'Xcode 和 Command Line Tools 都没有安装；纯 Go 仍可编译，git、make 和 cgo 无法使用'
        : `Xcode 和 Command Line Tools 都没有安装，而 ${needs} 导入了 "C"：无法编译`;
    },
    next: ({ instead, switching }) =>
      instead !== '' ? `运行 \`${switching}\`。` : '在弹出的对话框中确认安装，并等待安装结束。',
  },
};
