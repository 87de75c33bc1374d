import type { Host } from '../../host/host.ts';
import type { Inventory, Tool } from '../inventory/inventory.ts';
import { placesOf } from '../../host/go/places.ts';
import { readSettings } from '../../host/go/settings.ts';
import { nativeGo, terminalOf } from './native.ts';
import { rebuildCommand } from './rebuild.ts';
import { reinstallCommand } from './reinstall.ts';

/** The command that makes a tool native again, by the one who installed it; empty when there is none to give. */
export function repairOf(tool: Tool, inventory: Inventory, host: Host): string {
  if (tool.installer === 'homebrew') return reinstallCommand(tool, inventory, host.platform);
  const build = tool.binary?.go;
  if (!build) return '';
  const go = nativeGo(inventory);
  const context = terminalOf(inventory);
  if (!context) return rebuildCommand(build, { go: 'go', path: tool.path, installs: null });
  const settings = readSettings(host, context.environment, go?.goroot?.path ?? null);
  const { architecture } = inventory.hardware;
  const forced = settings('GOARCH').value;
  return rebuildCommand(build, {
    // By its full path unless the terminal picks the native one anyway.
    go: go && !go.winsIn.includes(context.id) ? go.path : 'go',
    path: tool.path,
    installs: placesOf(host, context.environment, settings).installs,
    ...(forced !== '' && forced !== architecture && { architecture }),
  });
}
