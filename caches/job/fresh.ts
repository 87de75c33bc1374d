import { runWatched } from '../child/watched.ts';
import type { LeftOut, Plan } from '../plan/plan.ts';
import type { Hold } from './job.ts';
import { backOf, byRoot } from './holds.ts';
import { isFresh } from './prepare.ts';
import { placesOf } from './silent.ts';
import type { Workbench } from './workbench.ts';

/** Milliseconds without a word after which looking for them counts as standing still. */
const quietMs = 20_000;

/**
 * Puts those entries of Go's caches back that were made or used since the plan: they were set aside with the directory
 * that they are in, which takes no time, while picking out the others one by one would leave a build that begins
 * meanwhile with half a cache. Returns the holds as they are now.
 */
export async function returnFresh(
  bench: Workbench,
  plan: Plan,
  moved: readonly Hold[],
): Promise<{ holds: readonly Hold[]; leftOut: readonly LeftOut[] }> {
  const wanted = moved.filter(({ item }) => item.shape === 'go-cache' && item.take === 'whole');
  if (wanted.length === 0 || isFresh(bench, plan)) return { holds: moved, leftOut: [] };
  const groups = byRoot(wanted);
  const roots = [...groups].map(([root, group]) => ({
    root,
    backs: group.map((hold) => ({ ...backOf(hold), since: plan.createdAt })),
  }));
  const now = new Map<Hold, Hold>();
  const leftOut: LeftOut[] = [];
  const { work } = bench.places;
  const watched = { reach: bench.reach, paths: placesOf(wanted) };
  const options = { lowPriority: false, quietMs };
  await runWatched(watched, { mode: 'restore', work, roots }, options, ({ root, restored }) => {
    restored?.forEach((outcome, index) => {
      const hold = groups.get(root ?? '')?.[index];
      if (!hold || outcome.state !== 'merged' || outcome.files === 0) return;
      const { item } = hold;
      const detail = `${root ?? ''}/${outcome.first ?? ''} (${outcome.files})`;
      leftOut.push({ cache: item.cache, path: item.path, why: 'changed', detail });
      const rest = { files: outcome.kept, bytes: outcome.keptBytes };
      now.set(hold, { ...hold, item: { ...item, ...rest } });
    });
  });
  return { holds: moved.map((hold) => now.get(hold) ?? hold), leftOut };
}
