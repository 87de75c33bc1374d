import { join, posix } from 'node:path';
import type { Inventory, Tool } from '../inventory/inventory.ts';
import { nativeGo, startedBy } from '../inventory/native.ts';
import type { Need, Person, Remedy, Run, Step } from '../remedy.ts';
import { versionOfToolchain } from '../versions/parse.ts';
import { nativeHomebrewFirst } from './profile.ts';
import { network, remedy, run } from './steps.ts';
import { persons } from './text.ts';

/** Puts a native Go where a foreign one is, by the one who installed it; null when we know of no way. */
export function reinstall(tool: Tool, inventory: Inventory): Remedy | null {
  const real = startedBy(tool, inventory) ?? tool;
  const { platform, hardware } = inventory;
  const { architecture } = hardware;
  const version = versionOfToolchain(real.version ?? '');
  if (real.installer === 'homebrew') return homebrew(real, inventory);
  if (version === null) return null;
  const release: Need = { kind: 'release', version, platform, architecture };
  const needs = [network, release];
  switch (real.installer) {
    case 'go.dev package':
      return remedy(download(version, inventory), null, needs);
    case 'golang.org/dl':
      return wrapper(real, inventory, needs);
    case 'goenv':
      // It takes `uname -m`, which a translated terminal answers wrongly.
      return remedy([natively(inventory, 'goenv', 'install', '--force', version)], null, needs);
    case 'mise':
      return remedy([natively(inventory, 'mise', 'install', '--force', `go@${version}`)], null, needs);
    case 'asdf': {
      // What is installed it does not install again.
      const install: Run = {
        ...run('asdf', 'install', 'golang', version),
        environment: { ASDF_GOLANG_OVERWRITE_ARCH: architecture },
      };
      const root = join(real.prefix ?? '', 'installs/golang', version);
      const kept = join(real.prefix ?? '', `golang-${version}.${builtFor(real)}`);
      return aside(root, kept, install, needs);
    }
    case 'gobrew': {
      const root = join(real.prefix ?? '', 'versions', version);
      const install = natively(inventory, 'gobrew', 'install', version);
      const kept = join(real.prefix ?? '', `go-${version}.${builtFor(real)}`);
      return aside(root, kept, install, needs);
    }
    case 'gvm':
    case 'vfox':
    case 'proto':
    case 'govm':
    case 'g':
    case 'macports':
    case 'nix':
    case 'module cache':
    case 'distribution':
    case 'go install':
    case 'unknown':
      return null;
  }
}

/** A program of a terminal that may be translated, so that it takes the Mac for what it is. */
export function natively({ platform, hardware }: Inventory, ...argv: Run['argv']): Run {
  return platform === 'darwin' && hardware.architecture === 'arm64'
    ? run('arch', '-arm64', ...argv)
    : run(...argv);
}

/** Homebrew on macOS builds for its prefix: /opt/homebrew is arm64, /usr/local is amd64 (https://docs.brew.sh/Installation). */
function homebrew(tool: Tool, inventory: Inventory): Remedy | null {
  const { platform, hardware } = inventory;
  const prefix = tool.prefix ?? '';
  const formula = /\/Cellar\/([^/]+)\//.exec(tool.chain.links.join(' '))?.[1] ?? 'go';
  const isForeign = platform === 'darwin' && hardware.architecture === 'arm64' && prefix === '/usr/local';
  if (!isForeign)
    return remedy([natively(inventory, join(prefix, 'bin/brew'), 'reinstall', formula)], null, [network]);
  const native = inventory.toolchains.some(
    (other) =>
      other.state === 'present' && other.prefix === '/opt/homebrew' && other.installer === 'homebrew',
  );
  const first = nativeHomebrewFirst(inventory);
  if (native) return first;
  const brew = '/opt/homebrew/bin/brew';
  const undo = [...(first?.undo ?? []), natively(inventory, brew, 'uninstall', formula)];
  return remedy([natively(inventory, brew, 'install', formula), ...(first?.steps ?? [])], undo, [network]);
}

/** What golang.org/dl installs downloads its tree once, and another time only when it is not there. */
function wrapper(tool: Tool, inventory: Inventory, needs: readonly Need[]): Remedy | null {
  const go = nativeGo(inventory);
  const name = posix.basename(posix.dirname(posix.dirname(tool.path)));
  if (!go) return null;
  const tree = join(tool.prefix ?? '', name);
  const steps = [run(go.path, 'install', `golang.org/dl/${name}@latest`)];
  return aside(tree, `${tree}.${builtFor(tool)}`, run(name, 'download'), needs, steps);
}

/** Moves what is there aside, where it stays until a person removes it, before it is installed anew. */
function aside(
  place: string,
  kept: string,
  install: Run,
  needs: readonly Need[],
  before: readonly Run[] = [],
): Remedy {
  return remedy(
    [...before, run('mv', place, kept), install],
    [run('mv', place, `${kept}.new`), run('mv', kept, place)],
    [...needs, { kind: 'write', path: posix.dirname(place) }],
  );
}

/** `amd64`: what a tree is called by that is moved aside. */
function builtFor({ binary }: Tool): string {
  return binary?.architectures.join('-') ?? 'old';
}

/** Go's own names: https://go.dev/dl/ */
function download(version: string, { platform, hardware }: Inventory): readonly Step[] {
  const kind = platform === 'darwin' ? 'pkg' : 'tar.gz';
  const url = `https://go.dev/dl/go${version}.${platform}-${hardware.architecture}.${kind}`;
  return platform === 'darwin' ? [run('open', url), installer] : [run('curl', '-fLO', url), unpack];
}

const installer: Person = { kind: 'person', ...persons.installer, effect: 'installer' };

const unpack: Person = { kind: 'person', ...persons.unpack };
