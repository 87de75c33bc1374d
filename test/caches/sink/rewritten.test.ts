import {
  closeSync,
  existsSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  statSync,
  utimesSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { factsOf, identityOf } from '../../../caches/identity.ts';
import { isRewritten } from '../../../caches/sink/meanwhile.ts';
import { temporary } from '../../faults/running.ts';
import { purgeHere } from './purge-here.ts';

/** A quarantine with one very old file in it, and what removes that permanently. */
function waiting() {
  const path = temporary('rewritten');
  const file = join(path, '1');
  writeFileSync(file, 'zip');
  utimesSync(file, 1_600_000_000, 1_600_000_000);
  mkdirSync(join(path, 'root'));
  // By the clock of the file system, which lags behind ours by up to a tick.
  const since = Math.floor(statSync(path).ctimeMs);
  const unit = { steps: ['1'], inside: ['v1.0.0.zip'], shape: 'modules', root: join(path, 'root') } as const;
  const quarantine = { path, identity: identityOf(factsOf(path)!), since };
  return {
    file,
    place: join(path, 'root/v1.0.0.zip'),
    purge: () => purgeHere({ quarantine, unit }, () => undefined),
  };
}

test('a waiting file is removed; one that a program wrote to meanwhile stays and is reported', () => {
  const untouched = waiting();
  expect(untouched.purge()).toMatchObject({ files: 1, left: [] });
  expect(existsSync(untouched.file)).toBe(false);

  const written = waiting();
  const descriptor = openSync(written.file, 'a');
  writeSync(descriptor, ' and a thesis');
  closeSync(descriptor);
  expect(written.purge()).toMatchObject({ files: 0, left: [{ path: '1', why: 'changed' }] });
  expect(readFileSync(written.file, 'utf8')).toBe('zip and a thesis');

  // After an undo it is only a second link that goes.
  linkSync(written.file, written.place);
  expect(written.purge()).toMatchObject({ files: 1, left: [] });
  expect(readFileSync(written.place, 'utf8')).toBe('zip and a thesis');
});

test('a modification time ahead of the clock is not a sign of a writer', () => {
  const { file, purge } = waiting();
  utimesSync(file, 4_000_000_000, 4_000_000_000);
  expect(purge()).toMatchObject({ files: 1, left: [] });
});

test('a clock that is set back after a write does not hide the writer', () => {
  const { file } = waiting();
  const ahead = BigInt(Date.now() + 3_600_000);
  // The kernel sets both times by the clock of that moment.
  const written = Object.assign(factsOf(file)!, { mtimeMs: ahead, ctimeMs: ahead });
  expect(isRewritten(written, Date.now())).toBe(true);
});
