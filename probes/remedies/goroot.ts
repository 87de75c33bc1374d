import type { Inventory } from '../inventory/inventory.ts';
import type { Remedy } from '../remedy.ts';
import { fitGos, isUsable } from './fit.ts';
import { unsetGoroot } from './unset.ts';

/** What takes GOROOT back for a go that works with another tree; null when nobody has set it, and what is wrong is its own tree. */
export function unsetFor(
  subject: string,
  { setBy }: { readonly setBy: string },
  inventory: Inventory,
  now: number,
): Remedy | null {
  const go = inventory.toolchains.find(({ path }) => path === subject);
  if (!go || setBy === 'bin/go') return null;
  // A go that cannot start changes no settings.
  const [fit] = isUsable(go, inventory) ? [go] : fitGos(inventory, now);
  return unsetGoroot(inventory, fit ?? go);
}
