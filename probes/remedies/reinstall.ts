import { join, posix } from 'node:path';
import type { Platform } from '../../host/host.ts';
import type { Inventory, Tool } from '../inventory/inventory.ts';
import { versionOfToolchain } from '../versions/parse.ts';
import { nativeGo, startedBy, terminalOf } from '../inventory/native.ts';
import { quote } from './quote.ts';

/** The command that puts a native Go where a foreign one is, by the one who installed it; empty when we know of none. */
export function reinstallCommand(tool: Tool, inventory: Inventory): string {
  const { platform } = inventory;
  const real = startedBy(tool, inventory) ?? tool;
  const architecture = inventory.hardware.architecture;
  const version = versionOfToolchain(real.version ?? '');
  const arch = platform === 'darwin' && architecture === 'arm64' ? 'arch -arm64 ' : '';
  switch (real.installer) {
    case 'homebrew':
      return homebrew(real, inventory, platform, arch);
    case 'go.dev package':
      return version ? download(version, platform, architecture) : '';
    case 'golang.org/dl': {
      const go = nativeGo(inventory);
      const name = posix.basename(posix.dirname(posix.dirname(real.path)));
      if (!go || !version) return '';
      const tree = join(real.prefix ?? '', name);
      return `${quote(go.path)} install golang.org/dl/${name}@latest && rm -rf ${quote(tree)} && ${name} download`;
    }
    case 'goenv':
      // goenv takes `uname -m`, which a translated shell answers wrongly.
      return version ? `${arch}bash -c ${quote(`goenv install --force ${version}`)}` : '';
    case 'mise':
      return version ? `${arch}mise install --force go@${version}` : '';
    case 'asdf':
      return version
        ? `asdf uninstall golang ${version} && ASDF_GOLANG_OVERWRITE_ARCH=${architecture} asdf install golang ${version}`
        : '';
    case 'gobrew':
      return version ? `gobrew uninstall ${version} && ${arch}gobrew install ${version}` : '';
    case 'gvm':
    case 'g':
    case 'macports':
    case 'nix':
    case 'module cache':
    case 'distribution':
    case 'go install':
    case 'unknown':
      return '';
  }
}

/** Homebrew on macOS builds for its prefix: /opt/homebrew is arm64, /usr/local is amd64 (https://docs.brew.sh/Installation). */
function homebrew(tool: Tool, inventory: Inventory, platform: Platform, arch: string): string {
  const prefix = tool.prefix ?? '';
  const formula = /\/Cellar\/([^/]+)\//.exec(tool.chain.links.join(' '))?.[1] ?? 'go';
  const foreignPrefix = platform === 'darwin' && prefix === '/usr/local' && arch !== '';
  if (!foreignPrefix) return `${arch}${quote(join(prefix, 'bin/brew'))} reinstall ${quote(formula)}`;
  const native = inventory.toolchains.find(
    (other) =>
      other.state === 'present' && other.prefix === '/opt/homebrew' && other.installer === 'homebrew',
  );
  if (native) return nativeFirst(inventory);
  return `${arch}/opt/homebrew/bin/brew install ${quote(formula)}`;
}

/** Lets the native Homebrew come first in every new terminal, as its installer tells (https://docs.brew.sh/Installation). */
function nativeFirst(inventory: Inventory): string {
  const shellenv = 'eval "$(/opt/homebrew/bin/brew shellenv)"';
  const shell = /^(zsh|bash)\b/.exec(terminalOf(inventory)?.source ?? '')?.[1];
  if (shell === undefined) return shellenv;
  return `echo ${quote(shellenv)} >> ~/${shell === 'zsh' ? '.zprofile' : '.bash_profile'}`;
}

/** Go's own names: https://go.dev/dl/ */
function download(version: string, platform: Platform, architecture: string): string {
  const kind = platform === 'darwin' ? 'pkg' : 'tar.gz';
  const url = `https://go.dev/dl/go${version}.${platform}-${architecture}.${kind}`;
  return platform === 'darwin' ? `open ${url}` : `curl -LO ${url}`;
}
