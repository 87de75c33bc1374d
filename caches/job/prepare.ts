import { ChildQuiet, Unanswered } from '../child/failed.ts';
import { dirname } from 'node:path';
import type { LeftOut, Plan, PlanItem } from '../plan/plan.ts';
import { openQuarantine, quarantineBases, type Quarantine } from '../sink/quarantine.ts';
import { withBallast } from './ballast.ts';
import { lookForDrift } from './drift.ts';
import type { Hold } from './job.ts';
import type { Workbench } from './workbench.ts';
import { inWords } from '../text.ts';

/** A plan that is carried out this soon after it was made cannot have drifted by more than what is checked anyway. */
const freshMs = 1000;

export function isFresh(bench: Workbench, plan: Plan): boolean {
  return bench.now() - plan.createdAt < freshMs;
}

/**
 * Drops what has changed since it was looked at: anything that has changed inside is left as a whole. Go's own entries,
 * which only change by being used or made, are checked when they are set aside (fresh.ts): the new ones go back.
 */
export async function dropDrifted(
  bench: Workbench,
  { plan, mounts }: { readonly plan: Plan; readonly mounts: readonly string[] },
  items: readonly PlanItem[],
  signal?: AbortSignal,
): Promise<{ items: PlanItem[]; leftOut: LeftOut[] }> {
  // What a look proved may have changed between the look and the plan, however soon that is carried out.
  const isLooked = ({ take, shape, provenAt }: PlanItem): boolean =>
    take === 'whole' && shape !== 'go-cache' && (provenAt !== undefined || !isFresh(bench, plan));
  const whole = items.filter(isLooked);
  const wholes = new Set(whole);
  if (whole.length === 0) return { items: [...items], leftOut: [] };
  const drifted = new Map<string, { count: number; first: string }>();
  const files = new Map(whole.map((item) => [item.realPath, item.files]));
  const sum = [...files.values()].reduce((total, count) => total + count, 0);
  let looked = 0;
  // A clock that was set back since then says nothing about what is younger.
  const since = Math.min(...whole.map(({ provenAt }) => provenAt ?? plan.createdAt));
  if (bench.now() < since)
    return { items: items.filter((item) => !wholes.has(item)), leftOut: whole.map(setBack) };
  const paths = whole.map(({ realPath }) => realPath);
  const untold = new Set(paths);
  let stopped: string | null = null;
  try {
    const asked = { paths, since, files: sum, mounts };
    await lookForDrift(bench, asked, signal, (path, { count, first }) => {
      untold.delete(path);
      looked += files.get(path) ?? 0;
      bench.onLooked?.(looked / Math.max(1, sum));
      if (count > 0) drifted.set(path, { count, first: first ?? path });
    });
  } catch (error) {
    if (!(error instanceof Unanswered || error instanceof ChildQuiet)) throw error;
    stopped = error.message;
  }
  const leftOut: LeftOut[] = [];
  const kept = items.filter((item) => {
    const drift = wholes.has(item) ? drifted.get(item.realPath) : undefined;
    const isOpen = stopped !== null && wholes.has(item) && untold.has(item.realPath);
    if (drift) leftOut.push(changed(item, drift));
    else if (isOpen) leftOut.push(noAnswer(item, stopped ?? ''));
    return !drift && !isOpen;
  });
  return { items: kept, leftOut };
}

function setBack({ cache, path }: PlanItem): LeftOut {
  return { cache, path, why: 'could-not-tell', detail: inWords('clockSetBack') };
}

function noAnswer({ cache, path }: PlanItem, detail: string): LeftOut {
  return { cache, path, why: 'no-answer', detail };
}

/** Leaves out what is on a file system that does not answer: no call about that may be made. */
export function answering(
  { reach }: Workbench,
  items: readonly PlanItem[],
): { readonly items: readonly PlanItem[]; readonly leftOut: readonly LeftOut[] } {
  const roots = new Map(items.map(({ realPath }) => [dirname(realPath), null as string | null]));
  for (const root of roots.keys()) roots.set(root, reach.silence(root));
  const silence = ({ realPath }: PlanItem): string | null => roots.get(dirname(realPath)) ?? null;
  return {
    items: items.filter((item) => silence(item) === null),
    leftOut: items.flatMap((item) => {
      const detail = silence(item);
      return detail === null ? [] : [noAnswer(item, detail)];
    }),
  };
}

function changed({ cache, path }: PlanItem, { count, first }: { count: number; first: string }): LeftOut {
  return { cache, path, why: 'changed', detail: `${first} (${count})` };
}

export interface Prepared {
  readonly holds: readonly Hold[];
  readonly leftOut: readonly LeftOut[];
}

/**
 * Opens a quarantine for each root, on its volume. `skip` leaves out that many of the possible places, for roots whose
 * first ones turned out to be behind a border that no device number shows.
 */
export function openHolds(bench: Workbench, plan: Plan, items: readonly PlanItem[], skip = 0): Prepared {
  const quarantines = new Map<string, Quarantine | string>();
  const holds: Hold[] = [];
  const leftOut: LeftOut[] = [];
  for (const item of items) {
    const root = dirname(item.realPath);
    const quarantine = quarantines.get(root) ?? openFirst(bench, plan.id, root, item.parent.device, skip);
    quarantines.set(root, quarantine);
    if (typeof quarantine === 'string') {
      const why = /ENOSPC|EDQUOT/.test(quarantine) ? 'no-space' : 'other-volume';
      leftOut.push({ cache: item.cache, path: item.path, why, detail: quarantine });
    } else {
      const name = item.realPath.slice(root === '/' ? 1 : root.length + 1);
      holds.push({ item, root, name, quarantine, waiting: String(item.id) });
    }
  }
  return { holds, leftOut };
}

function openFirst(
  bench: Workbench,
  plan: string,
  root: string,
  device: string,
  skip: number,
): Quarantine | string {
  const details: string[] = [];
  for (const base of quarantineBases(root, bench.ownCache).slice(skip)) {
    const opened = withBallast(bench.places.ballast, () => {
      const attempt = openQuarantine(base, plan, device, bench.host.user.uid);
      // So that the ballast is released for it.
      if (!attempt.ok && /: (ENOSPC|EDQUOT)$/.test(attempt.detail) && !details.includes(attempt.detail)) {
        details.push(attempt.detail);
        throw Object.assign(new Error(attempt.detail), { code: 'ENOSPC' });
      }
      return attempt;
    });
    if (opened.ok) return opened.quarantine;
    details.push(opened.detail);
  }
  return [...new Set(details)].join('; ');
}
