import { join, posix } from 'node:path';
import type { Inventory, Tool } from '../inventory/inventory.ts';
import type { Need, Remedy } from '../remedy.ts';
import { network, remedy, run } from './steps.ts';

/**
 * Puts a native Go of the same version in the place of a manager's tree: it is there in full, beside the old one, before the old
 * one is moved, and that one is kept. Most managers install nothing that is installed already, mise removes it first, and those that
 * are Go programs themselves fetch what they were built for.
 */
export function swap(tool: Tool, version: string, { platform, hardware }: Inventory): Remedy | null {
  const { prefix, chain } = tool;
  // The real one: links to it, as g and vfox keep them, stay as they are.
  const tree = chain.file?.endsWith('/bin/go') ? posix.dirname(posix.dirname(chain.file)) : null;
  if (tree === null || prefix === null || !tree.startsWith(`${prefix}/`)) return null;
  const { architecture } = hardware;
  const beside = (machine: string): string => join(prefix, `.go${version}.${platform}-${machine}`);
  const [fresh, kept] = [beside(architecture), beside(builtFor(tool))];
  const archive = `${fresh}.tar.gz`;
  // Go's own names: https://go.dev/dl/
  const url = `https://go.dev/dl/go${version}.${platform}-${architecture}.tar.gz`;
  const release: Need = { kind: 'release', version, platform, architecture };
  return remedy(
    [
      run('mkdir', '-p', fresh),
      run('curl', '-fLo', archive, url),
      run('tar', '-C', fresh, '--strip-components=1', '-xzf', archive),
      run('mv', tree, kept),
      run('mv', fresh, tree),
    ],
    [run('mv', tree, fresh), run('mv', kept, tree)],
    [network, release, { kind: 'write', path: prefix }, { kind: 'write', path: posix.dirname(tree) }],
  );
}

/** `amd64`: what a tree is called by that is moved aside. */
function builtFor({ binary }: Tool): string {
  return binary?.architectures.join('-') ?? 'old';
}
