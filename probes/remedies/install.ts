import { join, posix } from 'node:path';
import { isNative, type Inventory, type Tool } from '../inventory/inventory.ts';
import { isIntelPrefix } from '../inventory/means.ts';
import { isForeign, terminalOf } from '../inventory/native.ts';
import type { Need, Remedy, Run } from '../remedy.ts';
import { nativeHomebrewFirst, first } from './profile.ts';
import { network, newTerminal, remedy, run } from './steps.ts';
import { swap } from './swap.ts';
import { persons } from './text.ts';
import { withoutGoroot } from './unset.ts';

/** Puts a native Go of that version where a foreign one is, as the one who installed it does; null when that is not to be had. */
export function byInstaller(tool: Tool, version: string, inventory: Inventory): Remedy | null {
  const { platform, hardware, means } = inventory;
  const { architecture } = hardware;
  const release: Need = { kind: 'release', version, platform, architecture };
  switch (tool.installer) {
    case 'homebrew':
      return homebrewAgain(tool, inventory);
    case 'go.dev package':
      return platform === 'darwin'
        ? remedy(
            [run('open', `https://go.dev/dl/go${version}.darwin-${architecture}.pkg`), persons.installer],
            null,
            [network, release],
          )
        : null;
    case 'goenv': {
      const goenv = means.managers.get('goenv');
      // It takes `uname -m`, which a translated terminal answers wrongly, and copies over what is there.
      return goenv
        ? remedy([natively(inventory, goenv.call, 'install', '--force', version)], null, [network, release])
        : swap(tool, version, inventory);
    }
    case 'gvm':
      return tool.path.includes('/versions/') || tool.goroot?.path.includes('/versions/')
        ? byAndrewkroh(version, inventory)
        : swap(tool, version, inventory);
    case 'g':
    case 'vfox':
    case 'mise':
    case 'asdf':
    case 'gobrew':
    case 'proto':
    case 'govm':
    case 'golang.org/dl':
      return afterManager(tool, inventory, swap(tool, version, inventory));
    case 'macports':
    case 'nix':
    case 'module cache':
    case 'distribution':
    case 'go install':
    case 'unknown':
      return null;
  }
}

/** A manager that is a Go program fetches what it was built for: it is the cause, and comes first. */
function afterManager(tool: Tool, inventory: Inventory, swapped: Remedy | null): Remedy | null {
  const program = inventory.means.managers.get(tool.installer);
  if (swapped === null || !program || program.architectures.length === 0) return swapped;
  if (isNative(program.architectures, inventory.hardware)) return swapped;
  const steps = [
    persons.nativeManager(tool.installer, program.path, inventory.hardware.architecture),
    ...swapped.steps,
  ];
  return { ...swapped, steps };
}

/** andrewkroh's gvm names a tree by its machine, takes `--arch`, and is asked anew by each new terminal. */
function byAndrewkroh(version: string, inventory: Inventory): Remedy | null {
  const { platform, hardware, means } = inventory;
  const { architecture } = hardware;
  const gvm = means.managers.get('gvm');
  if (!gvm || gvm.architectures.length === 0) return null;
  const isForeignGvm = !isNative(gvm.architectures, hardware);
  const isAsked = means.profile.all.some((line) => /^[^#]*\bgvm \d/.test(line));
  return remedy(
    [
      run(gvm.call, `--arch=${architecture}`, 'install', version),
      ...(isForeignGvm ? [persons.nativeManager('gvm', gvm.path, architecture)] : []),
      isAsked ? newTerminal : persons.gvmLine(version),
    ],
    null,
    [network, { kind: 'release', version, platform, architecture }],
  );
}

/** A program of a terminal that may be translated, so that it takes the Mac for what it is. */
export function natively({ platform, hardware }: Inventory, ...argv: Run['argv']): Run {
  return platform === 'darwin' && hardware.architecture === 'arm64'
    ? run('arch', '-arm64', ...argv)
    : run(...argv);
}

function homebrewAgain(tool: Tool, inventory: Inventory): Remedy | null {
  const { platform, means } = inventory;
  const brew = means.homebrews.find(({ prefix }) => prefix === tool.prefix)?.brew;
  if (isIntelPrefix(platform, tool.prefix ?? '') || !brew) return null;
  const again = remedy([natively(inventory, brew, 'reinstall', formulaOf(tool))], null, [network]);
  // It pours what is the newest now.
  return withoutGoroot(again, inventory, tool, stableTrees(tool.prefix ?? ''));
}

/** Trees of Homebrew's that are the same before and after an upgrade. */
export function stableTrees(prefix: string): readonly string[] {
  return [join(prefix, 'opt/go/libexec'), join(prefix, 'opt/go')];
}

/** The formula of a keg; what Homebrew would not take for the name of one, `--force`, is none. */
export function formulaOf({ chain }: Pick<Tool, 'chain'>): string {
  return (
    /\/Cellar\/([A-Za-z0-9][\w@.+-]*)\//.exec(`${chain.links.join(' ')} ${chain.file ?? ''}`)?.[1] ?? 'go'
  );
}

/** Brings a Go of a supported release where there is none, by the one who brought the old one if that is possible. */
export function newest(real: Tool, inventory: Inventory): Remedy | null {
  const isWrong = isForeign(real, inventory);
  if (real.installer === 'nix' && inventory.platform === 'darwin' && isWrong)
    return remedy([persons.nix(inventory.hardware.architecture)], null);
  const homebrew = brewFor(real, inventory);
  if (homebrew !== null) return homebrew;
  const { managers } = inventory.means;
  const manager = managers.get(real.installer);
  if (real.installer === 'mise' && manager) {
    const use = natively(inventory, manager.call, 'use', '--global', 'go@latest');
    // It exports GOROOT by itself, for the version in use.
    return remedy([use, newTerminal], null, [network]);
  }
  if (real.installer === 'gobrew' && manager) {
    const use = remedy([natively(inventory, manager.call, 'use', 'latest')], null, [network]);
    return withoutGoroot(use, inventory, real, [join(real.prefix ?? '', 'current')]);
  }
  if (real.installer === 'macports' && isWrong) return remedy([persons.macports()], null);
  return inventory.platform === 'darwin' ? officialFirst(real, inventory) : null;
}

/** The package of go.dev, whose page tells which is the newest. */
function officialFirst(old: Tool, inventory: Inventory): Remedy {
  const choose = persons.choosePackage(inventory.hardware.architecture);
  const fetched = [run('open', 'https://go.dev/dl/'), choose];
  const path = old.installer === 'go.dev package' ? null : first(inventory, '/usr/local/go/bin');
  const steps = [...fetched, ...(path?.steps ?? [])];
  const all = remedy(steps, null, [network, ...(path?.needs ?? [])]);
  return withoutGoroot(all, inventory, old, ['/usr/local/go'], 'go.dev package');
}

/** By the native Homebrew: what it has is upgraded, else it installs. */
function brewFor(real: Tool, inventory: Inventory): Remedy | null {
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
  const terminal = terminalOf(inventory);
  const bin = join(home.prefix, 'bin');
  const place = terminal?.path.indexOf(bin) ?? -1;
  const isAhead = place !== -1 && place < (terminal?.path.indexOf(posix.dirname(real.path)) ?? -1);
  const path = isAhead ? null : (nativeFirst(inventory, home.prefix) ?? first(inventory, bin));
  const undo = has || path?.undo === null ? null : [...(path?.undo ?? []), run(home.brew, 'uninstall', 'go')];
  const all = remedy([step, ...(path?.steps ?? [])], undo, [...needs, ...(path?.needs ?? [])]);
  return withoutGoroot(all, inventory, real, stableTrees(home.prefix), 'homebrew');
}

function nativeFirst(inventory: Inventory, prefix: string): Remedy | null {
  return prefix === '/opt/homebrew' ? nativeHomebrewFirst(inventory) : null;
}
