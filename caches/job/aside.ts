import type { Cache } from '../cache.ts';
import { runWatched } from '../child/watched.ts';
import type { LeftOut, Plan, PlanItem } from '../plan/plan.ts';
import type { Receipt } from '../receipt.ts';
import type { Boundary } from '../sink/boundary.ts';
import { closeQuarantine } from '../sink/quarantine.ts';
import { returnFresh } from './fresh.ts';
import { asLeftovers, byQuarantine, idsOf, leftFor, sumByCache, sums } from './holds.ts';
import type { Hold, Job } from './job.ts';
import { Journal } from './journal.ts';
import { answering, dropDrifted, openHolds, type Prepared } from './prepare.ts';
import { emptyQuarantine } from './purge.ts';
import { placesOf } from './silent.ts';
import { moveWholes, type Refused } from './wholes.ts';
import type { Workbench } from './workbench.ts';

/** What came of it. Without a receipt nothing was set aside. */
export interface Aside {
  readonly job: Job | null;
  readonly receipt: Receipt | null;
  readonly leftOut: readonly LeftOut[];
}

/**
 * Sets a plan's items aside: nothing is removed, everything can be put back. The order matters: the journal first, then
 * the last look at who runs, then all renames in one go, then a look at who began meanwhile; what those use goes back at
 * once, before they can have missed it.
 */
export async function setPlanAside(
  bench: Workbench,
  plan: Plan,
  wanted: readonly PlanItem[],
  signal?: AbortSignal,
): Promise<Aside> {
  const startedAt = bench.now();
  // Which versions of gopls are gone is determined at the last moment, since one may have started in between.
  const recent = !plan.items.some(({ kind }) => kind === 'gopls');
  const { caches, boundary } = await bench.ground({ recent });
  // The quarantine is opened first: what is written after the look at changes has passed by is younger than it, and goes
  // back when the rest is removed.
  const { items: near, leftOut: unheard } = answering(bench, wanted);
  const prepared = openHolds(bench, plan, near);
  const { holds, leftOut } = await unchanged(bench, { plan, mounts: boundary.mounts }, prepared, signal);
  leftOut.push(...unheard);
  if (holds.length === 0) return { job: null, receipt: null, leftOut };

  const begun: Job = {
    plan,
    holds,
    stage: 'moving',
    until: null,
    bytes: 0,
    files: 0,
    leftOut: [],
  };
  const journal = Journal.begin(bench.places, begun);
  try {
    const outcome = await moveAside(bench, journal, caches, boundary, signal);
    leftOut.push(...outcome.leftOut);
    if (outcome.holds.length === 0) {
      if (outcome.leftovers.length === 0) journal.end();
      else {
        const leftovers = idsOf(outcome.leftovers);
        journal.note({ stage: 'purging', stuck: true, holds: outcome.leftovers, leftovers });
        journal.close();
      }
      return { job: null, receipt: null, leftOut };
    }
    const undoTime = { lasts: plan.undoMinutes * 60_000, from: bench.uptime() };
    const until = bench.now() + undoTime.lasts;
    const receipt: Receipt = {
      kind: 'cleaned',
      plan: plan.id,
      at: startedAt,
      durationMs: bench.now() - startedAt,
      caches: sumByCache(outcome.holds),
      ...sums(outcome.holds),
      undoUntil: until,
      leftOut,
    };
    const holds = [...outcome.holds, ...outcome.leftovers];
    const leftovers = idsOf(outcome.leftovers);
    const change = { stage: 'aside', holds, leftovers, until, undoTime, leftOut } as const;
    journal.tell({ ...change, ...sums(outcome.holds), untold: receipt }, bench.record);
    journal.close();
    return { job: journal.job, receipt, leftOut };
  } catch (error) {
    journal.close();
    throw error;
  }
}

/** What has not changed since it was looked at. Closes the quarantines that are no longer needed. */
async function unchanged(
  bench: Workbench,
  asked: { readonly plan: Plan; readonly mounts: readonly string[] },
  prepared: Prepared,
  signal?: AbortSignal,
): Promise<{ holds: readonly Hold[]; leftOut: LeftOut[] }> {
  let holds: readonly Hold[] = [];
  try {
    const items = prepared.holds.map(({ item }) => item);
    const drift = await dropDrifted(bench, asked, items, signal);
    const kept = new Set(drift.items);
    holds = prepared.holds.filter(({ item }) => kept.has(item));
    return { holds, leftOut: [...drift.leftOut, ...prepared.leftOut] };
  } finally {
    for (const [quarantine] of byQuarantine(prepared.holds)) {
      if (!holds.some((hold) => hold.quarantine.path === quarantine.path)) closeQuarantine(quarantine);
    }
  }
}

async function moveAside(
  bench: Workbench,
  journal: Journal,
  caches: readonly Cache[],
  boundary: Boundary,
  signal?: AbortSignal,
): Promise<{ holds: readonly Hold[]; leftovers: readonly Hold[]; leftOut: readonly LeftOut[] }> {
  const { plan, holds: prepared } = journal.job;
  let all = prepared;
  let { moved, refused, joined } = await moveWholes(bench, prepared, caches, boundary);
  for (let skip = 1; skip < 3 && refused.some(isBehindBorder); skip += 1) {
    const behind = refused.filter(isBehindBorder).map(({ hold }) => hold.item);
    const again = openHolds(bench, plan, behind, skip);
    all = [...all, ...again.holds];
    journal.note({ holds: all });
    const next = await moveWholes(bench, again.holds, caches, boundary);
    moved = [...moved, ...next.moved];
    joined = [...joined, ...next.joined];
    const elsewhere = new Set(again.holds.map(({ item }) => item.id));
    refused = [...refused.filter(({ hold }) => !elsewhere.has(hold.item.id)), ...next.refused];
  }
  const fresh = await returnFresh(bench, plan, moved);
  const entries = await moveEntries(bench, plan, prepared, boundary, signal);
  const holds = [...fresh.holds, ...entries.moved];
  const leftOut = [...refused.map(({ left }) => left), ...fresh.leftOut, ...entries.leftOut];
  // Of what was put back second links are left: the things themselves are where they belong.
  const leftovers: Hold[] = [];
  for (const [quarantine, group] of byQuarantine(joined)) {
    const told = await emptyQuarantine(bench, quarantine, group, {});
    leftOut.push(...told.leftOut);
    if (told.leftOut.length > 0) leftovers.push(...asLeftovers(group));
  }
  const kept = [...holds, ...leftovers];
  for (const [quarantine] of byQuarantine(all)) {
    if (!kept.some((hold) => hold.quarantine.path === quarantine.path)) closeQuarantine(quarantine);
  }
  return { holds, leftovers, leftOut };
}

const isBehindBorder = ({ left }: Refused): boolean => left.why === 'other-volume';

async function moveEntries(
  bench: Workbench,
  plan: Plan,
  holds: readonly Hold[],
  boundary: Boundary,
  signal?: AbortSignal,
): Promise<{ moved: Hold[]; leftOut: LeftOut[] }> {
  const wanted = holds.filter(({ item }) => item.take === 'entries');
  const moved: Hold[] = [];
  const leftOut: LeftOut[] = [];
  if (wanted.length === 0) return { moved, leftOut };
  const moves = wanted.map(({ root, name, item, quarantine, waiting }) => ({
    root,
    name,
    identity: item.identity,
    shape: item.shape,
    before: item.before ?? 0,
    plannedAt: plan.createdAt,
    to: `${quarantine.path}/${waiting}`,
  }));
  const options = { lowPriority: bench.lowPriority, ...(signal && { signal }) };
  const open = new Set(wanted);
  try {
    const request = { mode: 'entries', work: bench.places.work, moves, boundary } as const;
    const watched = { reach: bench.reach, paths: placesOf(wanted) };
    await runWatched(watched, request, options, (reply) => {
      const hold = wanted[reply.number ?? -1];
      if (!hold || !reply.moved) return;
      open.delete(hold);
      bench.onLooked?.(1 - open.size / wanted.length);
      const { files, bytes, refusal } = reply.moved;
      if (files > 0) moved.push({ ...hold, item: { ...hold.item, files, bytes } });
      if (refusal) leftOut.push(leftFor(hold, refusal.why, { detail: refusal.detail }));
    });
  } catch (error) {
    // Cancelled, or the process failed: some of what it had not yet reported may be set aside, so all of it counts.
    const detail = error instanceof Error ? error.message : String(error);
    for (const hold of open) {
      moved.push({ ...hold, item: { ...hold.item, files: 0, bytes: 0 } });
      leftOut.push(leftFor(hold, 'refused', { detail }));
    }
  }
  return { moved, leftOut };
}
