import type { Text } from '../../probe.ts';

/** What its sentences are filled with. */
export interface Values {
  /** The Xcode: `/Applications/Xcode.app`. */
  readonly application: string;
  readonly kind: 'GM' | 'Beta';
  /** `EA1910` */
  readonly required: string;
  /** Empty where none of that kind was agreed to. */
  readonly agreed: string;
  /** The Command Line Tools are there and whole. */
  readonly hasTools: boolean;
  /** A file of a known module that needs a C compiler; empty where none is known. */
  readonly needs: string;
}

export const text: Text<Values> = {
  en: {
    title: 'The Xcode license is not agreed to',
    cause:
      'The developer directory in use is that of an Xcode whose license was not agreed to on this machine, as after an update of Xcode. Until it is, each of its programs ends with exit code 69 and asks to run `sudo xcodebuild -license`: clang, and so every package that imports "C", but also git and make. The license of a beta is another than that of a release, and agreeing to one says nothing of the other. The Command Line Tools ask for none. Pure Go does not notice.',
    remedy:
      'Run `sudo xcodebuild -license` and agree to it, or open Xcode once. If the Command Line Tools are installed, `sudo xcode-select --switch /Library/Developer/CommandLineTools` does without Xcode. `xcode-select --install` does not help, and neither does `sudo xcode-select --reset` as long as /Applications/Xcode.app is there, which it chooses first.',
    summary: ({ application, kind, required, agreed, needs }) => {
      const which = kind === 'Beta' ? 'beta license' : 'license';
      const before = agreed === '' ? 'none was' : `${agreed} was`;
      const harm =
        needs === '' ? 'its git, make and clang stop' : `${needs} imports "C" and cannot be compiled`;
      return `The ${which} ${required} of ${application} is not agreed to (${before}): ${harm}`;
    },
    next: ({ hasTools }) =>
      !hasTools
        ? 'Run `sudo xcodebuild -license` and agree to it.'
        : 'Run `sudo xcodebuild -license` and agree to it, or use the Command Line Tools in its place: `sudo xcode-select --switch /Library/Developer/CommandLineTools`.',
  },
  zh: {
    title: '尚未同意 Xcode 许可',
    cause:
      '当前使用的开发者目录属于某个 Xcode，而本机上尚未同意它的许可，例如在更新 Xcode 之后。在同意之前，其中的每个程序都以退出码 69 结束，并要求运行 `sudo xcodebuild -license`：clang 如此，所有导入 "C" 的包因此失败，git 和 make 也一样。测试版与正式版的许可各自独立，同意其一并不代表同意另一个。Command Line Tools 不需要同意许可。纯 Go 不会察觉。',
    remedy:
      '运行 `sudo xcodebuild -license` 并同意，或打开一次 Xcode。如果安装了 Command Line Tools，`sudo xcode-select --switch /Library/Developer/CommandLineTools` 就可以不用 Xcode。`xcode-select --install` 没有帮助；只要 /Applications/Xcode.app 还在，`sudo xcode-select --reset` 也没有帮助，因为它首先选中的就是 Xcode。',
    summary: ({ application, kind, required, agreed, needs }) => {
      const which = kind === 'Beta' ? '测试版许可' : '许可';
      const before = agreed === '' ? '从未同意过' : `已同意的是 ${agreed}`;
      const harm = needs === '' ? '其中的 git、make 和 clang 无法运行' : `${needs} 导入了 "C"，无法编译`;
      return `尚未同意 ${application} 的${which} ${required}（${before}）：${harm}`;
    },
    next: ({ hasTools }) =>
      !hasTools
        ? '运行 `sudo xcodebuild -license` 并同意。'
        : '运行 `sudo xcodebuild -license` 并同意，或改用 Command Line Tools：`sudo xcode-select --switch /Library/Developer/CommandLineTools`。',
  },
};
