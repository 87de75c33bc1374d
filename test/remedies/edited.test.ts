import { expect, test } from 'vitest';
import { append, undone } from '../../probes/remedies/steps.ts';
import { edited } from '../../remedies/edited.ts';

const line = append('~/.zprofile', 'export GOROOT=/x');

test('a line comes at the end, once, whether the last line has an end or not', () => {
  expect(edited(null, line)).toEqual({ text: 'export GOROOT=/x\n' });
  expect(edited('a\n', line)).toEqual({ text: 'a\nexport GOROOT=/x\n' });
  expect(edited('a', line)).toEqual({ text: 'a\nexport GOROOT=/x\n' });
  expect(edited('a\nexport GOROOT=/x', line)).toHaveProperty('why');
});

test('a line goes where it is there once as a whole, also as a last one without an end', () => {
  const gone = undone(line);
  expect(edited('a\nexport GOROOT=/x\nb', gone)).toEqual({ text: 'a\nb\n' });
  expect(edited('a\nexport GOROOT=/x', gone)).toEqual({ text: 'a\n' });
  expect(edited('a\nexport GOROOT=/xy\n', gone)).toHaveProperty('why');
  expect(edited('export GOROOT=/x\nexport GOROOT=/x', gone)).toHaveProperty('why');
  expect(edited(null, gone)).toHaveProperty('why');
});
