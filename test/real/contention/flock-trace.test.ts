import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporary } from '../../faults/running.ts';
import { tracedWaits } from './flock-trace.ts';

// As written by strace 6.1, with shorter paths.
const waiter = `1796033850.028454 flock(3</m/lock>, LOCK_EX) = ? ERESTARTSYS (To be restarted if SA_RESTART is set) <0.400858>
1796033850.429428 flock(3</m/lock>, LOCK_EX) = ? ERESTARTSYS (To be restarted if SA_RESTART is set) <0.000605>
1796033850.430103 flock(3</m/lock>, LOCK_EX) = 0 <0.392182>
1796033850.822394 flock(3</m/lock>, LOCK_UN) = 0 <0.000010>
`;
const holders = {
  31: `1796033849.821334 flock(4</m/lock>, LOCK_EX) = 0 <0.000021>
1796033850.300000 flock(4</m/lock>, LOCK_UN) = 0 <0.000011>
`,
  32: `1796033850.250000 flock(4</m/lock>, LOCK_EX) = 0 <0.050100>
1796033850.822000 flock(4</m/lock>, LOCK_UN) = 0 <0.000011>
`,
};

test('a wait interrupted by signals is one wait, for whoever held the lock from its start on', () => {
  const directory = temporary('trace');
  writeFileSync(join(directory, 'trace.55'), waiter);
  for (const [pid, text] of Object.entries(holders)) writeFileSync(join(directory, `trace.${pid}`), text);
  const [wait, ...more] = tracedWaits([directory], 200);
  expect(more).toEqual([]);
  expect(wait).toMatchObject({ pid: 55, path: '/m/lock', holders: new Set([31, 32]) });
  expect(wait?.from).toBeCloseTo(1_796_033_850_028.454, 1);
  expect(wait?.ms).toBeCloseTo(793.831, 1);
});
