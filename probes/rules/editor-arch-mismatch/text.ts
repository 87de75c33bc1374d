import type { Text } from '../../probe.ts';

/** What its sentences are filled with. */
export interface Values {
  readonly name: string;
  /** Of the application. */
  readonly path: string;
  /** All of it is built for others, only a part is, its Info.plist asks for it, or the user once chose it. */
  readonly why: 'built' | 'part' | 'priority' | 'chosen';
  /** What is built for others. */
  readonly file: string;
  readonly architecture: string;
  readonly hardware: string;
}

export const text: Text<Values> = {
  en: {
    title: 'An editor is not native',
    cause:
      'The editor, its framework or its Java runtime was built for other processors, or macOS is asked to start it as if it were. It runs translated, if at all; its terminal, its language server and its debugger start from there, and universal programs started from a translated one run translated as well. Delve cannot debug from within translation.',
    remedy:
      'Install the build for this machine from the page of the editor in place of the old one. Where macOS offers "Open using Rosetta" in Finder\'s Get Info, it must not be ticked.',
    summary: ({ name, path, why, file, architecture, hardware }) =>
      ({
        built: `${name} (${path}) is built for ${architecture}; this machine is ${hardware}.`,
        part: `${name} is only half native: ${file} is built for ${architecture}; this machine is ${hardware}.`,
        priority: `${name} (${path}) asks macOS to start it as ${architecture}, although it has ${hardware} as well.`,
        chosen: `${name} (${path}) may be set to open with Rosetta, as ${architecture}.`,
      })[why],
    next: ({ name, path, why, hardware }) =>
      ({
        built: `Quit ${name}, install its build for ${hardware} in place of ${path}, and start it again.`,
        part: `Quit ${name}, install its whole build for ${hardware} in place of ${path}, and start it again.`,
        priority: `Install a build of ${name} for ${hardware} whose Info.plist does not name x86_64 first in LSArchitecturePriority.`,
        chosen: `Select ${path} in Finder, choose File > Get Info, and untick "Open using Rosetta" if it is ticked; then start ${name} again.`,
      })[why],
  },
  zh: {
    title: '编辑器不是原生的',
    cause:
      '该编辑器、其框架或其 Java 运行时是为另一种处理器构建的，或者 macOS 被要求按另一种架构启动它。它即使能运行也要转译；它的终端、语言服务器和调试器都由它启动，而由转译程序启动的通用程序同样会转译运行。Delve 无法在转译环境中调试。',
    remedy:
      '从该编辑器的页面安装适合本机的版本，替换旧的。如果 Finder 的“显示简介”中有“使用 Rosetta 打开”，不要勾选它。',
    summary: ({ name, path, why, file, architecture, hardware }) =>
      ({
        built: `${name}（${path}）是为 ${architecture} 构建的，而本机是 ${hardware}。`,
        part: `${name} 只有一部分是原生的：${file} 是为 ${architecture} 构建的，而本机是 ${hardware}。`,
        priority: `${name}（${path}）要求 macOS 以 ${architecture} 启动它，尽管它也含有 ${hardware}。`,
        chosen: `${name}（${path}）可能被设为使用 Rosetta 打开，即以 ${architecture} 运行。`,
      })[why],
    next: ({ name, path, why, hardware }) =>
      ({
        built: `退出 ${name}，安装 ${hardware} 版本替换 ${path}，然后重新启动。`,
        part: `退出 ${name}，完整安装 ${hardware} 版本替换 ${path}，然后重新启动。`,
        priority: `请安装 ${name} 的 ${hardware} 版本，其 Info.plist 的 LSArchitecturePriority 不应把 x86_64 放在最前。`,
        chosen: `在 Finder 中选中 ${path}，选择“文件 > 显示简介”，如果勾选了“使用 Rosetta 打开”就取消勾选，然后重新启动 ${name}。`,
      })[why],
  },
};
