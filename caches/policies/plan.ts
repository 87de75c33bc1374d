import { Unanswered } from '../child/failed.ts';
import type { Host } from '../../host/host.ts';
import type { ChildOptions } from '../child/start.ts';
import { runWatched } from '../child/watched.ts';
import { freeBytes } from '../job/space.ts';
import { mountPoints } from '../inventory/mounts.ts';
import type { Measured, Part } from '../measure/measurement.ts';
import { toolchain } from '../modules/entry.ts';
import { knownSums } from '../modules/sums.ts';
import type { Weighed } from '../modules/weigh.child.ts';
import { finishPlan, type PlanContext } from '../plan/build.ts';
import type { Looked } from '../plan/looked.ts';
import type { LeftOut, Plan } from '../plan/plan.ts';
import { isOfModule, refuseEntry, refuseRoot } from '../sink/boundary.ts';
import { choose } from './choose.ts';
import { draftsOfUnits, type ChosenUnit } from './drafts.ts';
import { anyOn, type Policies } from './policy.ts';
import { isGoverned, unitsOf, unitsOfModules, type Unit } from './stock.ts';
import { inWords } from '../text.ts';

export interface PolicyOptions extends ChildOptions {
  /** Also what no go.sum of these directories (absolute) names, nor one of the workspaces that they are in; only ever when a person asked. */
  readonly unneededBy?: readonly string[];
  /** Bytes that wait to be removed for good: as good as free. */
  readonly pendingBytes: number;
}

/**
 * Plans what the policies take of what was looked at and measured. Modules are weighed one by one for it. Nothing that
 * is kept counts as something that may go; what a policy is missed by though everything goes is left out as
 * `policy-missed`.
 */
export async function planPolicies(
  host: Host,
  looked: readonly Looked[],
  policies: Policies,
  context: PlanContext,
  options: PolicyOptions,
): Promise<Plan> {
  const { boundary } = context;
  const leftOut: LeftOut[] = [];
  const governed = looked.filter((one) => {
    if (!isGoverned(one.cache) || one.measured === null) return false;
    const { use, cache } = one;
    if (use.state === 'unknown') {
      leftOut.push({ cache: cache.id, path: cache.path, why: 'could-not-tell', detail: use.reason });
    }
    return use.state !== 'unknown';
  });
  const allowed = (place: Measured, part: Part): boolean =>
    place.realRoot !== null &&
    refuseRoot(place.realRoot, boundary.home) === null &&
    refuseEntry(boundary, place.realRoot, part.name) === null;
  const modules = await weighModules(host, governed, context, options, leftOut);
  const units = governed.flatMap((one) => unitsOf(one, allowed));
  for (const [one, found] of modules) {
    const some = unitsOfModules(one, found);
    units.push(...some);
    const detail = inWords('noAccessTimes');
    if (anyOn(policies) && some.length > 0 && some.every(({ lastUse }) => lastUse === null)) {
      leftOut.push({ cache: one.cache.id, path: one.cache.path, why: 'undecided', detail });
    }
  }

  const free = freeOf(host, governed, options.pendingBytes);
  const bytes = governed.reduce((total, one) => total + bytesOf(one), 0);
  const { chosen, short } = choose(units, policies, { now: context.now, bytes, free });
  leftOut.push(
    ...short.map((missed): LeftOut => ({
      cache: '',
      path: '',
      why: 'policy-missed',
      detail: missed.reason,
      bytes: missed.bytes,
    })),
  );
  const more = unneeded(host, units, options.unneededBy, leftOut);
  const taken = new Set(chosen.map(({ stock }) => stock));
  const all: ChosenUnit[] = [...chosen, ...more.filter(({ stock }) => !taken.has(stock))];
  const drafts = draftsOfUnits(all, allowed);
  const busy = governed.flatMap(({ cache, use }) =>
    use.state === 'busy' && drafts.some((draft) => draft.cache === cache.id && draft.waits)
      ? [{ cache: cache.id, by: use.by }]
      : [],
  );
  return finishPlan(drafts, { leftOut, busy }, context);
}

async function weighModules(
  host: Host,
  governed: readonly Looked[],
  { boundary }: PlanContext,
  options: PolicyOptions,
  leftOut: LeftOut[],
): Promise<ReadonlyMap<Looked, readonly Weighed[]>> {
  const roots = new Map<string, Looked>();
  const found = new Map<Looked, Weighed[]>();
  for (const one of governed.filter(({ cache }) => cache.kind === 'go-modules')) {
    for (const { realRoot, problem } of one.measured ?? []) {
      if (realRoot === null || problem || refuseRoot(realRoot, boundary.home)) continue;
      roots.set(realRoot, one);
      found.set(one, []);
    }
  }
  if (roots.size === 0) return found;
  const { uid } = host.user;
  const paths = [...roots.keys()];
  try {
    await runWatched(
      { reach: host.files, paths },
      { mode: 'weigh', roots: paths, uid, mounts: mountPoints(host) },
      options,
      ({ weighed }) => {
        const one = weighed && roots.get(weighed.root);
        if (!one) return;
        const mayGo = weighed.parts.every(({ directory, name }) => {
          const parent = directory === '' ? weighed.root : `${weighed.root}/${directory}`;
          return isOfModule(boundary, parent, name) && refuseEntry(boundary, parent, name) === null;
        });
        if (mayGo) found.get(one)?.push(weighed);
      },
    );
  } catch (error) {
    if (!(error instanceof Unanswered)) throw error;
    leftOut.push({ cache: 'go-modules', path: '', why: 'no-answer', detail: error.message });
    // Of those that were weighed it is not known which are the oldest.
    return new Map();
  }
  return found;
}

/** What no known go.sum names. Without a go.sum, or where one could not be read, this is unknown. */
function unneeded(
  host: Host,
  units: readonly Unit[],
  projects: readonly string[] | undefined,
  leftOut: LeftOut[],
): ChosenUnit[] {
  if (projects === undefined) return [];
  const { sums, files, unknown } = knownSums(host.files, projects);
  const nothingKnown = { cache: 'go-modules', path: '' } as const;
  leftOut.push(...unknown.map((detail): LeftOut => ({ ...nothingKnown, why: 'refused', detail })));
  if (files.length === 0) leftOut.push({ ...nothingKnown, why: 'undecided', detail: inWords('noSumKnown') });
  if (files.length === 0 || unknown.length > 0) return [];
  return units.flatMap((stock): ChosenUnit[] => {
    // Toolchains stand in no go.sum.
    if (stock.what !== 'module' || stock.module.path === toolchain) return [];
    const key = `${stock.module.path}@${stock.module.version}`;
    return sums.has(key) || sums.has(`${key}/go.mod`) ? [] : [{ stock, reason: 'unneeded' }];
  });
}

function bytesOf({ measured }: Looked): number {
  return (measured ?? []).reduce(
    (total, { parts }) => total + parts.reduce((sum, { bytes }) => sum + bytes, 0),
    0,
  );
}

function freeOf(host: Host, governed: readonly Looked[], pendingBytes: number): ReadonlyMap<string, number> {
  const free = new Map<string, number>();
  for (const { realRoot, identity } of governed.flatMap(({ measured }) => measured ?? [])) {
    if (realRoot === null || identity === null || free.has(identity.device)) continue;
    const bytes = host.files.silence(realRoot) === null ? freeBytes(realRoot) : null;
    if (bytes !== null) free.set(identity.device, bytes + pendingBytes);
  }
  return free;
}
