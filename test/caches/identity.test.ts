import { lstatSync, mkdirSync, mkdtempSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { factsOf, identityOf, same } from '../../caches/identity.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'gowarden-identity-'));
  writeFileSync(join(root, 'probe'), '');
});
afterEach(() => rmSync(root, { recursive: true }));

const facts = (path: string) => lstatSync(path, { bigint: true });

/** Creates something until it has that inode; false where the file system does not reuse it. */
function madeWithInode(inode: bigint, make: () => void, remove: () => void, path: string): boolean {
  for (let turn = 0; turn < 50; turn += 1) {
    make();
    if (facts(path).ino === inode) return true;
    remove();
  }
  return false;
}

function untilTheClockMoves(): void {
  const probe = join(root, 'probe');
  const now = (): bigint => {
    writeFileSync(probe, '');
    return facts(probe).ctimeNs;
  };
  for (const before = now(); now() === before;);
}

test('a file that was filled right after its creation is distinguished from one that got its inode later', () => {
  const path = join(root, 'shard');
  // The kernel's file clock does not move for some milliseconds, so creation and last change are the same here.
  mkdirSync(path);
  writeFileSync(join(path, 'entry'), '');
  const made = identityOf(facts(path));
  expect(same(factsOf(path), made)).toBe(true);
  const { ino } = facts(path);
  rmSync(path, { recursive: true });
  untilTheClockMoves();
  const make = (): void => mkdirSync(path);
  // tmpfs never reuses a number.
  if (!madeWithInode(ino, make, () => rmdirSync(path), path)) make();
  expect(same(factsOf(path), made)).toBe(false);
});

test('a file is not a directory, even where no creation time is kept', () => {
  const path = join(root, 'thing');
  mkdirSync(path);
  const { device, inode, kind } = identityOf(facts(path));
  const without = { device, inode, ...(kind && { kind }) };
  expect(same(factsOf(path), without)).toBe(true);
  const { ino } = facts(path);
  rmdirSync(path);
  const make = (): void => writeFileSync(path, '');
  if (!madeWithInode(ino, make, () => rmSync(path), path)) make();
  expect(same(factsOf(path), without)).toBe(false);
});

test('a file that only changed is still the same', () => {
  const path = join(root, 'kept');
  mkdirSync(path);
  const made = identityOf(facts(path));
  writeFileSync(join(path, 'entry'), '');
  expect(same(factsOf(path), made)).toBe(true);
});
