import type { BinaryReport } from '../../host/binary/report.ts';
import type { FileFailure } from '../../host/files/files.ts';
import type { Host } from '../../host/host.ts';
import { resolveChain, type Resolved } from './chain.ts';
import { gorootOf } from './goroot.ts';
import { installationOf } from './installer.ts';
import type { Tool } from './inventory.ts';
import type { Look } from './look.ts';
import { Kept } from '../../host/files/kept.ts';
import { binaryOf, identityOf, isSettled } from '../../host/files/memory.ts';
import { receiptOf } from './receipt.ts';

/** A tool before it is known which context picks it. */
export type Found = Omit<Tool, 'winsIn' | 'seenIn'>;

/**
 * Describes what is at a path, even a broken link; null when nothing is, or nothing that could run. `upgrading` holds the links
 * that an installer has taken away for a moment.
 */
export function describeTool(look: Look, path: string, upgrading: ReadonlySet<string>): Found | null {
  const chain = resolveChain(look, path);
  if (chain.facts && (chain.facts.mode & 0o111) === 0) return null;
  const known = recall(look, path, chain);
  if (known) return known;
  const found = describe(look, path, chain, upgrading);
  // What a go is also depends on the files around it.
  if (found?.binary && found.name !== 'go' && chain.facts && isSettled(chain.facts)) remember(look, found);
  return found;
}

function describe(look: Look, path: string, chain: Resolved, upgrading: ReadonlySet<string>): Found | null {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const read = chain.file && chain.facts ? binaryOf(look.host, chain.file, chain.facts) : null;
  const state = stateOf(chain, read?.ok === false ? read.failure : chain.failure, upgrading);
  if (chain.failure) {
    look.note(path, chain.failure);
    if (!chain.dangling && state !== 'upgrading') return null;
  }
  if (read?.ok === false && chain.file) look.note(chain.file, read.failure);
  const binary = read?.ok ? read.value : null;
  const goroot = name === 'go' && binary?.format !== 'script' ? gorootOf(look.host, chain) : null;
  const receipt = name === 'go' ? receiptOf(look.host, chain) : undefined;
  return {
    name,
    path,
    chain: { links: chain.links, directories: chain.directories, file: chain.file, failure: chain.failure },
    state,
    fingerprint: fingerprintOf(chain, state),
    binary,
    version: name === 'go' ? (goroot?.version ?? binary?.go?.version ?? null) : versionOfTool(binary),
    ...installation(look, chain, binary),
    goroot,
    ...(receipt !== undefined && { receipt }),
  };
}

function fingerprintOf({ links, facts }: Resolved, state: Tool['state']): string {
  return `${links.join(' > ')} ${facts ? identityOf(facts) : state}`;
}

/** Tools as they were last described, by path: the same fingerprint gets the same description. */
const descriptions = new WeakMap<Host, Kept<Found>>();
/** More than any developer's machine holds. */
const mostDescriptions = 8_000;

function recall(look: Look, path: string, chain: Resolved): Found | null {
  const known = descriptions.get(look.host)?.get(path);
  return known && chain.facts && known.fingerprint === fingerprintOf(chain, 'present') ? known : null;
}

function remember(look: Look, found: Found): void {
  let known = descriptions.get(look.host);
  if (!known) {
    known = new Kept(mostDescriptions);
    descriptions.set(look.host, known);
  }
  known.set(found.path, found);
}

/** What is there may be in order: it cannot be looked at. */
const isClosed: Partial<Record<FileFailure['kind'], true>> = {
  blocked: true,
  privacy: true,
  unresponsive: true,
};

/**
 * Whether the search on PATH ends here. What we may not read may well run, as may what a link leads to on a file system that does
 * not respond; and a link that is about to come back keeps its place: what follows it does not win for these seconds.
 */
export function takesPlace({ state, chain }: Pick<Found, 'state' | 'chain'>): boolean {
  if (state === 'blocked') return chain.file !== null || chain.failure?.kind === 'unresponsive';
  return state === 'present' || state === 'upgrading';
}

function stateOf(
  { file, links }: Resolved,
  failure: FileFailure | null,
  upgrading: ReadonlySet<string>,
): Tool['state'] {
  if (failure && isClosed[failure.kind]) return 'blocked';
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
