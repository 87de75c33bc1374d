import type { Shape } from './shapes.ts';

const good =
  'FROM --platform=$BUILDPLATFORM golang:1.26 AS build\nARG TARGETARCH\nWORKDIR /src\nCOPY go.mod go.sum ./\nRUN go mod download\nCOPY . .\nRUN CGO_ENABLED=0 GOARCH=$TARGETARCH go build -o /app .\nFROM scratch\nCOPY --from=build /app /app\nENTRYPOINT ["/app"]\n';
const byArgument = good.replace('golang:1.26', 'golang:${V}').replace(/^/, 'ARG V=1.26\n');
const nothing = 'FROM scratch\n';
/** The Dockerfile of a compose file, with its own dollars doubled. */
const block = (text: string, blanks: string): string =>
  text
    .replaceAll('$', '$$$$')
    .trim()
    .split('\n')
    .map((line) => `${blanks}${line}\n`)
    .join('');
const fixed = good.replace('$TARGETARCH', 'amd64');

/** Projects of several compose files, and Dockerfiles inside the files that build them. */
export const composed: readonly Shape[] = [
  {
    name: 'an override beside compose.yaml',
    dockerfile: good,
    files: {
      'compose.yaml': 'services:\n  app:\n    build: .\n',
      'compose.override.yaml': 'services:\n  app:\n    image: x\n    platform: linux/amd64\n',
    },
    expected: ['dockerfile-arch:4'],
  },
  {
    name: 'an override that takes the platform away',
    dockerfile: good,
    files: {
      'compose.yml': 'services:\n  app:\n    build: .\n    platform: linux/amd64\n',
      'docker-compose.override.yml': 'services:\n  app:\n    platform: !reset null\n',
    },
    expected: [],
  },
  {
    name: 'an override that replaces a list as a whole',
    dockerfile: good,
    files: {
      'compose.yaml':
        'services:\n  app:\n    build:\n      context: .\n      platforms: [linux/amd64, linux/arm64]\n',
      'compose.override.yaml': 'services:\n  app:\n    build:\n      platforms: !override [linux/arm64]\n',
    },
    expected: ['dockerfile-arch:4'],
  },
  {
    name: 'an override whose arguments win',
    dockerfile: byArgument,
    files: {
      'compose.yaml': 'services:\n  app:\n    build:\n      args: {V: "1.26"}\n',
      'compose.override.yaml': 'services:\n  app:\n    build:\n      args: [V=1.24]\n',
    },
    expected: ['dockerfile-toolchain:2'],
  },
  {
    name: 'the files of COMPOSE_FILE in .env',
    dockerfile: good,
    files: {
      '.env': 'COMPOSE_FILE=one.yml:two.yml\n',
      'one.yml': 'services:\n  app:\n    build: .\n',
      'two.yml': 'services:\n  app:\n    platform: linux/arm64\n',
    },
    expected: ['dockerfile-arch:3'],
  },
  {
    name: 'a value of .env, before the default',
    dockerfile: byArgument,
    files: {
      '.env': 'GO="1.24"\n',
      'compose.yaml': 'services:\n  app:\n    build:\n      args: {V: "${GO:-1.26}"}\n',
    },
    expected: ['dockerfile-toolchain:2'],
  },
  {
    name: 'a service of another file, in whose directory the context is',
    dockerfile: nothing,
    files: {
      'sub/go.mod': 'module example.com/app\n\ngo 1.26\n',
      'sub/image': good.replace('golang:1.26', 'golang:1.25'),
      'sub/common.yaml': 'services:\n  base:\n    build:\n      context: .\n      dockerfile: image\n',
      'compose.yaml': 'services:\n  app:\n    extends:\n      file: sub/common.yaml\n      service: base\n',
    },
    expected: ['dockerfile-toolchain:1'],
  },
  {
    name: 'files that are included',
    dockerfile: good,
    files: {
      'compose.yaml': 'include:\n  - dev/services.yaml\n',
      'dev/services.yaml': 'services:\n  app:\n    platform: linux/amd64\n    build: ..\n',
    },
    expected: ['dockerfile-arch:3'],
  },
  {
    name: 'files that include one another, or themselves by extends',
    dockerfile: good,
    files: {
      'compose.yaml': 'include: [compose.b.yaml]\nservices:\n  app:\n    extends: app\n    build: .\n',
      'compose.b.yaml':
        'include: [compose.yaml]\nservices:\n  b:\n    extends: {file: compose.b.yaml, service: b}\n',
    },
    expected: [],
  },
  {
    name: 'a Dockerfile in a service',
    dockerfile: nothing,
    files: {
      'compose.yaml': `services:\n  app:\n    build:\n      context: .\n      dockerfile_inline: |\n${block(fixed, '        ')}`,
    },
    expected: ['dockerfile-arch:12'],
  },
  {
    name: 'a Dockerfile in a service, by a text in quotes',
    dockerfile: nothing,
    files: {
      'compose.yaml': `services:\n  app:\n    build:\n      dockerfile_inline: ${JSON.stringify(fixed.replaceAll('$', '$$$$'))}\n`,
    },
    expected: ['dockerfile-arch:4'],
  },
  {
    name: 'two services with a Dockerfile each',
    dockerfile: nothing,
    files: {
      'compose.yaml': ['a', 'b']
        .map((name) => `  ${name}:\n    build:\n      dockerfile_inline: |\n${block(fixed, '        ')}`)
        .join('')
        .replace(/^/, 'services:\n'),
    },
    expected: ['dockerfile-arch:11', 'dockerfile-arch:24'],
  },
  {
    name: 'a Dockerfile in a target of bake',
    dockerfile: nothing,
    files: {
      'docker-bake.hcl': `target "app" {\n  dockerfile-inline = <<EOT\n${fixed}EOT\n}\n`,
    },
    expected: ['dockerfile-arch:9'],
  },
  {
    name: 'a Dockerfile in a target of bake, indented, with braces of its own and a variable of the file',
    dockerfile: nothing,
    files: {
      'docker-bake.hcl': `variable "ARCH" {\n  default = "arm64"\n}\ntarget "app" {\n  dockerfile-inline = <<-EOT\n${fixed.replace('amd64', '${ARCH}').replace('$BUILDPLATFORM', '$${BUILDPLATFORM}').replaceAll(/^/gm, '    ').trimEnd()}\n  EOT\n  tags = ["x"]\n}\n`,
    },
    expected: ['dockerfile-arch:12'],
  },
];
