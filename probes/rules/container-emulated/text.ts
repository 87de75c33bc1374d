import type { Text } from '../../probe.ts';

/** What its sentences are filled with. */
export interface Values {
  /**
   * A variable, a builder of buildx, an engine that is set to a Rosetta that is not there, or an image that a Dockerfile starts from.
   */
  readonly kind: 'variable' | 'builder' | 'without-rosetta' | 'image';
  /** `DOCKER_DEFAULT_PLATFORM=linux/amd64`, `linux/amd64`, `rosetta: true`. */
  readonly what: string;
  /** The context, the builder, the engine, or the image's name. */
  readonly where: string;
  readonly hardware: string;
  /** What fetches the image for this machine; empty where nothing does. */
  readonly command: string;
  /** Engines that are set up here; may be empty. */
  readonly engines: string;
}

export const text: Text<Values> = {
  en: {
    title: 'Containers run emulated here',
    cause:
      'A variable or a builder asks for images of another processor, so that a virtual machine emulates it: by QEMU, or on a Mac by Rosetta where the engine is set to that. Go programs run many times slower there, and under QEMU a Go program for amd64 can die with `fatal error: lfstack.push`. macOS 27 translates for Linux guests and containers by itself, without an installed Rosetta; from macOS 28 on Rosetta is there for some older games only. What is said of an engine is what its files prove; DOCKER_BUILDKIT=0, BUILDKIT_PROGRESS and BUILDKIT_STEP_LOG_MAX_SIZE only change which builder works and how much of its log is seen.',
    remedy:
      'Take DOCKER_DEFAULT_PLATFORM out of where it is set, and give `--platform` to the one command that needs it. Build for other platforms with `FROM --platform=$BUILDPLATFORM` in the Dockerfile, which emulates nothing.',
    summary: ({ kind, what, where, hardware }) => {
      switch (kind) {
        case 'variable':
          return `${what} (${where}) has every image built and run for another processor than this ${hardware}: it is emulated.`;
        case 'builder':
          return `The builder ${where} of buildx is set to ${what} only: on this ${hardware} it emulates.`;
        case 'without-rosetta':
          return `${where} is set to translate by Rosetta (${what}), and the translator for Linux guests is not on this machine.`;
        case 'image':
          return `Podman holds ${where} for ${what}, and takes it as it is for a Dockerfile here: on this ${hardware} it is emulated.`;
      }
    },
    next: ({ kind, where, command }) => {
      switch (kind) {
        case 'variable':
          return 'Take DOCKER_DEFAULT_PLATFORM out of where it is set, and give --platform where it is needed.';
        case 'builder':
          return `Where nothing needs it, remove the builder ${where}.`;
        case 'without-rosetta':
          return `Install Rosetta with softwareupdate --install-rosetta, or turn it off in the settings of ${where}.`;
        case 'image':
          return command === ''
            ? `Build ${where} again without --platform.`
            : `Fetch it for this machine: ${command}`;
      }
    },
  },
  zh: {
    title: '这里的容器以模拟方式运行',
    cause:
      '某个变量或构建器要求使用另一种处理器的镜像，于是虚拟机要模拟它：用 QEMU，或在 Mac 上用 Rosetta（若引擎如此设置）。Go 程序在其中慢很多倍，在 QEMU 下 amd64 的 Go 程序还可能因 `fatal error: lfstack.push` 中止。macOS 27 自己为 Linux 虚拟机和容器转译，无需安装 Rosetta；从 macOS 28 起 Rosetta 只用于一些旧游戏。关于引擎只陈述其文件能证明的内容；DOCKER_BUILDKIT=0、BUILDKIT_PROGRESS 和 BUILDKIT_STEP_LOG_MAX_SIZE 只影响由哪个构建器工作、能看到多少日志。',
    remedy:
      '在设置 DOCKER_DEFAULT_PLATFORM 的地方去掉它，只给需要的那条命令加 `--platform`。为其他平台构建时，在 Dockerfile 中写 `FROM --platform=$BUILDPLATFORM`，完全不需要模拟。',
    summary: ({ kind, what, where, hardware }) => {
      switch (kind) {
        case 'variable':
          return `${what}（${where}）使每个镜像都为不同于本机 ${hardware} 的处理器构建和运行：需要模拟。`;
        case 'builder':
          return `buildx 的构建器 ${where} 只设置了 ${what}：在本机 ${hardware} 上需要模拟。`;
        case 'without-rosetta':
          return `${where} 设置为用 Rosetta 转译（${what}），而本机没有用于 Linux 虚拟机的转译器。`;
        case 'image':
          return `Podman 存有 ${what} 的 ${where}，并原样用于这里的一个 Dockerfile：在本机 ${hardware} 上需要模拟。`;
      }
    },
    next: ({ kind, where, command }) => {
      switch (kind) {
        case 'variable':
          return '在设置 DOCKER_DEFAULT_PLATFORM 的地方去掉它，需要时使用 --platform。';
        case 'builder':
          return `若没有什么需要它，删除构建器 ${where}。`;
        case 'without-rosetta':
          return `用 softwareupdate --install-rosetta 安装 Rosetta，或在 ${where} 的设置中关闭它。`;
        case 'image':
          return command === '' ? `不带 --platform 重新构建 ${where}。` : `为本机重新获取：${command}`;
      }
    },
  },
};
