import type { Text } from '../../probe.ts';

/** What its sentences are filled with. */
export interface Values {
  readonly path: string;
  /** Of the COPY, from 1. */
  readonly line: number;
}

export const text: Text<Values> = {
  en: {
    title: 'Every change has an image build fetch all modules again',
    cause:
      'The whole context is copied before `go mod download` or `go build`. A change of any file makes that layer new, and everything behind it runs again with empty caches: modules are fetched and the standard library is compiled anew.',
    remedy:
      'Copy go.mod and go.sum first and run `go mod download`, then copy the rest. Or mount caches: `RUN --mount=type=cache,target=/go/pkg/mod --mount=type=cache,target=/root/.cache/go-build go build …`.',
    summary: ({ path, line }) =>
      `${path}:${line} copies the whole context before the modules are fetched: every change fetches them again.`,
    next: ({ path, line }) =>
      `Before ${path}:${line} copy go.mod and go.sum and RUN go mod download, or mount caches at /go/pkg/mod and /root/.cache/go-build.`,
  },
  zh: {
    title: '每次改动后构建镜像都要重新下载所有模块',
    cause:
      '整个构建上下文在 `go mod download` 或 `go build` 之前就被复制。任何文件的改动都会使该层失效，其后的步骤都以空缓存重新运行：重新下载模块，重新编译标准库。',
    remedy:
      '先复制 go.mod 和 go.sum 并运行 `go mod download`，再复制其余文件。或挂载缓存：`RUN --mount=type=cache,target=/go/pkg/mod --mount=type=cache,target=/root/.cache/go-build go build …`。',
    summary: ({ path, line }) => `${path}:${line} 在下载模块之前复制了整个上下文：每次改动都要重新下载。`,
    next: ({ path, line }) =>
      `在 ${path}:${line} 之前先复制 go.mod 和 go.sum 并 RUN go mod download，或在 /go/pkg/mod 和 /root/.cache/go-build 挂载缓存。`,
  },
};
