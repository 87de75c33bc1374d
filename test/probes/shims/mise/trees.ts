import fc from '../../../fast-check.ts';
import { aliases, goMod, links, settings, variables } from './parts.ts';
import { heads, trusts } from './trusts.ts';
import { type Tree, usuallyInstalled } from './tree.ts';

const versions = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.constantFrom('1.20', '1.20.14', '1.22', '1.22.5', '1.22.12', '1.25', '1.25.4', 'latest'),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom('1.99.1', '1.24', '1', '1.2', 'v1.22.5', 'v1.22', 'go1.25.4', 'stable'),
  },
  {
    weight: 3,
    arbitrary: fc.constantFrom('prefix:1.20', 'prefix:1.22', 'prefix:1.2', 'prefix:1', 'system', 'old'),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      'ref:master',
      'ref-master',
      'branch:x/y',
      'tag-v1',
      'sub-0.1:1.23',
      'sub-1:2.22',
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      'path:~HOME/own-go',
      'path:~/own-go',
      'path:rel-go',
      'path:./rel-go',
      'path:../none',
    ),
  },
  { weight: 1, arbitrary: fc.constantFrom('../x', '-1', 'foo:bar', '$x', '>=1.20', '', '1.23rc1') },
);

const systems = fc.constantFrom(
  '["linux"]',
  '["macos"]',
  '"linux"',
  '["macos", "linux"]',
  '["linux/x64"]',
  '["linux/arm64"]',
  '["darwin"]',
  '[]',
  '1',
  '["linux", 1]',
);

const table = fc
  .record({
    selector: fc.constantFrom('version', 'version', 'version', 'prefix', 'path', 'ref', ''),
    value: fc.oneof(versions, fc.constantFrom('1.22', '1.20', '~HOME/own-go', 'master')),
    os: fc.option(systems, { nil: null }),
    more: fc.constantFrom('', '', '', '', 'prefix = "1.20"', 'postinstall = "true"', 'depends = ["node"]'),
  })
  .map(({ selector, value, os, more }) => {
    const fields = [
      selector && `${selector} = ${JSON.stringify(value)}`,
      os === null ? '' : `os = ${os}`,
      more,
    ];
    return `{ ${fields.filter(Boolean).join(', ')} }`;
  });

const one = fc.oneof(
  { weight: 4, arbitrary: versions.map((version) => JSON.stringify(version)) },
  { weight: 2, arbitrary: table },
);
const value = fc.oneof(
  { weight: 5, arbitrary: one },
  { weight: 3, arbitrary: fc.array(one, { maxLength: 3 }).map((all) => `[${all.join(', ')}]`) },
  {
    weight: 1,
    arbitrary: fc.constantFrom('127', '1.22', 'true', '[1.22]', '[["1.22"]]', '{ }', '2026-01-01'),
  },
);

const name = fc.constantFrom('go', 'go', 'go', 'golang', '"core:go"', '"core:golang"', 'node');
const tools = fc
  .uniqueArray(
    name.chain((key) =>
      fc.tuple(
        fc.constant(key),
        key === 'node' ? fc.constantFrom('"20"', '20', '"-1"', '["system"]') : value,
      ),
    ),
    { selector: ([key]) => key, minLength: 1, maxLength: 2 },
  )
  .map((all) => `[tools]\n${all.map(([key, text]) => `${key} = ${text}`).join('\n')}\n`);

const toml = fc
  .tuple(heads, aliases, settings, fc.option(tools, { freq: 6, nil: '' }), variables)
  .map(([head, first, second, third, last]) =>
    [head, first, second && `[settings]\n${second}\n`, third, last].join(''),
  );

const toolVersions = fc
  .array(
    fc.tuple(
      fc.constantFrom('go', 'golang', 'golang', 'core:go', 'golang:', '#nodejs', '  go'),
      fc.constantFrom(' ', '\t', '  '),
      fc.array(versions, { maxLength: 3 }),
      fc.constantFrom('', ' # why', '#x', '\r'),
    ),
    { minLength: 1, maxLength: 3 },
  )
  .map(
    (lines) => `${lines.map(([tool, gap, all, end]) => `${tool}${gap}${all.join(gap)}${end}`).join('\n')}\n`,
  );

const goVersion = fc.oneof(
  versions,
  fc.constantFrom(
    '1.22.5\n',
    'v1.22.5',
    '# none\n',
    '',
    '1.20 # why',
    '1.22.5\n1.25.4\n',
    'go1.25.4',
    '  1.22  \n#x',
  ),
);
/** Every kind of file, below a directory. */
const inDirectory: readonly (readonly [string, fc.Arbitrary<string>])[] = [
  ...['mise.toml', 'mise.toml', '.mise.toml', 'mise.local.toml', '.mise.local.toml', 'mise/config.toml'].map(
    (file) => [file, toml] as const,
  ),
  ...['.mise/config.toml', '.config/mise.toml', '.config/mise/config.toml', '.config/mise/mise.toml'].map(
    (file) => [file, toml] as const,
  ),
  ...['.config/mise/config.local.toml', '.mise/config.local.toml', 'mise.ci.toml', '.mise.ci.local.toml'].map(
    (file) => [file, toml] as const,
  ),
  ...['.mise/conf.d/a.toml', '.config/mise/conf.d/b.toml', '.config/mise/conf.d/c.ci.toml'].map(
    (file) => [file, toml] as const,
  ),
  ['.tool-versions', toolVersions],
  ['.tool-versions', toolVersions],
  ['.go-version', goVersion],
  ['go.mod', goMod],
  ['own.toml', toml],
  ['.versions', toolVersions],
  [
    '.miserc.toml',
    fc.constantFrom(
      'env = ["ci"]',
      'env_conf_d = true',
      'override_config_filenames = ["own.toml"]',
      '',
      'env = 1',
    ),
  ],
  ...['mise.lock', 'mise.lock', 'mise.local.lock', '.config/mise/mise.lock'].map(
    (file) => [file, fc.array(versions, { maxLength: 2 }).map(lockOf)] as const,
  ),
];

function lockOf(all: readonly string[]): string {
  return all
    .map((version) => `[[tools.go]]\nversion = ${JSON.stringify(version)}\nbackend = "core:go"\n`)
    .join('\n');
}

const place = fc.constantFrom('work/m', 'work/m', 'work/m', 'work', '');
const file = fc
  .tuple(place, fc.constantFrom(...inDirectory))
  .chain(([directory, [path, text]]) =>
    text.map((content) => [directory ? `${directory}/${path}` : path, content] as const),
  );

const environment = fc
  .array(
    fc.oneof(
      {
        weight: 3,
        arbitrary: fc.tuple(
          fc.constantFrom('MISE_GO_VERSION', 'MISE_GOLANG_VERSION'),
          fc.array(versions, { maxLength: 2 }).map((all) => all.join(' ')),
        ),
      },
      {
        weight: 4,
        arbitrary: fc.constantFrom<[string, string]>(
          ['MISE_ENV', 'ci'],
          ['REQ', ''],
          ['MISE_ENV', 'ci,local'],
          ['MISE_ENV_CONF_D', '1'],
          ['MISE_DISABLE_TOOLS', 'go'],
          ['MISE_DISABLE_TOOLS', ''],
          ['MISE_ENABLE_TOOLS', 'node'],
          ['MISE_ENABLE_TOOLS', ''],
          ['MISE_IDIOMATIC_VERSION_FILE_ENABLE_TOOLS', 'go'],
          ['MISE_CONFIG_DIR', '~HOME/work'],
          ['MISE_GLOBAL_CONFIG_FILE', '~HOME/work/own.toml'],
          ['MISE_GLOBAL_CONFIG_FILE', '~HOME/none.toml'],
          ['XDG_CONFIG_HOME', '~HOME/work'],
          ['MISE_OVERRIDE_CONFIG_FILENAMES', 'own.toml'],
          ['MISE_OVERRIDE_TOOL_VERSIONS_FILENAMES', '.versions'],
          ['MISE_OVERRIDE_TOOL_VERSIONS_FILENAMES', 'none'],
          ['MISE_DEFAULT_TOOL_VERSIONS_FILENAME', '.versions'],
          ['MISE_DEFAULT_CONFIG_FILENAME', 'own.toml'],
          ['MISE_CEILING_PATHS', '~HOME'],
          ['MISE_CEILING_PATHS', '~HOME/work'],
          ['MISE_IGNORED_CONFIG_PATHS', '~HOME/work/m'],
          ['MISE_NO_CONFIG', '1'],
          ['MISE_USE_TOML', '0'],
          ['MISE_LOCKFILE', '0'],
          ['MISE_SHARED_INSTALL_DIRS', '~HOME/shared'],
          ['MISE_AUTO_ENV', '1'],
        ),
      },
    ),
    { maxLength: 2 },
  )
  .map((all) => Object.fromEntries(all));

/** Trees of everything that affects mise's choice. */
export const trees: fc.Arbitrary<Tree> = fc
  .tuple(
    fc.record({
      files: fc.array(file, { minLength: 0, maxLength: 4 }).map((all) => Object.fromEntries(all)),
      environment,
      installed: fc.oneof(
        { weight: 3, arbitrary: fc.constant(usuallyInstalled) },
        {
          weight: 1,
          arbitrary: fc.subarray([
            ...usuallyInstalled,
            '1.23rc1',
            'ref-master',
            'branch-x-y',
            '1.25.4-x',
            '1.3',
          ]),
        },
      ),
      links,
      incomplete: fc.constantFrom<readonly string[]>([], [], [], ['1.22.12'], ['1.20.14', '1.25.4']),
    }),
    fc.option(trusts, { freq: 2, nil: null }),
  )
  .map(([tree, trust]) =>
    trust === null
      ? tree
      : {
          ...tree,
          files: { ...tree.files, ...trust.files },
          environment: { ...tree.environment, ...trust.environment },
          told: trust.told,
          changed: trust.changed,
        },
  );
