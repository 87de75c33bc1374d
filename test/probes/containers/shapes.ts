/** A Dockerfile of a form found in public repositories, newly written, with its faults: rule and line. */
export interface Shape {
  readonly name: string;
  readonly dockerfile: string;
  readonly expected: readonly string[];
  /** Files beside it; go.mod requires Go 1.25 unless it is here. */
  readonly files?: Readonly<Record<string, string>>;
}

const good = 'FROM --platform=$BUILDPLATFORM golang:1.26-alpine AS build\nARG TARGETOS TARGETARCH\n';
const fetched = 'WORKDIR /src\nCOPY go.mod go.sum ./\nRUN go mod download\nCOPY . .\n';
const cross = 'RUN CGO_ENABLED=0 GOOS=$TARGETOS GOARCH=$TARGETARCH go build -o /app ./cmd/app\n';
const scratch = 'FROM scratch\nCOPY --from=build /app /app\nENTRYPOINT ["/app"]\n';
const debian = 'FROM golang:1.26-bookworm AS build\n';

export const shapes: readonly Shape[] = [
  {
    name: 'cross-compiled, as Docker recommends',
    dockerfile: good + fetched + cross + scratch,
    expected: [],
  },
  {
    name: 'the tutorial of one stage',
    dockerfile:
      'FROM golang:1.26\nWORKDIR /app\nCOPY go.mod go.sum ./\nRUN go mod download\nCOPY *.go ./\nRUN CGO_ENABLED=0 GOOS=linux go build -o /app\nCMD ["/app"]\n',
    expected: [],
  },
  {
    name: 'two stages, nothing said of platforms',
    dockerfile: `${debian}${fetched}RUN CGO_ENABLED=0 go build -o /app .\n${scratch}`,
    expected: ['dockerfile-platform:1'],
  },
  {
    name: 'everything copied first',
    dockerfile: `${good}WORKDIR /src\nCOPY . .\n${cross}${scratch}`,
    expected: ['dockerfile-cache:4'],
  },
  {
    name: 'everything copied first, with cache mounts',
    dockerfile: `${good}COPY . .\nRUN --mount=type=cache,target=/go/pkg/mod --mount=type=cache,target=/root/.cache/go-build \\\n    CGO_ENABLED=0 GOOS=$TARGETOS GOARCH=$TARGETARCH go build -o /app .\n${scratch}`,
    expected: [],
  },
  {
    name: 'bind mount in place of a copy',
    dockerfile: `${good}WORKDIR /src\nRUN --mount=type=bind,target=. --mount=type=cache,target=/root/.cache/go-build CGO_ENABLED=0 GOARCH=$TARGETARCH go build -o /app .\n${scratch}`,
    expected: [],
  },
  {
    name: 'amd64 everywhere',
    dockerfile: `FROM --platform=linux/amd64 golang:1.26 AS build\n${fetched}RUN CGO_ENABLED=0 go build -o /app .\nFROM --platform=linux/amd64 alpine\nCOPY --from=build /app /app\n`,
    expected: ['dockerfile-arch:7', 'dockerfile-platform:1'],
  },
  {
    name: 'GOARCH in ENV',
    dockerfile: `FROM --platform=$BUILDPLATFORM golang:1.26 AS build\nENV CGO_ENABLED=0 GOOS=linux GOARCH=amd64\n${fetched}RUN go build -o /app .\n${scratch}`,
    expected: ['dockerfile-arch:7'],
  },
  {
    name: 'GOARCH as an argument with a default',
    dockerfile: `FROM --platform=$BUILDPLATFORM golang:1.26 AS build\nARG GOARCH=amd64\n${fetched}RUN CGO_ENABLED=0 go build -o /app .\n${scratch}`,
    expected: ['dockerfile-arch:7'],
  },
  {
    name: 'GOARCH exported in the shell',
    dockerfile: `FROM --platform=$BUILDPLATFORM golang:1.26 AS build\n${fetched}RUN export CGO_ENABLED=0 GOARCH=arm64 && go build -o /app .\n${scratch}`,
    expected: ['dockerfile-arch:6'],
  },
  {
    name: 'TARGETARCH before the first FROM only',
    dockerfile: `ARG TARGETARCH\nFROM --platform=$BUILDPLATFORM golang:1.26 AS build\n${fetched}RUN CGO_ENABLED=0 GOARCH=\${TARGETARCH} go build -o /app .\n${scratch}`,
    expected: ['dockerfile-arch:7'],
  },
  {
    name: 'the builder of the build platform, and no GOARCH',
    dockerfile: `FROM --platform=\${BUILDPLATFORM} golang:1.26 AS build\n${fetched}RUN CGO_ENABLED=0 go build -o /app .\n${scratch}`,
    expected: ['dockerfile-arch:6'],
  },
  {
    name: 'a case of architectures',
    dockerfile: `${good}${fetched}RUN case "$TARGETARCH" in amd64) export GOARCH=amd64 ;; *) export GOARCH=arm64 ;; esac; CGO_ENABLED=0 go build -o /app .\n${scratch}`,
    expected: [],
  },
  {
    name: 'generated sources, written to a directory by docker build --output',
    dockerfile: `FROM golang:1.26 AS tools\n${fetched}RUN go install ./...\nRUN generate --into /out\nFROM scratch AS update\nCOPY --from=tools /out /\n`,
    expected: [],
  },
  {
    name: 'a tool for the builder itself',
    dockerfile: `FROM --platform=$BUILDPLATFORM golang:1.26-alpine AS base\nFROM base AS linter\n${fetched}RUN go build -o /out/lint .\nFROM scratch AS binary\nCOPY --from=linter /out/lint /lint\nFROM base\nCOPY --from=binary / /usr/bin/\n`,
    expected: [],
  },
  {
    name: 'releases for two architectures',
    dockerfile: `FROM --platform=$BUILDPLATFORM golang:1.26 AS build\n${fetched}RUN GOARCH=amd64 CGO_ENABLED=0 go build -o /out/amd64 . && GOARCH=arm64 CGO_ENABLED=0 go build -o /out/arm64 .\nFROM scratch\nCOPY --from=build /out /\n`,
    expected: [],
  },
  {
    name: 'xx',
    dockerfile: `FROM --platform=$BUILDPLATFORM tonistiigi/xx AS xx\nFROM --platform=$BUILDPLATFORM golang:1.26-alpine AS build\nCOPY --from=xx / /\nARG TARGETPLATFORM\n${fetched}RUN CGO_ENABLED=0 xx-go build -o /app . && xx-verify /app\n${scratch}`,
    expected: [],
  },
  {
    name: 'cgo on Debian, started on Alpine',
    dockerfile: `${debian}ENV CGO_ENABLED=1\n${fetched}RUN go build -o /app .\nFROM alpine:3.22\nCOPY --from=build /app /app\n`,
    expected: ['dockerfile-libc:7'],
  },
  {
    name: 'nothing said of cgo on Debian, started in distroless/static',
    dockerfile: `${debian}${fetched}RUN go build -o /app .\nFROM gcr.io/distroless/static-debian12:nonroot\nCOPY --from=build /app /app\n`,
    expected: ['dockerfile-libc:6', 'dockerfile-platform:1'],
  },
  {
    name: 'cgo on Debian, started in distroless/base',
    dockerfile: `${debian}ENV CGO_ENABLED=1\n${fetched}RUN go build -o /app .\nFROM gcr.io/distroless/base-debian12\nCOPY --from=build /app /app\n`,
    expected: [],
  },
  {
    name: 'cgo on Alpine, linked statically',
    dockerfile: `FROM golang:1.26-alpine AS build\nRUN apk add --no-cache build-base\n${fetched}RUN CGO_ENABLED=1 go build -ldflags '-linkmode external -extldflags "-static"' -o /app .\n${scratch}`,
    expected: [],
  },
  {
    name: 'cgo on Alpine, into scratch',
    dockerfile: `FROM golang:1.26-alpine AS build\nRUN apk add --no-cache gcc musl-dev\n${fetched}RUN CGO_ENABLED=1 go build -o /app .\n${scratch}`,
    expected: ['dockerfile-libc:7'],
  },
  {
    name: 'Alpine without a compiler, into scratch with certificates',
    dockerfile: `${good}${fetched}RUN GOARCH=$TARGETARCH go build -o /app .\nFROM scratch\nCOPY --from=build /etc/ssl/certs/ca-certificates.crt /etc/ssl/certs/\nCOPY --from=build /app /app\n`,
    expected: [],
  },
  {
    name: 'glibc beside Alpine',
    dockerfile: `${debian}ENV CGO_ENABLED=1\n${fetched}RUN go build -o /app .\nFROM alpine\nRUN apk add --no-cache gcompat\nCOPY --from=build /app /app\n`,
    expected: [],
  },
  {
    name: 'an image that is older than go.mod',
    dockerfile: `FROM --platform=$BUILDPLATFORM golang:1.24.3 AS build\nARG TARGETARCH\n${fetched}RUN CGO_ENABLED=0 GOARCH=$TARGETARCH go build -o /app .\n${scratch}`,
    expected: ['dockerfile-toolchain:1'],
  },
  {
    name: 'Go itself as a part of another image',
    dockerfile:
      'FROM golang:1.26 AS dist\nFROM debian:12\nCOPY --from=dist /usr/local/go /usr/local/go\nRUN /usr/local/go/bin/go version\n',
    expected: [],
  },
  {
    name: 'packages from vendor/, as the build says',
    dockerfile: `FROM --platform=$BUILDPLATFORM golang:1.26 AS build\nARG TARGETARCH\nCOPY . .\nRUN CGO_ENABLED=0 GOFLAGS=-mod=vendor GOARCH=$TARGETARCH go build -o /app .\n${scratch}`,
    expected: [],
  },
  {
    name: 'an older image that may fetch another Go',
    dockerfile: `FROM --platform=$BUILDPLATFORM golang:1.24 AS build\nENV GOTOOLCHAIN=auto\nARG TARGETARCH\n${fetched}RUN CGO_ENABLED=0 GOARCH=$TARGETARCH go build -o /app .\n${scratch}`,
    expected: [],
  },
  {
    name: 'the version as an argument',
    dockerfile: `ARG GO_VERSION=1.24\nARG VARIANT=alpine\nFROM --platform=$BUILDPLATFORM golang:\${GO_VERSION}-\${VARIANT:-bookworm} AS build\nARG TARGETARCH\n${fetched}RUN CGO_ENABLED=0 GOARCH=$TARGETARCH go build -o /app .\n${scratch}`,
    expected: ['dockerfile-toolchain:3'],
  },
  {
    name: 'the version as an argument that compose gives',
    dockerfile: `ARG GO_VERSION=1.24\nFROM --platform=$BUILDPLATFORM golang:\${GO_VERSION} AS build\nARG TARGETARCH\n${fetched}RUN CGO_ENABLED=0 GOARCH=$TARGETARCH go build -o /app .\n${scratch}`,
    files: {
      'compose.yaml':
        'services:\n  app:\n    build:\n      context: .\n      args:\n        GO_VERSION: "1.26"\n',
    },
    expected: [],
  },
  {
    name: 'compose for one platform',
    dockerfile: good + fetched + cross + scratch,
    files: {
      'docker-compose.yml':
        'services:\n  app:\n    platform: linux/amd64\n    build: .\n  db:\n    image: mysql\n    platform: linux/amd64\n',
    },
    expected: ['dockerfile-arch:3'],
  },
  {
    name: 'bake for two platforms',
    dockerfile: `${debian}${fetched}RUN CGO_ENABLED=0 go build -o /app .\n${scratch}`,
    files: {
      'docker-bake.hcl':
        'variable "P" { default = "linux/arm64" }\ntarget "_all" {\n  platforms = ["linux/amd64", "${P}"]\n}\ntarget "app" {\n  inherits = ["_all"]\n  context = "."\n}\n',
    },
    expected: ['dockerfile-platform:1'],
  },
  {
    name: 'a toolchain line that the image passes over',
    dockerfile: `FROM --platform=$BUILDPLATFORM golang:1.25.1 AS build\nARG TARGETARCH\n${fetched}RUN CGO_ENABLED=0 GOARCH=$TARGETARCH go build -o /app .\n${scratch}`,
    files: { 'go.mod': 'module example.com/app\n\ngo 1.25\n\ntoolchain go1.26.8\n' },
    expected: ['dockerfile-toolchain:1'],
  },
  {
    name: 'a Go that is downloaded for one architecture',
    dockerfile:
      'FROM debian:12\nRUN apt-get update && apt-get install -y curl \\\n # for cgo\n gcc\nRUN curl -fsSL https://go.dev/dl/go1.26.1.linux-amd64.tar.gz | tar -C /usr/local -xz\nCOPY . .\nRUN /usr/local/go/bin/go build -o /app .\n',
    expected: ['dockerfile-arch:5', 'dockerfile-cache:6', 'dockerfile-toolchain:5'],
  },
  {
    name: 'make, which nobody follows',
    dockerfile: `FROM --platform=$BUILDPLATFORM golang:1.26 AS build\n${fetched}RUN make build\nFROM alpine\nCOPY --from=build /src/bin/app /app\n`,
    expected: [],
  },
  {
    name: 'a base stage that others go on from',
    dockerfile: `FROM golang:1.26-alpine AS base\n${fetched}FROM base AS test\nRUN go test ./...\nFROM base AS build\nARG TARGETARCH\nRUN CGO_ENABLED=0 GOARCH=$TARGETARCH go build -o /app .\nFROM alpine\nCOPY --from=build /app /app\n`,
    expected: ['dockerfile-platform:1'],
  },
  {
    name: 'a here-document',
    dockerfile: `# syntax=docker/dockerfile:1\nFROM --platform=$BUILDPLATFORM golang:1.26 AS build\n${fetched}RUN <<EOF\nset -e\nexport CGO_ENABLED=0\nGOARCH=amd64 go build -o /app .\nEOF\n${scratch}`,
    expected: ['dockerfile-arch:7'],
  },
  {
    name: 'Windows',
    dockerfile:
      '# escape=`\nFROM golang:1.26-windowsservercore-ltsc2022 AS build\nWORKDIR C:\\src\nCOPY go.mod .\nRUN go mod download\nCOPY . .\nRUN $env:CGO_ENABLED=0; `\n    go build -o C:\\app.exe .\nFROM mcr.microsoft.com/windows/nanoserver:ltsc2022\nCOPY --from=build C:\\app.exe C:\\app.exe\n',
    expected: [],
  },
];
