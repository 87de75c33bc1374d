import type { FixedArchitecture } from '../../containers/architecture.ts';
import type { Text } from '../../probe.ts';

/** What its sentences are filled with. */
export interface Values {
  /** The file that fixes it: the Dockerfile, or a compose file. */
  readonly path: string;
  /** From 1. */
  readonly line: number;
  readonly kind: FixedArchitecture['kind'];
  /** `amd64`, `linux/amd64`; empty where it is the builder's own. */
  readonly value: string;
}

export const text: Text<Values> = {
  en: {
    title: 'A Dockerfile fixes the architecture of a Go program',
    cause:
      'The image follows the platform that it is built for, and the program in it does not: GOARCH, a download or the builder decides. On every other platform the image is built without a complaint, and starting it fails with `exec format error` or needs an emulator.',
    remedy:
      'Let the platform decide: `ARG TARGETOS TARGETARCH` in the stage that builds (an ARG before the first FROM does not reach it), then `GOOS=$TARGETOS GOARCH=$TARGETARCH go build …`. For downloads take `$TARGETARCH` into the name.',
    summary: ({ path, line, kind, value }) => {
      const place = `${path}:${line}`;
      switch (kind) {
        case 'goarch':
          return `${place} builds for GOARCH=${value} whatever the platform of the image is.`;
        case 'undeclared':
          return `${place} sets GOARCH=$TARGETARCH, which is empty there: no ARG TARGETARCH in that stage brings it in.`;
        case 'builder':
          return `${place} builds on $BUILDPLATFORM without GOARCH: the image for every platform gets the builder's architecture.`;
        case 'download':
          return `${place} downloads Go for ${value} whatever the platform of the image is.`;
        case 'download-builder':
          return `${place} downloads Go for ${value} whatever the machine is that builds.`;
        case 'download-unfit':
          return `${place} downloads Go for ${value} into a stage of another platform, where it does not run.`;
        case 'goroot':
          return `${place} copies Go from a stage of another platform: where the two differ it does not run.`;
        case 'image':
          return `${place} takes an image that is for ${value} only.`;
        case 'final':
          return `${place} writes out --platform=${value}: on other machines the program runs in an emulator.`;
        case 'service':
          return `${place} has the service built and run for ${value} only: on other machines in an emulator.`;
      }
    },
    next: ({ path, line, kind }) => {
      const place = `${path}:${line}`;
      switch (kind) {
        case 'goarch':
        case 'builder':
          return `In ${place} build with GOARCH=$TARGETARCH, after ARG TARGETARCH in the same stage.`;
        case 'undeclared':
          return `Put ARG TARGETARCH into the stage, before ${place}.`;
        case 'download':
          return `In ${place} take $TARGETARCH into the name, after ARG TARGETARCH in the same stage.`;
        case 'download-builder':
          return `In ${place} take $BUILDARCH into the name, after ARG BUILDARCH in the same stage.`;
        case 'download-unfit':
          return `In ${place} download Go for the platform that the FROM of the stage names.`;
        case 'goroot':
          return `Give the stage from which ${place} copies and the one into which it copies the same --platform: $BUILDPLATFORM where the stage compiles.`;
        case 'image':
          return `In ${place} name the image without its architecture: the platform chooses it.`;
        case 'final':
          return `Take --platform out of ${place}, or give it with docker build --platform where it is needed.`;
        case 'service':
          return `Take the platform out of ${place}, or set DOCKER_DEFAULT_PLATFORM where it is needed.`;
      }
    },
  },
  zh: {
    title: 'Dockerfile 写死了 Go 程序的架构',
    cause:
      '镜像跟随构建的目标平台，其中的程序却不跟随：由 GOARCH、下载或构建机决定。在其他平台上镜像照样能构建成功，但启动时失败（`exec format error`），或需要模拟器。',
    remedy:
      '让平台来决定：在构建阶段写 `ARG TARGETOS TARGETARCH`（第一个 FROM 之前的 ARG 传不进来），然后 `GOOS=$TARGETOS GOARCH=$TARGETARCH go build …`。下载的文件名中使用 `$TARGETARCH`。',
    summary: ({ path, line, kind, value }) => {
      const place = `${path}:${line}`;
      switch (kind) {
        case 'goarch':
          return `${place} 无论镜像是什么平台都以 GOARCH=${value} 构建。`;
        case 'undeclared':
          return `${place} 设置了 GOARCH=$TARGETARCH，但它在那里为空：该阶段没有 ARG TARGETARCH。`;
        case 'builder':
          return `${place} 在 $BUILDPLATFORM 上构建而没有设置 GOARCH：每个平台的镜像得到的都是构建机的架构。`;
        case 'download':
          return `${place} 无论镜像是什么平台都下载 ${value} 的 Go。`;
        case 'download-builder':
          return `${place} 无论构建机是什么架构都下载 ${value} 的 Go。`;
        case 'download-unfit':
          return `${place} 把 ${value} 的 Go 下载到另一平台的阶段中，它在那里无法运行。`;
        case 'goroot':
          return `${place} 从另一平台的阶段复制 Go：两者不同时它无法运行。`;
        case 'image':
          return `${place} 使用的镜像只适用于 ${value}。`;
        case 'final':
          return `${place} 写死了 --platform=${value}：在其他机器上程序在模拟器中运行。`;
        case 'service':
          return `${place} 让该服务只为 ${value} 构建和运行：在其他机器上需要模拟器。`;
      }
    },
    next: ({ path, line, kind }) => {
      const place = `${path}:${line}`;
      switch (kind) {
        case 'goarch':
        case 'builder':
          return `在 ${place} 用 GOARCH=$TARGETARCH 构建，并在同一阶段之前写 ARG TARGETARCH。`;
        case 'undeclared':
          return `在 ${place} 之前，给该阶段加上 ARG TARGETARCH。`;
        case 'download':
          return `在 ${place} 的文件名中使用 $TARGETARCH，并在同一阶段之前写 ARG TARGETARCH。`;
        case 'download-builder':
          return `在 ${place} 的文件名中使用 $BUILDARCH，并在同一阶段之前写 ARG BUILDARCH。`;
        case 'download-unfit':
          return `在 ${place} 下载该阶段 FROM 所写平台的 Go。`;
        case 'goroot':
          return `让 ${place} 所复制的阶段与复制到的阶段使用相同的 --platform：编译的阶段用 $BUILDPLATFORM。`;
        case 'image':
          return `在 ${place} 写不带架构的镜像名：由平台选择。`;
        case 'final':
          return `从 ${place} 去掉 --platform，需要时用 docker build --platform 指定。`;
        case 'service':
          return `从 ${place} 去掉 platform，需要时设置 DOCKER_DEFAULT_PLATFORM。`;
      }
    },
  },
};
