import type { Tree } from './tree.ts';

const go = '[tools]\ngo = "1.22"\n';
const required = '[env]\nREQ = { required = true }\n';
const idiomatic = { MISE_IDIOMATIC_VERSION_FILE_ENABLE_TOOLS: 'go' };

/** What the generator draws seldom or never. `~BYTE` is a byte that is not UTF-8. */
export const examples: readonly (readonly [string, Tree])[] = [
  ['a byte order mark before the tool', { files: { 'work/m/.tool-versions': '\ufeffgolang 1.22.5\n' } }],
  ['a mise.toml that is not UTF-8', { files: { 'work/m/mise.toml': `${go}# ~BYTE\n` } }],
  [
    'a .tool-versions above that is not UTF-8',
    { files: { 'work/m/mise.toml': go, 'work/.tool-versions': '# ~BYTE\n' } },
  ],
  [
    'other managers’ files that are not UTF-8',
    {
      files: { 'work/m/go.mod': 'go 1.25\n~BYTE', 'work/m/.go-version': '1.22.5\n' },
      environment: idiomatic,
    },
  ],
  [
    'a .go-version that is not UTF-8, below one that is',
    { files: { 'work/m/.go-version': '~BYTE1.25\n', 'work/.go-version': '1.20\n' }, environment: idiomatic },
  ],
  ['a version that is not whole', { files: { 'work/m/mise.toml': go }, incomplete: ['1.22.12'] }],
  [
    'a version that is not whole, named exactly',
    { files: { 'work/m/mise.toml': '[tools]\ngo = "1.22.12"\n' }, incomplete: ['1.22.12'] },
  ],
  [
    'a file of that name in a version',
    { files: { 'work/m/mise.toml': go, '.local/share/mise/installs/go/1.22.12/incomplete': '' } },
  ],
  ['a variable that is required', { files: { 'work/m/mise.toml': required + go } }],
  ['a variable that is required, where no file names Go', { files: { 'work/m/mise.toml': required } }],
  [
    'a variable that is required and set',
    { files: { 'work/m/mise.toml': required + go }, environment: { REQ: '' } },
  ],
  [
    'a variable that is required, and set by a weaker file',
    { files: { 'work/m/mise.toml': required + go, 'work/mise.toml': '[env]\nREQ = "x"\n' } },
  ],
  [
    'a variable that is required, and unset by a stronger file',
    { files: { 'work/m/mise.toml': required + go, 'work/m/mise.local.toml': '[env]\nREQ = false\n' } },
  ],
  [
    'a variable that the user’s own file requires',
    { files: { 'work/m/mise.toml': go, '.config/mise/config.toml': required } },
  ],
  ...[
    '{ required = "see there" }',
    '{ required = false }',
    '{ required = true, value = "x" }',
    '{ }',
    '[1]',
    '{ default = "x" }',
  ]
    .concat(['{ required = 1 }', '{ value = "x", redact = true }', '1', 'true', 'false'])
    .map((value): readonly [string, Tree] => [
      `env: REQ = ${value}`,
      { files: { 'work/m/mise.toml': `[env]\nREQ = ${value}\n${go}` } },
    ]),
  ...['jobs = "4"', 'jobs = 4', 'color = "always"', 'http_timeout = 30', 'python.compile = "yes"']
    .concat(['python = { compile = true }', 'node = "20"', 'http_retries = 1', 'shorthands_file = 1'])
    .concat(['env_file = ".env"', 'url_replacements = []', 'no_such = 1', 'task.timeout = 5'])
    .concat(['disable_hints = "*"', 'status.missing_tools = true', 'python.uv_venv_auto = "source"'])
    .map((line): readonly [string, Tree] => [
      `settings: ${line}`,
      { files: { 'work/m/mise.toml': `${go}[settings]\n${line}\n` } },
    ]),
  [
    'a setting of a wrong type in the user’s own file',
    { files: { 'work/m/mise.toml': go, '.config/mise/config.toml': '[settings]\njobs = "4"\n' } },
  ],
  [
    'a mise.lock that is not UTF-8',
    {
      files: {
        'work/m/mise.toml': go,
        'work/m/mise.lock': '# ~BYTE\n[[tools.go]]\nversion = "1.22.5"\nbackend = "core:go"\n',
      },
    },
  ],
  [
    'a mise.lock that is UTF-8',
    {
      files: {
        'work/m/mise.toml': go,
        'work/m/mise.lock': '# x\n[[tools.go]]\nversion = "1.22.5"\nbackend = "core:go"\n',
      },
    },
  ],
  [
    'env that is a list of tables',
    { files: { 'work/m/mise.toml': `[[env]]\nREQ = { required = true }\n${go}` } },
  ],
  ['env that is no table', { files: { 'work/m/mise.toml': `env = "x"\n${go}` } }],
];
