import type { Text } from '../../probe.ts';

/** What its sentences are filled with. */
export interface Values {
  readonly kind: 'quarantine' | 'label';
  readonly path: string;
  /** The SELinux type that it has, and the one that it is to have; empty for a quarantine. */
  readonly has: string;
  readonly expected: string;
  /** Below the home directory. */
  readonly own: boolean;
  readonly command: string;
}

export const text: Text<Values> = {
  en: {
    title: 'A program or directory of Go is marked by the system',
    cause:
      'macOS marks what a browser or a chat program downloaded with an attribute, and stops such a program at its first start unless it is notarised or was allowed. On Linux with SELinux each file has a type; a tree that was moved out of /tmp or a home (`mv` keeps the type) has the wrong one for its place, and confined services may not run what is in it.',
    remedy:
      'On macOS install the tool again with `go install`, which marks nothing, or take the mark away from this one file if you trust where it came from. Never turn Gatekeeper or SELinux off for it. On Linux give the tree the type of its place: `restorecon -R`.',
    summary: ({ kind, path, has, expected }) =>
      kind === 'quarantine'
        ? `${path} was downloaded and is under quarantine: macOS may refuse to start it.`
        : `${path} has the SELinux type ${has}, and at this place the policy gives ${expected}.`,
    next: ({ kind, path, command }) =>
      kind === 'quarantine'
        ? `Install it again with go install; or, if you trust where ${path} came from: ${command}`
        : `Give it the type of its place: ${command}`,
  },
  zh: {
    title: 'Go 的程序或目录被系统标记',
    cause:
      'macOS 会用一个属性标记浏览器或聊天程序下载的内容，除非该程序经过公证或已获允许，否则首次启动时会被阻止。在启用 SELinux 的 Linux 上，每个文件都有类型；从 /tmp 或主目录移动来的目录树（`mv` 会保留类型）类型与位置不符，受限的服务可能无法运行其中的内容。',
    remedy:
      '在 macOS 上用 `go install` 重新安装该工具，这样不会有标记；若您信任其来源，也可只去掉这一个文件的标记。切勿为此关闭 Gatekeeper 或 SELinux。在 Linux 上让目录树恢复其位置应有的类型：`restorecon -R`。',
    summary: ({ kind, path, has, expected }) =>
      kind === 'quarantine'
        ? `${path} 是下载来的，处于隔离状态：macOS 可能拒绝启动它。`
        : `${path} 的 SELinux 类型是 ${has}，而策略为该位置规定的是 ${expected}。`,
    next: ({ kind, path, command }) =>
      kind === 'quarantine'
        ? `用 go install 重新安装；若您信任 ${path} 的来源，也可运行：${command}`
        : `恢复其位置应有的类型：${command}`,
  },
};
