import type { BinaryReport } from '../../host/binary/report.ts';
import type { FileFailure } from '../../host/files.ts';
import { resolveChain, type Resolved } from './chain.ts';
import { gorootOf } from './goroot.ts';
import { installationOf } from './installer.ts';
import type { Tool } from './inventory.ts';
import type { Look } from './look.ts';
import { binaryOf, identityOf } from './memory.ts';
import { receiptOf } from './receipt.ts';

/** A tool before it is known which context picks it. */
export type Found = Omit<Tool, 'winsIn' | 'seenIn'>;

/**
 * Says what stands at a path, also when it is only a broken link; null when nothing does, or nothing that could run.
 * `upgrading` holds the links that an installer has taken away for a moment.
 */
export function describeTool(look: Look, path: string, upgrading: ReadonlySet<string>): Found | null {
  const chain = resolveChain(look, path);
  const name = path.slice(path.lastIndexOf('/') + 1);
  const read = chain.file && chain.facts ? binaryOf(look.host, chain.file, chain.facts) : null;
  const state = stateOf(chain, read?.ok === false ? read.failure : chain.failure, upgrading);
  if (chain.failure) {
    look.note(path, chain.failure);
    if (!chain.dangling && state !== 'upgrading') return null;
  } else if (chain.facts && (chain.facts.mode & 0o111) === 0) return null;

  if (read?.ok === false && chain.file) look.note(chain.file, read.failure);
  const binary = read?.ok ? read.value : null;
  const goroot = name === 'go' && binary?.format !== 'script' ? gorootOf(look.host, chain) : null;
  const receipt = name === 'go' ? receiptOf(look.host, chain) : undefined;
  return {
    name,
    path,
    chain: { links: chain.links, directories: chain.directories, file: chain.file, failure: chain.failure },
    state,
    fingerprint: `${chain.links.join(' > ')} ${chain.facts ? identityOf(chain.facts) : state}`,
    binary,
    version: name === 'go' ? (goroot?.version ?? binary?.go?.version ?? null) : versionOfTool(binary),
    ...installation(look, chain, binary),
    goroot,
    ...(receipt !== undefined && { receipt }),
  };
}

function stateOf(
  { file, links }: Resolved,
  failure: FileFailure | null,
  upgrading: ReadonlySet<string>,
): Tool['state'] {
  if (failure?.kind === 'blocked' || failure?.kind === 'privacy') return 'blocked';
  if (file !== null) return 'present';
  return links.some((link) => upgrading.has(link)) ? 'upgrading' : 'missing';
}

function installation(look: Look, chain: Resolved, binary: BinaryReport | null) {
  const paths = [...chain.links, ...(chain.file ? [chain.file] : [])].reverse();
  const found = installationOf(look.host, paths);
  if (found.installer !== 'unknown' || !binary?.go?.module) return found;
  return { installer: 'go install' as const, prefix: null };
}

function versionOfTool(binary: BinaryReport | null): string | null {
  return binary?.go?.module?.version || null;
}
