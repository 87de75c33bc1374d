import { join, posix } from 'node:path';
import { isNative, type Inventory, type Tool } from '../inventory/inventory.ts';
import { isIntelPrefix } from '../inventory/means.ts';
import { isForeign, terminalOf } from '../inventory/native.ts';
import type { Remedy, Step } from '../remedy.ts';
import { newestOn } from '../versions/majors.ts';
import { supportOf } from '../versions/releases.ts';
import { formulaOf, natively, stableTrees } from './install.ts';
import { first, nativeHomebrewFirst } from './profile.ts';
import { network, newTerminal, remedy, run } from './steps.ts';
import { persons } from './text.ts';
import { withOwnGoroot, withoutGoroot } from './unset.ts';

/** Brings a Go of a supported release where there is none, by the one who brought the old one if that is possible. */
export function newest(real: Tool, inventory: Inventory, now: number): Remedy {
  const { platform, hardware, means } = inventory;
  const tooOld = tooOldMacos(inventory, now);
  if (tooOld !== null) return tooOld;
  const isWrong = isForeign(real, inventory);
  const manager = means.managers.get(real.installer);
  switch (real.installer) {
    case 'nix':
      return remedy([isWrong ? persons.nix(hardware.architecture, platform) : persons.nixNewer()], null);
    case 'macports':
      if (!isWrong) return remedy([persons.port()], null);
      return byHomebrew(real, inventory) ?? remedy([persons.macports()], null);
    case 'mise': {
      if (!manager) break;
      const step = natively(inventory, manager.call, 'use', '--global', 'go@latest');
      return withOwnGoroot(remedy([step, newTerminal], null, [network]), inventory, real);
    }
    case 'gobrew': {
      if (!manager) break;
      const use = remedy([natively(inventory, manager.call, 'use', 'latest')], null, [network]);
      return withoutGoroot(use, inventory, real, [join(real.prefix ?? '', 'current')]);
    }
    case 'goenv':
    case 'asdf':
    case 'gvm':
    case 'g':
    case 'vfox':
    case 'proto':
    case 'govm':
      if (isThere(real, inventory)) return byManager(real, inventory, now);
      break;
    case 'homebrew':
    case 'go.dev package':
    case 'golang.org/dl':
    case 'module cache':
    case 'distribution':
    case 'go install':
    case 'unknown':
      break;
  }
  const homebrew = byHomebrew(real, inventory);
  if (homebrew !== null) return homebrew;
  return platform === 'darwin' ? officialFirst(real, inventory, now) : onLinux(real, inventory);
}

/** Where this macOS is older than every supported Go asks for, a newer macOS comes first; null where it is not, or nobody knows. */
function tooOldMacos({ platform, hardware }: Inventory, now: number): Remedy | null {
  const { osVersion, architecture } = hardware;
  if (platform !== 'darwin' || osVersion === null) return null;
  const best = newestOn({ macos: osVersion, architecture }, now);
  if (best === null || supportOf(`go${best.patch.version}`, now).state !== 'ended') return null;
  return remedy([persons.newerMacos(osVersion, `1.${best.minor}`)], null);
}

/** moovweb's gvm is a function of the shell that has read it. */
function isThere({ installer }: Tool, { means }: Inventory): boolean {
  if (means.managers.has(installer)) return true;
  return installer === 'gvm' && means.profile.all.some((line) => /^[^#]*\/\.?gvm\/scripts\/gvm\b/.test(line));
}

/** Only a person knows for whom a manager keeps which version; it lets its own GOROOT follow. */
function byManager(real: Tool, inventory: Inventory, now: number): Remedy {
  const { installer, prefix } = real;
  const { means, hardware } = inventory;
  const { architecture } = hardware;
  const program = means.managers.get(installer);
  const isCause =
    program !== undefined && program.architectures.length > 0 && !isNative(program.architectures, hardware);
  const { supported } = supportOf(real.version ?? '', now);
  const steps: readonly Step[] = [
    ...(isCause ? [persons.nativeManager(installer, program.path, architecture)] : []),
    persons.byManager(installer, supported, isForeign(real, inventory) ? architecture : null),
  ];
  const all = remedy(steps, null, [network]);
  return withOwnGoroot(all, inventory, real, [join(prefix ?? '', 'go')]);
}

/** Where root decides what is in the directories of the system, a person has to; a snap and a package are renewed by their own. */
function onLinux(old: Tool, inventory: Inventory): Remedy {
  const { architecture } = inventory.hardware;
  if (old.path.startsWith('/snap/') || old.chain.file?.startsWith('/snap/'))
    return remedy([persons.snap()], null, [network]);
  const place = '/usr/local/go';
  const archive =
    old.installer === 'distribution'
      ? persons.beside(architecture, place)
      : persons.archive(architecture, place);
  const bin = `${place}/bin`;
  const isFirst = old.installer === 'go.dev package' || isAhead(bin, old, inventory);
  const path = isFirst ? null : first(inventory, bin);
  const all = remedy([archive, ...(path?.steps ?? [])], null, [network, ...(path?.needs ?? [])]);
  return withoutGoroot(all, inventory, old, stillRight(place, old, inventory), 'go.dev package');
}

/** The package from go.dev, whose page shows which is the newest. */
function officialFirst(old: Tool, inventory: Inventory, now: number): Remedy {
  const { architecture, osVersion } = inventory.hardware;
  const best = newestOn({ macos: osVersion, architecture }, now);
  const isNewest = best === null || best === newestOn({ macos: null, architecture }, now);
  const choose = persons.choosePackage(architecture, isNewest ? null : `1.${best.minor}`);
  const fetched = [run('open', 'https://go.dev/dl/'), choose];
  const bin = '/usr/local/go/bin';
  const isFirst = old.installer === 'go.dev package' || isAhead(bin, old, inventory);
  const path = isFirst ? null : first(inventory, bin);
  const steps = [...fetched, ...(path?.steps ?? [])];
  const all = remedy(steps, null, [network, ...(path?.needs ?? [])]);
  const right = stillRight('/usr/local/go', old, inventory);
  return withoutGoroot(all, inventory, old, right, 'go.dev package');
}

/** A GOROOT of the go command's own file is for every go, also for one that other contexts go on to find first. */
function stillRight(tree: string, old: Tool, { building }: Inventory): readonly string[] {
  const isForAll = building?.goroot.source.kind === 'user-file' && old.installer !== 'go.dev package';
  return isForAll ? [] : [tree];
}

/** By the native Homebrew: what it has is upgraded, else it installs. */
function byHomebrew(real: Tool, inventory: Inventory): Remedy | null {
  const { homebrews } = inventory.means;
  const { platform, hardware } = inventory;
  const usable = homebrews.filter(
    ({ prefix, brew }) =>
      brew !== null && !(hardware.architecture === 'arm64' && isIntelPrefix(platform, prefix)),
  );
  const own = real.installer === 'homebrew' ? usable.find(({ prefix }) => prefix === real.prefix) : undefined;
  const home =
    own ?? (real.installer === 'homebrew' || real.installer === 'macports' ? usable[0] : undefined);
  if (!home?.brew) return null;
  const needs = [network];
  if (own && formulaOf(real) === 'go')
    return withoutGoroot(
      remedy([natively(inventory, home.brew, 'upgrade', 'go')], null, needs),
      inventory,
      real,
      stableTrees(home.prefix),
    );
  const has = home.formulas.includes('go');
  const step = natively(inventory, home.brew, has ? 'upgrade' : 'install', 'go');
  const bin = join(home.prefix, 'bin');
  const path = isAhead(bin, real, inventory)
    ? null
    : (nativeFirst(inventory, home.prefix) ?? first(inventory, bin));
  const undo = has || path?.undo === null ? null : [...(path?.undo ?? []), run(home.brew, 'uninstall', 'go')];
  const all = remedy([step, ...(path?.steps ?? [])], undo, [...needs, ...(path?.needs ?? [])]);
  return withoutGoroot(all, inventory, real, stableTrees(home.prefix), 'homebrew');
}

/** The terminal will find a go in that directory before the old one, or any other: nothing of PATH is to change, which orders tools too. */
function isAhead(directory: string, old: Tool, inventory: Inventory): boolean {
  const terminal = terminalOf(inventory);
  const placeOf = (path: string): number => terminal?.path.indexOf(path) ?? -1;
  const place = placeOf(directory);
  if (terminal === undefined || place === -1) return false;
  const others = inventory.toolchains.filter(({ seenIn }) => seenIn.includes(terminal.id));
  const gos = placeOf(posix.dirname(old.path)) === -1 ? others : [old];
  return gos.every(({ path }) => place < placeOf(posix.dirname(path)));
}

function nativeFirst(inventory: Inventory, prefix: string): Remedy | null {
  return prefix === '/opt/homebrew' ? nativeHomebrewFirst(inventory) : null;
}
