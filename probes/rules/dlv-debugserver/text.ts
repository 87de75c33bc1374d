import type { ContextId } from '../../../host/host.ts';
import type { Text } from '../../probe.ts';

/** What its sentences are filled with. */
export interface Values {
  /** The `dlv` that has none. */
  readonly path: string;
  /** Where that was found. */
  readonly context: ContextId;
  /** `server`: debugserver is missing; `localhost`: /etc/hosts does not name localhost, through which they connect. */
  readonly fault: 'server' | 'localhost';
}

export const text: Text<Values> = {
  en: {
    title: 'Delve cannot start debugserver',
    cause:
      'On a Mac, Delve controls a program through Apple\'s debugserver, which comes with the command line tools and with Xcode. Without it, it stops with "debugserver or lldb-server not found". An upgrade of macOS can take the command line tools away. Where /etc/hosts has no line for localhost, debugserver has been reported to end at once: "stub exited while waiting for connection: exit status 0". No gdbserver is needed, and no certificate: `codesign -s dlv-cert` is of old days.',
    remedy:
      "Install the command line tools with `xcode-select --install`, which opens a window of Apple's. If debugserver is somewhere else, DELVE_DEBUGSERVER_PATH can name it.",
    summary: ({ path, fault }) =>
      fault === 'server'
        ? `${path} finds neither debugserver nor lldb-server, so it can debug nothing.`
        : `/etc/hosts does not name localhost, so ${path} and debugserver may not find each other.`,
    next: ({ fault }) =>
      fault === 'server'
        ? "Install Apple's command line tools: `xcode-select --install`."
        : 'Add the line `127.0.0.1 localhost` to /etc/hosts, with the rights of an administrator.',
  },
  zh: {
    title: 'Delve 无法启动 debugserver',
    cause:
      '在 Mac 上，Delve 通过 Apple 的 debugserver 控制程序，它随命令行工具和 Xcode 提供。没有它，Delve 会停止并提示 "debugserver or lldb-server not found"。升级 macOS 可能会移除命令行工具。若 /etc/hosts 中没有 localhost 的行，据报告 debugserver 会立即退出："stub exited while waiting for connection: exit status 0"。不需要 gdbserver，也不需要证书：`codesign -s dlv-cert` 是早年的做法。',
    remedy:
      '用 `xcode-select --install` 安装命令行工具（会打开 Apple 的窗口）。若 debugserver 在别处，可用 DELVE_DEBUGSERVER_PATH 指定。',
    summary: ({ path, fault }) =>
      fault === 'server'
        ? `${path} 既找不到 debugserver 也找不到 lldb-server，因此无法调试。`
        : `/etc/hosts 中没有 localhost，因此 ${path} 与 debugserver 可能无法相互找到。`,
    next: ({ fault }) =>
      fault === 'server'
        ? '安装 Apple 的命令行工具：`xcode-select --install`。'
        : '以管理员权限在 /etc/hosts 中加入一行 `127.0.0.1 localhost`。',
  },
};
