import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from '../../fast-check.ts';
import { describe, expect, test } from 'vitest';
import { expand, longestValue } from '../../../host/contexts/startup/expand.ts';
import { namedIn } from '../../../host/contexts/startup/named.ts';
import type { Host } from '../../../host/host.ts';
import { openHost } from '../../../host/open.ts';
import { buildMachine, type SketchedFiles } from '../../../host/simulated/build.ts';

const script = 'echo gowarden; /usr/bin/env -0 2>/dev/null || /usr/bin/env; echo gowarden';
const inNu = 'print gowarden; try { ^/usr/bin/env -0 } catch { ^/usr/bin/env }; print gowarden';
const home = '/Users/kim';
const hour = 3_600_000;

/** A Mac whose login shell gives a prescribed answer, and that can be changed while it is observed. */
async function aMac(shell: string, files: SketchedFiles, environment: Readonly<Record<string, string>> = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'gowarden-startup-'));
  const commands = [
    {
      run: [shell, '-l', '-i', '-c', shell.endsWith('/nu') ? inNu : script],
      stdout: answer({ ...environment, PATH: '/first' }),
    },
  ];
  const user = { name: 'kim', home, shell };
  buildMachine(folder, { description: { format: 1, platform: 'darwin', user, commands }, files });
  const host: Host = await openHost({ simulation: folder });
  const description = join(folder, 'machine.json');
  const on = (path: string): string => join(folder, 'root', path);
  return {
    on,
    path: async (maxAgeMs?: number) => (await host.contexts(maxAgeMs))[0]?.path.join(':'),
    context: async () => (await host.contexts())[0],
    answerAs: (path: string): void => {
      const told = JSON.parse(readFileSync(description, 'utf8')) as { commands: { stdout: string }[] };
      told.commands[0]!.stdout = answer({ ...environment, PATH: path });
      writeFileSync(description, JSON.stringify(told));
    },
    write: (path: string, text = '# changed\n'): void => {
      mkdirSync(dirname(on(path)), { recursive: true });
      writeFileSync(on(path), text);
    },
  };
}

const answer = (environment: Readonly<Record<string, string>>): string =>
  `gowarden\n${Object.entries(environment)
    .map(([name, value]) => `${name}=${value}\n`)
    .join('')}gowarden\n`;

const zdotdir = { text: 'export ZDOTDIR="$HOME/dots"\n' };
const cases: readonly (readonly [string, SketchedFiles, string])[] = [
  ['fish', {}, `${home}/.config/fish/conf.d/go.fish`],
  ['fish', {}, `${home}/.config/fish/fish_variables`],
  ['fish', {}, '/opt/homebrew/share/fish/vendor_conf.d/go.fish'],
  ['nu', {}, `${home}/Library/Application Support/nushell/env.nu`],
  ['nu', {}, `${home}/.config/nushell/autoload/go.nu`],
  ['zsh', {}, `${home}/.zshenv`],
  ['zsh', {}, `${home}/.config/zsh/.zshrc`],
  ['zsh', { [`${home}/.zshenv`]: zdotdir }, `${home}/dots/.zprofile`],
  ['zsh', { '/etc/zshenv': zdotdir }, `${home}/dots/.zshrc`],
  ['zsh', {}, '/etc/paths.d/go'],
  [
    'zsh',
    { [`${home}/.zshrc`]: { text: 'for f in ~/.zsh.d/*.zsh(N); do source $f; done' } },
    `${home}/.zsh.d/go.zsh`,
  ],
  [
    'bash',
    { [`${home}/.bashrc`]: { text: '[ -f "$HOME/.aliases" ] && . "$HOME/.aliases"' } },
    `${home}/.aliases`,
  ],
  ['bash', {}, '/etc/profile.d/go.sh'],
  [
    'zsh',
    {
      [`${home}/.zshrc`]: { text: 'D=~/dots\nsource ${D}/one.sh' },
      [`${home}/dots/one.sh`]: { text: 'source "$D/two.sh" # the rest' },
    },
    `${home}/dots/two.sh`,
  ],
  ['zsh', {}, `${home}/.version-fox/.tool-versions`],
];

test.each(cases)('%s is started again when one of its files changes: %#', async (shell, files, changed) => {
  const mac = await aMac(`/bin/${shell}`, files);
  expect(await mac.path()).toBe('/first');
  mac.answerAs('/second');
  expect(await mac.path()).toBe('/first');
  mac.write(changed);
  expect(await mac.path()).toBe('/second');
  mac.answerAs('/third');
  mac.write(changed, '# changed again, in place\n');
  expect(await mac.path()).toBe('/third');
});

test('it is started again when a directory of its PATH is gone, once, and when the answer is old', async () => {
  const mac = await aMac('/bin/zsh', { '/first/go': { text: '' } });
  expect(await mac.path()).toBe('/first');
  renameSync(mac.on('/first'), mac.on('/elsewhere'));
  mac.answerAs('/first:/second');
  expect(await mac.path()).toBe('/first:/second');
  mac.answerAs('/third');
  expect(await mac.path()).toBe('/first:/second');
  expect(await mac.path(hour)).toBe('/first:/second');
  expect(await mac.path(0)).toBe('/third');
});

test('a shell’s own writes do not start it again', async () => {
  const mac = await aMac('/bin/zsh', { [`${home}/.zshenv`]: zdotdir, [`${home}/dots/.zshrc`]: { text: '' } });
  await mac.path();
  mac.answerAs('/second');
  for (const name of ['dots/.zsh_history', 'dots/.zcompdump', '.bash_history', '.viminfo'])
    mac.write(`${home}/${name}`);
  expect(await mac.path()).toBe('/first');
});

describe('directories that belong to one shell', () => {
  const real = `${home}/.version-fox/cache/golang/v-1.26.3/golang-1.26.3`;
  const session = (name: string): string => `${home}/.version-fox/temp/${name}`;

  test('are not used after it has ended; their targets are', async () => {
    const one = session('1790000000-6523');
    const files = { [`${real}/bin/go`]: { text: '' }, [`${one}/golang`]: { link: real } };
    const mac = await aMac('/bin/zsh', files, { GOROOT: `${one}/golang` });
    mac.answerAs(`${one}/golang/bin:${session('1780000000-4711')}/golang/bin:/usr/bin`);
    const { path, environment } = (await mac.context())!;
    expect(path).toEqual([`${real}/bin`, '/usr/bin']);
    expect(environment).toMatchObject({ GOROOT: real, PATH: path.join(':') });
    rmSync(mac.on(one), { recursive: true });
    expect((await mac.context())!.path).toEqual(path);
  });
});

test('a word is expanded from what is known, or not at all', () => {
  const known = new Map(Object.entries({ HOME: '/h', D: '/d', EMPTY: '' }));
  const words = {
    '~/a': '/h/a',
    '$D/a': '/d/a',
    '${D}a': '/da',
    '${X:-$D/x}': '/d/x',
    '${EMPTY:-/x}': '/x',
    '$(pwd)/a': null,
  };
  for (const [word, path] of Object.entries(words)) expect([word, expand(word, known)]).toEqual([word, path]);
});

test('no value grows beyond the size of a variable, whatever the file repeats', () => {
  const home = new Map([['HOME', '/h']]);
  const doubled = namedIn(`A=/x\n${'A=$A$A\n'.repeat(9000)}source $A\n`, home);
  expect(doubled.variables.get('A')).toHaveLength(longestValue);
  // Nor is it a path then.
  expect(doubled.paths).toEqual([]);
  // A line whose value would be longer than any string.
  const wide = namedIn(`A=/x\n${'A=$A$A\n'.repeat(16)}B=${'$A'.repeat(20_000)}\n`, home);
  expect(wide.variables.has('B')).toBe(false);
  expect(expand('x'.repeat(longestValue), home)).toHaveLength(longestValue);
  expect(expand('x'.repeat(longestValue + 1), home)).toBeNull();
});

test('whatever a file contains, the files it names are reported as absolute paths', () => {
  const parts = fc.constantFrom(
    'source ',
    '. ',
    'for f in ',
    '"',
    "'",
    '\\',
    '$',
    '{',
    '}',
    '~/',
    '/a',
    '#',
    '\n',
    '(',
    ')',
    'D=/d',
    '$D',
    '*',
  );
  fc.assert(
    fc.property(fc.array(parts, { maxLength: 40 }), (all) => {
      const { paths } = namedIn(all.join(''), new Map([['HOME', '/h']]));
      for (const path of paths) expect(path).toMatch(/^\//);
    }),
  );
});
