import { posix } from 'node:path';
import type { Inventory, Tool } from '../inventory/inventory.ts';
import { nativeGo, terminalOf } from '../inventory/native.ts';
import type { Remedy } from '../remedy.ts';
import { rebuild } from './rebuild.ts';
import { reinstall } from './reinstall.ts';
import { network, remedy } from './steps.ts';

/** Makes a tool native again, by the one who installed it; null when there is no way that we know. */
export function renew(tool: Tool, inventory: Inventory): Remedy | null {
  if (tool.installer === 'homebrew') return reinstall(tool, inventory);
  const build = tool.binary?.go;
  if (!build) return null;
  const { building, hardware } = inventory;
  const go = nativeGo(inventory);
  const context = terminalOf(inventory);
  const forced = building?.architecture ?? '';
  const step = rebuild(build, {
    // By its full path unless the terminal picks the native one anyway.
    go: go && context && !go.winsIn.includes(context.id) ? go.path : 'go',
    path: tool.path,
    installs: building?.installs ?? null,
    ...(forced !== '' && forced !== hardware.architecture && { architecture: hardware.architecture }),
  });
  if (step === null) return null;
  return remedy([step], null, [network, { kind: 'write', path: posix.dirname(tool.path) }]);
}
