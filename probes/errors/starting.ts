import { type ErrorRow, issue } from './row.ts';

/** A: programs that a container does not start. */
export const starting: readonly ErrorRow[] = [
  {
    id: 'A04',
    says: [
      'exec /bin/sh: exec format error',
      'exec <path>: exec format error',
      'exec container process `<path>`: Exec format error',
      'standard_init_linux.go:<line>: exec user process caused: exec format error',
      'exec user process caused: exec format error',
      'exec user process caused "exec format error"',
    ],
    rules: ['dockerfile-arch', 'dockerfile-platform', 'container-emulated'],
    links: [issue('sickcodes/Docker-OSX#883'), issue('jeroenjanssens/dsutils#8')],
    en: {
      cause:
        'The image is built for another processor than the one that runs it, or an amd64 binary was copied into an arm64 image.',
      next: 'Build the binary for $TARGETARCH in a stage with `--platform=$BUILDPLATFORM`, and pull the image for your platform.',
      wrong: 'Adding `--platform` everywhere: it hides the wrong image behind emulation.',
    },
    zh: {
      cause: '镜像的架构与运行它的处理器不同，或把 amd64 程序复制进了 arm64 镜像。',
      next: '在 `--platform=$BUILDPLATFORM` 的阶段中为 $TARGETARCH 构建程序，并拉取适合本平台的镜像。',
      wrong: '处处添加 `--platform`：这只是用模拟掩盖错误的镜像。',
    },
  },
  {
    id: 'A05',
    says: ["The requested image's platform (<image>) does not match the detected host platform (<host>)"],
    rules: ['dockerfile-platform', 'container-emulated'],
    links: [issue('ksg97031/frida-gadget#19')],
    en: {
      cause: 'The image exists only for the first platform, so each start of it is emulated.',
      next: 'Use an image that is also built for your platform, or build it yourself with `docker build --platform`; look whether DOCKER_DEFAULT_PLATFORM is set.',
      wrong: 'Ignoring it: Go programs crash under emulation.',
    },
    zh: {
      cause: '该镜像只有前一种平台的版本，每次启动都需模拟。',
      next: '改用同时支持本平台的镜像，或用 `docker build --platform` 自行构建；检查是否设置了 DOCKER_DEFAULT_PLATFORM。',
      wrong: '忽略它：Go 程序在模拟下会崩溃。',
    },
  },
  {
    id: 'A06',
    says: [
      '<file>: cannot execute: required file not found',
      'exec <path>: no such file or directory',
      'fork/exec <path>: no such file or directory',
      'exec container process (missing dynamic library?) `<path>`: No such file or directory',
      'exec container process `<path>`: No such file or directory',
      'exec user process caused: no such file or directory',
      'exec user process caused "no such file or directory"',
    ],
    rules: ['dockerfile-libc'],
    partly: true,
    links: [issue('Admiral-Piett/goaws#216'), issue('TOomaAh/emby_exporter_go#7')],
    en: {
      cause:
        'The program is not there; or it is, and what starts it is not: it was linked for glibc and runs on musl or in an empty image, or it is for another architecture, or it is a script whose first line names a program that is missing, as `sh` with a Windows line end.',
      next: 'Build with CGO_ENABLED=0, or with the C library of the system on which it runs; save a script with Unix line ends. Look whether the file itself is there, in a container in its image.',
      wrong: 'Installing a compatibility library without knowing which one is missing.',
    },
    zh: {
      cause:
        '程序不存在；或程序存在，但启动它所需的加载器不存在：它链接的是 glibc，却在 musl 或空镜像中运行；或属于其他架构；或是脚本，其首行指定的程序不存在（例如 Windows 换行符使 `sh` 后多出一个字符）。',
      next: '用 CGO_ENABLED=0 构建，或使用运行环境的 C 库构建；脚本请以 Unix 换行符保存。还应确认文件本身存在（容器中则在镜像里）。',
      wrong: '不清楚缺什么就安装兼容库。',
    },
  },
];
