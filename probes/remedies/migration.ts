import { quote } from '../../messages/quote.ts';
import type { Inventory } from '../inventory/inventory.ts';
import type { Remedy, Step } from '../remedy.ts';
import { natively } from './install.ts';
import { nativeHomebrewFirst } from './profile.ts';
import { network, remedy, run } from './steps.ts';
import { persons } from './text.ts';

/** The list of what the Homebrew for Intel has. */
const list = '~/Brewfile-intel';

/**
 * From the Homebrew for Intel to the native one, in order: the list, the native Homebrew, what is on the list, PATH, and only then
 * the end of the old one, which is left to a person (https://docs.brew.sh/Brew-Bundle-and-Brewfile).
 */
export function migration(inventory: Inventory): Remedy | null {
  const intel = inventory.means.homebrews.find(({ prefix }) => prefix === '/usr/local')?.brew;
  const native = inventory.means.homebrews.find(({ prefix }) => prefix === '/opt/homebrew')?.brew;
  if (!intel) return null;
  const file = `${inventory.means.home}/${list.slice(2)}`;
  const dump = run('arch', '-x86_64', intel, 'bundle', 'dump', `--file=${file}`);
  const ahead = native && isBehind(inventory) ? nativeHomebrewFirst(inventory) : null;
  const steps: readonly Step[] = native
    ? [dump, natively(inventory, native, 'bundle', 'install', `--file=${file}`), ...(ahead?.steps ?? [])]
    : [dump, persons.nativeHomebrew(file, quote(file))];
  return remedy([...steps, persons.endOfIntel()], null, [network, ...(ahead?.needs ?? [])]);
}

function isBehind({ brews }: Inventory): boolean {
  return [...brews].some(([id, paths]) => id !== 'daemon' && paths[0]?.startsWith('/usr/local/'));
}
