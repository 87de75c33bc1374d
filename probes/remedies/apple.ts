import { commandLineTools } from '../../host/apple/developer-directory.darwin.ts';
import type { Inventory } from '../inventory/inventory.ts';
import type { Person, Remedy } from '../remedy.ts';
import { unsetVariables } from './variables.ts';

/** The Command Line Tools anew: while they are there, `xcode-select --install` says that they are installed. */
export const reinstalled: NonNullable<Person['types']> = [
  ['sudo', 'rm', '-rf', commandLineTools],
  ['xcode-select', '--install'],
];

/** Which developer directory is used: with `--switch` that one, with `--reset` the one at its usual place. */
export function selecting(
  option: '--switch' | '--reset',
  directory: string = commandLineTools,
): NonNullable<Person['types']>[number] {
  return ['sudo', 'xcode-select', option, ...(option === '--switch' ? [directory] : [])];
}

/**
 * Unsets a variable where it was set: `by` is `launchctl`, `FILE:LINE`, or null when it is unknown who set it. Null unless this
 * is a Mac.
 */
export function unsetVariable(
  name: string,
  by: string | null,
  value: string,
  inventory: Inventory | null,
): Remedy | null {
  if (inventory === null) return null;
  const variable = { name, value, by, source: { kind: 'variable' } } as const;
  const place = by?.replace(/:\d+$/, '') ?? null;
  return unsetVariables({ place, kind: 'variable', variables: [variable] }, inventory);
}
