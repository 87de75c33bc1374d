import { spawnSync } from 'node:child_process';
import { chownSync, lstatSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { catalogue } from '../../cli/catalogue.ts';
import type { CommandEntry } from '../../cli/command.ts';
import { someoneElses } from '../../cli/someone-else.ts';
import { ownPaths } from '../../host/paths.ts';

const program = fileURLToPath(new URL('../../dist/gowarden.js', import.meta.url));
const root = process.geteuid?.() === 0;
const kim = 1000;

let home: string;

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'gowarden-kim-'));
  mkdirSync(join(home, '.cache/go-build/00'), { recursive: true });
  writeFileSync(join(home, `.cache/go-build/00/${'0'.repeat(64)}-d`), 'd');
  // A start-up file that leaves its mark, like zsh's completions.
  for (const name of ['.profile', '.bash_profile', '.bashrc'])
    writeFileSync(join(home, name), `: > "$HOME/started"\n`);
  writeFileSync(join(home, 'go.mod'), 'module x\n');
  if (root) for (const path of ['', ...below(home)]) chownSync(join(home, path), kim, kim);
});

afterEach(() => rmSync(home, { recursive: true }));

const below = (directory: string): string[] => readdirSync(directory, { recursive: true }) as string[];

const rootOwned = (): string[] => below(home).filter((path) => lstatSync(join(home, path)).uid === 0);

function gowarden(words: readonly string[], more: Record<string, string> = {}) {
  return spawnSync(process.execPath, [program, ...words, '--lang', 'en'], {
    cwd: home,
    env: { HOME: home, PATH: '/usr/local/go/bin:/usr/bin:/bin', SHELL: '/bin/bash', USER: 'kim', ...more },
    encoding: 'utf8',
    timeout: 200_000,
  });
}

describe.skipIf(!root)('root in the home of another user (needs root)', () => {
  it.each([
    ['run'],
    ['run', '--service'],
    ['run', '--state', '/tmp/gowarden-elsewhere'],
    ['clean', '--yes'],
    ['clean', '--dry-run'],
    ['undo'],
    ['service', 'install'],
    ['service', 'restart'],
    ['service', 'uninstall'],
    ['service', 'uninstall', '--purge', '--yes'],
    ['config', 'init'],
    ['simulate', 'brew-swap'],
    ['why-tidy', '.'],
    ['bench', '--yes'],
    ['bug-report', '--yes'],
  ])('%j is refused with a sentence, and nothing is left there', (...words) => {
    const { status, stderr } = gowarden(words);
    expect(stderr).toContain(
      `Refused to write as root in the home of another user: ${home} belongs to user ${kim}`,
    );
    expect(stderr).toContain('without sudo');
    expect(status).toBe(2);
    expect(rootOwned()).toEqual([]);
  });

  it('read-only commands work, and leave nothing of root’s there', () => {
    for (const words of [
      ['doctor'],
      ['caches'],
      ['status'],
      ['history'],
      ['paths'],
      ['which', 'go'],
      ['config', 'show'],
      ['bug-report', '--print'],
      ['service', 'print'],
    ]) {
      expect(gowarden(words).stderr, words.join(' ')).not.toContain('Refused');
      expect(rootOwned(), words.join(' ')).toEqual([]);
    }
  }, 120_000);

  it('a runtime directory of another user is refused too, in root’s own home', () => {
    const own = mkdtempSync(join(tmpdir(), 'gowarden-root-'));
    try {
      const { status, stderr } = gowarden(['run'], { HOME: own, XDG_RUNTIME_DIR: home });
      expect(stderr).toContain(`${home} belongs to user ${kim}`);
      expect(status).toBe(2);
      expect(gowarden(['clean', '--dry-run', '--yes'], { HOME: own }).stderr).not.toContain('Refused');
    } finally {
      rmSync(own, { recursive: true });
    }
  });
});

describe('the owner of these places', () => {
  it('matters only for root, and a root in its own home is not refused', () => {
    const paths = ownPaths('linux', home, {});
    expect(someoneElses(paths, home, 501)).toBeNull();
    expect(someoneElses(ownPaths('linux', '/nonexistent/home', {}), '/nonexistent/home', 0)).toBeNull();
  });

  it('are checked by every command that does not declare itself read-only', async () => {
    const all = await Promise.all(
      Object.entries<CommandEntry>(catalogue).map(async ([name, entry]) => ({
        name,
        ...(await entry.command()).command,
      })),
    );
    const writers = all.filter(({ reads }) => reads === undefined).map(({ name }) => name);
    expect(writers).toEqual(['bench', 'clean', 'run', 'try', 'undo', 'why-tidy']);
  });
});
