import fc from '../../../fast-check.ts';

/** What precedes the tables of a mise.toml. */
export const heads = fc.oneof(
  { weight: 8, arbitrary: fc.constant('') },
  {
    weight: 2,
    arbitrary: fc
      .constantFrom(
        ...[
          '"2024.1.1"',
          '"2026.9.15"',
          '"2026.9.16"',
          '"2026.9"',
          '"2026.10"',
          '"9999.0.0"',
          '"v2026.1.1"',
          '2026',
        ],
        ...[
          '{ hard = "2027.1.0" }',
          '{ soft = "9999.0.0" }',
          '{ hard = "2024.1.1", soft = "9999.0.0" }',
          '""',
        ],
        ...['{ hard = "1", other = "2" }', '{ hard = 1 }', '{ }', 'true'],
      )
      .map((value) => `min_version = ${value}\n`),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(
        fc.constantFrom('monorepo_root = true', 'experimental_monorepo_root = true', 'monorepo_root = false'),
        fc.constantFrom('', 'lockfile = true', 'lockfile = true', 'lockfile = false'),
        fc.constantFrom(
          '',
          'config_roots = ["m"]',
          'config_roots = ["*"]',
          'config_roots = ["work/m", "none"]',
        ),
      )
      .map(([root, ...more]) => `${root}\n[monorepo]\n${more.filter(Boolean).join('\n')}\n`),
  },
);

const place = fc.constantFrom(
  'work/m',
  'work/m',
  'work',
  '',
  'work/m/mise.toml',
  'work/mise.toml',
  '.config/mise',
);
const told = fc
  .tuple(fc.constantFrom(['trust'], ['trust'], ['trust'], ['trust', '--ignore'], ['untrust']), place)
  .map(([words, path]) => [...words, path]);

const variables = fc.constantFrom<Readonly<Record<string, string>>>(
  ...[{}, {}, {}, {}, { MISE_PARANOID: '1' }, { MISE_PARANOID: '1' }, { MISE_YES: '1' }, { MISE_YES: '0' }],
  ...[
    { CI: '1' },
    { CI: 'false' },
    { GITHUB_ACTIONS: 'true' },
    { RUN_ID: '', TASK_ID: '' },
    { MISE_SAFE: '1' },
  ],
  ...[{ MISE_TRUSTED_CONFIG_PATHS: '~HOME/work' }, { MISE_TRUSTED_CONFIG_PATHS: '/nowhere:~/work/m' }],
  ...[{ MISE_TRUSTED_CONFIG_PATHS: '' }, { MISE_TRUSTED_CONFIG_PATHS: '~HOME/wor' }],
  ...[{ MISE_IGNORED_CONFIG_PATHS: '~HOME/work/m', MISE_TRUSTED_CONFIG_PATHS: '/' }],
);

/** Settings that take effect in the user's own file, but not in a project's. */
const settings = fc.constantFrom(
  ...[
    '',
    '',
    '',
    'yes = true',
    'paranoid = true',
    'ci = "true"',
    'ci = true',
    'yes = 1',
    'safe = true',
    'trusted_config_paths = ["~/work"]',
  ],
  ...['trusted_config_paths = ["~HOME/work/m"]', 'trusted_config_paths = ["/"]\nparanoid = true'],
);

const files = fc
  .tuple(
    settings,
    fc.constantFrom('.config/mise/config.toml', '.config/mise/config.toml', 'work/m/.mise.toml'),
    fc.constantFrom(null, null, null, 'HEAD', 'HEAD', 'other'),
  )
  .map(([text, path, head]) => ({
    ...(text === '' ? {} : { [path]: `[settings]\n${text}\n` }),
    ...(head === null
      ? {}
      : {
          'work/m/.git': 'gitdir: ../../main/.git/worktrees/m\n',
          'main/.git/worktrees/m/commondir': '../..\n',
          [`main/.git/${head}`]: 'ref: refs/heads/main\n',
          'main/mise.toml': '[env]\nA = "b"\n',
        }),
  }));

/** The user's decisions about trust, in files and the environment, after which the files may have changed. */
export const trusts = fc
  .record({
    files,
    environment: variables,
    told: fc.array(told, { maxLength: 3 }),
    changed: fc.constantFrom<readonly string[]>([], [], [], ['work/m/mise.toml', 'work/mise.toml']),
  })
  .map((trust) =>
    'work/m/.git' in trust.files ? { ...trust, told: [...trust.told, ['trust', 'main']] } : trust,
  );
