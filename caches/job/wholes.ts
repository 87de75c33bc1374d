import type { Cache } from '../cache.ts';
import { factsOf } from '../identity.ts';
import type { Boundary } from '../sink/boundary.ts';
import { setAside, type Moved, type Root } from '../sink/move.ts';
import { putBack } from '../sink/restore.ts';
import { backOf, byRoot, leftFor } from './holds.ts';
import type { Hold } from './job.ts';
import { inTheWay, newcomersSince, type Newcomer } from './newcomers.ts';
import { Lookout } from './lookout.ts';
import type { LeftOut } from '../plan/plan.ts';
import type { Workbench } from './workbench.ts';
import { inWords } from '../text.ts';

/** How often we start again when somebody else started at the same moment. */
const attempts = 5;

export interface Refused {
  readonly hold: Hold;
  readonly left: LeftOut;
}

interface MovedHolds {
  moved: Hold[];
  refused: Refused[];
  /** Put back beside what had grown meanwhile; the quarantine still has second links to it. */
  joined: Hold[];
}

/** Sets whole entries aside, unless somebody uses them; what somebody began to use at that very moment goes back at once. */
export async function moveWholes(
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

/** Moves what is idle; resolves with what somebody started to use at that moment. */
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
      : { state: 'unknown' as const, reason: inWords('notFoundAgain') };
    const dead = cache?.dead?.includes(hold.name) ?? false;
    if (use.state === 'idle' || (use.state === 'busy' && dead)) idle.push(hold);
    else if (use.state === 'busy') refused.push({ hold, left: leftFor(hold, 'busy', { by: use.by }) });
    else refused.push({ hold, left: leftFor(hold, 'could-not-tell', { detail: use.reason }) });
  }
  const before = await newcomersSince(bench, look.processes, false);
  const calm = idle.filter(({ item }) => inTheWay(item.kind, before).length === 0);
  const arrived: Refused[] = idle
    .filter((hold) => !calm.includes(hold))
    .map((hold) => ({ hold, left: leftFor(hold, 'busy', { by: inTheWay(hold.item.kind, before) }) }));

  const open: MovedHolds = { moved: [], refused, joined };
  for (const group of byRoot(calm).values()) {
    const lookout = new Lookout(look.processes, group);
    for (const [hold, outcome] of moveRoot(group, boundary, () => lookout.isFree())) {
      if (outcome.moved) open.moved.push(hold);
      else if (outcome.why === 'busy') arrived.push({ hold, left: leftFor(hold, 'busy', {}) });
      else refused.push({ hold, left: leftFor(hold, outcome.why, { detail: outcome.detail }) });
    }
    // What newcomers need is moved back at once, before anything is waited for: asking for names takes macOS 100 ms.
    arrived.push(...putBackBusy(open, lookout.look()));
    arrived.push(...putBackBusy(open, await newcomersSince(bench, look.processes, false)));
  }
  if (open.moved.length > 0) {
    arrived.push(...putBackBusy(open, await newcomersSince(bench, look.processes, true)));
  }
  moved.push(...open.moved);
  return arrived;
}

/**
 * Puts back what newcomers use, and returns it. What could not go back at once still waits, and can be taken back by
 * undo.
 */
function putBackBusy(open: MovedHolds, newcomers: readonly Newcomer[]): Refused[] {
  const busy = open.moved.filter(({ item }) => inTheWay(item.kind, newcomers).length > 0);
  const back = putBackAll(busy);
  open.joined.push(...back.filter(([, isJoined]) => isJoined).map(([hold]) => hold));
  open.moved = open.moved.filter((hold) => !back.some(([one]) => one === hold));
  return back.map(([hold]) => ({
    hold,
    left: leftFor(hold, 'busy', { by: inTheWay(hold.item.kind, newcomers) }),
  }));
}

function moveRoot(group: readonly Hold[], boundary: Boundary, isFree: () => boolean): [Hold, Moved][] {
  const moves = group.map(({ name, item, quarantine, waiting }) => ({
    name,
    identity: item.identity,
    shape: item.shape,
    to: `${quarantine.path}/${waiting}`,
  }));
  const root = rootOf(group);
  const outcomes = setAside(root, moves, boundary, isFree);
  return group.map((hold, index) => [
    hold,
    outcomes[index] ?? { moved: false, why: 'refused', detail: root.path },
  ]);
}

function rootOf([first]: readonly Hold[]): Root {
  return { path: first?.root ?? '', identity: first?.item.parent ?? { device: '', inode: '' } };
}

/** Returns those that are back, and whether second links to them are left in the quarantine. */
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
