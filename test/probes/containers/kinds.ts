import type { Shape } from './shapes.ts';

const target = 'FROM --platform=$BUILDPLATFORM golang:1.26 AS build\nARG TARGETARCH\n';
const fetched = 'WORKDIR /src\nCOPY go.mod go.sum ./\nRUN go mod download\nCOPY . .\n';
const cross = 'RUN CGO_ENABLED=0 GOARCH=$TARGETARCH go build -o /app .\n';
const scratch = 'FROM scratch\nCOPY --from=build /app /app\nENTRYPOINT ["/app"]\n';
const build = (image: string): string => `FROM --platform=$BUILDPLATFORM ${image} AS build\nARG TARGETARCH\n`;
const cgo = `ENV CGO_ENABLED=1\n${fetched}RUN go build -o /app .\n`;

/** Kinds of instructions, flags and build files that Dockerfiles may have, with their faults: rule and line. */
export const kinds: readonly Shape[] = [
  {
    name: 'a here-document for bash, its end indented',
    dockerfile: `${target}${fetched}RUN <<-"EOT" bash\n\tset -e\n\tCGO_ENABLED=0 GOARCH=amd64 go build -o /app .\nEOT\n${scratch}`,
    expected: ['dockerfile-arch:7'],
  },
  {
    name: 'a here-document that is copied and not run',
    dockerfile: `${target}${fetched}COPY <<EOF /build.sh\nGOARCH=amd64 go build -o /app .\nEOF\n${cross}${scratch}`,
    expected: [],
  },
  {
    name: 'the whole image as an argument with a default',
    dockerfile: `ARG BUILDER=golang:1.24\n${build('${BUILDER}')}${fetched}${cross}${scratch}`,
    expected: ['dockerfile-toolchain:2'],
  },
  {
    name: 'the whole image as an argument without a default',
    dockerfile: `ARG BUILDER\n${build('${BUILDER}')}${fetched}${cross}${scratch}`,
    expected: [],
  },
  {
    name: 'the builder for the target, by its flag',
    dockerfile: `FROM --platform=$TARGETPLATFORM golang:1.26 AS build\n${fetched}RUN CGO_ENABLED=0 go build -o /app .\n${scratch}`,
    expected: ['dockerfile-platform:1'],
  },
  {
    name: 'TARGETARCH with a default, which always stands',
    dockerfile: `FROM --platform=$BUILDPLATFORM golang:1.26 AS build\nARG TARGETARCH=amd64\n${fetched}${cross}${scratch}`,
    expected: ['dockerfile-arch:7'],
  },
  {
    name: 'TARGETARCH with itself as the default',
    dockerfile: `FROM --platform=$BUILDPLATFORM golang:1.26 AS build\nARG TARGETARCH\nARG TARGETARCH=\${TARGETARCH:-amd64}\n${fetched}${cross}${scratch}`,
    expected: [],
  },
  {
    name: 'BUILDPLATFORM with a default before FROM',
    dockerfile: `ARG BUILDPLATFORM=linux/amd64\n${target}${fetched}${cross}${scratch}`,
    expected: ['dockerfile-platform:2'],
  },
  {
    name: 'BUILDPLATFORM with a default in the flag',
    dockerfile: `FROM --platform=\${BUILDPLATFORM:-linux/amd64} golang:1.26 AS build\nARG TARGETARCH\n${fetched}${cross}${scratch}`,
    expected: [],
  },
  {
    name: 'TARGETARCH of the stage that another goes on from',
    dockerfile: `FROM --platform=$BUILDPLATFORM golang:1.26 AS base\nARG TARGETARCH\nFROM base AS build\n${fetched}${cross}${scratch}`,
    expected: [],
  },
  {
    name: 'instructions in lower case',
    dockerfile:
      'from golang:1.26 as build\nworkdir /src\ncopy . .\nrun CGO_ENABLED=0 go build -o /app .\nfrom scratch\ncopy --from=build /app /app\n',
    expected: ['dockerfile-cache:3', 'dockerfile-platform:1'],
  },
  {
    name: 'another escape, and lines that end as on Windows',
    dockerfile:
      `# escape=\`\n${target}${fetched}RUN CGO_ENABLED=0 \`\n  GOARCH=amd64 go build -o /app .\n${scratch}`.replaceAll(
        '\n',
        '\r\n',
      ),
    expected: ['dockerfile-arch:8'],
  },
  {
    name: 'the exec form',
    dockerfile: `${target}ENV CGO_ENABLED=0 GOARCH=arm64\n${fetched}RUN ["go", "build", "-o", "/app", "."]\n${scratch}`,
    expected: ['dockerfile-arch:8'],
  },
  {
    name: 'COPY --from an image that is no stage',
    dockerfile: `${target}${fetched}${cross}FROM alpine\nCOPY --from=tianon/gosu /gosu /usr/local/bin/\nCOPY --from=build /app /app\n`,
    expected: [],
  },
  {
    name: 'COPY --from a stage by its number',
    dockerfile: `FROM golang:1.26\n${fetched}RUN CGO_ENABLED=0 go build -o /app .\nFROM alpine\nCOPY --from=0 /app /app\n`,
    expected: ['dockerfile-platform:1'],
  },
  {
    name: 'a digest behind the tag',
    dockerfile: `${build(`golang:1.24.3-alpine@sha256:${'a'.repeat(64)}`)}${fetched}${cross}${scratch}`,
    expected: ['dockerfile-toolchain:1'],
  },
  {
    name: 'only programs from elsewhere, as releases are packed',
    dockerfile: 'FROM scratch\nARG TARGETPLATFORM\nCOPY $TARGETPLATFORM/app /app\nENTRYPOINT ["/app"]\n',
    expected: [],
  },
  {
    name: 'a program for browsers',
    dockerfile: `${build('golang:1.26')}${fetched}RUN GOOS=js GOARCH=wasm go build -o /app.wasm .\nFROM nginx:alpine\nCOPY --from=build /app.wasm /usr/share/nginx/html/\n`,
    expected: [],
  },
  {
    name: 'a program for Windows, written out',
    dockerfile: `${build('golang:1.26')}${fetched}RUN GOOS=windows GOARCH=amd64 go build -o /app.exe .\nFROM scratch\nCOPY --from=build /app.exe /\n`,
    expected: [],
  },
  {
    name: 'go env -w',
    dockerfile: `${build('golang:1.26')}${fetched}RUN go env -w CGO_ENABLED=0 GOARCH=amd64\nRUN go build -o /app .\n${scratch}`,
    expected: ['dockerfile-arch:8'],
  },
  {
    name: 'a C compiler that links musl statically',
    dockerfile: `${target}${fetched}RUN CGO_ENABLED=1 CC="zig cc -target $TARGETARCH-linux-musl" GOARCH=$TARGETARCH go build -o /app .\n${scratch}`,
    expected: [],
  },
  {
    name: 'an older image, and the module by a bind mount',
    dockerfile: `${build('golang:1.25')}WORKDIR /src\nRUN --mount=target=. CGO_ENABLED=0 GOARCH=$TARGETARCH go build -o /app .\n${scratch}`,
    files: { 'go.mod': 'module example.com/app\n\ngo 1.26\n' },
    expected: ['dockerfile-toolchain:1'],
  },
  {
    name: 'an older image, and go.mod by a bind mount',
    dockerfile: `${build('golang:1.25')}WORKDIR /src\nRUN --mount=type=bind,source=go.mod,target=go.mod go mod download\nCOPY . .\n${cross}${scratch}`,
    files: { 'go.mod': 'module example.com/app\n\ngo 1.26\n' },
    expected: ['dockerfile-toolchain:1'],
  },
  {
    name: 'an older image, and a bind mount of another image',
    dockerfile: `${build('golang:1.26')}WORKDIR /src\nRUN --mount=type=bind,from=sources,target=. CGO_ENABLED=0 GOARCH=$TARGETARCH go build -o /app .\n${scratch}`,
    files: { 'go.mod': 'module example.com/app\n\ngo 1.27\n' },
    expected: [],
  },
  {
    name: 'cgo on Debian 13, started on Debian 11',
    dockerfile: `FROM golang:1.26-trixie AS build\n${cgo}FROM debian:bullseye-slim\nCOPY --from=build /app /app\n`,
    expected: ['dockerfile-libc:7'],
  },
  {
    name: 'cgo on golang without a release, started on Ubuntu 20.04 and UBI 8',
    dockerfile: `FROM golang:1.26 AS build\n${cgo}FROM ubuntu:20.04\nCOPY --from=build /app /app\nFROM registry.access.redhat.com/ubi8/ubi-minimal\nCOPY --from=build /app /app\n`,
    expected: ['dockerfile-libc:7'],
  },
  {
    name: 'cgo on Debian 12, started on Ubuntu 24.04 and distroless of Debian 12',
    dockerfile: `FROM golang:1.26-bookworm AS build\n${cgo}FROM ubuntu:24.04\nCOPY --from=build /app /app\nFROM gcr.io/distroless/cc-debian12\nCOPY --from=build /app /app\n`,
    expected: [],
  },
  {
    name: 'cgo on Debian 11, started on Debian 12 and on a release that nobody names',
    dockerfile: `FROM golang:1.26-bullseye AS build\n${cgo}FROM debian:12\nCOPY --from=build /app /app\nFROM debian:latest\nCOPY --from=build /app /app\n`,
    expected: [],
  },
  {
    name: 'compose with anchors, merged keys, profiles and extends',
    dockerfile: target + fetched + cross + scratch,
    files: {
      'compose.yaml':
        'x-build: &b\n  context: .\n  platforms: [linux/amd64]\nservices:\n  base:\n    build: *b\n  app:\n    extends:\n      service: base\n    profiles: [dev]\n  web:\n    build:\n      <<: *b\n      target: build\n',
    },
    expected: ['dockerfile-arch:3'],
  },
  {
    name: 'compose for two platforms',
    dockerfile: `FROM golang:1.26 AS build\n${fetched}RUN CGO_ENABLED=0 go build -o /app .\n${scratch}`,
    files: {
      'compose.yaml':
        'services:\n  app:\n    build:\n      context: ${CONTEXT:-.}\n      platforms:\n        - linux/amd64\n        - linux/arm64\n',
    },
    expected: ['dockerfile-platform:1'],
  },
  {
    name: 'compose with a directory by a variable with a default, and a list of arguments',
    dockerfile: `ARG V=1.26\n${build('golang:${V}')}${fetched}${cross}${scratch}`,
    files: {
      'compose.yaml':
        'services:\n  app:\n    build:\n      context: ${CONTEXT:-.}\n      args:\n        - V=${V:-1.24}\n',
    },
    expected: ['dockerfile-toolchain:2'],
  },
  {
    name: 'bake as JSON, inherited, with a variable',
    dockerfile: `ARG V=1.26\n${build('golang:${V}')}${fetched}${cross}${scratch}`,
    files: {
      'docker-bake.json': JSON.stringify({
        variable: { V: { default: '1.24' } },
        target: { base: { args: { V: '${V}' } }, app: { inherits: ['base'] } },
      }),
    },
    expected: ['dockerfile-toolchain:2'],
  },
  {
    name: 'bake with bare names of variables, a function and a matrix',
    dockerfile: `ARG V=1.26\nFROM golang:\${V} AS build\nARG TARGETARCH\n${fetched}${cross}${scratch}`,
    files: {
      'docker-bake.hcl':
        'V = "1.24"\nvariable "PLATFORMS" {\n  default = ["linux/arm64"]\n}\nfunction "tag" {\n  params = [name]\n  result = ["x/${name}"]\n}\ntarget "app" {\n  matrix = { item = ["a", "b"] }\n  name = "app-${item}"\n  args = { V = V }\n  tags = tag("x")\n  platforms = PLATFORMS\n}\n',
    },
    expected: ['dockerfile-platform:2', 'dockerfile-toolchain:2'],
  },
];
