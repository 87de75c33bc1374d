import type { Libc } from '../../containers/dockerfile/image.ts';
import type { Text } from '../../probe.ts';

/** What its sentences are filled with. */
export interface Values {
  readonly path: string;
  /** Of the RUN that builds, from 1. */
  readonly line: number;
  /** The C library of the stage that builds, and of the one that starts it. */
  readonly built: Libc;
  readonly started: Libc;
  /** Both are glibc, of which the second is older than 2.34 and the first is not. */
  readonly isOlder: boolean;
  /** CGO_ENABLED=1 is written out; else cgo is on because a C compiler is there. */
  readonly isSet: boolean;
}

export const text: Text<Values> = {
  en: {
    title: 'A cgo program is copied to another C library',
    cause:
      "With cgo a Go program is linked with the C library of the image that builds it, and asks for its loader when it starts: glibc on Debian, musl on Alpine, neither in scratch and distroless/static. Where the other one is, the start fails with `no such file or directory`, about a file that is there. A glibc of before 2.34 (Debian 11, Ubuntu 20.04, RHEL 8) starts nothing that is linked with a newer one: `version \`GLIBC_2.34' not found`. cgo is on by default where a C compiler is installed, and the packages net and os/user use it.",
    remedy:
      'When nothing needs C: `CGO_ENABLED=0 go build …`. When something does: build and start on the same C library (golang:…-alpine with alpine, golang with debian or distroless/base), or link statically on Alpine with `-ldflags "-linkmode external -extldflags -static"`.',
    summary: ({ path, line, built, started, isOlder, isSet }) =>
      `${path}:${line} builds ${isSet ? 'with' : 'without turning off'} cgo on ${built}${isOlder ? ' 2.34 or newer' : ''}, and the program is started ${isOlder ? 'on an older glibc' : started === 'none' ? 'without any C library' : `on ${started}`}.`,
    next: ({ path, line }) =>
      `Write CGO_ENABLED=0 before go build in ${path}:${line}, or if C is needed start it on the C library of the image that builds it.`,
  },
  zh: {
    title: 'cgo 程序被复制到另一种 C 库的镜像中',
    cause:
      "使用 cgo 的 Go 程序会链接构建镜像的 C 库，启动时需要它的加载器：Debian 是 glibc，Alpine 是 musl，scratch 和 distroless/static 两者都没有。在另一种 C 库上启动会失败，报 `no such file or directory`，而文件明明存在。glibc 早于 2.34（Debian 11、Ubuntu 20.04、RHEL 8）时，链接了更新版本的程序都无法启动：`version \`GLIBC_2.34' not found`。装有 C 编译器时 cgo 默认开启，net 和 os/user 包会用到它。",
    remedy:
      '不需要 C 时：`CGO_ENABLED=0 go build …`。需要时：在同一种 C 库上构建和启动（golang:…-alpine 配 alpine，golang 配 debian 或 distroless/base），或在 Alpine 上静态链接：`-ldflags "-linkmode external -extldflags -static"`。',
    summary: ({ path, line, built, started, isOlder, isSet }) =>
      `${path}:${line} 在 ${built}${isOlder ? '（2.34 或更新）' : ''} 上${isSet ? '启用了' : '未关闭'} cgo 构建，而程序在${isOlder ? '较旧的 glibc ' : started === 'none' ? '没有 C 库的镜像' : ` ${started} `}上启动。`,
    next: ({ path, line }) =>
      `在 ${path}:${line} 的 go build 前写 CGO_ENABLED=0；若需要 C，则让它在同一种 C 库的镜像上启动。`,
  },
};
