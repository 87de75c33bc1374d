import type { Means } from '../../../daemon/verification/verify-tree.ts';
import type { Session } from '../../command.ts';
import { Failure } from '../../failure.ts';
import { texts as verifyTexts } from '../verify/text.ts';
import { inLanguage } from '../../../messages/fill.ts';
import type { BenchToolchain } from './document.ts';
import { fetchTree } from './fetch.ts';
import type { Half, Subject } from './subject.ts';
import type { Texts } from './text.ts';
import { layTree, officialOf, type Tree } from './trees.ts';
import type { Workplace } from './workplace.ts';

/** A toolchain that is ready to run, in our own directory. */
export interface Laid {
  readonly goroot: string;
  readonly toolchain: BenchToolchain;
}

export interface Around {
  readonly subject: Subject;
  readonly place: Workplace;
  readonly session: Session;
  readonly text: Texts;
  readonly network: boolean;
}

/** The official toolchain of one side, verified and copied to our own directory; null where there is none and none may be downloaded. */
export async function toolchainOf(half: Half, around: Around): Promise<Laid | null> {
  const { subject, place, session, network } = around;
  const found = await official(half, half.roots, subject.means, around);
  const tree = found ?? (network ? await downloaded(half, around) : null);
  if (tree === null) return null;
  const { architecture, verdict } = tree;
  const toolchain = { architecture, verdict, goroot: found?.goroot ?? null };
  return { goroot: await layTree(tree, place, session.signal), toolchain };
}

/** Throws a Failure: without a toolchain of its own architecture nothing can be built here. */
export function noToolchain({ architecture }: Half, { subject: { host, release }, text }: Around): Failure {
  const platform = `${host.platform}/${architecture}`;
  return new Failure('no-toolchain', 5, text.noTree(release.version, platform), text.noTreeNext);
}

async function official(
  { architecture }: Half,
  roots: readonly string[],
  means: Means,
  { session, text }: Around,
): Promise<Tree | null> {
  const [first] = roots;
  if (first !== undefined) session.live(text.verifying(first));
  const { tree, refused } = await officialOf(roots, architecture, means);
  session.live();
  const { verdicts } = inLanguage(session.language, verifyTexts);
  for (const { goroot, verdict } of refused) session.err(text.notOfficial(goroot, verdicts[verdict]));
  return tree;
}

/** Throws a Failure where it cannot be had, or is not what Go's checksum database knows. */
async function downloaded(half: Half, around: Around): Promise<Tree> {
  const { subject, place, session, text } = around;
  const { host, release, native, means } = subject;
  // One that needs no translation, where there is a choice.
  const [root] = native.roots;
  const go = root === undefined ? release.go : `${root}/bin/go`;
  if (go === null) throw noToolchain(half, around);
  const { architecture } = half;
  const platform = `${host.platform}/${architecture}`;
  const began = performance.now();
  const tell = (): void =>
    session.live(text.fetching(platform, Math.round((performance.now() - began) / 1000)));
  const timer = setInterval(tell, 1000);
  tell();
  try {
    const { version } = release;
    const goroot = await fetchTree(
      go,
      { host, place, signal: session.signal, text },
      { version, architecture },
    );
    const ours = { moduleCache: place.at('toolchain-modules'), gopath: place.at('gopath') };
    const tree = await official(half, [goroot], { ...means, places: [ours, ...means.places] }, around);
    if (tree !== null) return tree;
    throw new Failure('unofficial', 5, text.unofficial(version, platform));
  } finally {
    clearInterval(timer);
    session.live();
  }
}
