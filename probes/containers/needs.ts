import { posix } from 'node:path';
import { Kept } from '../../host/files/kept.ts';
import type { Host } from '../../host/host.ts';
import type { Turns } from '../../host/run/turns.ts';
import { type NeedOfC, needOfC } from '../cgo/need.ts';
import { mostKnownModules } from '../cgo/known-modules.ts';
import { inside } from '../repository/inside.ts';
import type { GoDockerfile } from './answer.ts';
import { type GoBuild, type GoStage, takesContext } from './dockerfile/go.ts';
import type { Copied } from './dockerfile/stages.ts';
import { lineOf } from './graph.ts';
import { mismatchesIn } from './libc.ts';
import { type BuiltModule, isBelow } from './module.ts';

/** One for each directory, as what was read is remembered by it. */
const fenced = new WeakMap<Host, Kept<Host>>();

/**
 * Which builds of a Dockerfile need C, read from the Go files of its module, where it matters: for programs that are started beside
 * another C library. Nothing outside of `top` is read.
 */
export async function needsOf(
  host: Host,
  file: GoDockerfile,
  { module, context, top }: BuiltModule & { readonly top: string },
  turns: Turns,
): Promise<ReadonlyMap<GoBuild, NeedOfC>> {
  const needs = new Map<GoBuild, NeedOfC>();
  const asked = new Set(mismatchesIn(file).flatMap(({ builds }) => builds));
  for (const build of asked) {
    const { selection, builtFor } = build;
    if (selection === null) continue;
    const architectures = builtFor.kind === 'constant' ? [builtFor.architecture] : ['amd64', 'arm64'];
    const packages = packagesOf(file, build, { module, context });
    const found: NeedOfC[] = [];
    for (const architecture of architectures) {
      const target = { os: 'linux', architecture, tags: selection.tags };
      found.push(await needOfC(fence(host, top), { module, packages, target }, turns));
    }
    const [surest] = found.toSorted((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
    if (surest !== undefined) needs.set(build, surest);
  }
  return needs;
}

/** One architecture that needs C is enough, and none may be unknown where none needs it. */
const order: readonly NeedOfC['kind'][] = ['imports', 'standard', 'unknown', 'none'];

function fence(host: Host, top: string): Host {
  const kept = fenced.get(host) ?? new Kept<Host>(mostKnownModules);
  fenced.set(host, kept);
  // What could not be read is said where it decides.
  const own = kept.get(top) ?? inside(host, top, () => undefined);
  kept.set(top, own);
  return own;
}

/** The directories of the packages that are built; null when they are unknown. */
function packagesOf(
  file: GoDockerfile,
  { selection, line }: GoBuild,
  { module, context }: BuiltModule,
): readonly string[] | null {
  const { directory = null, packages = [] } = selection ?? {};
  if (directory === null) return null;
  const stage = file.stages.find(({ builds }) => builds.some((build) => build.selection === selection));
  const places = stage === undefined ? [] : placesIn(file, stage, line, context);
  const here = places.find(([place]) => isBelow(directory, place));
  if (here === undefined) return null;
  const [place, own] = here;
  const all = (packages.length === 0 ? ['.'] : packages).map((path) => {
    if (!/^[./]/.test(path) || path.endsWith('...')) return null;
    const inImage = posix.resolve(directory, path.endsWith('.go') ? posix.dirname(path) : path);
    const found = posix.join(own, posix.relative(place, inImage));
    return isBelow(inImage, place) && isBelow(found, module) ? found : null;
  });
  return all.includes(null) ? null : all.flatMap((one) => one ?? []);
}

/** Directories of the image with what was copied there from the build context before a line, the surest first. */
function placesIn(
  file: GoDockerfile,
  stage: GoStage,
  before: number,
  context: string,
): readonly (readonly [place: string, own: string])[] {
  const copies = lineOf(file, stage)
    .flatMap(({ stage: { steps } }) => steps)
    .filter((step) => step.kind === 'copy' && step.fromContext && step.line < before)
    .toReversed() as readonly Copied[];
  const whole = copies.filter(takesContext).map(({ place }) => [place, context] as const);
  const mods = copies.flatMap(({ place, sources }) => {
    const source = sources.find((one) => posix.basename(one) === 'go.mod');
    const target = posix.basename(place) === 'go.mod' ? posix.dirname(place) : place;
    return source === undefined ? [] : [[target, posix.join(context, posix.dirname(source))] as const];
  });
  return [...whole, ...mods];
}
