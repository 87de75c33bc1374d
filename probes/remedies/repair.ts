import type { Inventory, Tool } from '../inventory/inventory.ts';
import { nativeGo, terminalOf } from '../inventory/native.ts';
import { rebuildCommand } from './rebuild.ts';
import { reinstallCommand } from './reinstall.ts';

/** The command that makes a tool native again, by the one who installed it; empty when there is none to give. */
export function repairOf(tool: Tool, inventory: Inventory): string {
  if (tool.installer === 'homebrew') return reinstallCommand(tool, inventory);
  const build = tool.binary?.go;
  if (!build) return '';
  const { building, hardware } = inventory;
  const go = nativeGo(inventory);
  const context = terminalOf(inventory);
  if (!context || !building) return rebuildCommand(build, { go: 'go', path: tool.path, installs: null });
  const forced = building.architecture;
  return rebuildCommand(build, {
    // By its full path unless the terminal picks the native one anyway.
    go: go && !go.winsIn.includes(context.id) ? go.path : 'go',
    path: tool.path,
    installs: building.installs,
    ...(forced !== '' && forced !== hardware.architecture && { architecture: hardware.architecture }),
  });
}
