// Loaded before everything else into the processes of a test (node --import): kills them at their n-th step, a step being a
// call that changes the file system. None of this is in the product.
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { basename } from 'node:path';
import type { Death } from './death.ts';

const changing = [
  'appendFileSync',
  'chmodSync',
  'fchmodSync',
  'fsyncSync',
  'linkSync',
  'mkdirSync',
  'openSync',
  'renameSync',
  'rmSync',
  'rmdirSync',
  'unlinkSync',
  'writeFileSync',
  'writeSync',
] as const;

/** Standard input, output and error do not count as steps. */
const firstFile = 3;

const write = fs.writeFileSync;
const { who, step, whom, mark = '' } = JSON.parse(process.env.DEATH ?? '{}') as Death;
const me = process.argv.includes('purge-worker')
  ? 'worker'
  : basename(process.argv[1] ?? '') === 'driver.mjs'
    ? 'main'
    : 'child';
if (me === 'main') process.env.DEATH_MAIN = String(process.pid);

if (me === who) {
  let steps = 0;
  for (const name of changing) {
    const original = fs[name] as (...given: unknown[]) => unknown;
    const counted = (...given: unknown[]): unknown => {
      if (typeof given[0] === 'number' && given[0] < firstFile) return original(...given);
      steps += 1;
      if (steps === step) {
        write(mark, '');
        if (whom === 'all') process.kill(Number(process.env.DEATH_MAIN), 'SIGKILL');
        process.kill(process.pid, 'SIGKILL');
      }
      return original(...given);
    };
    Object.assign(fs, { [name]: counted });
  }
  syncBuiltinESMExports();
}
