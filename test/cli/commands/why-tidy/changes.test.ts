import { expect, test } from 'vitest';
import { changesOf } from '../../../../cli/commands/why-tidy/changes.ts';

const goSum = Array.from({ length: 1000 }, (_, at) => `x.org/m${at} v1.0.0 h1:x=\n`).join('');
const [before, after] = [
  { goMod: '', goSum: '' },
  { goMod: '', goSum },
];

test('a thousand missing checksums are one cause, with the first modules named and all counted', () => {
  const [cause, ...more] = changesOf(before, after, true);
  expect(more).toEqual([]);
  expect(cause).toMatchObject({ id: 'missing-go-sum', subject: 'x.org/m0@v1.0.0', count: 1000 });
  expect(cause).toMatchObject({ buildsStop: true });
  expect(cause?.others).toHaveLength(20);
  expect(cause?.evidence.split('\n').at(-1)).toBe('… 981 more');
});

test('unneeded lines of go.sum are a change and stop nothing', () => {
  expect(changesOf(before, { goMod: '', goSum: 'x.org/a v1.0.0/go.mod h1:x=\n' }, false)).toEqual([
    { id: 'not-tidy', subject: 'go.mod', evidence: 'go.sum + x.org/a v1.0.0/go.mod h1:x=' },
  ]);
});

test('nothing is said about whether builds stop where that is unknown', () => {
  expect(changesOf(before, after, null)[0]).not.toHaveProperty('buildsStop');
});
