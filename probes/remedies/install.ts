import { join } from 'node:path';
import { isNative, type Inventory, type Tool } from '../inventory/inventory.ts';
import { isIntelPrefix } from '../inventory/means.ts';
import type { Need, Remedy, Run } from '../remedy.ts';
import { network, newTerminal, remedy, run } from './steps.ts';
import { swap } from './swap.ts';
import { persons } from './text.ts';
import { withOwnGoroot, withoutGoroot } from './unset.ts';

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
        ? byAndrewkroh(tool, version, inventory)
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
function byAndrewkroh(tool: Tool, version: string, inventory: Inventory): Remedy | null {
  const { platform, hardware, means } = inventory;
  const { architecture } = hardware;
  const gvm = means.managers.get('gvm');
  if (!gvm || gvm.architectures.length === 0) return null;
  const isForeignGvm = !isNative(gvm.architectures, hardware);
  const isAsked = means.profile.all.some((line) => /^[^#]*\bgvm \d/.test(line));
  const again = remedy(
    [
      run(gvm.call, `--arch=${architecture}`, 'install', version),
      ...(isForeignGvm ? [persons.nativeManager('gvm', gvm.path, architecture)] : []),
      isAsked ? newTerminal : persons.gvmLine(version),
    ],
    null,
    [network, { kind: 'release', version, platform, architecture }],
  );
  return withOwnGoroot(again, inventory, tool);
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
