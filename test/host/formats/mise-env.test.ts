import { expect, it } from 'vitest';
import { readMiseEnv } from '../../../host/formats/mise-env.ts';
import { readMiseToml } from '../../../host/formats/mise-toml.ts';

it('distinguishes required variables from those that are set, in tables and lists of tables', () => {
  const first = {
    A: { required: true },
    B: { required: 'see there' },
    C: 'x',
    D: false,
    E: { default: 'x' },
  };
  expect(readMiseEnv([first, { F: { value: 1, redact: true }, _: { file: '.env' } }])).toEqual({
    required: ['A', 'B'],
    defined: ['C', 'E', 'F'],
    isOpen: true,
  });
  expect(readMiseEnv(undefined)).toEqual({ required: [], defined: [], isOpen: false });
});

it.each([
  ['env = "x"', /^env: expected/],
  ['[env]\nA = [1]', /^env\.A: not a value/],
  ['[env]\nA = { required = 1 }', /^env\.A: not a value/],
  ['[env]\nA = { required = true, value = "x" }', /^env\.A: it has a value and is required/],
  ['[env]\nA = { tools = true }', /^env\.A: it has no value/],
])('refuses %j, as mise does', (text, problem) => {
  const read = readMiseToml(text);
  expect(read.ok ? '' : read.problem).toMatch(problem);
});
