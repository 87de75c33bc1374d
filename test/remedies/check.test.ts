import { describe, expect, test } from 'vitest';
import { append, remedy, run, undone } from '../../probes/remedies/steps.ts';
import type { Need, Remedy, Step } from '../../probes/remedy.ts';
import { check, type Problem } from '../../remedies/check.ts';
import type { Facts } from '../../remedies/facts.ts';

const facts: Facts = {
  has: (program) => ['brew', 'go', 'arch', 'mv', 'goenv', '/opt/homebrew/bin/brew'].includes(program),
  released: (version) => version !== '1.15.15',
  writable: (path) => path !== '/usr/local',
  text: (file) => (file === '~/.zprofile' ? 'one\ntwo\n' : null),
  others: [],
};
const problems = (steps: readonly Step[], more: Partial<Remedy> = {}): readonly Problem[] =>
  check({ ...remedy(steps), ...more }, facts);
const release = (version: string): Need => ({
  kind: 'release',
  version,
  platform: 'darwin',
  architecture: 'arm64',
});

test('what can be carried out has no problem', () => {
  expect(problems([run('arch', '-arm64', '/opt/homebrew/bin/brew', 'reinstall', 'go')])).toEqual([]);
  expect(problems([append('~/.zprofile', 'three')], { needs: [release('1.26.8')] })).toEqual([]);
  expect(problems([{ kind: 'person', en: 'Look.', zh: '看。' }])).toEqual([]);
});

test.each<[string, readonly Step[], Problem]>([
  ['nothing', [], { code: 'empty', what: '' }],
  ['a shell', [run('bash', '-c', 'x')], { code: 'shell', what: 'bash' }],
  ['a shell by its path', [run('/bin/sh', '-c', 'x')], { code: 'shell', what: 'sh' }],
  ['a shell behind arch', [run('arch', '-arm64', 'zsh', '-c', 'x')], { code: 'shell', what: 'zsh' }],
  ['what starts anything', [run('env', '-S', 'x')], { code: 'shell', what: 'env' }],
  ['root', [run('sudo', 'brew', 'install', 'go')], { code: 'root', what: 'sudo' }],
  ['a program that is not there', [run('mise', 'install', 'go')], { code: 'no-program', what: 'mise' }],
  ['one behind arch', [run('arch', '-arm64', 'mise', 'x')], { code: 'no-program', what: 'mise' }],
  [
    'one that comes only later',
    [run('go1.26.8', 'download'), run('go', 'install', 'golang.org/dl/go1.26.8@latest')],
    { code: 'no-program', what: 'go1.26.8' },
  ],
  [
    'removing first',
    [run('brew', 'uninstall', 'go'), run('brew', 'install', 'go')],
    { code: 'removes-first', what: 'go' },
  ],
  ['removing alone', [run('brew', 'uninstall', 'go')], { code: 'removes-first', what: 'go' }],
  ['rm', [run('rm', '-rf', '/x'), run('go', 'install', 'x@latest')], { code: 'removes-first', what: '/x' }],
  [
    'moving away for good',
    [run('mv', '/a', '/b'), run('goenv', 'install', '1.26.8')],
    { code: 'removes-first', what: '/a' },
  ],
  [
    'lines that are not there',
    [{ kind: 'edit', file: '~/.zprofile', before: 'four\n', after: '' }],
    { code: 'stale-edit', what: '~/.zprofile' },
  ],
  [
    'a part of a line',
    [{ kind: 'edit', file: '~/.zprofile', before: 'wo\n', after: '' }],
    { code: 'stale-edit', what: '~/.zprofile' },
  ],
  [
    'a line that is there already',
    [append('~/.zprofile', 'two')],
    { code: 'stale-edit', what: '~/.zprofile' },
  ],
])('%s is refused', (_, steps, problem) => {
  expect(problems(steps)).toContainEqual(problem);
});

test.each<[Need, Problem]>([
  [release('1.15.15'), { code: 'no-release', what: 'go1.15.15.darwin-arm64' }],
  [
    { kind: 'write', path: '/usr/local' },
    { code: 'no-permission', what: '/usr/local' },
  ],
])('an unmet need is refused: %j', (need, problem) => {
  expect(problems([run('brew', 'install', 'go')], { needs: [need] })).toEqual([problem]);
});

test('a program that an earlier step installs is available', () => {
  expect(
    problems([run('go', 'install', 'golang.org/dl/go1.26.8@latest'), run('go1.26.8', 'download')]),
  ).toEqual([]);
});

test('an obstacle is not moved aside before its replacement is there', () => {
  const aside = [run('mv', '/a', '/b'), run('goenv', 'install', '1.26.8')];
  const undo = [run('mv', '/a', '/c'), run('mv', '/b', '/a')];
  expect(problems(aside, { undo })).toEqual([{ code: 'removes-first', what: '/a' }]);
});

test('what is moved aside and can be moved back, and what was replaced before, may be removed', () => {
  const aside = [run('goenv', 'install', '1.26.8'), run('mv', '/a', '/b')];
  expect(problems(aside, { undo: [run('mv', '/a', '/c'), run('mv', '/b', '/a')] })).toEqual([]);
  expect(problems([run('brew', 'install', 'go'), run('brew', 'uninstall', 'go@1.25')])).toEqual([]);
});

describe('another finding about the same subject', () => {
  const against = (own: Remedy, other: Remedy | undefined, rule = 'go-missing', values: object = {}) =>
    check(own, { ...facts, others: [{ rule, values, ...(other && { remedy: other }) }] });
  const line = append('~/.zprofile', 'three');

  test.each<[string, Remedy, Remedy]>([
    [
      'install and uninstall',
      remedy([run('brew', 'reinstall', 'go')]),
      remedy([run('brew', 'uninstall', 'go')]),
    ],
    [
      'link and unlink',
      remedy([run('brew', 'link', '--overwrite', 'go')]),
      remedy([run('brew', 'unlink', 'go')]),
    ],
    [
      'set and unset',
      remedy([run('go', 'env', '-u', 'GOROOT')]),
      remedy([run('go', 'env', '-w', 'GOROOT=/x')]),
    ],
    ['a line in and out', remedy([line]), remedy([undone(line)])],
  ])('contradicts: %s', (_, own, other) => {
    expect(against(own, other)).toContainEqual({ code: 'contradicts', what: 'go-missing' });
  });

  test('contradicts what installs a version without fixes', () => {
    const own = remedy([run('goenv', 'install', '--force', '1.25.4')], null, [release('1.25.4')]);
    expect(against(own, undefined, 'go-version-eol', { version: 'go1.25.4' })).toEqual([
      { code: 'contradicts', what: 'go-version-eol' },
    ]);
    expect(against(own, undefined, 'go-version-eol', { version: 'go1.22.5' })).toEqual([]);
  });

  test('does not contradict the same step, or an unrelated one', () => {
    const own = remedy([run('brew', 'reinstall', 'go')]);
    expect(against(own, remedy([run('brew', 'upgrade', 'go')]))).toEqual([]);
    expect(against(own, remedy([run('brew', 'uninstall', 'gopls')]))).toEqual([]);
    expect(
      against(remedy([run('go', 'env', '-u', 'GOROOT')]), remedy([run('go', 'env', '-w', 'GOPATH=/x')])),
    ).toEqual([]);
  });
});
