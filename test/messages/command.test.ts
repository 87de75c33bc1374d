import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from '../fast-check.ts';
import { describe, expect, it } from 'vitest';
import { commandFor } from '../../cli/commands/why-tidy/steps.ts';
import { commandLine } from '../../messages/command.ts';
import { visible } from '../../messages/visible.ts';
import { wrap } from '../../cli/terminal/wrap.ts';

const shells = ['bash', 'zsh', 'fish'].filter((shell) => spawnSync(shell, ['-c', 'true']).status === 0);

/** What a program receives when the command is pasted: `printf` takes the program's place and prints its words. */
function words(shell: string, command: string): readonly string[] {
  const [program = ''] = command.split(' ', 1);
  const pasted = `printf '%s\\0' ${command.slice(program.length)}`;
  return execFileSync(shell, ['-c', pasted]).toString().split('\0').slice(0, -1);
}

const nasty = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 4 }),
      fc.constantFrom('  ', ' ', "'", '"', '\\', '$(id)', '`id`', '~', '-x', ';rm', '&&', '|', '*', '{a,b}'),
      fc.constantFrom('!', '%', '=', '#', '^', '项目', "it's", '$HOME'),
    ),
    { minLength: 1 },
  )
  .map((parts) => `/${parts.join('')}`.replaceAll('\0', ''));
const acting = fc.constantFrom('\n', '\t', '\r', '\u001b[8m', '\u009b31m', '\u202e', '\u200b', '\u2028');

describe.each(shells)('commands that are shown and pasted into %s', (shell) => {
  it('keep each value as one word, whatever is in it', () => {
    const values = fc.array(
      nasty.filter((value) => visible(value) === value),
      { minLength: 10, maxLength: 10 },
    );
    fc.assert(
      fc.property(values, (all) => {
        const [first = '', ...rest] = all;
        expect(words(shell, commandLine`gowarden inspect ${first} --json ${rest} --wait`)).toEqual([
          'inspect',
          first,
          '--json',
          ...rest,
          '--wait',
        ]);
        expect(words(shell, commandLine`gowarden undo ${[]}`)).toEqual(['undo']);
      }),
      { numRuns: Number(process.env.GOWARDEN_HOSTILE_ROUNDS ?? 5) },
    );
  });

  it('are one line of visible text that means the same, or runs nothing where the notation is unknown', () => {
    fc.assert(
      fc.property(fc.tuple(nasty, acting, nasty), (parts) => {
        const value = parts.join('');
        const command = commandLine`ls -ld ${value}`;
        expect(visible(command)).toBe(command);
        if (shell === 'fish')
          expect(spawnSync('fish', ['-c', `printf '%s\\0' ${command}`]).stdout.toString()).toBe('');
        else expect(words(shell, command)).toEqual(['-ld', value]);
      }),
      { numRuns: Number(process.env.GOWARDEN_HOSTILE_ROUNDS ?? 5) },
    );
  });
});

describe('the source of a command', () => {
  it('is facts of the system, not the contents of a name', () => {
    const directory = mkdtempSync(join(tmpdir(), 'gowarden $(id) '));
    const place = {
      ...{ directory, module: directory, modFile: '', sumFile: '', moduleCache: directory },
      refusedModFile: null,
      settings: (name: string) => ({ name, value: '', source: { kind: 'default' } }) as const,
    };
    const lock = { id: 'lock', subject: 'go mod pid 1 (pid 4711, pid 2)', evidence: '', pid: 4711 } as const;
    expect(commandFor(lock, place, directory)).toBe('kill 4711');
    const refused = { id: 'permission', subject: `${directory}/y;id`, evidence: '' } as const;
    expect(words('bash', commandFor(refused, place, directory) ?? '')).toEqual(['-ld', '--', directory]);
  });

  it('stays on one line, with all of its spaces, however narrow the terminal is', () => {
    const command = commandLine`gowarden inspect ${'/a  b/c'}`;
    const lines = wrap(`For a file use: ${command}. Then look again.`, 20, 0, 0, [command]);
    expect(lines.filter((line) => line.includes(command))).toHaveLength(1);
    expect(lines.length).toBeGreaterThan(2);
  });
});
