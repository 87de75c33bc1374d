import type { Files } from './projects.ts';

const build = (lines: string): string => `    build:\n${lines.replaceAll(/^/gm, '      ')}\n`;
const service = (name: string, ...parts: readonly string[]): string =>
  `  ${name}:\n    image: x\n${parts.join('')}`;
const file = (...services: readonly string[]): string => `services:\n${services.join('')}`;

const src = 'additional_contexts: {src: https://example.com/x.git, base: docker-image://alpine}';
const webOfBase = file(service('web', build(`${src}\nplatforms: [linux/amd64]\nargs: {V: "1"}`)));
const extendsApp = '    extends: {file: common.yaml, service: app}\n';

/** What replaces a value, with a tag. */
const values = [
  'additional_contexts: !override {src: ./x}',
  'additional_contexts: !reset null',
  'args: !override {W: "2"}',
  'args: !override [W=2]',
  'platforms: !override [linux/arm64]',
  'platforms: !reset []',
  'args: !reset {W: "2"}',
];
const builds = [
  '    build: !override ./app\n',
  '    build: !override {context: ./app}\n',
  '    build: !reset null\n',
];
const each = [...values.map(build), ...builds];

const inThree = (last: string): Files[] =>
  each.map((text) => ({
    '.env': 'COMPOSE_FILE=a.yaml:b.yaml:c.yaml\n',
    'a.yaml': webOfBase,
    'b.yaml': file(service('web', text)),
    'c.yaml': file(service('web', last)),
  }));

/** Projects in which a tag is in a different file from what it affects, or in a service that others extend. */
export const tagged: readonly Files[] = [
  ...each.flatMap((text): Files[] => [
    { 'compose.yaml': webOfBase, 'compose.override.yaml': file(service('web', text)) },
    {
      'compose.yaml': webOfBase,
      'compose.override.yaml': file(service('web', extendsApp)),
      'common.yaml': file(service('app', text)),
    },
    {
      'compose.yaml': webOfBase,
      'compose.override.yaml': file(service('web', '    extends: own\n'), service('own', text)),
    },
    {
      'compose.yaml': webOfBase,
      'compose.override.yaml': file(service('web', text, extendsApp)),
      'common.yaml': file(service('app', build('args: {X: "3"}\nplatforms: [linux/386]'))),
    },
    {
      'compose.yaml': file(service('web', extendsApp)),
      'common.yaml': file(
        service('app', text, '    extends: root\n'),
        service('root', build(`${src}\nargs: {X: "3"}\nplatforms: [linux/386]`)),
      ),
    },
  ]),
  ...inThree(build('args: {Y: "4"}\nplatforms: [linux/s390x]')),
  ...inThree(build('target: dev')),
];
