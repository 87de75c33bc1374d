import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, expect, test } from 'vitest';
import { temporary } from '../cli/machine.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const copy = temporary('new-command');

const at = { cwd: copy, encoding: 'utf8' } as const;
const lay = (...words: string[]) => spawnSync('npm', ['run', '--silent', 'new', ...words], at);
const gowarden = (...words: string[]): string =>
  execFileSync(process.execPath, ['dist/gowarden.js', ...words], { ...at, env: { HOME: copy, LANG: 'C' } });

/** The sources as they are here, as a repository of their own. */
beforeAll(() => {
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
  });
  for (const path of listed.split('\0').filter((one) => /^(?!docs\/|test\/).*\.\w+$/.test(one))) {
    mkdirSync(join(copy, dirname(path)), { recursive: true });
    cpSync(join(root, path), join(copy, path));
  }
  // One by one, so that what a build keeps in node_modules/.cache is its own.
  mkdirSync(join(copy, 'node_modules'));
  for (const name of readdirSync(join(root, 'node_modules')).filter((one) => one !== '.cache'))
    symlinkSync(join(root, 'node_modules', name), join(copy, 'node_modules', name));
  const git = (...words: string[]): string => execFileSync('git', words, at);
  git('init', '--quiet');
  git('add', '--all');
  git('-c', 'user.name=x', '-c', 'user.email=x@example.org', 'commit', '--quiet', '--message', 'before');
});

test('a new command is one folder with its test, and help, completions and both languages know it', () => {
  expect(lay('command', 'throw-away')).toMatchObject({ status: 0, stderr: '' });
  const touched = execFileSync('git', ['status', '--porcelain', '-uall'], at).trimEnd().split('\n');
  expect(touched).toEqual([
    ' M cli/catalogue.ts',
    '?? cli/commands/throw-away/command.ts',
    '?? cli/commands/throw-away/text.ts',
    '?? test/cli/commands/throw-away/throw-away.test.ts',
  ]);
  execFileSync(process.execPath, ['scripts/build.mjs'], at);
  expect(gowarden('throw-away')).toBe(`throw-away was started in ${copy}\n`);
  expect(gowarden('throw-away', '--lang', 'zh')).toBe(`throw-away 在 ${copy} 中启动\n`);
  expect(gowarden('help')).toMatch(/^ {2}throw-away +Say what this command does/m);
  expect(gowarden('help', 'throw-away', '--lang', 'zh')).toContain('gowarden throw-away: 用一行说明');
  for (const shell of ['bash', 'zsh', 'fish']) expect(gowarden('completions', shell)).toContain('throw-away');
  expect(readFileSync(join(copy, 'dist/gowarden.1'), 'utf8')).toContain('.SS throw\\-away');
});

test.each([
  [['command', 'help'], 'There is a folder cli/commands/help already'],
  [['command', '../x'], 'Expected a name such as why-tidy, got ../x'],
  [['tray', 'x'], 'got tray'],
])('%j is refused', (words, sentence) => {
  const { status, stderr } = lay(...words);
  expect(status).not.toBe(0);
  expect(stderr).toContain(sentence);
});
