import type { Command } from '../../../messages/command.ts';
import type { Text } from '../../probe.ts';

/** What its sentences are filled with. */
export interface Values {
  readonly path: string;
  /** Xcode; else the Command Line Tools. */
  readonly isXcode: boolean;
  readonly version: string;
  readonly minimum: string;
  readonly osVersion: string;
  /** A file of a known module that needs a C compiler; empty where none is known. */
  readonly needs: string;
  /** The directory of tools that are new enough and there already; empty where there are none. */
  readonly instead: string;
  /** The command that chooses it. */
  readonly switching: Command;
}

export const text: Text<Values> = {
  en: {
    title: "Apple's developer tools are older than this macOS needs",
    cause:
      'macOS was upgraded to a new major version, and Xcode or the Command Line Tools are still those of an older one. Their headers do not know the new macOS, their linker may refuse or misread its libraries, and Homebrew refuses to build with them. Packages that import "C" then fail with errors of clang or ld that name neither macOS nor the tools. Only what is older than the oldest version that works is reported, never that a newer one exists. Pure Go does not notice.',
    remedy:
      'Update the Command Line Tools in System Settings (General, Software Update), or Xcode in the App Store. If no update is offered, remove the Command Line Tools and install them again: `sudo rm -rf /Library/Developer/CommandLineTools`, then `xcode-select --install`. Without the removal `xcode-select --install` says that they are installed; `sudo xcode-select --reset` changes nothing about their age.',
    summary: ({ isXcode, version, minimum, osVersion, needs }) => {
      const what = isXcode ? `Xcode is ${version}` : `The Command Line Tools are ${version}`;
      const harm = needs === '' ? '' : `; ${needs} imports "C"`;
      return `${what}, and macOS ${osVersion} needs at least ${minimum}${harm}`;
    },
    next: ({ isXcode, instead, switching }) => {
      if (instead !== '') return `Run \`${switching}\`: those are new enough.`;
      return isXcode
        ? 'Update Xcode in the App Store.'
        : 'Update the Command Line Tools in System Settings, General, Software Update. If none is offered, run `sudo rm -rf /Library/Developer/CommandLineTools`, then `xcode-select --install`.';
    },
  },
  zh: {
    title: 'Apple 开发者工具低于此 macOS 所需的版本',
    cause:
      'macOS 升级到了新的大版本，而 Xcode 或 Command Line Tools 仍是旧版本的。它们的头文件不认识新的 macOS，链接器可能拒绝或误读其中的库，Homebrew 也拒绝用它们构建。导入 "C" 的包会因 clang 或 ld 的错误而失败，错误中既不提 macOS 也不提工具。这里只指出低于可用的最低版本，从不因为有更新的版本而提示。纯 Go 不会察觉。',
    remedy:
      '在“系统设置”的“通用”>“软件更新”中更新 Command Line Tools，或在 App Store 中更新 Xcode。若没有可用的更新，请删除 Command Line Tools 后重新安装：`sudo rm -rf /Library/Developer/CommandLineTools`，然后 `xcode-select --install`。不先删除的话，`xcode-select --install` 会说已经安装；`sudo xcode-select --reset` 不会改变它们的版本。',
    summary: ({ isXcode, version, minimum, osVersion, needs }) => {
      const what = isXcode ? `Xcode 的版本是 ${version}` : `Command Line Tools 的版本是 ${version}`;
      const harm = needs === '' ? '' : `；${needs} 导入了 "C"`;
      return `${what}，而 macOS ${osVersion} 至少需要 ${minimum}${harm}`;
    },
    next: ({ isXcode, instead, switching }) => {
      if (instead !== '') return `运行 \`${switching}\`：那里的工具足够新。`;
      return isXcode
        ? '在 App Store 中更新 Xcode。'
        : '在“系统设置”的“通用”>“软件更新”中更新 Command Line Tools。若没有可用的更新，请运行 `sudo rm -rf /Library/Developer/CommandLineTools`，然后运行 `xcode-select --install`。';
    },
  },
};
