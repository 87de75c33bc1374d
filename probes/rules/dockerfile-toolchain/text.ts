import type { Asked } from '../../containers/answer.ts';
import type { Text } from '../../probe.ts';

/** What its sentences are filled with. */
export interface Values {
  readonly path: string;
  /** Of the FROM, from 1. */
  readonly line: number;
  /** `golang:1.24-alpine` */
  readonly image: string;
  /** `1.24` */
  readonly version: string;
  /** Which line of go.mod or go.work asks: a `go` line stops the build, a toolchain line is passed over. */
  readonly kind: Asked['kind'];
  /** `1.26.3` */
  readonly asked: string;
  /** `FILE:LINE` of that line. */
  readonly source: string;
}

export const text: Text<Values> = {
  en: {
    title: 'The golang image is older than the module asks for',
    cause:
      'The official golang images set GOTOOLCHAIN=local (since Go 1.21), so that their go never fetches another. When the go line of go.mod or go.work is newer, the build stops: `go: go.mod requires go >= X (running go Y; GOTOOLCHAIN=local)`. A newer toolchain line alone is passed over: the image is built by another Go than on the machines of those who work on it.',
    remedy:
      'Raise the tag of the image together with the line. `ENV GOTOOLCHAIN=auto` makes go fetch the newer one instead, in every build without a cache.',
    summary: ({ path, line, image, asked, source, kind }) =>
      kind === 'go'
        ? `${source} asks for Go ${asked}, and ${path}:${line} builds with ${image}, which may not fetch it: the build stops.`
        : `${source} names toolchain go${asked}, and ${path}:${line} builds with ${image}, which passes over that line.`,
    next: ({ path, line, asked }) => `In ${path}:${line} take a golang image of Go ${asked} or newer.`,
  },
  zh: {
    title: 'golang 镜像比模块要求的 Go 旧',
    cause:
      '官方 golang 镜像（自 Go 1.21 起）设置了 GOTOOLCHAIN=local，其中的 go 不会下载别的版本。go.mod 或 go.work 的 go 行更新时，构建会停止：`go: go.mod requires go >= X (running go Y; GOTOOLCHAIN=local)`。只有 toolchain 行更新时，它会被忽略：构建镜像所用的 Go 与开发者机器上的不同。',
    remedy:
      '提高该行时一并提高镜像的标签。`ENV GOTOOLCHAIN=auto` 则让 go 下载更新的版本，没有缓存的每次构建都要下载。',
    summary: ({ path, line, image, asked, source, kind }) =>
      kind === 'go'
        ? `${source} 要求 Go ${asked}，而 ${path}:${line} 用 ${image} 构建，它不会去下载：构建会停止。`
        : `${source} 指定 toolchain go${asked}，而 ${path}:${line} 用 ${image} 构建，会忽略该行。`,
    next: ({ path, line, asked }) => `在 ${path}:${line} 使用 Go ${asked} 或更新的 golang 镜像。`,
  },
};
