import type { Text } from '../../probe.ts';

/** What its sentences are filled with. */
export interface Values {
  /** `go`, or the tool's name. */
  readonly name: string;
  readonly file: string;
  /** As getcap prints them: `cap_net_bind_service=ep`. */
  readonly capabilities: string;
  /** Whether somebody who starts it gets them; others are for those alone who have them already, or for programs that ask for them. */
  readonly isInForce: boolean;
  /** What takes them away. */
  readonly command: string;
}

export const text: Text<Values> = {
  en: {
    title: 'A program of Go runs with privileges of root',
    cause:
      'Popular advice says to give the go command capabilities with `setcap`, so that what it builds may use a port below 1024 or skip permission errors. It does not do that: the kernel gives capabilities of the file that is started, and `go run` starts another file. What it does is to hand these privileges to everybody on this machine who starts go, and to every flag that makes go read or write for them; with cap_dac_override that is every file there is. An upgrade of Go drops them without a word.',
    remedy:
      'Take them away with `sudo setcap -r FILE`. A server that needs a low port gets that by itself: setcap on the built program, AmbientCapabilities of its systemd unit, or net.ipv4.ip_unprivileged_port_start. Permission errors come from owners, and are put right there.',
    summary: ({ file, capabilities, isInForce }) =>
      isInForce
        ? `${file} has ${capabilities}: whoever starts it has these privileges of root, and what it builds has none of them.`
        : `${file} has ${capabilities}: starting it puts none of these privileges of root in force, and no build needs them.`,
    next: ({ command }) => `Take them away: ${command}`,
  },
  zh: {
    title: 'Go 的程序带着 root 的特权运行',
    cause:
      '流行的建议是用 `setcap` 给 go 命令授予权能，好让它构建的程序使用 1024 以下的端口，或绕过权限错误。这并不起作用：内核授予的是所启动文件的权能，而 `go run` 启动的是另一个文件。它真正的效果是把这些特权交给本机上每个启动 go 的人，以及每个让 go 代为读写的参数；若有 cap_dac_override，那就是所有文件。升级 Go 后它们又会悄然消失。',
    remedy:
      '用 `sudo setcap -r FILE` 去掉。需要低端口的服务应自行获得：对构建出的程序使用 setcap、systemd 单元的 AmbientCapabilities，或 net.ipv4.ip_unprivileged_port_start。权限错误源于所有者，应在那里改正。',
    summary: ({ file, capabilities, isInForce }) =>
      isInForce
        ? `${file} 带有 ${capabilities}：启动它的任何人都有这些 root 特权，而它构建的程序一个也没有。`
        : `${file} 带有 ${capabilities}：启动它并不会使这些 root 特权生效，构建也不需要它们。`,
    next: ({ command }) => `去掉它们：${command}`,
  },
};
