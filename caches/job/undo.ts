import { runChild } from '../child/start.ts';
import type { LeftOut } from '../plan/plan.ts';
import type { Receipt } from '../receipt.ts';
import type { Back, Restored } from '../sink/restore.ts';
import { doomed, waitingIn } from '../sink/quarantine.ts';
import { setGrownAside } from './grown.ts';
import { backOf, byQuarantine, byRoot, sumByCache, sums } from './holds.ts';
import type { Hold, Job } from './job.ts';
import type { Journal } from './journal.ts';
import { emptyQuarantine } from './purge.ts';
import { isAway, leftAway } from './volume.ts';
import type { Workbench } from './workbench.ts';
import { inWords } from '../text.ts';

export interface UndoOutcome {
  readonly receipt: Receipt | null;
  /** Items that had begun to be removed for good. */
  readonly lost: number;
}

/**
 * Puts a clean-up back. Entries of Go's caches go beside those that have grown meanwhile; any other place that is taken
 * is set aside first, as a clean-up of its own, and where that is refused the old one comes back under another name.
 * What cannot come back now (its user runs) stays where it waits, and the time for undoing it begins anew.
 */
export async function undoJob(bench: Workbench, journal: Journal): Promise<UndoOutcome> {
  try {
    return await undo(bench, journal);
  } catch (error) {
    journal.close();
    throw error;
  }
}

async function undo(bench: Workbench, journal: Journal): Promise<UndoOutcome> {
  const startedAt = bench.now();
  const { job } = journal;
  const away = job.holds.filter(({ quarantine }) => isAway(quarantine));
  const { open, lost, before } = stillWhole({
    ...job,
    holds: job.holds.filter((hold) => !away.includes(hold)),
  });
  const { free, leftOut } = await notInUse(bench, open);
  leftOut.push(...away.map(leftAway));
  journal.note({ stage: 'undoing', lost: lost.map(({ item }) => item.id) });

  const restored = new Map<Hold, Restored>();
  await restore(bench, free, restored);
  const taken = free.filter((hold) => restored.get(hold)?.state === 'taken');
  const grown = await setGrownAside(bench, taken, startedAt, job.plan.undoMinutes);
  if (taken.length > 0) await restore(bench, taken, restored, `restored-${job.plan.id}`);

  const aside: { path: string; now: string }[] = [];
  const back: Hold[] = [...before];
  for (const [hold, outcome] of restored) {
    if (outcome.state === 'back' && outcome.as !== hold.name) {
      aside.push({ path: hold.item.path, now: `${hold.root}/${outcome.as}` });
    }
    if (outcome.state === 'back' || outcome.state === 'merged') back.push(hold);
    if (outcome.state === 'failed' || outcome.state === 'taken') {
      const detail = outcome.state === 'failed' ? outcome.detail : inWords('placeTaken');
      leftOut.push({ cache: hold.item.cache, path: hold.item.path, why: 'refused', detail });
    }
  }
  leftOut.push(...grown.leftOut);
  for (const { item, quarantine, waiting } of grown.holds) {
    aside.push({ path: item.path, now: `${quarantine.path}/${waiting}` });
  }
  const receipt: Receipt = {
    kind: 'undone',
    plan: job.plan.id,
    at: startedAt,
    durationMs: bench.now() - startedAt,
    caches: sumByCache(back),
    ...sums(back),
    leftOut,
    ...(aside.length > 0 && { aside }),
  };
  const kept = open.filter((hold) => !back.includes(hold) && restored.get(hold)?.state !== 'gone');
  const rest = [...away, ...kept];
  const told = back.length > 0 || leftOut.length > 0 ? receipt : null;
  await finish(bench, journal, rest, told);
  return { receipt: told, lost: lost.length };
}

/** Items of which nothing was removed yet, and those that are back already. Those of a group come back together or not at all. */
function stillWhole({ holds, stage, lost: known }: Job): { open: Hold[]; lost: Hold[]; before: Hold[] } {
  const waiting = new Map(
    byQuarantine(holds).map(([quarantine]) => [quarantine.path, new Set(waitingIn(quarantine))]),
  );
  const has = (hold: Hold, name: string): boolean => waiting.get(hold.quarantine.path)?.has(name) ?? false;
  // One that was interrupted had settled what is lost; what it marked since is only what was left behind.
  if (stage === 'undoing' && known !== undefined) {
    const lost = holds.filter(({ item }) => known.includes(item.id));
    const others = holds.filter((hold) => !lost.includes(hold));
    const open = others.filter((hold) => has(hold, hold.waiting));
    return { open, lost, before: others.filter((hold) => !open.includes(hold)) };
  }
  const begun = new Set(
    holds.filter((hold) => has(hold, doomed(hold.waiting))).map(({ item }) => item.group),
  );
  const open = holds.filter((hold) => has(hold, hold.waiting) && !begun.has(hold.item.group));
  // Before anything was removed, what does not wait is where it belongs.
  const lost = holds.filter(
    (hold) => !open.includes(hold) && (stage === 'purging' || begun.has(hold.item.group)),
  );
  return { open, lost, before: [] };
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
  const roots = byRoot(holds);
  if (roots.size === 0) return;
  const request = [...roots].map(([root, group]) => ({
    root,
    backs: group.map((hold): Back => ({
      ...backOf(hold),
      ...(otherwise !== undefined && { otherwise: `${hold.name}.${otherwise}` }),
    })),
  }));
  await runChild(
    { mode: 'restore', work: bench.places.work, roots: request },
    { lowPriority: false },
    ({ root, restored }) => {
      restored?.forEach((outcome, index) => {
        const hold = roots.get(root ?? '')?.[index];
        if (hold) into.set(hold, outcome);
      });
    },
  );
}

/** Clears what is left behind (second links to what is back, duplicates, what had begun to be removed) and ends the journal, unless something still waits. */
async function finish(
  bench: Workbench,
  journal: Journal,
  rest: readonly Hold[],
  receipt: Receipt | null,
): Promise<void> {
  const done = journal.job.holds.filter((hold) => !rest.includes(hold));
  const leftOut: LeftOut[] = [];
  for (const [quarantine, holds] of byQuarantine(done)) {
    leftOut.push(...(await emptyQuarantine(bench, quarantine, holds, {})).leftOut);
  }
  const lasts = Math.max(1, journal.job.plan.undoMinutes) * 60_000;
  const undoTime = { lasts, from: bench.uptime() };
  const until = bench.now() + lasts;
  const change =
    rest.length > 0
      ? ({ stage: 'aside', holds: rest, until, undoTime, ...sums(rest) } as const)
      : leftOut.length > 0
        ? ({ stage: 'purging', stuck: true } as const)
        : ({ stage: 'ended' } as const);
  if (receipt) journal.tell({ ...change, untold: receipt }, bench.record);
  else if (change.stage === 'ended') journal.end();
  else journal.note(change);
  if (change.stage !== 'ended') journal.close();
}
