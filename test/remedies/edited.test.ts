import { expect, test } from 'vitest';
import { append, undone } from '../../probes/remedies/steps.ts';
import { edited } from '../../remedies/edited.ts';

const line = append('~/.zprofile', 'export GOROOT=/x');

test('a line is appended once, whether or not the last line has a newline', () => {
  expect(edited(null, line)).toEqual({ text: 'export GOROOT=/x\n' });
  expect(edited('a\n', line)).toEqual({ text: 'a\nexport GOROOT=/x\n' });
  expect(edited('a', line)).toEqual({ text: 'a\nexport GOROOT=/x\n' });
  expect(edited('a\nexport GOROOT=/x', line)).toHaveProperty('why');
});

test('a line is removed where it occurs once as a whole, even as a last line without a newline', () => {
  const gone = undone(line);
  expect(edited('a\nexport GOROOT=/x\nb', gone)).toEqual({ text: 'a\nb\n' });
  expect(edited('a\nexport GOROOT=/x', gone)).toEqual({ text: 'a\n' });
  expect(edited('a\nexport GOROOT=/xy\n', gone)).toHaveProperty('why');
  expect(edited('export GOROOT=/x\nexport GOROOT=/x', gone)).toHaveProperty('why');
  expect(edited(null, gone)).toHaveProperty('why');
});
