import { basename } from 'node:path';
import { factsOf, identityOf } from '../identity.ts';
import { measureCaches } from '../measure/measure.ts';
import type { Measured, PartProblem } from '../measure/measurement.ts';
import { measureBranch } from '../measure/walk.ts';
import { finishPlan } from '../plan/build.ts';
import type { LeftOut, PlanItem } from '../plan/plan.ts';
import { isWithin, type Boundary } from '../sink/boundary.ts';
import { setPlanAside } from './aside.ts';
import { leftFor } from './holds.ts';
import type { Hold } from './job.ts';
import type { Workbench } from './workbench.ts';
import { inWords } from '../text.ts';

interface GrownAside {
  readonly holds: readonly Hold[];
  readonly leftOut: readonly LeftOut[];
}

/**
 * Sets aside what is now in the old things' places, by the same rules as any clean-up, and just as undoably: only what
 * is proven to be the cache's goes. Returns what waits then.
 */
export async function setGrownAside(
  bench: Workbench,
  taken: readonly Hold[],
  now: number,
  undoMinutes: number,
): Promise<GrownAside> {
  if (taken.length === 0) return { holds: [], leftOut: [] };
  const { caches, boundary } = await bench.ground();
  const provenAt = bench.now();
  const ids = new Set(taken.map(({ item }) => item.cache));
  const measured = await measureCaches(
    bench.host,
    () => Promise.resolve(caches.filter(({ id }) => ids.has(id))),
    { lowPriority: false, threads: 1, now: bench.now() },
  );
  const leftOut: LeftOut[] = [];
  const items = taken.flatMap((hold): Omit<PlanItem, 'id'>[] => {
    const { item, root, name } = hold;
    const facts = factsOf(`${root}/${name}`);
    const parent = factsOf(root);
    if (!facts || !parent) return [];
    const problem = problemOf(hold, measured.get(item.cache) ?? [], boundary);
    if (problem) {
      leftOut.push(leftFor(hold, problem.why, { detail: problem.detail }));
      return [];
    }
    const grown = {
      identity: identityOf(facts),
      parent: identityOf(parent),
      path: `${root}/${basename(item.path)}`,
    };
    const nothing = { lastUse: null, bytes: 0, files: 0 };
    return [{ ...item, ...grown, ...nothing, provenAt, take: 'whole', evidence: inWords('grownBack') }];
  });
  if (items.length === 0) return { holds: [], leftOut };
  const context = { boundary, now, undoMinutes: Math.max(undoMinutes, 1) };
  const plan = finishPlan(items, { leftOut: [], busy: [] }, context);
  const aside = await setPlanAside(bench, { ...plan, createdAt: bench.now() }, plan.items);
  return { holds: aside.job?.holds ?? [], leftOut: [...leftOut, ...aside.leftOut] };
}

/** Why what is now in a thing's place is not proven to be the cache's; null if it is. */
function problemOf(
  { root, name, item }: Hold,
  measured: readonly Measured[],
  boundary: Boundary,
): PartProblem | null {
  const path = `${root}/${name}`;
  const unknown: PartProblem = { why: 'foreign-content', detail: path };
  const place = measured.find(({ realRoot }) => realRoot === root);
  if (place) {
    const part = place.parts.find((one) => one.name === name);
    return part ? part.problem : unknown;
  }
  // One module version, or a file of its record, below the root of a module cache.
  const cache = measured.find(({ realRoot }) => realRoot !== null && isWithin(root, realRoot))?.realRoot;
  if (cache === undefined || cache === null || item.shape !== 'modules') return unknown;
  return measureBranch(path, path.slice(cache.length + 1).split('/'), {
    shape: 'modules',
    root: cache,
    proof: null,
    device: Number(item.parent.device),
    uid: boundary.uid,
    mounts: new Set(boundary.mounts),
    unusedBefore: 0,
    now: 0,
  }).problem;
}
