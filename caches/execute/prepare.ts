import { dirname } from 'node:path';
import { runChild } from '../child/start.ts';
import type { LeftOut, Plan, PlanItem } from '../plan/plan.ts';
import { openQuarantine, quarantineBases, type Quarantine } from '../sink/quarantine.ts';
import { withBallast } from './ballast.ts';
import type { Hold } from './journal.ts';
import type { Workbench } from './workbench.ts';

/** A plan that is carried out this soon after it was made cannot have drifted by more than what is checked anyway. */
const freshMs = 1000;

/**
 * Drops what has changed since the plan was made. Of Go's own entries, which never change but by being used or made, only
 * the older ones are taken then; any other thing that has changed inside is left as a whole.
 */
export async function dropDrifted(
  bench: Workbench,
  plan: Plan,
  items: readonly PlanItem[],
  signal?: AbortSignal,
): Promise<{ items: PlanItem[]; leftOut: LeftOut[] }> {
  const whole = items.filter(({ take }) => take === 'whole');
  if (bench.now() - plan.createdAt < freshMs || whole.length === 0) return { items: [...items], leftOut: [] };
  const drifted = new Map<string, { count: number; first: string }>();
  await runChild(
    { mode: 'drift', since: plan.createdAt, paths: whole.map(({ realPath }) => realPath) },
    { lowPriority: false, ...(signal && { signal }) },
    ({ path, count, first }) => {
      if (path !== undefined && count !== undefined && count > 0) {
        drifted.set(path, { count, first: first ?? path });
      }
    },
  );
  const leftOut: LeftOut[] = [];
  const kept = items.flatMap((item): PlanItem[] => {
    const drift = item.take === 'whole' ? drifted.get(item.realPath) : undefined;
    if (!drift) return [item];
    leftOut.push({
      cache: item.cache,
      path: item.path,
      why: 'changed',
      detail: `${drift.first} (${drift.count})`,
    });
    return item.shape === 'go-cache' ? [{ ...item, take: 'entries', before: plan.createdAt }] : [];
  });
  return { items: kept, leftOut };
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
    const opened = withBallast(bench.ballast, () => {
      const attempt = openQuarantine(base, plan, device, bench.host.user.uid);
      // So that the ballast is given up for it.
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
