import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { catalogue } from '../../../../cli/catalogue.ts';
import { call } from '../../call.ts';

const commandNames = Object.keys(catalogue);

const has = (shell: string): boolean => spawnSync(shell, ['--version']).status === 0;

let directory: string;
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'gowarden-completions-'));
});
afterAll(() => {
  rmSync(directory, { recursive: true });
});

async function script(shell: string): Promise<string> {
  const { code, out } = await call(['completions', shell]);
  expect(code).toBe(0);
  const file = join(directory, shell);
  writeFileSync(file, out);
  return file;
}

describe('bash', () => {
  async function completed(...words: string[]): Promise<string[]> {
    const file = await script('bash');
    const program = `source "$1"; shift; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _gowarden; printf '%s\\n' "\${COMPREPLY[@]}"`;
    const out = execFileSync('bash', ['--norc', '-c', program, 'test', file, 'gowarden', ...words], {
      encoding: 'utf8',
    });
    return out.split('\n').filter(Boolean);
  }

  test('commands', async () => {
    expect(await completed('')).toEqual(commandNames);
    expect(await completed('ver')).toEqual(['verify', 'version']);
    expect(await completed('--json', 'pa')).toEqual(['paths']);
  });

  test('options of a command and of every command', async () => {
    expect(await completed('paths', '--js')).toEqual(['--json']);
    expect(await completed('paths', '--')).toContain('--verbose');
  });

  test('arguments', async () => {
    expect(await completed('completions', '')).toEqual(['bash', 'zsh', 'fish']);
  });
});

describe.skipIf(!has('fish'))('fish (skipped where fish is missing)', () => {
  async function completed(line: string): Promise<string[]> {
    const file = await script('fish');
    const out = execFileSync(
      'fish',
      ['--no-config', '-c', `source $argv[1]; complete -C $argv[2]`, file, line],
      {
        encoding: 'utf8',
        env: { ...process.env, HOME: directory },
      },
    );
    return out.split('\n').filter(Boolean);
  }

  test('commands with what they do', async () => {
    expect((await completed('gowarden ')).map((row) => row.split('\t')[0]).sort()).toEqual(
      [...commandNames].sort(),
    );
    expect(await completed('gowarden pat')).toEqual(['paths\tShow where gowarden keeps its own files']);
  });

  test('options and arguments', async () => {
    expect(await completed('gowarden paths --js')).toEqual(['--json\tone JSON document on standard output']);
    expect((await completed('gowarden completions ')).map((row) => row.split('\t')[0]).sort()).toEqual([
      'bash',
      'fish',
      'zsh',
    ]);
  });
});

describe.skipIf(!has('zsh'))('zsh (skipped where zsh is missing)', () => {
  /** The matches that zsh itself computes when Tab is pressed after these words, in an interactive shell on a pseudo-terminal. */
  async function completed(line: string): Promise<string[]> {
    const file = await script('zsh');
    const prepared = join(directory, 'prepared.zsh');
    writeFileSync(
      prepared,
      `PROMPT=
       autoload -Uz compinit; compinit -u -D
       source ${file}
       compadd() {
         if [[ \${@[1,(i)(-|--)]} == *-(O|A|D)\\ * ]]; then builtin compadd "$@"; return; fi
         local -a matches
         builtin compadd -O matches "$@"
         print -rl -- "match="\${^matches} >> ${directory}/matches
       }
       finished() { exit }
       comppostfuncs=(finished)
       bindkey '^I' complete-word
       print RE''ADY`,
    );
    const program = `
      zmodload zsh/zpty
      zpty shell zsh -f -i
      zpty -w shell "source ${prepared}"
      output=; while zpty -r shell chunk; do output+=$chunk; [[ $output = *READY* ]] && break; done
      zpty -w -n shell "$1"$'\\t'
      while zpty -r shell chunk; do :; done`;
    const matches = join(directory, 'matches');
    writeFileSync(matches, '');
    execFileSync('zsh', ['-f', '-c', program, 'test', line], {
      timeout: 120_000,
      env: { ...process.env, TERM: 'xterm', HOME: directory },
    });
    return [...readFileSync(matches, 'utf8').matchAll(/^match=(.+)$/gm)].map(([, match]) => match ?? '');
  }

  test('commands, options and arguments', async () => {
    expect(await completed('gowarden pat')).toEqual(['paths']);
    expect(await completed('gowarden paths --js')).toEqual(['--json']);
    expect((await completed('gowarden completions ')).sort()).toEqual(['bash', 'fish', 'zsh']);
  });
});

test('an unknown shell is refused', async () => {
  const { code, err } = await call(['completions', 'tcsh']);
  expect(code).toBe(2);
  expect(err).toContain('Expected one of bash, zsh, fish, got `tcsh`');
});
