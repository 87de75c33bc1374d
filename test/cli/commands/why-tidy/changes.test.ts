import { expect, test } from 'vitest';
import { changesOf } from '../../../../cli/commands/why-tidy/cause.ts';

test('of a thousand missing sums 20 are named and the rest is counted', () => {
  const goSum = Array.from({ length: 1000 }, (_, at) => `x.org/m${at} v1.0.0 h1:x=\n`).join('');
  const causes = changesOf({ goMod: '', goSum: '' }, { goMod: '', goSum });
  expect(causes.filter(({ id }) => id === 'missing-go-sum')).toHaveLength(20);
  expect(causes.at(-1)).toMatchObject({ id: 'not-tidy', evidence: 'go.sum + … 980 more' });
});
