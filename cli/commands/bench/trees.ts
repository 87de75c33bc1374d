import { join } from 'node:path';
import { verifyTree, type Means } from '../../../daemon/verification/verify-tree.ts';
import type { Architecture } from '../../../host/host.ts';
import { factsOf, isGoroot } from '../../../probes/verification/look.ts';
import { moduleVersionOf, toolchainModule, type Verdict } from '../../../probes/verification/verdict.ts';
import { usualRoots, type Release } from './release.ts';
import type { Workplace } from './workplace.ts';

/** An official toolchain. */
export interface Tree {
  readonly goroot: string;
  readonly architecture: Architecture;
  readonly verdict: Extract<Verdict, 'official' | 'official-edited'>;
}

/** What prevents measuring with one: each that was looked at, and why it is not taken. */
export interface Refused {
  readonly goroot: string;
  readonly verdict: Verdict;
}

/** The toolchains of a release for an architecture that are on the machine, by what they say of themselves. Runs nothing and hashes nothing. */
export function rootsOf(
  { host, places }: Means,
  release: Release,
  architecture: Architecture,
): readonly string[] {
  const module = moduleVersionOf(release.version, { os: host.platform, architecture });
  const named = [
    ...usualRoots(host, release),
    ...places.map(({ moduleCache }) => join(moduleCache, `${toolchainModule}@${module}`)),
  ];
  const real = named
    .filter((path) => isGoroot(host, path))
    .map((path) => factsOf(host, path))
    .filter(
      ({ version, builtFor }) => version === release.version && builtFor?.architecture === architecture,
    );
  return [...new Set(real.map(({ goroot }) => goroot))];
}

/** The first that is official, by what `gowarden verify` decides. Rejects as `verifyTree` does. */
export async function officialOf(
  roots: readonly string[],
  architecture: Architecture,
  means: Means,
): Promise<{ readonly tree: Tree | null; readonly refused: readonly Refused[] }> {
  const refused: Refused[] = [];
  for (const root of roots) {
    const { goroot, verdict } = await verifyTree(root, means);
    if (verdict === 'official' || verdict === 'official-edited')
      return { tree: { goroot, architecture, verdict }, refused };
    refused.push({ goroot, verdict });
  }
  return { tree: null, refused };
}

/** What no program needs that is measured. */
const leftOut = /^(?:api|doc|misc|test|\.github|pkg\/obj)$|(?:^|\/)testdata$|_test\.go$/;
const programs = /^(?:bin|pkg\/tool\/[^/]+)\/[^/]+$/;

/**
 * Copies a toolchain to a place of its own, as the go command lays one out that it has downloaded: programs can be run, and each
 * `_go.mod` is a go.mod (cmd/go/internal/toolchain, Exec). Returns its GOROOT.
 */
export async function layTree(
  { goroot, architecture }: Tree,
  place: Workplace,
  signal: AbortSignal,
): Promise<string> {
  const name = `toolchains/${architecture}`;
  const programFiles: string[] = [];
  const moduleFiles: string[] = [];
  await place.copy(
    goroot,
    name,
    (path) => {
      if (leftOut.test(path)) return false;
      if (programs.test(path)) programFiles.push(path);
      if (/(?:^|\/)_go\.mod$/.test(path)) moduleFiles.push(path);
      return true;
    },
    signal,
  );
  for (const path of programFiles) place.makeExecutable(join(name, path));
  for (const path of moduleFiles)
    place.copyUnless(join(name, path.replace(/_go\.mod$/, 'go.mod')), join(name, path));
  return place.at(name);
}
