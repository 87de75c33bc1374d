import { existsSync, lstatSync, mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { identityOf } from '../../../caches/identity.ts';
import type { Boundary } from '../../../caches/sink/boundary.ts';
import { setAside, type Move } from '../../../caches/sink/move.ts';

const names = ['00', '01', '02', '03', '04', '05'];
let home: string;
let root: string;
let boundary: Boundary;

beforeEach(() => {
  home = realpathSync.native(mkdtempSync(join(tmpdir(), 'gowarden-move-')));
  root = join(home, '.cache/go-build');
  for (const name of names) mkdirSync(join(root, name, 'inside'), { recursive: true });
  mkdirSync(join(home, 'aside'));
  const uid = lstatSync(home).uid;
  boundary = { roots: [root], moduleRoots: [], home, uid, mounts: [], keep: [] };
});
afterEach(() => rmSync(home, { recursive: true }));

const identity = (path: string) => identityOf(lstatSync(path, { bigint: true }));

function move(isFree: () => boolean) {
  const moves = names.map((name): Move => ({
    name,
    identity: identity(join(root, name)),
    shape: 'go-cache',
    to: join(home, 'aside', name),
  }));
  return setAside({ path: root, identity: identity(root) }, moves, boundary, isFree);
}

test('moves everything as long as nobody starts using it', () => {
  expect(move(() => true)).toEqual(names.map(() => ({ moved: true })));
  expect(readdirSync(join(home, 'aside')).sort()).toEqual(names);
});

test('recreates each directory that a build relies on before the next is moved', () => {
  const standing: string[][] = [];
  move(() => standing.push(readdirSync(root).sort()) > 0);
  expect(standing).toEqual(names.map(() => names));
  expect(names.map((name) => readdirSync(join(root, name)))).toEqual(names.map(() => []));
});

test('moves nothing more as soon as somebody starts', () => {
  let asked = 0;
  const moved = move(() => (asked += 1) <= 2);
  expect(moved.map((one) => one.moved || one.why)).toEqual([true, true, ...names.slice(2).map(() => 'busy')]);
  expect(readdirSync(join(home, 'aside')).sort()).toEqual(names.slice(0, 2));
  expect(names.map((name) => existsSync(join(root, name, 'inside')))).toEqual([
    false,
    false,
    ...names.slice(2).map(() => true),
  ]);
});
