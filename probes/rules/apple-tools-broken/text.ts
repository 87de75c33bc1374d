import type { Command } from '../../../messages/command.ts';
import type { Text } from '../../probe.ts';

/** What puts it right. */
export type Way = 'unset' | 'reset' | 'switch' | 'install' | 'install-and-switch';

/** What its sentences are filled with. */
export interface Values {
  readonly path: string;
  /** Nothing is there; else something of it is. */
  readonly isGone: boolean;
  /** `DEVELOPER_DIR` or a link; empty where it is only at its place. */
  readonly namedBy: string;
  /** Who set DEVELOPER_DIR; empty where nobody known did, or it is not that. */
  readonly setBy: string;
  /** A whole directory that could be used; empty where there is none. */
  readonly instead: string;
  readonly way: Way;
  /** Chooses that one. */
  readonly switching: Command;
  /** A file of a known module that needs a C compiler; empty where none is known. */
  readonly needs: string;
}

export const text: Text<Values> = {
  en: {
    title: "Apple's developer tools do not work",
    cause:
      'The shims in /usr/bin (clang, cc, git, make, ld) are led to a directory that is not there, or that lacks its compiler or the library by which programs in it are found. Each of them then ends with "invalid active developer path" or "active developer path does not exist", and so does every package that imports "C". It happens when macOS was upgraded and the Command Line Tools were not, when the Xcode that `xcode-select` had chosen was deleted or renamed, and when DEVELOPER_DIR names what is gone. Pure Go does not notice.',
    remedy:
      'If the Command Line Tools are there and a link leads elsewhere, `sudo xcode-select --reset` makes the tools at their usual place count again (or `sudo xcode-select --switch DIRECTORY` another directory); `xcode-select --install` does not help then, it says that they are installed. If the Command Line Tools themselves are not whole, run `xcode-select --install`; if it says that they are installed, remove them first (`sudo rm -rf /Library/Developer/CommandLineTools`), then install; `--reset` does not help then. If DEVELOPER_DIR is set, it counts before anything that `xcode-select` does: take it out where it is set.',
    summary: ({ path, isGone, namedBy, needs }) => {
      const what = isGone ? 'is not there' : 'is not whole';
      const named = namedBy === '' ? '' : `, which ${namedBy} names,`;
      const harm =
        needs === '' ? 'git, make and cgo do not work' : `${needs} imports "C" and cannot be compiled`;
      return `The developer directory ${path}${named} ${what}: ${harm}`;
    },
    next: ({ way, instead, setBy, switching }) => {
      if (way === 'unset')
        return setBy === ''
          ? 'Take DEVELOPER_DIR out of your environment.'
          : `Take DEVELOPER_DIR out of ${setBy}.`;
      if (way === 'reset') return `Run \`sudo xcode-select --reset\`, so that ${instead} is used.`;
      if (way === 'switch') return `Run \`${switching}\`.`;
      if (way === 'install')
        return 'Confirm the installation in the dialog that opens. If it says that the tools are installed, run `sudo rm -rf /Library/Developer/CommandLineTools` and install again.';
      return 'Confirm the installation in the dialog that opens; when it has ended, run `sudo xcode-select --switch /Library/Developer/CommandLineTools`. Or install Xcode again.';
    },
  },
  zh: {
    title: 'Apple 开发者工具无法使用',
    cause:
      '/usr/bin 中的垫片（clang、cc、git、make、ld）所指向的目录不存在，或者缺少编译器，或者缺少用来查找其中程序的库。于是它们都以 "invalid active developer path" 或 "active developer path does not exist" 结束，所有导入 "C" 的包也是如此。常见的起因：升级了 macOS 而没有升级 Command Line Tools；`xcode-select` 选定的 Xcode 被删除或改名；DEVELOPER_DIR 指向已不存在的目录。纯 Go 不会察觉。',
    remedy:
      '如果 Command Line Tools 完好而链接指向别处，`sudo xcode-select --reset` 会重新使用通常位置的工具（或用 `sudo xcode-select --switch 目录` 选定另一个目录）；此时 `xcode-select --install` 没有帮助，它会说已经安装。如果 Command Line Tools 本身不完整，请运行 `xcode-select --install`；若它说已经安装，请先删除（`sudo rm -rf /Library/Developer/CommandLineTools`）再安装；此时 `--reset` 没有帮助。如果设置了 DEVELOPER_DIR，它优先于 `xcode-select` 的一切选择：请在设置它的地方删除。',
    summary: ({ path, isGone, namedBy, needs }) => {
      const what = isGone ? '不存在' : '不完整';
      const named = namedBy === '' ? '' : `（由 ${namedBy} 指定）`;
      const harm = needs === '' ? 'git、make 和 cgo 无法使用' : `${needs} 导入了 "C"，无法编译`;
      return `开发者目录 ${path}${named}${what}：${harm}`;
    },
    next: ({ way, instead, setBy, switching }) => {
      if (way === 'unset')
        return setBy === '' ? '从环境中删除 DEVELOPER_DIR。' : `从 ${setBy} 中删除 DEVELOPER_DIR。`;
      if (way === 'reset') return `运行 \`sudo xcode-select --reset\`，以使用 ${instead}。`;
      if (way === 'switch') return `运行 \`${switching}\`。`;
      if (way === 'install')
        return '在弹出的对话框中确认安装。若提示已经安装，请运行 `sudo rm -rf /Library/Developer/CommandLineTools`，然后重新安装。';
      return '在弹出的对话框中确认安装；安装结束后运行 `sudo xcode-select --switch /Library/Developer/CommandLineTools`。也可以重新安装 Xcode。';
    },
  },
};
