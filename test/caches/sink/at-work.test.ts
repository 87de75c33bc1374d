import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { factsOf, identityOf } from '../../../caches/identity.ts';
import { measureBranch } from '../../../caches/measure/walk.ts';
import { temporary } from '../../faults/running.ts';
import { purgeHere } from './purge-here.ts';

/** A directory `1` with that many files, in a directory of its own. */
function filled(files: number): string {
  const path = temporary('at-work');
  mkdirSync(join(path, '1'));
  for (let number = 0; number < files; number += 1) writeFileSync(join(path, '1', `${number}`), 'x');
  return path;
}

test('removing reports before each file that it is at work, however slow the disk', () => {
  const path = filled(50);
  const unit = { steps: ['1'], inside: ['1'], shape: 'tree', root: path } as const;
  let words = 0;
  const quarantine = { path, identity: identityOf(factsOf(path)!) };
  expect(purgeHere({ quarantine, unit }, () => (words += 1))).toMatchObject({ files: 51, left: [] });
  expect(words).toBeGreaterThanOrEqual(50);
});

test('so does measuring a large directory, again and again', () => {
  const path = filled(500);
  const { dev, uid } = statSync(path);
  const limits = { proof: null, device: dev, uid, mounts: new Set<string>(), unusedBefore: 0, now: 0 };
  let words = 0;
  const options = { ...limits, shape: 'modules', root: path } as const;
  expect(measureBranch(join(path, '1'), ['1'], options, () => (words += 1)).files).toBe(500);
  expect(words).toBeGreaterThanOrEqual(7);
});
