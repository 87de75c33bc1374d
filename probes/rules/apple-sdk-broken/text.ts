import type { Text } from '../../probe.ts';

type Fault = 'absent' | 'dangling' | 'no-headers' | 'old';

/** What its sentences are filled with. */
export interface Values {
  readonly path: string;
  readonly fault: Fault;
  /** Where the link leads; empty where it is none. */
  readonly target: string;
  /** Of the newest SDK there; empty where it is not known. */
  readonly version: string;
  readonly osVersion: string;
  /** It belongs to Xcode; else to the Command Line Tools. */
  readonly isXcode: boolean;
  /** Who set SDKROOT, `SDKROOT` where nobody known did; empty where that does not name it. */
  readonly setBy: string;
  /** A file of a known module that needs a C compiler; empty where none is known. */
  readonly needs: string;
}

const faults: Readonly<Record<Fault, (values: Values) => string>> = {
  absent: ({ path }) => `${path} is not there`,
  dangling: ({ path, target }) => `${path} leads to ${target}, which is not there`,
  'no-headers': ({ path }) => `${path} has no headers (usr/include/stdlib.h)`,
  old: ({ path, version, osVersion }) => `${path} is of macOS ${version}, older than macOS ${osVersion}`,
};

const faultsInChinese: Readonly<Record<Fault, (values: Values) => string>> = {
  absent: ({ path }) => `${path} 不存在`,
  dangling: ({ path, target }) => `${path} 指向 ${target}，而后者不存在`,
  'no-headers': ({ path }) => `${path} 中没有头文件（usr/include/stdlib.h）`,
  old: ({ path, version, osVersion }) => `${path} 属于 macOS ${version}，早于 macOS ${osVersion}`,
};

export const text: Text<Values> = {
  en: {
    title: 'The macOS SDK is not usable',
    cause:
      'clang compiles with the headers and libraries of an SDK: of SDKROOT where that is set, else of MacOSX.sdk in the Command Line Tools or in Xcode, a link to the SDK of one version. The link leads to a version that an update has removed, the SDK has no headers, or it is of an older macOS than this one. Packages that import "C" then fail with "fatal error: \'stdlib.h\' file not found" or at linking. go itself passes no SDK to clang. Pure Go does not notice.',
    remedy:
      'Install the tools again that have the SDK: for the Command Line Tools `sudo rm -rf /Library/Developer/CommandLineTools`, then `xcode-select --install`; Xcode from the App Store. Without the removal `xcode-select --install` says that the tools are installed, and `sudo xcode-select --reset` only helps where the other tools (Xcode, the Command Line Tools) have a good SDK. Where SDKROOT names it, take SDKROOT out.',
    summary: (values) =>
      `${faults[values.fault](values)}${values.needs === '' ? '' : `; ${values.needs} imports "C"`}`,
    next: ({ isXcode, setBy }) => {
      if (setBy !== '') return 'Take SDKROOT out of your environment.';
      if (isXcode) return 'Install Xcode again, or update it in the App Store.';
      return 'Run `sudo rm -rf /Library/Developer/CommandLineTools`, then `xcode-select --install`, and confirm the installation in the dialog that opens.';
    },
  },
  zh: {
    title: 'macOS SDK 无法使用',
    cause:
      'clang 使用 SDK 中的头文件和库来编译：设置了 SDKROOT 时用它所指的，否则用 Command Line Tools 或 Xcode 中的 MacOSX.sdk，那是指向某个版本 SDK 的链接。这个链接指向已被更新删除的版本，或者 SDK 中没有头文件，或者它属于比本机更旧的 macOS。于是导入 "C" 的包会以 "fatal error: \'stdlib.h\' file not found" 失败，或在链接时失败。go 自己不会把 SDK 告诉 clang。纯 Go 不会察觉。',
    remedy:
      '重新安装含有该 SDK 的工具：对于 Command Line Tools，先 `sudo rm -rf /Library/Developer/CommandLineTools`，再 `xcode-select --install`；Xcode 则从 App Store 安装。不先删除的话，`xcode-select --install` 会说已经安装；`sudo xcode-select --reset` 只在另一套工具（Xcode 或 Command Line Tools）的 SDK 完好时才有帮助。若是 SDKROOT 指定的，请删除 SDKROOT。',
    summary: (values) =>
      `${faultsInChinese[values.fault](values)}${values.needs === '' ? '' : `；${values.needs} 导入了 "C"`}`,
    next: ({ isXcode, setBy }) => {
      if (setBy !== '') return '从环境中删除 SDKROOT。';
      if (isXcode) return '重新安装 Xcode，或在 App Store 中更新它。';
      return '运行 `sudo rm -rf /Library/Developer/CommandLineTools`，然后运行 `xcode-select --install`，并在弹出的对话框中确认安装。';
    },
  },
};
