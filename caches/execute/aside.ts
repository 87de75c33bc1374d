import type { Cache } from '../cache.ts';
import { runChild } from '../child/start.ts';
import { factsOf } from '../identity.ts';
import type { LeftOut, Plan, PlanItem } from '../plan/plan.ts';
import type { Receipt } from '../receipt.ts';
import { setAside, type Moved } from '../sink/move.ts';
import type { Boundary } from '../sink/boundary.ts';
import { putBack } from '../sink/restore.ts';
import { closeQuarantine } from '../sink/quarantine.ts';
import { returnFresh } from './fresh.ts';
import { backOf, byQuarantine, byRoot, sumByCache, sums } from './holds.ts';
import { Journal, type Hold, type Job } from './journal.ts';
import { inTheWay, namedNewcomers, newcomersSince, type Newcomer } from './newcomers.ts';
import { dropDrifted, openHolds } from './prepare.ts';
import { emptyQuarantine } from './purge.ts';
import type { Workbench } from './workbench.ts';

/** What came of it. Without a receipt nothing was set aside. */
export interface Aside {
  readonly job: Job | null;
  readonly receipt: Receipt | null;
  readonly leftOut: readonly LeftOut[];
}

/** Times that we begin again when somebody else began at the same moment. */
const attempts = 5;

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
  const { caches, boundary } = await bench.ground();
  const drift = await dropDrifted(bench, plan, wanted, signal);
  const leftOut: LeftOut[] = [...drift.leftOut];
  const prepared = openHolds(bench, plan, drift.items);
  leftOut.push(...prepared.leftOut);
  if (prepared.holds.length === 0) return { job: null, receipt: null, leftOut };

  const begun: Job = {
    plan,
    holds: prepared.holds,
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
      journal.end();
      return { job: null, receipt: null, leftOut };
    }
    const until = bench.now() + plan.undoMinutes * 60_000;
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
    const change = { stage: 'aside', holds: outcome.holds, until, ...sums(outcome.holds), leftOut } as const;
    journal.tell({ ...change, untold: receipt }, bench.record);
    journal.close();
    return { job: journal.job, receipt, leftOut };
  } catch (error) {
    journal.close();
    throw error;
  }
}

async function moveAside(
  bench: Workbench,
  journal: Journal,
  caches: readonly Cache[],
  boundary: Boundary,
  signal?: AbortSignal,
): Promise<{ holds: readonly Hold[]; leftOut: readonly LeftOut[] }> {
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
  for (const [quarantine, group] of byQuarantine(joined)) {
    leftOut.push(...(await emptyQuarantine(bench, quarantine, group, {})).leftOut);
  }
  for (const [quarantine] of byQuarantine(all)) {
    if (!holds.some((hold) => hold.quarantine.path === quarantine.path)) closeQuarantine(quarantine);
  }
  return { holds, leftOut };
}

interface Refused {
  readonly hold: Hold;
  readonly left: LeftOut;
}

interface MovedHolds {
  moved: Hold[];
  refused: Refused[];
  /** Put back beside what had grown meanwhile; the quarantine still has second links to it. */
  joined: Hold[];
}

const isBehindBorder = ({ left }: Refused): boolean => left.why === 'other-volume';

async function moveWholes(
  bench: Workbench,
  holds: readonly Hold[],
  caches: readonly Cache[],
  boundary: Boundary,
): Promise<MovedHolds> {
  let open = holds.filter(({ item }) => item.take === 'whole');
  const into: MovedHolds = { moved: [], refused: [], joined: [] };
  for (let attempt = 1; open.length > 0; attempt += 1) {
    const busy = await moveIdle(bench, open, caches, boundary, into);
    if (attempt === attempts) into.refused.push(...busy);
    // Somebody who only passed through (`go version`) is gone by the next look; who builds is then seen as such.
    open = attempt === attempts ? [] : busy.map(({ hold }) => hold);
  }
  return into;
}

/** Moves what is idle; answers with what somebody began to use at that moment. */
async function moveIdle(
  bench: Workbench,
  holds: readonly Hold[],
  caches: readonly Cache[],
  boundary: Boundary,
  { moved, refused, joined }: MovedHolds,
): Promise<Refused[]> {
  const look = await bench.lookAtUse();
  const idle: Hold[] = [];
  for (const hold of holds) {
    const cache = caches.find(({ id }) => id === hold.item.cache);
    const use = cache
      ? await look.useOf(cache)
      : { state: 'unknown' as const, reason: 'it was not found again' };
    const dead = cache?.dead?.includes(hold.name) ?? false;
    if (use.state === 'idle' || (use.state === 'busy' && dead)) idle.push(hold);
    else if (use.state === 'busy') refused.push({ hold, left: left(hold, 'busy', { by: use.by }) });
    else refused.push({ hold, left: left(hold, 'could-not-tell', { detail: use.reason }) });
  }
  const before = await newcomersSince(bench, look.processes, false);
  const calm = idle.filter(({ item }) => inTheWay(item.kind, before).length === 0);
  const arrived: Refused[] = idle
    .filter((hold) => !calm.includes(hold))
    .map((hold) => ({ hold, left: left(hold, 'busy', { by: inTheWay(hold.item.kind, before) }) }));

  const open: MovedHolds = { moved: [], refused, joined };
  for (const group of byRoot(calm).values()) {
    const isFree = (): boolean => {
      const now = namedNewcomers(look.processes);
      return group.every(({ item }) => inTheWay(item.kind, now).length === 0);
    };
    for (const [hold, outcome] of moveRoot(group, boundary, isFree)) {
      if (outcome.moved) open.moved.push(hold);
      else if (outcome.why === 'busy') arrived.push({ hold, left: left(hold, 'busy', {}) });
      else refused.push({ hold, left: left(hold, outcome.why, { detail: outcome.detail }) });
    }
    arrived.push(...putBackBusy(open, await newcomersSince(bench, look.processes, false)));
  }
  if (open.moved.length > 0) {
    arrived.push(...putBackBusy(open, await newcomersSince(bench, look.processes, true)));
  }
  moved.push(...open.moved);
  return arrived;
}

/**
 * Puts back what newcomers stand in the way of, and answers with it. What could not go back at once still waits, and can
 * be taken back by undo.
 */
function putBackBusy(open: MovedHolds, newcomers: readonly Newcomer[]): Refused[] {
  const busy = open.moved.filter(({ item }) => inTheWay(item.kind, newcomers).length > 0);
  const back = putBackAll(busy);
  open.joined.push(...back.filter(([, isJoined]) => isJoined).map(([hold]) => hold));
  open.moved = open.moved.filter((hold) => !back.some(([one]) => one === hold));
  return back.map(([hold]) => ({
    hold,
    left: left(hold, 'busy', { by: inTheWay(hold.item.kind, newcomers) }),
  }));
}

function moveRoot(group: readonly Hold[], boundary: Boundary, isFree: () => boolean): [Hold, Moved][] {
  const path = group[0]?.root ?? '';
  const identity = group[0]?.item.parent ?? { device: '', inode: '' };
  const moves = group.map(({ name, item, quarantine, waiting }) => ({
    name,
    identity: item.identity,
    shape: item.shape,
    to: `${quarantine.path}/${waiting}`,
  }));
  const outcomes = setAside({ path, identity }, moves, boundary, isFree);
  return group.map((hold, index) => [
    hold,
    outcomes[index] ?? { moved: false, why: 'refused', detail: path },
  ]);
}

/** Answers with those that are back, and whether second links to them are left in the quarantine. */
function putBackAll(holds: readonly Hold[]): [Hold, boolean][] {
  return [...byRoot(holds)].flatMap(([root, group]) => {
    const restored = putBack(
      root,
      group.map((hold) => ({ ...backOf(hold), join: true })),
    );
    return group.flatMap((hold, index): [Hold, boolean][] => {
      const state = restored[index]?.state;
      if (state === 'merged') return [[hold, true]];
      // A file goes back as a second link (restore.ts).
      return state === 'back' ? [[hold, factsOf(backOf(hold).from) !== null]] : [];
    });
  });
}

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
    await runChild({ mode: 'entries', work: bench.places.work, moves, boundary }, options, (reply) => {
      const hold = wanted[reply.number ?? -1];
      if (!hold || !reply.moved) return;
      open.delete(hold);
      const { files, bytes, refusal } = reply.moved;
      if (files > 0) moved.push({ ...hold, item: { ...hold.item, files, bytes } });
      if (refusal) leftOut.push(left(hold, refusal.why, { detail: refusal.detail }));
    });
  } catch (error) {
    // Cancelled, or the process failed: of what it had not told yet some may be set aside, so that all of it counts.
    const detail = error instanceof Error ? error.message : String(error);
    for (const hold of open) {
      moved.push({ ...hold, item: { ...hold.item, files: 0, bytes: 0 } });
      leftOut.push(left(hold, 'refused', { detail }));
    }
  }
  return { moved, leftOut };
}

function left({ item }: Hold, why: LeftOut['why'], more: Pick<LeftOut, 'by' | 'detail'>): LeftOut {
  return { cache: item.cache, path: item.path, why, ...more };
}
