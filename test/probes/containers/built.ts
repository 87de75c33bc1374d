import type { Shape } from './shapes.ts';

const several = `ARG GO_VERSION=1.24
FROM --platform=$BUILDPLATFORM golang:\${GO_VERSION} AS base
ARG TARGETARCH
WORKDIR /src
COPY go.mod go.sum ./
RUN go mod download
COPY . .
FROM base AS dev
RUN go build -o /app .
FROM base AS build
RUN CGO_ENABLED=0 GOARCH=amd64 go build -o /app .
FROM scratch AS prod
COPY --from=build /app /app
ENTRYPOINT ["/app"]
`;
const services = (dev: string, prod: string): string =>
  `services:\n  dev:\n    build: {context: ., target: dev, args: {GO_VERSION: "${dev}"}}\n` +
  `  prod:\n    build: {context: ., target: prod, args: {GO_VERSION: "${prod}"}}\n`;
const fixed = several.replace('GOARCH=amd64', 'GOARCH=$TARGETARCH');
const single = (image: string): string =>
  `FROM --platform=$BUILDPLATFORM ${image} AS build\nARG TARGETARCH\nWORKDIR /src\nCOPY go.mod go.sum ./\nRUN go mod download\nCOPY . .\nRUN CGO_ENABLED=0 GOARCH=$TARGETARCH go build -o /app .\nFROM scratch\nCOPY --from=build /app /app\nENTRYPOINT ["/app"]\n`;
const by = (contexts: string): string =>
  `services:\n  app:\n    build:\n      context: .\n      additional_contexts:\n${contexts}`;

/** Dockerfiles that are built in several ways: by targets, arguments and contexts that replace their images. */
export const built: readonly Shape[] = [
  {
    name: 'two targets, both with a Go that fits',
    dockerfile: fixed,
    files: { 'compose.yaml': services('1.26', '1.26') },
    expected: [],
  },
  {
    name: 'two targets, one of them with an old Go',
    dockerfile: fixed,
    files: { 'compose.yaml': services('1.24', '1.26') },
    expected: ['dockerfile-toolchain:2'],
  },
  {
    name: 'two targets of a bake file, one of them with an old Go',
    dockerfile: fixed,
    files: {
      'docker-bake.hcl':
        'target "dev" {\n  target = "dev"\n  args = { GO_VERSION = "1.26" }\n}\ntarget "prod" {\n  target = "prod"\n  args = { GO_VERSION = "1.24" }\n}\n',
    },
    expected: ['dockerfile-toolchain:2'],
  },
  {
    name: 'a default that nothing which is built has',
    dockerfile: fixed,
    files: {
      'compose.yaml': 'services:\n  app:\n    build: {context: ., args: {GO_VERSION: "${GO_VERSION}"}}\n',
    },
    expected: [],
  },
  {
    name: 'an argument without a value, which .env has',
    dockerfile: fixed,
    files: {
      '.env': 'GO_VERSION=1.26\n',
      'compose.yaml': 'services:\n  app:\n    build: {context: ., args: [GO_VERSION]}\n',
    },
    expected: [],
  },
  {
    name: 'GOARCH of a target that is built for that platform alone',
    dockerfile: several,
    files: {
      'compose.yaml': `${services('1.26', '1.26')}    platform: linux/amd64\n`,
    },
    expected: ['dockerfile-arch:6'],
  },
  {
    name: 'GOARCH of a target that no service builds',
    dockerfile: several,
    files: {
      'compose.yaml':
        'services:\n  dev:\n    build: {context: ., target: dev, args: {GO_VERSION: "1.26"}}\n    platform: linux/amd64\n',
    },
    expected: ['dockerfile-arch:11'],
  },
  {
    name: 'a target that is not there',
    dockerfile: several,
    files: {
      'compose.yaml':
        'services:\n  app:\n    build: {context: ., target: none, args: {GO_VERSION: "1.26"}}\n',
    },
    expected: ['dockerfile-arch:11'],
  },
  {
    name: 'two services, each with the module of its own context',
    dockerfile: single('golang:1.25'),
    files: {
      'a/go.mod': 'module example.com/a\n\ngo 1.24\n',
      'b/go.mod': 'module example.com/b\n\ngo 1.26\n',
      'compose.yaml':
        'services:\n  a:\n    build: {context: a, dockerfile: ../Dockerfile}\n  b:\n    build: {context: b, dockerfile: ../Dockerfile}\n',
    },
    expected: ['dockerfile-toolchain:1'],
  },
  {
    name: 'an image that another stands for',
    dockerfile: single('golang:1.24'),
    files: { 'compose.yaml': by('        golang:1.24: docker-image://golang:1.26\n') },
    expected: [],
  },
  {
    name: 'an old image that stands for another',
    dockerfile: single('golang'),
    files: { 'compose.yaml': by('        "docker.io/library/golang:latest": docker-image://golang:1.24\n') },
    expected: ['dockerfile-toolchain:1'],
  },
  {
    name: 'an image that a service or a directory stands for, of which nothing is known',
    dockerfile: single('golang:1.24'),
    files: {
      'compose.yaml':
        by('        - golang:1.24=service:base\n') + '  base:\n    build: {context: ., target: build}\n',
    },
    expected: ['dockerfile-toolchain:1'],
  },
  {
    name: 'a stage that a context stands for',
    dockerfile: `FROM golang:1.24 AS build\nCOPY . .\nRUN go build -o /app .\nFROM debian:bookworm\nCOPY --from=build /app /app\n`,
    files: { 'compose.yaml': by('        build: docker-image://example.com/app:1\n') },
    expected: [],
  },
  {
    name: 'a module of a context by its name',
    dockerfile: single('golang:1.25')
      .replace('COPY go.mod go.sum', 'COPY --from=src go.mod go.sum')
      .replace('COPY . .', 'COPY --from=src . .'),
    files: {
      'go.mod': '',
      'sub/go.mod': 'module example.com/sub\n\ngo 1.26\n',
      'compose.yaml': by('        src: ./sub\n'),
    },
    expected: ['dockerfile-toolchain:1'],
  },
  {
    name: 'a target of bake that others only inherit from',
    dockerfile: fixed,
    files: {
      'docker-bake.hcl':
        'group "default" {\n  targets = ["app"]\n}\ntarget "_common" {\n  args = { GO_VERSION = "1.24" }\n}\ntarget "app" {\n  inherits = ["_common"]\n  args = { GO_VERSION = "1.26" }\n}\n',
    },
    expected: [],
  },
  {
    name: 'contexts of bake',
    dockerfile: single('golang:1.24'),
    files: {
      'docker-bake.hcl':
        'variable "GO" {\n  default = "1.26"\n}\ntarget "app" {\n  contexts = {\n    "golang:1.24" = "docker-image://golang:${GO}"\n  }\n}\n',
    },
    expected: [],
  },
];
