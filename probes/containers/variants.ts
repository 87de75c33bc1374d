import type { Build } from './builds.ts';
import type { GoStage } from './dockerfile/go.ts';
import type { Given, Stage } from './dockerfile/stages.ts';

/** One way in which a Dockerfile is built. */
export interface Variant {
  /** What build it so; none where it is built by hand. */
  readonly builds: readonly Build[];
  readonly given: Given;
  /** The stage that is built; null: the last one. */
  readonly target: string | null;
  /** Absolute; null when no build names one that is known. */
  readonly context: string | null;
  /** Several ways that are looked at as one, what they do not agree about being unknown. */
  readonly isRest: boolean;
  /** They name different targets: which stages they build is unknown. */
  readonly isSplit: boolean;
}

/** Ways of one Dockerfile that are looked at one by one: a repository may build hundreds of programs by the same. */
const mostVariants = 20;

/** What may be looked at in a repository beyond one way of each Dockerfile. */
export class Budget {
  /** Characters of Dockerfiles: each of thirty usual ones in twenty ways, or a few of the longest. */
  #left = 1024 * 1024;

  /** How many ways of a Dockerfile of that length may be looked at one by one; they are taken off. */
  take(ways: number, length: number): number {
    const most = Math.min(ways, mostVariants, 1 + Math.floor(this.#left / Math.max(length, 1)));
    this.#left -= (most - 1) * length;
    return most;
  }
}

/** The ways in which a Dockerfile is built: those that differ in what they are given, and one without any where nothing builds it. */
export function variantsOf(builds: readonly Build[], length: number, budget: Budget): readonly Variant[] {
  const same = new Map<string, Build[]>();
  for (const build of builds) {
    const key = `${keyOf({ given: build, target: build.target })}${build.context ?? ''}`;
    same.set(key, [...(same.get(key) ?? []), build]);
  }
  const all = [...same.values()];
  const most = budget.take(all.length, length);
  // What is left over is looked at as one.
  const single = all.slice(0, most < all.length ? most - 1 : most).map(together);
  const others = all.slice(single.length).flat();
  return [...single, ...(others.length > 0 ? [{ ...together(others), isRest: true }] : [])];
}

/** What a Dockerfile is given, as a text to compare. */
export function keyOf({ given, target }: Pick<Variant, 'given' | 'target'>): string {
  return JSON.stringify([[...given.args], [...given.contexts], target]);
}

/** The one way in which a person builds it, who names no target; arguments about which `builds` do not agree are unknown. */
export function byHand(builds: readonly Build[]): Variant {
  return { ...together(builds), builds: [], target: null, isSplit: false };
}

function together(builds: readonly Build[]): Variant {
  const [first] = builds;
  const agree = (of: (build: Build) => string | null | undefined): boolean =>
    builds.every((build) => first !== undefined && of(build) === of(first));
  const names = new Set(builds.flatMap(({ args }) => [...args.keys()]));
  const args = [...names].map((name): [string, string | null] => [
    name,
    agree(({ args: own }) => own.get(name)) ? (first?.args.get(name) ?? null) : null,
  ]);
  const isSplit = !agree(({ target }) => target);
  const stands = new Map(
    builds.flatMap(({ contexts }) => [...contexts.keys()]).map((name) => [name, first?.contexts.get(name)]),
  );
  const contexts = [...stands].map(([name, value]): [string, string] => [
    name,
    value !== undefined && agree(({ contexts: own }) => own.get(name)) ? value : '',
  ]);
  return {
    builds,
    given: { args: new Map(args), contexts: new Map(contexts) },
    target: isSplit ? null : (first?.target ?? null),
    ...{ isRest: false, isSplit },
    context: builds.find(({ context }) => context !== null)?.context ?? null,
  };
}

/** The index of a target; null where it is the last, or none of that name is there and nothing is built. */
export function indexOf(stages: readonly Stage[], target: string | null): number | null {
  if (target === null) return null;
  return stages.findLast(({ name }) => name === target)?.index ?? null;
}

/** What is built for a stage: itself, those that it goes on from, and those from which these take files. */
export function neededFor(stages: readonly Stage[], index: number): ReadonlySet<number> {
  const needed = new Set<number>();
  const open = [index];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    const stage = stages[at];
    if (stage === undefined || needed.has(at)) continue;
    needed.add(at);
    if (stage.parent !== null) open.push(stage.parent);
    for (const step of stage.steps) {
      if (step.kind === 'copy' && step.stage !== null) open.push(step.stage);
      if (step.kind === 'run') open.push(...step.mounts);
    }
  }
  return needed;
}

/** The stages up to a target, of which the others do nothing. */
export function onlyFor(stages: readonly Stage[], index: number): readonly Stage[] {
  const needed = neededFor(stages, index);
  return stages
    .slice(0, index + 1)
    .map((stage) =>
      needed.has(stage.index)
        ? stage
        : { ...stage, parent: null, image: null, platform: { kind: 'unknown' }, steps: [], starts: false },
    );
}

/** A stage whose use of Go another variant describes; the files that it passes on remain. */
export const toldElsewhere = (one: GoStage): GoStage => ({
  ...one,
  ...{ isGolang: false, goVersion: null, brought: null, builds: [], runsGo: false },
});
