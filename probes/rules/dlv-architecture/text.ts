import type { Debugger } from '../../debuggers/answer.ts';
import type { Text } from '../../probe.ts';

/** What its sentences are filled with. */
export interface Values {
  readonly path: string;
  /**
   * `translated`: Delve itself is for other processors, so that Rosetta runs it; `not-native`: the same without Rosetta;
   * `other-program`: what the Go builds is for other processors than Delve; `debug-server`: so is Apple's program that it starts.
   */
  readonly fault: 'translated' | 'not-native' | 'other-program' | 'debug-server';
  /** As what this dlv runs. */
  readonly architecture: string;
  readonly hardware: string;
  readonly source: Debugger['source'];
  /** The GoLand that it came with, or `FILE:LINE` of the setting that names it; empty for others. */
  readonly by: string;
  /** The Go whose programs are to be debugged; empty when that does not matter, as the next two. */
  readonly goVersion: string;
  readonly directory: string;
  /** What that Go makes programs for. */
  readonly target: string;
  /** The debug server; empty when that does not matter. */
  readonly server: string;
}

export const text: Text<Values> = {
  en: {
    title: 'Delve and what it is to debug are for different processors',
    cause:
      'Delve controls only programs of its own architecture, and on a Mac neither it nor the debugserver that it starts may run translated: "can not run under Rosetta". That is so with a dlv that an Intel Go built, with the one that a GoLand for Intel brings, and with a native dlv when the Go that runs is an Intel one. It has nothing to do with gdbserver, which Delve does not use (it speaks that protocol to Apple\'s debugserver by itself), and no fault is known that only an M3 has.',
    remedy:
      'Let all of them be native: the go command first, then dlv by that Go, then the editor. `gowarden dlv` shows each dlv beside each Go that runs.',
    summary: ({ path, fault, architecture, hardware, source, by, goVersion, directory, target, server }) => {
      if (fault === 'other-program')
        return `dlv (${path}) is for ${architecture}, and ${goVersion}, which runs in ${directory}, makes programs for ${target}.`;
      if (fault === 'debug-server')
        return `dlv (${path}) is for ${architecture}, and the ${server} that it starts is not.`;
      return source === 'goland'
        ? `The Delve of ${by} is for ${architecture}; this machine is ${hardware}, so it can debug nothing here.`
        : `dlv (${path}) is for ${architecture}; this machine is ${hardware}, so it can debug nothing here.`;
    },
    next: ({ fault, source, by, hardware, goVersion }) => {
      if (fault === 'debug-server')
        return "Install Apple's command line tools again: `xcode-select --install`.";
      if (fault === 'other-program') return `Let a ${goVersion} for ${hardware} run there.`;
      if (source === 'goland') return `Install GoLand for ${hardware} in place of ${by}.`;
      return by === ''
        ? `Build dlv again with a Go for ${hardware}.`
        : `Let ${by} name a dlv for ${hardware}.`;
    },
  },
  zh: {
    title: 'Delve 与要调试的程序面向不同的处理器',
    cause:
      'Delve 只能控制与自身架构相同的程序；在 Mac 上，它和它启动的 debugserver 都不能在转译下运行："can not run under Rosetta"。由 Intel 的 Go 构建的 dlv、Intel 版 GoLand 自带的 dlv 都是如此；若运行的是 Intel 的 Go，原生的 dlv 也一样。这与 gdbserver 无关：Delve 不使用它，而是自己用该协议与 Apple 的 debugserver 通信；也未知有只在 M3 上出现的故障。',
    remedy:
      '让三者都是原生的：先是 go 命令，再用这个 Go 构建 dlv，然后是编辑器。`gowarden dlv` 列出每个 dlv 和每个实际运行的 Go。',
    summary: ({ path, fault, architecture, hardware, source, by, goVersion, directory, target, server }) => {
      if (fault === 'other-program')
        return `dlv（${path}）是 ${architecture} 的，而在 ${directory} 中运行的 ${goVersion} 构建 ${target} 的程序。`;
      if (fault === 'debug-server') return `dlv（${path}）是 ${architecture} 的，而它启动的 ${server} 不是。`;
      return source === 'goland'
        ? `${by} 自带的 Delve 是 ${architecture} 的，而本机是 ${hardware}，因此无法在此调试。`
        : `dlv（${path}）是 ${architecture} 的，而本机是 ${hardware}，因此无法在此调试。`;
    },
    next: ({ fault, source, by, hardware, goVersion }) => {
      if (fault === 'debug-server') return '重新安装 Apple 的命令行工具：`xcode-select --install`。';
      if (fault === 'other-program') return `让那里运行 ${hardware} 的 ${goVersion}。`;
      if (source === 'goland') return `安装 ${hardware} 版的 GoLand 来替换 ${by}。`;
      return by === '' ? `用 ${hardware} 的 Go 重新构建 dlv。` : `让 ${by} 指定 ${hardware} 的 dlv。`;
    },
  },
};
