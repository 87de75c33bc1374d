import { expect, test } from 'vitest';
import type { Receipt } from '../../../caches/receipt.ts';
import { newsOf, outcomeOfCleaning, outcomeOfUndoing } from '../../../daemon/caches/words.ts';
import { sayNotice } from '../../../messages/notice.ts';
import { speak } from '../../../messages/speak.ts';

const receipt: Receipt = {
  kind: 'cleaned',
  plan: 'p-1',
  at: 0,
  durationMs: 5,
  caches: [{ id: 'go-build', bytes: 1_500_000_000, files: 20 }],
  bytes: 1_500_000_000,
  files: 20,
  undoUntil: 0,
  leftOut: [],
};
const build = { pid: 4711, command: 'go build', owner: 'Visual Studio Code' };
const waiting = { caches: ['go-build'], by: [build] };
const left = { cache: 'go-build', path: '/c/go-build', why: 'link', detail: '/c/go-build' } as const;

test.each([
  [{ receipt, leftOut: [], waiting: null }, true, '1.5 GB cleaned'],
  [
    { receipt, leftOut: [left], waiting: null },
    true,
    '1.5 GB cleaned; 1 thing was left out (gowarden caches)',
  ],
  [
    { receipt, leftOut: [], waiting },
    true,
    '1.5 GB cleaned; the rest when go build (pid 4711, Visual Studio Code) ends',
  ],
  [
    { receipt: null, leftOut: [], waiting: { ...waiting, by: [build, { ...build, pid: 1 }] } },
    true,
    'Will clean when go build (pid 4711, Visual Studio Code) +1 ends',
  ],
  [
    { receipt: null, leftOut: [left], waiting: null },
    false,
    'Nothing was cleaned: /c/go-build is a link, and links are not followed',
  ],
  [{ receipt: null, leftOut: [], waiting: null }, false, 'There was nothing to clean'],
])('the outcome of a click in one sentence (%#)', (cleaned, done, sentence) => {
  const outcome = outcomeOfCleaning(cleaned);
  expect([outcome.done, sayNotice(speak('en'), outcome)]).toEqual([done, sentence]);
  expect(sayNotice(speak('zh-Hans'), outcome)).toMatch(/清理/);
});

test.each([
  [{ receipt: { ...receipt, kind: 'undone' as const }, lost: 0 }, true, '1.5 GB put back'],
  [
    { receipt: { ...receipt, kind: 'undone' as const }, lost: 2 },
    true,
    '1.5 GB put back; 2 things could not be put back',
  ],
  [{ receipt: null, lost: 0, why: 'nothing' as const }, false, 'There is nothing to undo'],
  [
    { receipt: null, lost: 1, why: 'already-purged' as const },
    false,
    'It has already been removed permanently',
  ],
  [
    { receipt: null, lost: 0, why: 'busy' as const, by: [build] },
    false,
    'Not undone yet: go build (pid 4711, Visual Studio Code) uses it. End it and undo again.',
  ],
  [
    { receipt: null, lost: 0, why: 'another-gowarden' as const },
    false,
    'Another gowarden is cleaning just now',
  ],
])('the outcome of an undo (%#)', (undone, done, sentence) => {
  const outcome = outcomeOfUndoing(undone);
  expect([outcome.done, sayNotice(speak('en'), outcome)]).toEqual([done, sentence]);
});

test('only what could not be removed permanently is news', () => {
  expect(newsOf(receipt)).toBeNull();
  expect(newsOf({ ...receipt, kind: 'purged' })).toBeNull();
  const news = newsOf({
    ...receipt,
    kind: 'purged',
    leftOut: [{ ...left, why: 'refused', detail: 'EPERM' }],
  });
  expect(news?.done).toBe(false);
  expect(sayNotice(speak('en'), news!)).toContain('/c/go-build (EPERM)');
});
