import { basename } from 'node:path';
import { runChild } from '../child/start.ts';
import { factsOf, identityOf } from '../identity.ts';
import type { LeftOut, PlanItem } from '../plan/plan.ts';
import type { Receipt } from '../receipt.ts';
import type { Back, Restored } from '../sink/restore.ts';
import { doomed, waitingIn } from '../sink/quarantine.ts';
import { finishPlan } from '../plan/build.ts';
import { setPlanAside } from './aside.ts';
import { backOf } from './aside.ts';
import type { Hold, Job, Journal } from './journal.ts';
import { byQuarantine, emptyQuarantine, sumByCache } from './purge.ts';
import type { Workbench } from './workbench.ts';

export interface UndoOutcome {
  readonly receipt: Receipt | null;
  /** Items that had begun to be removed for good. */
  readonly lost: number;
  /** Clean-ups of what had grown back, which can themselves be taken back. */
  readonly grown: readonly Journal[];
}

/**
 * Puts a clean-up back. Entries of Go's caches go beside those that have grown meanwhile; any other place that is taken
 * is set aside first, as a clean-up of its own, and where that is refused the old one comes back under another name.
 * What cannot come back now (its user runs) stays where it waits, and the time for undoing it begins anew.
 */
export async function undoJob(bench: Workbench, journal: Journal): Promise<UndoOutcome> {
  const startedAt = bench.now();
  const { job } = journal;
  const { open, lost } = stillWhole(job);
  const { free, leftOut } = await notInUse(bench, open);
  journal.note({ stage: 'undoing' });

  const restored = new Map<Hold, Restored>();
  await restore(bench, free, restored);
  const taken = free.filter((hold) => restored.get(hold)?.state === 'taken');
  const grown = await setGrownAside(bench, taken, startedAt, job.plan.undoMinutes);
  if (taken.length > 0) {
    const otherwise = `restored-${job.plan.id}`;
    await restore(bench, taken, restored, otherwise);
  }

  const aside: { path: string; now: string }[] = [];
  const back: Hold[] = [];
  for (const [hold, outcome] of restored) {
    if (outcome.state === 'back' && outcome.as !== hold.name) {
      aside.push({ path: hold.item.path, now: `${hold.root}/${outcome.as}` });
    }
    if (outcome.state === 'back' || outcome.state === 'merged') back.push(hold);
    if (outcome.state === 'failed' || outcome.state === 'taken') {
      const detail = outcome.state === 'failed' ? outcome.detail : 'its place is taken';
      leftOut.push({ cache: hold.item.cache, path: hold.item.path, why: 'refused', detail });
    }
  }
  for (const { job: other } of grown) {
    aside.push(
      ...other.holds.map(({ item, quarantine, waiting }) => ({
        path: item.path,
        now: `${quarantine.path}/${waiting}`,
      })),
    );
  }
  await finish(
    bench,
    journal,
    open.filter((hold) => !back.includes(hold) && restored.get(hold)?.state !== 'gone'),
  );
  const receipt: Receipt = {
    kind: 'undone',
    plan: job.plan.id,
    at: startedAt,
    durationMs: bench.now() - startedAt,
    caches: sumByCache(back),
    bytes: back.reduce((total, { item }) => total + item.bytes, 0),
    files: back.reduce((total, { item }) => total + item.files, 0),
    leftOut,
    ...(aside.length > 0 && { aside }),
  };
  return { receipt: back.length > 0 || leftOut.length > 0 ? receipt : null, lost, grown };
}

/** Items of which nothing was removed yet. Those of a group come back together or not at all. */
function stillWhole({ holds, stage }: Job): { open: Hold[]; lost: number } {
  const waiting = new Map(
    byQuarantine(holds).map(([quarantine]) => [quarantine.path, new Set(waitingIn(quarantine))]),
  );
  const has = (hold: Hold, name: string): boolean => waiting.get(hold.quarantine.path)?.has(name) ?? false;
  const begun = new Set(
    holds.filter((hold) => has(hold, doomed(hold.waiting))).map(({ item }) => item.group),
  );
  const open = holds.filter((hold) => has(hold, hold.waiting) && !begun.has(hold.item.group));
  // Before anything was removed, what does not wait is where it belongs.
  const lost = holds.filter(
    (hold) => !open.includes(hold) && (stage === 'purging' || begun.has(hold.item.group)),
  );
  return { open, lost: lost.length };
}

/** Adding entries to Go's content-addressed caches harms nobody; everything else is only put back while it is idle. */
async function notInUse(
  bench: Workbench,
  holds: readonly Hold[],
): Promise<{ free: Hold[]; leftOut: LeftOut[] }> {
  const leftOut: LeftOut[] = [];
  const free = holds.filter(({ item }) => item.shape === 'go-cache');
  const others = holds.filter(({ item }) => item.shape !== 'go-cache');
  if (others.length === 0) return { free, leftOut };
  const { caches } = await bench.ground();
  const look = await bench.lookAtUse();
  for (const hold of others) {
    const { item } = hold;
    const cache = caches.find(({ id }) => id === item.cache);
    const use = cache ? await look.useOf(cache) : ({ state: 'idle' } as const);
    if (use.state === 'idle') free.push(hold);
    else if (use.state === 'busy')
      leftOut.push({ cache: item.cache, path: item.path, why: 'busy', by: use.by });
    else leftOut.push({ cache: item.cache, path: item.path, why: 'could-not-tell', detail: use.reason });
  }
  return { free, leftOut };
}

async function restore(
  bench: Workbench,
  holds: readonly Hold[],
  into: Map<Hold, Restored>,
  otherwise?: string,
): Promise<void> {
  const roots = new Map<string, Hold[]>();
  for (const hold of holds) roots.set(hold.root, [...(roots.get(hold.root) ?? []), hold]);
  if (roots.size === 0) return;
  const request = [...roots].map(([root, group]) => ({
    root,
    backs: group.map((hold): Back => ({
      ...backOf(hold),
      ...(otherwise !== undefined && { otherwise: `${hold.name}.${otherwise}` }),
    })),
  }));
  await runChild({ mode: 'restore', roots: request }, { lowPriority: false }, ({ root, restored }) => {
    restored?.forEach((outcome, index) => {
      const hold = roots.get(root ?? '')?.[index];
      if (hold) into.set(hold, outcome);
    });
  });
}

/** Sets what stands in the old things' places aside, by the same rules as any clean-up. */
async function setGrownAside(
  bench: Workbench,
  taken: readonly Hold[],
  now: number,
  undoMinutes: number,
): Promise<Journal[]> {
  const items = taken.flatMap(({ item, root, name }): Omit<PlanItem, 'id'>[] => {
    const facts = factsOf(`${root}/${name}`);
    const parent = factsOf(root);
    if (!facts || !parent) return [];
    const grown = {
      identity: identityOf(facts),
      parent: identityOf(parent),
      path: `${root}/${basename(item.path)}`,
    };
    return [{ ...item, ...grown, take: 'whole', lastUse: null, bytes: 0, files: 0, evidence: 'grown back' }];
  });
  if (items.length === 0) return [];
  const context = {
    boundary: (await bench.ground()).boundary,
    now: bench.now(),
    undoMinutes: Math.max(undoMinutes, 1),
  };
  const plan = finishPlan(items, { leftOut: [], busy: [] }, { ...context, now });
  const { journal } = await setPlanAside(bench, { ...plan, createdAt: bench.now() }, plan.items);
  return journal ? [journal] : [];
}

/** Clears what is left behind (second links to what is back, duplicates, what had begun to be removed) and ends the journal, unless something still waits. */
async function finish(bench: Workbench, journal: Journal, rest: readonly Hold[]): Promise<void> {
  const done = journal.job.holds.filter((hold) => !rest.includes(hold));
  const leftOut: LeftOut[] = [];
  for (const [quarantine, holds] of byQuarantine(done)) {
    leftOut.push(...(await emptyQuarantine(bench, quarantine, holds, {})).leftOut);
  }
  if (rest.length > 0) {
    const until = bench.now() + Math.max(1, journal.job.plan.undoMinutes) * 60_000;
    journal.note({ stage: 'aside', holds: rest, until, ...sums(rest) });
    journal.close();
  } else if (leftOut.length > 0) {
    journal.note({ stage: 'purging' });
    journal.close();
  } else {
    journal.end();
  }
}

function sums(holds: readonly Hold[]): { bytes: number; files: number } {
  return {
    bytes: holds.reduce((total, { item }) => total + item.bytes, 0),
    files: holds.reduce((total, { item }) => total + item.files, 0),
  };
}
