import type { Text } from '../../probe.ts';

/** What its sentences are filled with. */
export interface Values {
  readonly name: string;
  /** Its bundle, or its program where it has none. */
  readonly path: string;
  readonly kind: 'application' | 'shell';
  /** Built for others; universal and started as if it were; started by another that is translated; or unknown. */
  readonly why: 'built' | 'opened' | 'inherited' | 'unknown';
  /** Who began it, the same as `name` where that is itself. */
  readonly culprit: string;
  /** Whether Finder offers "Open using Rosetta" for it, as far as is known. */
  readonly box: 'yes' | 'no';
  /** For which its program is; empty when not known. */
  readonly architecture: string;
  readonly hardware: string;
}

export const text: Text<Values> = {
  en: {
    title: 'A terminal or editor runs translated',
    cause:
      'A terminal, an editor or a shell runs under Rosetta (QEMU on Linux). Universal programs that it starts run translated as well, so that installers choose the build for the other architecture and tools that ask the machine get a wrong answer: what is built and installed from there drifts, even over native tools. Delve cannot debug from there.',
    remedy:
      'Quit it. If it is built for Intel, install its build for this machine. If it is universal, untick "Open using Rosetta" in Finder\'s Get Info, or start it from the Dock and not from a translated program.',
    summary: ({ name, why, culprit, hardware }) =>
      why === 'inherited'
        ? `${name} runs translated, as ${culprit} does, which started it; this machine is ${hardware}.`
        : `${name} runs translated; this machine is ${hardware}, and what is built and installed from there is not.`,
    next: ({ name, path, kind, why, culprit, box, architecture, hardware }) => {
      if (why === 'inherited')
        return `Quit ${name} and start it from the Dock or from a native terminal; then see why ${culprit} runs translated.`;
      if (why === 'built')
        return kind === 'shell'
          ? `Install ${name} for ${hardware} in place of ${path}, which is built for ${architecture}, and open a new terminal.`
          : `Quit ${name}, install its build for ${hardware} in place of ${path}, and start it again.`;
      if (kind === 'shell')
        return `Leave that ${name} (exit) and open a new terminal. Something starts it as another architecture, such as \`arch -x86_64\` in a profile or in the terminal's settings: take that out.`;
      if (box === 'no')
        return `Quit ${name} and start it from the Dock: macOS offers no "Open using Rosetta" for it, so that something else started it as another architecture.`;
      return why === 'opened'
        ? `Quit ${name}, select ${path} in Finder, choose File > Get Info, untick "Open using Rosetta", and start it again.`
        : `Quit ${name}. If it is built for Intel, install its build for ${hardware}; else untick "Open using Rosetta" in Finder's Get Info. Then start it again.`;
    },
  },
  zh: {
    title: '终端或编辑器在转译下运行',
    cause:
      '某个终端、编辑器或 shell 在 Rosetta（Linux 上为 QEMU）下运行。它启动的通用程序也会转译运行，于是安装程序会选择另一种架构的版本，询问本机架构的工具也会得到错误的答案：即使工具本身是原生的，由它构建和安装的东西也会偏离。Delve 无法在其中调试。',
    remedy:
      '退出它。如果它是为 Intel 构建的，请安装适合本机的版本；如果是通用程序，请在 Finder 的“显示简介”中取消勾选“使用 Rosetta 打开”，或从 Dock 启动，而不要由转译程序启动。',
    summary: ({ name, why, culprit, hardware }) =>
      why === 'inherited'
        ? `${name} 在转译下运行，因为启动它的 ${culprit} 就是如此；本机是 ${hardware}。`
        : `${name} 在转译下运行；本机是 ${hardware}，由它构建和安装的却不是。`,
    next: ({ name, path, kind, why, culprit, box, architecture, hardware }) => {
      if (why === 'inherited')
        return `退出 ${name}，从 Dock 或原生终端启动它；然后查看 ${culprit} 为何转译运行。`;
      if (why === 'built')
        return kind === 'shell'
          ? `${path} 是为 ${architecture} 构建的：请安装 ${hardware} 的 ${name} 替换它，然后打开新的终端。`
          : `退出 ${name}，安装 ${hardware} 版本替换 ${path}，然后重新启动。`;
      if (kind === 'shell')
        return `退出该 ${name}（exit）并打开新的终端。某处以另一种架构启动它，例如配置文件或终端设置中的 \`arch -x86_64\`：请去掉它。`;
      if (box === 'no')
        return `退出 ${name} 并从 Dock 启动：macOS 没有为它提供“使用 Rosetta 打开”，所以是别的东西以另一种架构启动了它。`;
      return why === 'opened'
        ? `退出 ${name}，在 Finder 中选中 ${path}，选择“文件 > 显示简介”，取消勾选“使用 Rosetta 打开”，然后重新启动。`
        : `退出 ${name}。如果它是为 Intel 构建的，请安装 ${hardware} 版本；否则在 Finder 的“显示简介”中取消勾选“使用 Rosetta 打开”。然后重新启动。`;
    },
  },
};
