import { createHash } from 'node:crypto';
import { describe, expect, it, test } from 'vitest';
import { oldStateName, stateName } from '../../../../probes/shims/mise/state-name.ts';
import { at, home, module, started, system } from './machine.ts';

type Texts = Readonly<Record<string, string>>;

const text = '[env]\nA = "b"\n[tools]\ngo = "1.22.5"\n';
const unsafe = { 'work/m/mise.toml': text };
/** What mise keeps in its state directory, by name. */
const kept = (...names: readonly string[]): Texts =>
  Object.fromEntries(names.map((name) => [`.local/state/mise/trusted-configs/${name}`, '']));
/** A mise that has been used, without any decision about trust. */
const used = { '.local/state/mise/tracked-configs/x': '' };
const hash = createHash('sha256').update(text).digest('hex');
const worktree = {
  'work/m/.git': 'gitdir: /Users/kim/main/.git/worktrees/m\n',
  'main/.git/worktrees/m/commondir': '../..\n',
  'main/.git/HEAD': 'ref: refs/heads/main\n',
};

test('path names are those of the real mise, in the old form too', () => {
  expect(stateName('/tmp/mt/work/m')).toBe('work-m-be98a9901bd6789f');
  expect(stateName('/tmp/mt/work/m/mise.toml')).toBe('m-mise.toml-3d83785653bec7a8');
  expect(stateName('/a/0123456789012345678901/x')).toMatch(/^01234567890123456789-x-[0-9a-f]+$/);
  expect(oldStateName('/tmp/mt/work/m')).toMatch(/^[0-9a-f]+$/);
});

describe('a mise.toml with more than versions', () => {
  it.each<[string, Texts, Texts?]>([
    ['nobody trusts', { ...unsafe, ...used }],
    ['a directory beside it is trusted for', { ...unsafe, ...kept(stateName(`${home}/work/n`)) }],
    [
      'a setting names something like',
      { ...unsafe, ...used },
      { MISE_TRUSTED_CONFIG_PATHS: '/Users/kim/wor' },
    ],
    ['has to be trusted by itself', { ...unsafe, ...kept(stateName(module)) }, { MISE_PARANOID: '1' }],
    [
      'was changed since',
      {
        ...unsafe,
        [`.local/state/mise/trusted-configs/${stateName(`${module}/mise.toml`)}.hash`]: hash.replace(
          /./,
          'x',
        ),
      },
      { MISE_PARANOID: '1' },
    ],
    [
      'trusts itself',
      { 'work/m/mise.toml': `${text}[settings]\nyes = true\ntrusted_config_paths = ["/"]\n`, ...used },
    ],
    ['is in a worktree of what nobody trusts', { ...unsafe, ...worktree, ...used }],
  ])('that %s stops mise', async (_, files, environment = {}) => {
    const { path, outcome } = await started(files, environment);
    expect(path).toBeNull();
    expect(outcome).toMatchObject({ kind: 'error', manager: 'mise' });
    expect(outcome).toHaveProperty(
      'message',
      expect.stringMatching(
        /^mise stops: .*\/mise\.toml: it is not trusted; .*\(mise trust \/Users\/kim\/work\/m/,
      ),
    );
  });

  it.each<[string, Texts, Texts?]>([
    ['whose directory is trusted', { ...unsafe, ...kept(stateName(module)) }],
    ['that is trusted', { ...unsafe, ...kept(stateName(`${module}/mise.toml`)) }],
    ['trusted by an old mise', { ...unsafe, ...kept(oldStateName(module)) }],
    ['of a monorepo that is trusted', { ...unsafe, ...kept(`${stateName(`${home}/work`)}.monorepo`) }],
    [
      'that is what it was when it was trusted',
      { ...unsafe, [`.local/state/mise/trusted-configs/${stateName(`${module}/mise.toml`)}.hash`]: hash },
      { MISE_PARANOID: '1' },
    ],
    ['in CI', { ...unsafe, ...used }, { CI: 'false' }],
    ['for who says yes', { ...unsafe, ...used }, { MISE_YES: '1' }],
    ['in safe mode', { ...unsafe, ...used }, { MISE_SAFE: '1' }],
    [
      'in a directory that a variable names',
      { ...unsafe, ...used },
      { MISE_TRUSTED_CONFIG_PATHS: '/nowhere:~/work' },
    ],
    [
      'in a directory that the user\u2019s own file names',
      { ...unsafe, ...used, '.config/mise/config.toml': '[settings]\ntrusted_config_paths = ["~/work"]\n' },
    ],
    ['of the user\u2019s own', { '.config/mise/config.toml': text, ...used }],
    ['in a worktree of what is trusted', { ...unsafe, ...worktree, ...kept(stateName(`${home}/main`)) }],
  ])('%s is read', async (_, files, environment = {}) => {
    expect((await started(files, environment)).path).toBe(at('1.22.5'));
  });

  it('stops mise on a real machine where mise has no state at all', async () => {
    const { path, reason } = await started(unsafe, {}, undefined, {}, { simulated: false });
    expect(path ?? null).toBe(null);
    expect(reason).toMatch(/mise stops: .*mise\.toml: it is not trusted/);
  });

  it('is read, with a doubt, where the description of a machine has no state of mise', async () => {
    const { path, reason } = await started(unsafe, {});
    expect(path).toBe(at('1.22.5'));
    expect(reason).toMatch(
      /\(once .*mise\.toml is trusted: this description of a machine has no record of that\)$/,
    );
  });

  it('is skipped where mise is set to ignore it', async () => {
    const files = { ...unsafe, '.config/mise/config.toml': '[tools]\ngo = "1.25.4"\n' };
    const link = { [`${home}/.local/state/mise/ignored-configs/x`]: { link: module } };
    expect((await started(files, {}, undefined, link)).path).toBe(at('1.25.4'));
  });
});

test('versions alone are read whoever wrote them', async () => {
  const { path } = await started({ 'work/m/mise.toml': '[tools]\ngo = ["1.99.1", "1.22.5"]\n', ...used }, {});
  expect(path).toBe(at('1.22.5'));
});

describe('min_version', () => {
  const wants = (value: string): Texts => ({
    'work/m/mise.toml': `min_version = ${value}\n[tools]\ngo = "1.22.5"\n`,
  });
  const keg = '/opt/homebrew/Cellar/mise/2026.9.15/bin/mise';
  it.each<[string, string, string | undefined, string | null, RegExp]>([
    [
      'a newer one stops mise',
      '"2026.9.16"',
      keg,
      null,
      /^mise stops: .*requires mise 2026\.9\.16 or newer, and this is 2026\.9\.15$/,
    ],
    ['so does a hard one', '{ hard = "2027.1.0" }', keg, null, /this is 2026\.9\.15$/],
    ['a soft one does not', '{ soft = "9999.0.0" }', keg, at('1.22.5'), /mise\.toml: 1\.22\.5$/],
    ['its own is enough', '"2026.9.15"', keg, at('1.22.5'), /mise\.toml: 1\.22\.5$/],
    [
      'one that cannot be stops any',
      '"9999.0.0"',
      undefined,
      null,
      /requires mise 9999\.0\.0, which does not exist yet$/,
    ],
    [
      'of an unknown mise it is said',
      '"2024.1.1"',
      undefined,
      at('1.22.5'),
      /\(with mise 2024\.1\.1 or newer, which .*mise\.toml requires\)$/,
    ],
    ['what is no version stops it', '2026', keg, null, /^mise stops: .*min_version: expected a version/],
    [
      'and an unknown field',
      '{ hard = "1", other = "2" }',
      keg,
      null,
      /^mise stops: .*other is neither hard nor soft$/,
    ],
  ])('%s', async (...[, value, mise, path, reason]) => {
    const said = await started(wants(value), {}, mise);
    expect(said.path).toBe(path);
    expect(said.reason).toMatch(reason);
  });
});

test('the next go runs where nothing is left to read', async () => {
  expect((await started(used, {})).path).toBe(system);
});
