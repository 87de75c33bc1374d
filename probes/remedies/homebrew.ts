import type { Remedy } from '../remedy.ts';
import { network, remedy, run } from './steps.ts';

/** Links a poured keg with an installed `brew`; `overwrite` replaces what is in its way. */
export function link(brew: string, formula: string, overwrite = false): Remedy {
  return remedy(
    [run(brew, 'link', ...(overwrite ? ['--overwrite'] : []), formula)],
    [run(brew, 'unlink', formula)],
  );
}

/** Pours and links a formula again; one that is not installed any more is installed by that too (Homebrew's reinstall.rb). */
export function pour(brew: string, formula: string): Remedy {
  return remedy([run(brew, 'reinstall', formula)], null, [network]);
}
