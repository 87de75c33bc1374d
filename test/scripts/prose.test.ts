import { fileURLToPath } from 'node:url';
import { ESLint, Linter } from 'eslint';
import { parser } from 'typescript-eslint';
import { expect, test } from 'vitest';
import prose, { mayHoldProse } from '../../scripts/lint/prose.js';
import { rooms } from '../../scripts/lint/rooms.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const linter = new Linter();
const eslint = new ESLint({ cwd: root });

function found(code: string, file = 'probes/a.ts'): readonly string[] {
  const config = [
    { files: ['**/*.ts'], languageOptions: { parser } },
    {
      files: ['**/*.ts'],
      ignores: [...mayHoldProse],
      plugins: { prose },
      rules: { 'prose/elsewhere': 'error' as const },
    },
  ];
  const said = linter.verify(code, config, file);
  return said.map(({ line, message }) => `${file}:${line} ${message}`);
}

// The linter, which every check runs, covers all files; this shows that it would find something.
test.each(Object.keys(rooms))('the linter checks sentences in %s/', async (room) => {
  const at = async (file: string): Promise<unknown> => {
    const config = (await eslint.calculateConfigForFile(`${root}${room}/${file}`)) as
      Linter.Config | undefined;
    return config?.rules?.['prose/elsewhere'];
  };
  expect(await at('any/file.ts')).toEqual([2]);
  expect(await at('any/text.ts')).toBeUndefined();
});

test.each([
  ["return { path: null, reason: 'a script that nobody knows' };"],
  ['const why = `${path} cannot be read here`;'],
  ['lines.push(`version of the go command: ${version}`);'],
  ["throw new Failure('no-go', 2, 'There is nothing to clean');"],
  ["const detail = known ? '' : 'the clock was set back';"],
  ["const log = session.out('nothing was found here');"],
])('a new one is found: %s', (code) => {
  expect(found(code)).toHaveLength(1);
});

test.each([
  ["import { a } from './some file of ours.ts';"],
  ["log.warn({ error }, 'the pause cannot be kept');"],
  ["this.#log.error('a sweep of ours failed');"],
  ["throw new Error('Expected one part to be there');"],
  ["const kinds = 'doc docx odt pages numbers'.split(' ');"],
  ["if (line.includes('no such file here')) count += 1;"],
  ["const file = '/usr/local/go/bin/go';"],
  ["const key = 'login-shell';"],
  ['return error(`go: cannot find ${name} in PATH`);'],
])('text that is not for users is left alone: %s', (code) => {
  expect(found(code)).toEqual([]);
});
