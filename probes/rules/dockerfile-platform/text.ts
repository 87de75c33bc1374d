import type { Text } from '../../probe.ts';

/** What its sentences are filled with. */
export interface Values {
  readonly path: string;
  /** Of the FROM, from 1. */
  readonly line: number;
  /** `linux/amd64` where it is written out; empty when the flag is missing. */
  readonly platform: string;
  /** What a compose or bake file has it built for, when that is more than one. */
  readonly platforms: string;
}

export const text: Text<Values> = {
  en: {
    title: 'The Go compiler is emulated in image builds',
    cause:
      'A stage that compiles Go and only hands its result on is taken for the platform of the image, not for the one that builds. For every other platform the compiler itself then runs in an emulator: many times slower, and under QEMU it can die with `fatal error: lfstack.push`, which no other tag of the golang image cures. Go cross-compiles without any emulation.',
    remedy:
      'Write `FROM --platform=$BUILDPLATFORM golang:… AS build`, then `ARG TARGETOS TARGETARCH` in that stage, and `GOOS=$TARGETOS GOARCH=$TARGETARCH` before `go build`. With cgo, a C compiler for the target is needed as well (tonistiigi/xx brings one).',
    summary: ({ path, line, platform, platforms }) =>
      platform !== ''
        ? `${path}:${line} has Go compiled as ${platform}, whatever the machine: elsewhere the compiler is emulated.`
        : platforms !== ''
          ? `${path}:${line} has no --platform=$BUILDPLATFORM, and it is built for ${platforms}: all but one of them emulate the compiler.`
          : `${path}:${line} has no --platform=$BUILDPLATFORM: built for another platform than the machine's, the compiler is emulated.`,
    next: ({ path, line }) =>
      `In ${path}:${line} write FROM --platform=$BUILDPLATFORM, with ARG TARGETOS TARGETARCH after it and GOOS=$TARGETOS GOARCH=$TARGETARCH before go build.`,
  },
  zh: {
    title: '构建镜像时 Go 编译器在模拟器中运行',
    cause:
      '只负责编译 Go 并交出结果的阶段，使用的是目标镜像的平台，而不是构建机的平台。于是为其他平台构建时，编译器本身在模拟器中运行：慢很多倍，在 QEMU 下还可能因 `fatal error: lfstack.push` 中止，换哪个 golang 镜像标签都无济于事。Go 交叉编译完全不需要模拟。',
    remedy:
      '写成 `FROM --platform=$BUILDPLATFORM golang:… AS build`，在该阶段加上 `ARG TARGETOS TARGETARCH`，并在 `go build` 前写 `GOOS=$TARGETOS GOARCH=$TARGETARCH`。使用 cgo 时还需要目标平台的 C 编译器（tonistiigi/xx 可提供）。',
    summary: ({ path, line, platform, platforms }) =>
      platform !== ''
        ? `${path}:${line} 在任何机器上都以 ${platform} 编译 Go：在其他平台上编译器需要模拟。`
        : platforms !== ''
          ? `${path}:${line} 没有 --platform=$BUILDPLATFORM，而它要为 ${platforms} 构建：除一个外都会模拟编译器。`
          : `${path}:${line} 没有 --platform=$BUILDPLATFORM：为本机以外的平台构建时，编译器需要模拟。`,
    next: ({ path, line }) =>
      `在 ${path}:${line} 写 FROM --platform=$BUILDPLATFORM，其后加 ARG TARGETOS TARGETARCH，并在 go build 前写 GOOS=$TARGETOS GOARCH=$TARGETARCH。`,
  },
};
