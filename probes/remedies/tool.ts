import { posix } from 'node:path';
import type { GoBuild } from '../../host/binary/report.ts';
import { toolsNamed } from '../inventory/index.ts';
import type { Inventory, Tool } from '../inventory/inventory.ts';
import { isIntelPrefix } from '../inventory/means.ts';
import { terminalOf } from '../inventory/native.ts';
import type { Remedy, Run } from '../remedy.ts';
import { builder, isUsable } from './fit.ts';
import { byInstaller } from './install.ts';
import { first } from './profile.ts';
import { rebuild } from './rebuild.ts';
import { network, remedy } from './steps.ts';
import { persons } from './text.ts';
import { withOwnTree } from './unset.ts';

/**
 * Makes a tool native again, or one that starts: a twin of it that is both comes first, else it is rebuilt by a Go that makes
 * such tools. Null without such a Go, which has to be put right before any tool, and when no way is known.
 */
export function renew(tool: Tool, inventory: Inventory, now: number): Remedy | null {
  const twin = toolsNamed(inventory.tools, tool.name).find(
    (other) => other !== tool && isUsable(other, inventory),
  );
  const directory = twin && posix.dirname(twin.path);
  if (directory !== undefined && !bringsIntel(directory, inventory) && !bringsGo(directory, inventory))
    return overtake(tool, directory, inventory);
  if (tool.installer === 'homebrew') return byInstaller(tool, '', inventory);
  const build = tool.binary?.go;
  return build ? built(build, tool, inventory, now) : null;
}

/**
 * Replaces a tool in place with another release of it (`v1.27.2`), built by the Go that builds here. Null when no way is known.
 */
export function bring(tool: Tool, version: string, inventory: Inventory, now: number): Remedy | null {
  const build = tool.binary?.go;
  if (!build?.module) return null;
  const released = { ...build, module: { ...build.module, version } };
  return built(released, tool, inventory, now);
}

function built(build: GoBuild, tool: Tool, inventory: Inventory, now: number): Remedy | null {
  const go = builder(inventory, now);
  if (!go) return remedy([persons.goFirst(tool.name)], null);
  const step = installStep(build, tool, go, inventory);
  if (step === null) return null;
  return remedy([step], null, [network, { kind: 'write', path: posix.dirname(tool.path) }]);
}

/** Builds the program of that build info to the place of the tool; null where it cannot be built from published sources. */
export function installStep(build: GoBuild, tool: Tool, go: Tool, inventory: Inventory): Run | null {
  const { building, hardware } = inventory;
  const forced = building?.architecture ?? '';
  const plain = rebuild(build, {
    go: go.path,
    path: tool.path,
    installs: building?.installs ?? null,
    ...(forced !== '' && forced !== hardware.architecture && { architecture: hardware.architecture }),
  });
  return plain && byItself(plain, withOwnTree(go, inventory, ...plain.argv.slice(1)), inventory);
}

/** Nobody's PATH picks it, and somebody's picks a usable tool of that name. */
export function isOvertaken(tool: Tool, inventory: Inventory): boolean {
  if (tool.winsIn.some((context) => context !== 'daemon')) return false;
  return toolsNamed(inventory.tools, tool.name).some(
    (other) => other.winsIn.some((context) => context !== 'daemon') && isUsable(other, inventory),
  );
}

/** The directory of its twin comes first, where the terminal has the tool before it. */
function overtake(tool: Tool, directory: string, inventory: Inventory): Remedy | null {
  const terminal = terminalOf(inventory);
  const wins = terminal !== undefined && tool.winsIn.includes(terminal.id);
  return wins ? first(inventory, directory) : null;
}

/** A toolchain that GOTOOLCHAIN names would build in place of the go that was chosen. */
function byItself(step: Run, started: Run, inventory: Inventory): Run {
  const set = terminalOf(inventory)?.environment.GOTOOLCHAIN ?? '';
  const pinned = /^go1/.test(set) ? { GOTOOLCHAIN: 'local' } : {};
  const environment = { ...started.environment, ...pinned, ...step.environment };
  return {
    kind: 'run',
    argv: started.argv,
    ...(Object.keys(environment).length > 0 && { environment }),
  };
}

/** To put that directory first would put the Homebrew for Intel first. */
function bringsIntel(directory: string, { platform, hardware, means }: Inventory): boolean {
  const home = means.homebrews.find(({ prefix }) => posix.join(prefix, 'bin') === directory);
  return home !== undefined && hardware.architecture === 'arm64' && isIntelPrefix(platform, home.prefix);
}

/** To put that directory first would change the go of the terminal, for the sake of a tool. */
function bringsGo(directory: string, inventory: Inventory): boolean {
  const terminal = terminalOf(inventory);
  return inventory.toolchains.some(
    ({ path, winsIn }) =>
      posix.dirname(path) === directory && !(terminal !== undefined && winsIn.includes(terminal.id)),
  );
}
