import { describe, expect, test } from 'vitest';
import type { KnownSums } from '../../../caches/modules/sums.ts';
import type { Content, Examined } from '../../../caches/repair/examined.ts';
import { judge } from '../../../caches/repair/judge.ts';

const hash = (letter: string): string => `h1:${letter.repeat(43)}=`;
const [good, other, third] = [hash('A'), hash('B'), hash('C')];
const read = (h1: string): Content => ({ state: 'read', h1, goMod: null });
const part = (role: Examined['parts'][number]['role']): Examined['parts'][number] => ({
  role,
  directory: '',
  name: role,
  identity: { device: '1', inode: '2' },
  parent: { device: '1', inode: '1' },
  bytes: 1,
  files: 1,
  lastUse: 0,
  readLater: false,
});

/** A private module, which the checksum database does not know. */
function examined(more: Partial<Examined> = {}): Examined {
  return {
    root: '/m',
    path: 'example.com/kim',
    version: 'v1.0.0',
    parts: (['tree', 'zip', 'ziphash', 'mod'] as const).map(part),
    zip: read(good),
    tree: read(good),
    ziphash: good,
    mod: good,
    database: null,
    work: null,
    difference: null,
    ...more,
  };
}

const sums = (...hashes: string[]): KnownSums =>
  new Map([
    ['example.com/kim@v1.0.0', hashes.map((one, index) => ({ hash: one, from: `/p${index}/go.sum:1` }))],
  ]);

describe('a private module', () => {
  test('on which every part agrees has no verdict', () => {
    expect(judge(examined(), sums())).toEqual([]);
    expect(judge(examined(), sums(good, good))).toEqual([]);
  });

  test('for which one go.sum contradicts another and the cache: that one is at fault', () => {
    const [verdict, ...more] = judge(examined(), sums(good, other));
    expect(more).toEqual([]);
    expect(verdict).toMatchObject({ leave: 'go-sum-at-fault' });
    expect(verdict?.evidence).toContain('/p1/go.sum:1');
    expect(verdict?.evidence).not.toContain('/p0/go.sum:1 says ' + other);
  });

  test('for which every go.sum contradicts a consistent cache is undecided, and nothing is taken', () => {
    expect(judge(examined(), sums(other, third))).toMatchObject([{ leave: 'undecided' }]);
  });

  test('whose parts differ: a go.sum decides which of them is damaged', () => {
    const one = examined({ tree: read(other) });
    expect(judge(one, sums(good))).toMatchObject([{ take: ['tree'], reason: 'damaged' }]);
    const edited = examined({ zip: read(other), ziphash: other });
    expect(judge(edited, sums(good))).toMatchObject([
      { take: ['zip', 'tree', 'ziphash'], reason: 'damaged' },
    ]);
  });

  test('whose parts differ, and none matches any go.sum, cannot be kept', () => {
    const one = examined({ tree: read(other) });
    expect(judge(one, sums(third))).toMatchObject([{ take: ['zip', 'tree'], reason: 'damaged' }]);
  });

  test('that could not be read is undecided', () => {
    const tree: Content = { state: 'unreadable', detail: 'EACCES: /m/tree' };
    expect(judge(examined({ tree }), sums(good))).toMatchObject([
      { leave: 'undecided', evidence: 'EACCES: /m/tree' },
    ]);
  });
});

test('the module that comes with Go itself has no record and is left alone', () => {
  const one = examined({ path: 'golang.org/fips140', zip: { state: 'absent' }, ziphash: null });
  expect(judge(one, new Map())).toEqual([]);
});
