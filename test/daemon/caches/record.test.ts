import { expect, test } from 'vitest';
import type { Receipt } from '../../../caches/receipt.ts';
import { entryOfReceipt, receiptOf } from '../../../daemon/caches/record.ts';

const receipt: Receipt = {
  kind: 'cleaned',
  plan: 'p1',
  at: 5,
  durationMs: 7,
  caches: [{ id: 'go-build', bytes: 4096, files: 1 }],
  bytes: 4096,
  files: 1,
  undoUntil: 600_000,
  leftOut: [{ cache: 'gopls', path: '/c', why: 'busy' }],
};

test('a receipt read from the history is unchanged, with at most a hundred exclusions', () => {
  expect(receiptOf({ id: 1, ...entryOfReceipt(receipt) })).toEqual(receipt);
  const many = { ...receipt, leftOut: Array(500).fill(receipt.leftOut[0]) as Receipt['leftOut'] };
  expect(receiptOf({ id: 1, ...entryOfReceipt(many) })?.leftOut).toHaveLength(100);
});

test('entries of other kinds, without details or with different ones are not receipts', () => {
  const entry = { id: 1, ...entryOfReceipt(receipt) };
  expect(receiptOf({ ...entry, kind: 'opened' })).toBeNull();
  const { id, kind, at, subject } = entry;
  expect(receiptOf({ id, kind, at, subject })).toBeNull();
  for (const wrong of [{ caches: 7 }, { leftOut: [{}] }, { bytes: 'many' }, { kind: 'eaten' }])
    expect(receiptOf({ ...entry, details: { ...receipt, ...wrong } })).toBeNull();
});
