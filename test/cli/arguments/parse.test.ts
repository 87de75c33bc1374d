import { describe, expect, test } from 'vitest';
import { parseCall, splitCommand } from '../../../cli/arguments/parse.ts';
import type { CliCommand } from '../../../cli/command.ts';
import { UsageError } from '../../../cli/failure.ts';
import { speak } from '../../../messages/speak.ts';

const command: Pick<CliCommand, 'options' | 'positionals'> = {
  options: {
    'fail-on': { type: 'string', choices: ['error', 'warning', 'info'] },
    rule: { type: 'string', multiple: true },
    follow: { type: 'boolean', short: 'f' },
  },
  positionals: [0, 1],
};

const parse = (...words: string[]) => parseCall(words, command, speak('en'));

describe('the command is the first word that is not an option', () => {
  test.each([
    [['status'], 'status', []],
    [['--json', 'status', '--verbose'], 'status', ['--json', '--verbose']],
    [['--host', 'somewhere', 'doctor', 'x'], 'doctor', ['--host', 'somewhere', 'x']],
    [['--host=status', 'doctor'], 'doctor', ['--host=status']],
    [['--json'], undefined, ['--json']],
    [[], undefined, []],
  ])('%j', (argv, name, rest) => {
    expect(splitCommand(argv)).toEqual({ name, rest });
  });
});

describe('options', () => {
  test('global options and a command’s own, long and short, with and without =', () => {
    expect(parse('-qf', '--json', '--fail-on=error', '--state', 'dir', 'word')).toEqual({
      options: { quiet: true, follow: true, json: true, 'fail-on': 'error', state: 'dir' },
      positionals: ['word'],
    });
  });

  test('a repeatable option collects its values; any other keeps the last', () => {
    expect(parse('--rule', 'a', '--rule=b', '--fail-on', 'info', '--fail-on', 'error').options).toEqual({
      rule: ['a', 'b'],
      'fail-on': 'error',
    });
  });

  test('what follows -- is not an option', () => {
    expect(parse('--', '--json')).toEqual({ options: {}, positionals: ['--json'] });
  });

  test('a lone dash is a value', () => {
    expect(parse('--state', '-').options).toEqual({ state: '-' });
  });
});

describe('mistakes name the word and the likely intended one', () => {
  test.each([
    [['--jsn'], 'Unknown option `--jsn`', 'Did you mean `--json`?'],
    [['--folow'], 'Unknown option `--folow`', 'Did you mean `--follow`?'],
    [['-x'], 'Unknown option `-x`', undefined],
    [['--constructor'], 'Unknown option `--constructor`', undefined],
    [['--state'], '`--state` needs a value', undefined],
    [['--state', '--json'], '`--state` needs a value', undefined],
    [['--state='], '`--state` needs a value', undefined],
    [['--json=yes'], '`--json` takes no value, got `yes`', undefined],
    [
      ['--fail-on', 'warn'],
      'Expected `--fail-on` to be one of error, warning, info, got `warn`',
      'Did you mean `warning`?',
    ],
    [['one', 'two'], 'Did not expect `two`', undefined],
  ])('%j', (words, message, next) => {
    let thrown: unknown;
    try {
      parse(...words);
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toBeInstanceOf(UsageError);
    expect(thrown).toMatchObject({ message, next, exit: 2 });
  });

  test('too few arguments', () => {
    expect(() => parseCall([], { options: {}, positionals: [1, 1] }, speak('en'))).toThrow(
      'Expected an argument, got none',
    );
  });
});
