import type { ContextId } from '../../../host/host.ts';
import type { Text } from '../../probe.ts';

/** What its sentences are filled with. */
export interface Values {
  /** The `dlv` that has none. */
  readonly path: string;
  /** Where that was found. */
  readonly context: ContextId;
}

export const text: Text<Values> = {
  en: {
    title: 'Delve has no debugserver',
    cause:
      'On a Mac, Delve controls a program through Apple\'s debugserver, which comes with the command line tools and with Xcode. Without it, it stops with "debugserver or lldb-server not found". An upgrade of macOS can take the command line tools away. No gdbserver is needed, and no certificate: `codesign -s dlv-cert` is of old days.',
    remedy:
      "Install the command line tools with `xcode-select --install`, which opens a window of Apple's. If debugserver is somewhere else, DELVE_DEBUGSERVER_PATH can name it.",
    summary: ({ path }) => `${path} finds neither debugserver nor lldb-server, so it can debug nothing.`,
    next: () => "Install Apple's command line tools: `xcode-select --install`.",
  },
  zh: {
    title: 'Delve 没有 debugserver',
    cause:
      '在 Mac 上，Delve 通过 Apple 的 debugserver 控制程序，它随命令行工具和 Xcode 提供。没有它，Delve 会停止并提示 "debugserver or lldb-server not found"。升级 macOS 可能会移除命令行工具。不需要 gdbserver，也不需要证书：`codesign -s dlv-cert` 是早年的做法。',
    remedy:
      '用 `xcode-select --install` 安装命令行工具（会打开 Apple 的窗口）。若 debugserver 在别处，可用 DELVE_DEBUGSERVER_PATH 指定。',
    summary: ({ path }) => `${path} 既找不到 debugserver 也找不到 lldb-server，因此无法调试。`,
    next: () => '安装 Apple 的命令行工具：`xcode-select --install`。',
  },
};
