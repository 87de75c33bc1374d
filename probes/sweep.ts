import type { Host } from '../host/host.ts';
import type { Inventory } from './inventory/inventory.ts';
import { takeInventory } from './inventory/take.ts';
import type { Sweep } from './probe.ts';

/**
 * Starts a look at the machine: what one probe has asked, the others of the same sweep get without asking again.
 * `now` is in milliseconds since 1970; `remembered` holds the subjects of toolchains seen at earlier looks.
 */
export function newSweep(
  host: Host,
  signal: AbortSignal,
  now: number,
  remembered?: ReadonlySet<string>,
): Sweep {
  let inventory: Promise<Inventory> | null = null;
  return {
    host,
    now,
    signal,
    ...(remembered && { remembered }),
    inventory: () => (inventory ??= takeInventory(host, signal)),
  };
}
