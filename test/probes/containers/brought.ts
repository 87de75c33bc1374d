import type { Shape } from './shapes.ts';

const fetched = 'WORKDIR /src\nCOPY go.mod go.sum ./\nRUN go mod download\nCOPY . .\n';
const build = 'RUN CGO_ENABLED=0 go build -o /app .\n';
const cross = 'RUN CGO_ENABLED=0 GOARCH=$TARGETARCH go build -o /app .\n';
const scratch = 'FROM scratch\nCOPY --from=build /app /app\nENTRYPOINT ["/app"]\n';
const tar = (arch: string, version = '1.26.8'): string =>
  `https://go.dev/dl/go${version}.linux-${arch}.tar.gz`;
const curl = (arch: string, version?: string): string =>
  `RUN curl -fsSL ${tar(arch, version)} | tar -C /usr/local -xz\n`;

/** A Go that is copied into an image without one, and instructions for stages that build on another. */
export const brought: readonly Shape[] = [
  {
    name: 'Go copied from an image without support',
    dockerfile: `FROM debian:12\nCOPY --from=golang:1.25 /usr/local/go /usr/local/go\n${fetched}${build}`,
    expected: ['dockerfile-toolchain:2'],
  },
  {
    name: 'Go copied from an image that is older than go.mod, and free to fetch another',
    dockerfile: `FROM debian:12\nCOPY --from=golang:1.25 /usr/local/go /usr/local/go\n${fetched}${build}`,
    files: { 'go.mod': 'module example.com/app\n\ngo 1.26\n' },
    expected: [],
  },
  {
    name: 'Go copied from an image that is older than go.mod, and held there',
    dockerfile: `FROM debian:12\nENV GOTOOLCHAIN=local\nCOPY --from=golang:1.25 /usr/local/go/ /usr/local/go/\n${fetched}${build}`,
    files: { 'go.mod': 'module example.com/app\n\ngo 1.26\n' },
    expected: ['dockerfile-toolchain:3'],
  },
  {
    name: 'Go copied from a stage, which is older than go.mod and held there',
    dockerfile: `FROM golang:1.25 AS go\nFROM debian:12 AS build\nENV GOTOOLCHAIN=local\nCOPY --from=go /usr/local/go /usr/local/go\n${fetched}${build}`,
    files: { 'go.mod': 'module example.com/app\n\ngo 1.26\n' },
    expected: ['dockerfile-toolchain:4'],
  },
  {
    name: 'Go copied from a stage of the builder into the image',
    dockerfile: `FROM --platform=$BUILDPLATFORM golang:1.26 AS go\nFROM debian:12\nCOPY --from=go /usr/local/go /usr/local/go\n`,
    expected: ['dockerfile-arch:3'],
  },
  {
    name: 'Go copied between stages of the builder',
    dockerfile: `FROM --platform=$BUILDPLATFORM golang:1.26 AS go\nFROM --platform=$BUILDPLATFORM debian:12 AS build\nARG TARGETARCH\nCOPY --from=go /usr/local/go /usr/local/go\n${fetched}${cross}${scratch}`,
    expected: [],
  },
  {
    name: 'Go copied between stages of one platform that is written out',
    dockerfile: `FROM --platform=linux/arm64 golang:1.26 AS go\nFROM --platform=linux/arm64 debian:12\nCOPY --from=go /usr/local/go /usr/local/go\n`,
    expected: ['dockerfile-arch:2'],
  },
  {
    name: 'Go added for another platform than is written out',
    dockerfile: `FROM --platform=linux/arm64 debian:12\nADD ${tar('amd64')} /tmp/\n${fetched}${build}`,
    expected: ['dockerfile-arch:2'],
  },
  {
    name: 'Go for the platform that is written out',
    dockerfile: `FROM --platform=linux/amd64 debian:12\n${curl('amd64')}${fetched}${build}`,
    expected: ['dockerfile-arch:1'],
  },
  {
    name: 'Go for one architecture on whatever builds',
    dockerfile: `FROM --platform=$BUILDPLATFORM debian:12 AS build\nARG TARGETARCH\n${curl('amd64')}${fetched}${cross}${scratch}`,
    expected: ['dockerfile-arch:3'],
  },
  {
    name: 'Go for the architecture that builds',
    dockerfile: `FROM --platform=$BUILDPLATFORM debian:12 AS build\nARG TARGETARCH\nARG BUILDARCH\n${curl('${BUILDARCH}')}${fetched}${cross}${scratch}`,
    expected: [],
  },
  {
    name: 'Go by arguments with defaults',
    dockerfile: `FROM debian:12\nARG V=1.26.8\nARG ARCH=arm64\n${curl('$ARCH', '${V}')}${fetched}${build}`,
    expected: ['dockerfile-arch:4'],
  },
  {
    name: 'Go by arguments without defaults',
    dockerfile: `FROM debian:12\nARG V\nARG ARCH\n${curl('$ARCH', '${V}')}${fetched}${build}`,
    expected: [],
  },
  {
    name: 'Go for each architecture by a case',
    dockerfile: `FROM debian:12\nARG TARGETARCH\nRUN case $TARGETARCH in amd64) u=${tar('amd64')};; arm64) u=${tar('arm64')};; esac; curl $u | tar xz\n${fetched}${build}`,
    expected: [],
  },
  {
    name: 'a downloaded Go that is older than go.mod, and held there',
    dockerfile: `FROM debian:12\nENV GOTOOLCHAIN=local\n${curl('$(dpkg --print-architecture)', '1.26.1')}${fetched}${build}`,
    files: { 'go.mod': 'module example.com/app\n\ngo 1.27.0\n' },
    expected: ['dockerfile-toolchain:3'],
  },
  {
    name: 'a downloaded Go without support',
    dockerfile: `FROM debian:12\n${curl('$(dpkg --print-architecture)', '1.25.1')}${fetched}${build}`,
    expected: ['dockerfile-toolchain:2'],
  },
  {
    name: 'ONBUILD for a stage that goes on from it',
    dockerfile: `FROM --platform=$BUILDPLATFORM golang:1.26 AS base\n${fetched}ONBUILD RUN CGO_ENABLED=0 GOARCH=amd64 go build -o /app .\nFROM base AS build\n${scratch}`,
    expected: ['dockerfile-arch:6'],
  },
  {
    name: 'ONBUILD that sets what the stage after it builds with',
    dockerfile: `FROM --platform=$BUILDPLATFORM golang:1.26 AS base\nONBUILD ENV GOARCH=arm64 CGO_ENABLED=0\nFROM base AS build\n${fetched}RUN go build -o /app .\n${scratch}`,
    expected: ['dockerfile-arch:8'],
  },
  {
    name: 'ONBUILD does not reach those that go on from the stage in turn, nor its own',
    dockerfile: `FROM --platform=$BUILDPLATFORM golang:1.26 AS base\nONBUILD ENV GOARCH=arm64\nFROM base AS first\nENV GOARCH=\nFROM first AS build\nARG TARGETARCH\n${fetched}${cross}${scratch}`,
    expected: [],
  },
  {
    name: 'ONBUILD for others, who build elsewhere',
    dockerfile: `FROM golang:1.26\nONBUILD COPY . /src\nONBUILD RUN GOARCH=amd64 go build -o /app /src\n`,
    expected: [],
  },
];
