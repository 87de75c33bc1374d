import fc from '../../../fast-check.ts';

/** Files of a project by their paths. */
export type Files = Readonly<Record<string, string>>;

const one = <T>(...all: readonly T[]): fc.Arbitrary<T> => fc.constantFrom(...all);

/** A line of a service, or none. */
const maybe = (line: fc.Arbitrary<string>): fc.Arbitrary<string> => fc.oneof(one(''), line);

const args = one(
  '      args: {V: "1.25", W: x}\n',
  '      args:\n        - V=1.26\n        - X=${X:-y}\n',
  '      args: {V: "${V:-1.24}", W: "${W-z}"}\n',
  '      args: !reset null\n',
  '      args: !override {X: "$$a"}\n',
  '      args:\n        - V\n        - W=${NAMED}\n',
);
const contexts = one(
  '      additional_contexts: {src: ../, base: "docker-image://golang:${V:-1.26}"}\n',
  '      additional_contexts:\n        - src=./app\n        - base=docker-image://alpine\n',
  '      additional_contexts: {src: https://example.com/x.git, "golang:1.24": docker-image://golang:1.25}\n',
  '      additional_contexts: !reset null\n',
  '      additional_contexts: !override {src: $NAMED}\n',
);
const build = fc.oneof(
  one(
    '    build: .\n',
    '    build: ./app\n',
    '    build: !reset null\n',
    '    build: ${DIR:-app}\n',
    '    build:\n',
  ),
  fc
    .tuple(
      maybe(one('      context: ./app\n', '      context: ..\n', '      context: $NAMED\n')),
      maybe(one('      dockerfile: other.Dockerfile\n', '      dockerfile: ../D\n')),
      maybe(args),
      maybe(one('      target: dev\n', '      target: ${V:-prod}\n', '      target: !reset null\n')),
      maybe(contexts),
      maybe(
        one(
          '      platforms: [linux/amd64]\n',
          '      platforms: [linux/arm64, linux/amd64]\n',
          '      platforms: !override [linux/arm64]\n',
          '      platforms: !reset []\n',
        ),
      ),
    )
    .map((lines) => (lines.join('') === '' ? '' : `    build:\n${lines.join('')}`)),
  one('    build:\n      dockerfile_inline: |\n        FROM golang:$${V}\n        RUN go build\n'),
);
const names = ['app', 'web', 'base'] as const;
type Name = (typeof names)[number];

const service = (extend: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc
    .tuple(
      maybe(build),
      maybe(one('    platform: linux/amd64\n', '    platform: !reset null\n')),
      maybe(extend),
    )
    .map((lines) => `    image: x\n${lines.join('')}`);

/** Three services, each of which may extend what `extend` lists for it. */
const services = (extend: Partial<Record<Name, fc.Arbitrary<string>>>): fc.Arbitrary<string> =>
  fc
    .tuple(...names.map((name) => service(extend[name] ?? one(''))))
    .map((all) => `services:\n${all.map((text, index) => `  ${names[index] ?? ''}:\n${text}`).join('')}`);

const theirs = (file: string): fc.Arbitrary<string> =>
  one(
    `    extends: {file: ${file}, service: base}\n`,
    `    extends:\n      file: ./${file}\n      service: app\n`,
  );
const own = (name: string): fc.Arbitrary<string> =>
  one(`    extends: ${name}\n`, `    extends: {service: ${name}}\n`);
const common = 'sub/common.yaml';

const include = one(
  'include: [dev/more.yaml]\n',
  'include:\n  - path: dev/more.yaml\n    project_directory: .\n',
  'include:\n  - path: [dev/more.yaml, dev/over.yaml]\n',
  'include:\n  - path: dev/more.yaml\n    env_file: dev/values\n',
  'include:\n  - path: dev/more.yaml\n    env_file: [dev/values, dev/more.values]\n    project_directory: sub\n',
  'include:\n  - path: dev/more.yaml\n    env_file:\n      - ./dev/more.values\n      - ./${NAMED}.values\n      - dev/values\n',
  'include:\n  - path: dev/more.yaml\n    env_file: /dev/null\n',
  'include:\n  - path: ./dev/more.yaml\n    project_directory: nowhere/at/all\n',
  'include:\n  - path: ./dev/more.yaml\n    project_directory: ./dev/..\n    env_file:\n',
);

/** What a project's files refer to, below its directory. */
const below = (
  directory: string,
  { shared, more, over }: { readonly shared: string; readonly more: string; readonly over: string },
): Files =>
  Object.fromEntries(
    Object.entries({
      [common]: shared,
      'dev/more.yaml': more,
      'dev/over.yaml': over,
      'dev/values': 'V=1.21\nDIR=one\nX=v\n',
      'dev/more.values': "V='1.20'\nDIR=two # no\n",
      'app.values': 'X=a\n',
      'dev/.env': 'DIR=dev\nX=d\n',
      'sub/.env': 'DIR=sub\n',
      '.env': 'V=1.27\nNAMED=no\nDIR=deploy\n',
    }).map(([path, text]) => [`${directory}${path}`, text]),
  );

/** Projects consisting of a base, an override, files that they extend and include, and a `.env`. */
export const projects: fc.Arbitrary<Files> = fc
  .record({
    base: services({ app: fc.oneof(own('web'), theirs(common)), web: own('base'), base: theirs(common) }),
    include: maybe(include),
    override: maybe(services({ web: theirs(common) })),
    common: services({ app: own('base') }),
    more: services({ web: theirs(`../${common}`) }),
    over: services({}),
    files: one(
      ['compose.yaml', 'compose.override.yaml'],
      ['compose.yml', 'docker-compose.override.yml'],
      ['docker-compose.yml', 'compose.override.yml'],
      ['a.yaml', 'b.yaml'],
      ['deploy/a.yaml', 'b.yaml'],
    ),
    also: one('', '', 'docker-compose.yaml'),
  })
  .map(
    ({
      base,
      include: first,
      override,
      common: shared,
      more,
      over,
      files: [name = '', beside = ''],
      also,
    }) => {
      const isNamed = name.endsWith('a.yaml');
      const environment = isNamed
        ? `COMPOSE_FILE=${name}${override === '' ? '' : ':b.yaml'}\n`
        : 'V="1.22"\n# W=no\n';
      const rename = (text: string): string => text.replaceAll(/^ {2}(app|web|base):/gm, '  $1-more:');
      return {
        [name]: `${first}${base}`,
        ...(override === '' ? {} : { [beside]: override }),
        ...(also === '' || name === also ? {} : { [also]: 'services:\n  no:\n    build: .\n' }),
        ...below('', { shared, more: rename(more), over: rename(over) }),
        ...below('deploy/', { shared, more: rename(more), over: rename(over) }),
        '.env': `${environment}NAMED=app\n`,
      };
    },
  );
