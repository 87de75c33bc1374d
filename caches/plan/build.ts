import { randomBytes } from 'node:crypto';
import type { Cache } from '../cache.ts';
import { unusedForMs } from '../measure/measure.ts';
import type { Measured, Part } from '../measure/measurement.ts';
import { refuseEntry, refuseRoot, type Boundary } from '../sink/boundary.ts';
import { problemsOf, type Looked } from './looked.ts';
import type { LeftOut, Plan, PlanItem, Reason } from './plan.ts';
import { inWords } from '../text.ts';

export type Scope = 'safe' | 'all' | readonly string[];

export interface PlanContext {
  readonly boundary: Boundary;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly undoMinutes: number;
}

export type Draft = Omit<PlanItem, 'id'>;

/** What a scope takes of what a look found. Nothing is in it that the boundary would refuse. */
export function buildPlan(looked: readonly Looked[], scope: Scope, context: PlanContext): Plan {
  const leftOut: LeftOut[] = [];
  const busy: { cache: string; by: Plan['busy'][number]['by'] }[] = [];
  const drafts: Draft[] = [];
  const chosen = looked.filter(({ cache }) => isChosen(cache, scope));
  const ids = new Set(chosen.map(({ cache }) => cache.id));
  if (typeof scope !== 'string') {
    for (const wanted of scope) {
      if (chosen.some(({ cache }) => cache.id === wanted || cache.kind === wanted)) continue;
      leftOut.push({ cache: wanted, path: '', why: 'gone' });
    }
  }
  for (const one of chosen) {
    const { cache, use } = one;
    // What is part of another cache that goes as a whole goes with it.
    if (cache.within !== null && ids.has(cache.within)) continue;
    const refusal = refuseCache(one);
    if (refusal) {
      leftOut.push(refusal);
      continue;
    }
    leftOut.push(...problemsOf(one));
    const dead = new Set(use.state === 'busy' ? cache.dead : []);
    if (use.state === 'busy') busy.push({ cache: cache.id, by: use.by });
    const roots = new Set(
      (one.measured ?? []).map(({ realRoot }) => realRoot).filter((root) => root !== null),
    );
    const allowed = new Set<string>();
    for (const root of roots) {
      const no = refuseRoot(root, context.boundary.home);
      if (no === null) allowed.add(root);
      else leftOut.push({ cache: cache.id, path: root, ...no });
    }
    for (const [place, part] of partsOf(one)) {
      if (place.realRoot === null || !allowed.has(place.realRoot)) continue;
      const no = refuseEntry(context.boundary, place.realRoot, part.name);
      if (no) {
        leftOut.push({ cache: cache.id, path: `${place.root}/${part.name}`, ...no });
        continue;
      }
      const waits = use.state === 'busy' && !dead.has(part.name);
      const since = one.provenAt === undefined ? {} : { provenAt: one.provenAt };
      drafts.push(...draftsOf(cache, place, part, waits, context.now).map((item) => ({ ...item, ...since })));
    }
  }
  return finishPlan(drafts, { leftOut, busy }, context);
}

/** What a plan for each cache alone would take, in bytes, by the caches' ids: what may be promised of it. Null until it was measured. */
export function freesOf(looked: readonly Looked[], context: PlanContext): ReadonlyMap<string, number | null> {
  return new Map(
    looked.map((one) => {
      const isKnown = one.measured !== null || one.cache.places.length === 0;
      return [one.cache.id, isKnown ? buildPlan([one], [one.cache.id], context).bytes : null];
    }),
  );
}

export function finishPlan(
  drafts: readonly Draft[],
  rest: Pick<Plan, 'leftOut' | 'busy'>,
  { now, undoMinutes }: PlanContext,
): Plan {
  const items = drafts.map((draft, index) => ({ id: index + 1, ...draft }));
  return {
    id: `${now.toString(36)}-${randomBytes(4).toString('hex')}`,
    createdAt: now,
    items,
    ...rest,
    bytes: items.reduce((total, { bytes }) => total + bytes, 0),
    files: items.reduce((total, { files }) => total + files, 0),
    undoMinutes,
  };
}

/** Whether a scope includes a cache; a cache that an IDE's property puts elsewhere only by its id. */
export function isChosen(cache: Cache, scope: Scope): boolean {
  if (scope === 'safe') return cache.button === 'safe';
  if (scope === 'all') return cache.button === 'safe' || cache.button === 'all';
  return scope.includes(cache.id) || (scope.includes(cache.kind) && cache.redirected !== true);
}

function refuseCache({ cache, use, measured }: Looked): LeftOut | null {
  const left = (why: LeftOut['why'], detail: string): LeftOut => ({
    cache: cache.id,
    path: cache.path,
    why,
    detail,
  });
  if (cache.button === 'never') return left('never', cache.kind);
  if (cache.certainty === 'assumed') return left('assumed', cache.source);
  if (use.state === 'unknown') return left('could-not-tell', use.reason);
  if (measured === null) return left('could-not-tell', inWords('notMeasured'));
  return null;
}

function partsOf({ measured }: Looked): [Measured, Part][] {
  return (measured ?? []).flatMap((place) =>
    place.realRoot === null || place.problem
      ? []
      : place.parts.filter(({ problem }) => problem === null).map((part): [Measured, Part] => [place, part]),
  );
}

/** A part as one item; while its cache is in use as two: what may go at once, and the rest, which waits. */
function draftsOf(cache: Cache, place: Measured, part: Part, waits: boolean, now: number): Draft[] {
  const whole = draft(cache, place, part, 'cache');
  // Nothing would be freed: an empty directory of Go's cache is made again at once.
  if (part.files === 0 && place.shape === 'go-cache') return [];
  if (!waits) return [whole];
  if (place.shape !== 'go-cache' || part.unusedFiles === 0) return [{ ...whole, waits }];
  const unused = entriesDraft(cache, place, part, 'unused', now - unusedForMs, part);
  const { bytes, files } = part;
  return [unused, { ...whole, waits, bytes: bytes - part.unusedBytes, files: files - part.unusedFiles }];
}

export function entriesDraft(
  cache: Cache,
  place: Measured,
  part: Part,
  reason: Reason,
  before: number,
  { unusedBytes, unusedFiles }: Pick<Part, 'unusedBytes' | 'unusedFiles'>,
): Draft {
  return {
    ...draft(cache, place, part, reason),
    take: 'entries',
    before,
    bytes: unusedBytes,
    files: unusedFiles,
  };
}

export function draft(cache: Cache, place: Measured, part: Part, reason: Reason): Draft {
  const realRoot = place.realRoot ?? '';
  const single = place.shape === 'go-cache' || place.shape === 'gopls';
  return {
    cache: cache.id,
    kind: cache.kind,
    path: `${place.root}/${part.name}`,
    realPath: `${realRoot}/${part.name}`,
    identity: part.identity,
    parent: place.identity ?? { device: '', inode: '' },
    shape: place.shape,
    take: 'whole',
    group: single ? `${cache.id}/${part.name}` : cache.id,
    bytes: part.bytes,
    files: part.files,
    lastUse: part.lastUse,
    waits: false,
    reason,
    risk: cache.risk,
  };
}
