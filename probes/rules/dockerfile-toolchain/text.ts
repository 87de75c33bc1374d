import type { Asked } from '../../containers/answer.ts';
import type { Text } from '../../probe.ts';
import { badInChinese, badInEnglish, type BadIssue } from '../../versions/bad/text.ts';

/** What its sentences are filled with. */
export interface Values {
  readonly path: string;
  /** Of the FROM, or of what brings that Go along, from 1. */
  readonly line: number;
  /** `golang:1.24-alpine`, or the archive of a Go that is downloaded: `go1.24.3.linux-amd64`. */
  readonly image: string;
  /** `1.24` */
  readonly version: string;
  /**
   * Which line of go.mod or go.work asks: a `go` line stops the build, a toolchain line is passed over. `ended`: the image's Go gets no
   * fixes any more; `bad`: it has a known fault.
   */
  readonly kind: Asked['kind'] | 'ended' | 'bad';
  /** `1.26.3`; empty where no line asks. */
  readonly asked: string;
  /** `FILE:LINE` of that line. */
  readonly source: string;
  /** `1.26, 1.27`; empty where a line asks. */
  readonly supported: string;
  /** `golang/go#80706`; empty where no fault is meant. */
  readonly issue: BadIssue | '';
  /** The first release without it; empty where that is not confirmed. */
  readonly fixedIn: string;
}

export const text: Text<Values> = {
  en: {
    title: 'The golang image is too old',
    cause:
      'The official golang images set GOTOOLCHAIN=local (since Go 1.21), so that their go never fetches another. When the go line of go.mod or go.work is newer, the build stops: `go: go.mod requires go >= X (running go Y; GOTOOLCHAIN=local)`. A newer toolchain line alone is passed over: the image is built by another Go than on the machines of those who work on it. A tag of a Go that is not supported any more, or of a release with a known fault, builds without the fixes that came since.',
    remedy:
      'Raise the tag of the image together with the line. `ENV GOTOOLCHAIN=auto` makes go fetch the newer one instead, in every build without a cache.',
    summary: ({ path, line, image, asked, source, kind, supported, issue }) => {
      switch (kind) {
        case 'go':
          return `${source} asks for Go ${asked}, and ${path}:${line} builds with ${image}, which may not fetch it: the build stops.`;
        case 'toolchain':
          return `${source} names toolchain go${asked}, and ${path}:${line} builds with ${image}, which passes over that line.`;
        case 'ended':
          return `${path}:${line} takes ${image}, whose Go gets no fixes any more; supported are Go ${supported}.`;
        case 'bad':
          return `${path}:${line} takes ${image}, whose Go has ${issue}${issue === '' ? '' : `: ${badInEnglish[issue].what}`}.`;
      }
    },
    next: ({ path, line, asked, kind, supported, fixedIn }) => {
      const version = kind === 'ended' || (kind === 'bad' && fixedIn === '') ? supported : '';
      return version === ''
        ? `In ${path}:${line} take Go ${asked === '' ? fixedIn : asked} or newer.`
        : `In ${path}:${line} take one of Go ${version}.`;
    },
  },
  zh: {
    title: 'golang 镜像过旧',
    cause:
      '官方 golang 镜像（自 Go 1.21 起）设置了 GOTOOLCHAIN=local，其中的 go 不会下载别的版本。go.mod 或 go.work 的 go 行更新时，构建会停止：`go: go.mod requires go >= X (running go Y; GOTOOLCHAIN=local)`。只有 toolchain 行更新时，它会被忽略：构建镜像所用的 Go 与开发者机器上的不同。标签若是已不受支持的 Go 或有已知缺陷的版本，构建便缺少之后的修复。',
    remedy:
      '提高该行时一并提高镜像的标签。`ENV GOTOOLCHAIN=auto` 则让 go 下载更新的版本，没有缓存的每次构建都要下载。',
    summary: ({ path, line, image, asked, source, kind, supported, issue }) => {
      switch (kind) {
        case 'go':
          return `${source} 要求 Go ${asked}，而 ${path}:${line} 用 ${image} 构建，它不会去下载：构建会停止。`;
        case 'toolchain':
          return `${source} 指定 toolchain go${asked}，而 ${path}:${line} 用 ${image} 构建，会忽略该行。`;
        case 'ended':
          return `${path}:${line} 使用 ${image}，其中的 Go 已不再获得修复；受支持的是 Go ${supported}。`;
        case 'bad':
          return `${path}:${line} 使用 ${image}，其中的 Go 有 ${issue}${issue === '' ? '' : `：${badInChinese[issue].what}`}。`;
      }
    },
    next: ({ path, line, asked, kind, supported, fixedIn }) => {
      const version = kind === 'ended' || (kind === 'bad' && fixedIn === '') ? supported : '';
      return version === ''
        ? `在 ${path}:${line} 使用 Go ${asked === '' ? fixedIn : asked} 或更新的版本。`
        : `在 ${path}:${line} 使用 Go ${version} 之一。`;
    },
  },
};
