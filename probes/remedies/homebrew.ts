import { join } from 'node:path';
import type { Remedy } from '../remedy.ts';
import { network, remedy, run } from './steps.ts';

/** Links a keg that is poured; `overwrite` what stands in its way. */
export function link(prefix: string, formula: string, overwrite = false): Remedy {
  const brew = join(prefix, 'bin/brew');
  return remedy(
    [run(brew, 'link', ...(overwrite ? ['--overwrite'] : []), formula)],
    [run(brew, 'unlink', formula)],
  );
}

/** Pours and links a formula again. */
export function pour(prefix: string, formula: string): Remedy {
  return remedy([run(join(prefix, 'bin/brew'), 'reinstall', formula)], null, [network]);
}
