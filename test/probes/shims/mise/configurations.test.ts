import { describe, expect, it, test } from 'vitest';
import { at, started, system, trusted } from './machine.ts';

const go = (value: string): string => `[tools]\ngo = ${value}\n`;

type Texts = Readonly<Record<string, string>>;
type Case = [title: string, files: Texts, path: string | null, environment?: Texts];

describe('mise starts, on a Mac,', () => {
  it.each<Case>([
    [
      'the version for this system',
      {
        'work/m/mise.toml': go(
          '[{ version = "1.22.5", os = ["macos"] }, { version = "1.25.4", os = ["linux"] }]',
        ),
      },
      at('1.22.5'),
    ],
    [
      'the next go where all are for others',
      { 'work/m/mise.toml': go('{ version = "1.22.5", os = ["linux"] }') },
      system,
    ],
    [
      'one for this system and architecture',
      { 'work/m/mise.toml': go('{ version = "1.22.5", os = "macos/arm64" }') },
      at('1.22.5'),
    ],
    [
      'none for another architecture',
      { 'work/m/mise.toml': go('{ version = "1.22.5", os = "macos/x64" }') },
      system,
    ],
    ['the newest of a prefix', { 'work/m/mise.toml': go('{ prefix = "1.22" }') }, at('1.22.12')],
    ['a directory by its path', { 'work/m/mise.toml': go('{ path = "/opt/mygo" }') }, '/opt/mygo/bin/go'],
    ['nothing for a ref that is not installed', { 'work/m/mise.toml': go('{ ref = "master" }') }, null],
    ['core:go', { 'work/m/mise.toml': '[tools]\n"core:go" = "1.25.4"\n' }, at('1.25.4')],
    [
      'core:go and golang: of .tool-versions',
      { 'work/m/.tool-versions': 'golang: 1.25.4\ncore:go\t1.22.5\n' },
      at('1.22.5'),
    ],
    [
      'what .mise.toml says, before mise.toml',
      { 'work/m/.mise.toml': go('"1.25.4"'), 'work/m/mise.toml': go('"1.22.5"') },
      at('1.25.4'),
    ],
    [
      'what a local file says, wherever it is',
      { 'work/m/mise/config.local.toml': go('"1.25.4"'), 'work/m/.mise.toml': go('"1.22.5"') },
      at('1.25.4'),
    ],
    ['the first that is installed', { 'work/m/mise.toml': go('["1.99.1", "1.25.4"]') }, at('1.25.4')],
    ['the same of .tool-versions', { 'work/m/.tool-versions': 'golang 1.99.1 1.22.5\n' }, at('1.22.5')],
    ['the first of MISE_GO_VERSION', {}, at('1.22.5'), { MISE_GO_VERSION: '1.22.5 1.25.4' }],
    [
      'MISE_GOLANG_VERSION',
      { 'work/m/mise.toml': go('"1.22.5"') },
      at('1.25.4'),
      { MISE_GOLANG_VERSION: '1.25.4' },
    ],
    [
      'the newest of prefix:1.20, though 1.20 is there',
      { 'work/m/mise.toml': go('"prefix:1.20"') },
      at('1.20.14'),
    ],
    ['1.20 itself where that is named', { 'work/m/mise.toml': go('"1.20"') }, at('1.20')],
    [
      'the next go where Go is turned off',
      { 'work/m/mise.toml': `${go('"1.22.5"')}[settings]\ndisable_tools = ["go"]\n` },
      system,
    ],
    [
      'the next go where the variable turns it off',
      { 'work/m/mise.toml': go('"1.22.5"') },
      system,
      { MISE_DISABLE_TOOLS: 'node,go' },
    ],
    ['nothing where it stops', { 'work/m/mise.toml': go('127'), 'work/mise.toml': go('"1.25.4"') }, null],
    [
      'the global file below XDG_CONFIG_HOME',
      { 'x/mise/config.toml': go('"1.22.5"') },
      at('1.22.5'),
      { XDG_CONFIG_HOME: '/Users/kim/x' },
    ],
    [
      'MISE_GLOBAL_CONFIG_FILE',
      { 'x/own.toml': go('"1.22.5"') },
      at('1.22.5'),
      { MISE_GLOBAL_CONFIG_FILE: '/Users/kim/x/own.toml' },
    ],
    ['a file of conf.d', { '.config/mise/conf.d/10-go.toml': go('"1.22.5"') }, at('1.22.5')],
    [
      'the local global file before the other',
      { '.config/mise/config.local.toml': go('"1.25.4"'), '.config/mise/config.toml': go('"1.22.5"') },
      at('1.25.4'),
    ],
    ['the next go where .go-version does not count', { 'work/m/.go-version': '1.22.5\n' }, system],
    [
      '.go-version where a setting says so',
      {
        '.config/mise/config.toml': `${go('"1.25.4"')}[settings]\nidiomatic_version_file_enable_tools = ["go"]\n`,
        'work/m/.go-version': '1.22.5\n',
      },
      at('1.22.5'),
    ],
    [
      'the toolchain of go.mod likewise',
      { 'work/m/go.mod': 'module m\n\ngo 1.22\n\ntoolchain go1.25.4\n' },
      at('1.25.4'),
      { MISE_IDIOMATIC_VERSION_FILE_ENABLE_TOOLS: 'go' },
    ],
    [
      'the newest that .tool-versions may mean, whatever the lock file holds',
      {
        'work/m/mise.toml': '[settings]\n',
        'work/m/.tool-versions': 'golang 1.22\n',
        'work/m/mise.lock': '[[tools.go]]\nversion = "1.22.5"\n',
      },
      at('1.22.12'),
    ],
    [
      'what the lock file holds for a variable',
      { 'work/m/mise.toml': '[settings]\n', 'work/m/mise.lock': '[[tools.go]]\nversion = "1.22.5"\n' },
      at('1.22.5'),
      { MISE_GO_VERSION: '1.22' },
    ],
    [
      'what an alias makes of a difference',
      { 'work/m/mise.toml': `${go('"sub-0.1:1.23"')}[tool_alias.go.versions]\n"1.22" = "1.25.4"\n` },
      at('1.25.4'),
    ],
    [
      'MISE_GO_VERSION before MISE_GOLANG_VERSION',
      {},
      at('1.22.5'),
      { MISE_GOLANG_VERSION: '1.25.4', MISE_GO_VERSION: '1.22.5' },
    ],
    [
      'a version that is installed before system',
      { 'work/m/mise.toml': go('["system", "1.22.5"]') },
      at('1.22.5'),
    ],
    [
      'nothing from above a ceiling',
      { 'work/mise.toml': go('"1.22.5"') },
      system,
      { MISE_CEILING_PATHS: '/Users/kim/work' },
    ],
    [
      'the go line of go.mod, before .go-version',
      { 'work/m/go.mod': 'module m\n\ngo 1.22\n', 'work/m/.go-version': '1.25.4\n' },
      at('1.22.12'),
      { MISE_IDIOMATIC_VERSION_FILE_ENABLE_TOOLS: 'go' },
    ],
    [
      '.go-version where only an exact line of go.mod counts',
      { 'work/m/go.mod': 'module m\n\ngo 1.22\n', 'work/m/.go-version': '1.25.4\n' },
      at('1.25.4'),
      {
        MISE_IDIOMATIC_VERSION_FILE_ENABLE_TOOLS: 'go',
        MISE_IDIOMATIC_VERSION_FILE_IGNORE_MINIMUM_VERSIONS: '1',
      },
    ],
    [
      'what the lock file holds',
      {
        'work/m/mise.toml': go('"1.22"'),
        'work/m/mise.lock': '[[tools.go]]\nversion = "1.22.5"\nbackend = "core:go"\n',
      },
      at('1.22.5'),
    ],
    [
      'an alias',
      { 'work/m/mise.toml': `${go('"old"')}[tool_alias.go.versions]\nold = "1.20"\n` },
      at('1.20'),
    ],
    [
      'what the lock file at the root of a monorepo holds',
      {
        'work/mise.toml': 'monorepo_root = true\n[monorepo]\nlockfile = true\n',
        'work/mise.lock': '[[tools.go]]\nversion = "1.22.5"\n',
        'work/m/mise.toml': go('"1.22"'),
      },
      at('1.22.5'),
    ],
    [
      'what its own lock file holds where the monorepo does not share one',
      {
        'work/mise.toml': 'monorepo_root = true\n',
        'work/mise.lock': '[[tools.go]]\nversion = "1.22.5"\n',
        'work/m/mise.toml': go('"1.22"'),
      },
      at('1.22.12'),
    ],
    [
      'nothing where a setting is of another type',
      { 'work/m/mise.toml': '[settings]\nlockfile = 1\n' },
      null,
    ],
    ['the next go when nothing is set', {}, system],
  ])('%s', async (...[, files, path, environment]) => {
    expect((await started(files, { ...trusted, ...environment })).path).toBe(path);
  });
});

test.each<[Texts, RegExp]>([
  [
    {
      '.config/mise/config.toml': '[settings]\nidiomatic_version_file_enable_tools = ["go"]\n',
      'work/m/go.mod': 'module m\n\ngo 1.24\n',
    },
    /go\.mod: 1\.24, for which nothing is installed \(the go line of a go\.mod, which mise reads before 2026\.11 only\)$/,
  ],
  [
    { 'work/m/mise.toml': go('127') },
    /mise stops: .*mise\.toml: go: invalid type: integer 127, expected tool list$/,
  ],
  [
    { 'work/m/mise.toml': go('["1.99.1", "1.25.4"]') },
    /1\.99\.1 is not installed, and the shim would try to install it first$/,
  ],
  [{ 'work/m/mise.toml': go('"{{ env.V }}"') }, /is a template, which gowarden does not run$/],
  [{ 'work/m/mise.toml': go('"sub-1:latest"') }, /depends on which releases there are$/],
  [
    { 'work/m/mise.toml': `${go('"1.22.5"')}[tool_alias]\ngo = "aqua:golang/go"\n` },
    /go comes from aqua:golang\/go/,
  ],
  [{ 'work/m/.miserc.toml': 'env = "ci"\n' }, /mise stops: .*\.miserc\.toml: env: /],
])('says why: %j', async (files, reason) => {
  expect((await started(files)).reason).toMatch(reason);
});
