import { ChildQuiet, Unanswered } from '../child/failed.ts';
import { runWatched } from '../child/watched.ts';
import type { LeftOut } from '../plan/plan.ts';
import type { Receipt } from '../receipt.ts';
import type { Back, Restored } from '../sink/restore.ts';
import { doomed, waitingIn } from '../sink/quarantine.ts';
import { setGrownAside } from './grown.ts';
import { asLeftovers, backOf, byQuarantine, byRoot, idsOf, sumByCache, sums } from './holds.ts';
import type { Hold, Job, Stage } from './job.ts';
import type { Journal } from './journal.ts';
import { emptyQuarantine } from './purge.ts';
import { heard, placesOf } from './silent.ts';
import { isAway, leftAway, withVolumesNow } from './volume.ts';
import type { Workbench } from './workbench.ts';
import { inWords } from '../text.ts';

export interface UndoOutcome {
  readonly receipt: Receipt | null;
  /** Items whose permanent removal had started. */
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
  const before = journal.job;
  const settled = before.holds.filter(({ item }) => before.leftovers?.includes(item.id) === true);
  const waiting = before.holds.filter((hold) => !settled.includes(hold));
  const { near, silent, leftOut: unheard } = heard(bench.reach, waiting);
  const job = withVolumesNow({ ...before, holds: near });
  if (job.holds !== near) journal.note({ holds: [...job.holds, ...silent, ...settled] });
  const away = job.holds.filter(({ quarantine }) => isAway(quarantine));
  const {
    open,
    lost,
    before: known,
  } = stillWhole({
    ...job,
    holds: job.holds.filter((hold) => !away.includes(hold)),
  });
  const { free, leftOut } = await notInUse(bench, open);
  leftOut.push(...away.map(leftAway), ...unheard);
  journal.note({
    stage: 'undoing',
    lost: [...idsOf(lost), ...stillLost(before, silent)],
    unheard: stillUnheard(before, silent),
  });

  const restored = new Map<Hold, Restored>();
  const unfinished = await restore(bench, free, restored);
  const taken = free.filter((hold) => restored.get(hold)?.state === 'taken');
  const grown = await setGrownAside(bench, taken, startedAt, job.plan.undoMinutes);
  for (const hold of taken) restored.delete(hold);
  unfinished.push(...(await restore(bench, taken, restored, `restored-${job.plan.id}`)));

  const aside: { path: string; now: string }[] = [];
  const back: Hold[] = [...known];
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
  const rest = [...away, ...kept, ...silent];
  // It was reported when taking back began.
  const isNews = leftOut.length > (before.stage === 'undoing' ? unheard.length : 0);
  const told = back.length > 0 || leftOut.length > 0 ? receipt : null;
  const isOpen = silent.length + unfinished.length > 0;
  await finish(bench, journal, { rest, isOpen }, back.length > 0 || isNews ? told : null);
  return { receipt: told, lost: lost.length };
}

/** What was lost when taking back began, and cannot be looked at now. */
function stillLost({ stage, lost = [] }: Job, silent: readonly Hold[]): number[] {
  return stage === 'undoing' ? idsOf(silent).filter((id) => lost.includes(id)) : [];
}

/** What still is to be looked at before anything of it comes back. */
function stillUnheard({ stage, unheard }: Job, silent: readonly Hold[]): NonNullable<Job['unheard']> | null {
  if (silent.length === 0) return null;
  const items = idsOf(silent);
  if (stage !== 'undoing') return { items, stage };
  const before = unheard?.items ?? [];
  return unheard ? { ...unheard, items: items.filter((id) => before.includes(id)) } : null;
}

interface StillWhole {
  open: Hold[];
  lost: Hold[];
  /** Back already. */
  before: Hold[];
}

/** Items of which nothing was removed yet, and those that are back already. Items of a group come back together or not at all. */
function stillWhole({ holds, stage, lost: known, unheard }: Job): StillWhole {
  const waiting = new Map(
    byQuarantine(holds).map(([quarantine]) => [quarantine.path, new Set(waitingIn(quarantine))]),
  );
  const has = (hold: Hold, name: string): boolean => waiting.get(hold.quarantine.path)?.has(name) ?? false;
  if (stage !== 'undoing' || known === undefined) return wholeOf(holds, stage, has);
  // An interrupted undo had settled what is lost; what it marked since is only what was left behind.
  const settled = holds.filter(({ item }) => unheard?.items.includes(item.id) !== true);
  const unsettled = holds.filter((hold) => !settled.includes(hold));
  const { open, lost, before } = wholeOf(unsettled, unheard?.stage ?? stage, has);
  for (const hold of settled) {
    if (known.includes(hold.item.id)) lost.push(hold);
    else (has(hold, hold.waiting) ? open : before).push(hold);
  }
  return { open, lost, before };
}

/** The same for everything whose undo nobody has started. */
function wholeOf(
  holds: readonly Hold[],
  stage: Stage,
  has: (hold: Hold, name: string) => boolean,
): StillWhole {
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

/** Milliseconds without a word after which putting back counts as standing still, and how often it is begun. */
const quietMs = 5_000;
const tries = 2;

/** Puts things back; resolves with those whose progress is unknown. The outcome of each is in `into`. */
async function restore(
  bench: Workbench,
  holds: readonly Hold[],
  into: Map<Hold, Restored>,
  otherwise?: string,
): Promise<Hold[]> {
  for (let open = [...holds], left = tries; open.length > 0; left -= 1) {
    const why = await tryToRestore(bench, open, otherwise, (hold, outcome) => {
      // The try before has brought back what does not wait any more.
      const isBack = outcome.state === 'gone' && left < tries;
      into.set(hold, isBack ? { state: 'back', as: nameOf(hold, otherwise) } : outcome);
    });
    if (why === null) return [];
    open = open.filter((hold) => !into.has(hold));
    // A process that was stopped has ended by then; another one can go on.
    if (why instanceof ChildQuiet && left > 1) continue;
    for (const hold of open) into.set(hold, { state: 'failed', detail: why.message });
    return open;
  }
  return [];
}

const nameOf = ({ name }: Hold, otherwise: string | undefined): string =>
  otherwise === undefined ? name : `${name}.${otherwise}`;

async function tryToRestore(
  bench: Workbench,
  holds: readonly Hold[],
  otherwise: string | undefined,
  take: (hold: Hold, outcome: Restored) => void,
): Promise<Unanswered | ChildQuiet | null> {
  const roots = byRoot(holds);
  const request = [...roots].map(([root, group]) => ({
    root,
    backs: group.map((hold): Back => ({
      ...backOf(hold),
      ...(otherwise !== undefined && { otherwise: nameOf(hold, otherwise) }),
    })),
  }));
  try {
    await runWatched(
      { reach: bench.reach, paths: placesOf(holds) },
      { mode: 'restore', work: bench.places.work, roots: request },
      { lowPriority: false, quietMs },
      ({ root, restored }) => {
        restored?.forEach((outcome, index) => {
          const hold = roots.get(root ?? '')?.[index];
          if (hold) take(hold, outcome);
        });
      },
    );
    return null;
  } catch (error) {
    if (error instanceof Unanswered || error instanceof ChildQuiet) return error;
    throw error;
  }
}

/**
 * Clears what is left behind (second links to what is back, duplicates, what had begun to be removed) and ends the
 * journal, unless something still waits. `isOpen`: some of it is to come back as soon as it can, without being asked
 * for again.
 */
async function finish(
  bench: Workbench,
  journal: Journal,
  { rest, isOpen }: { readonly rest: readonly Hold[]; readonly isOpen: boolean },
  receipt: Receipt | null,
): Promise<void> {
  const done = journal.job.holds.filter((hold) => !rest.includes(hold));
  const leftovers: Hold[] = [];
  for (const [quarantine, holds] of byQuarantine(done)) {
    const told = await emptyQuarantine(bench, quarantine, holds, {});
    if (told.leftOut.length > 0) leftovers.push(...asLeftovers(holds));
  }
  const lasts = Math.max(1, journal.job.plan.undoMinutes) * 60_000;
  const undoTime = { lasts, from: bench.uptime() };
  const until = bench.now() + lasts;
  const left = { holds: [...rest, ...leftovers], leftovers: idsOf(leftovers), ...sums(rest) };
  const change =
    rest.length > 0
      ? ({ stage: isOpen ? 'undoing' : 'aside', until, undoTime, ...left } as const)
      : leftovers.length > 0
        ? ({ stage: 'purging', stuck: true, ...left } as const)
        : ({ stage: 'ended' } as const);
  if (receipt) journal.tell({ ...change, untold: receipt }, bench.record);
  else if (change.stage === 'ended') journal.end();
  else journal.note(change);
  if (change.stage !== 'ended') journal.close();
}
