import { Unanswered } from '../child/failed.ts';
import type { Host } from '../../host/host.ts';
import { factsOf } from '../identity.ts';
import { moduleDraft } from '../modules/draft.ts';
import { pathOfPart, type PartOnDisk } from '../modules/part.ts';
import { knownSums } from '../modules/sums.ts';
import { resolved } from '../plan/boundary.ts';
import { finishPlan, type Draft, type PlanContext } from '../plan/build.ts';
import type { Looked } from '../plan/looked.ts';
import type { LeftOut, Plan } from '../plan/plan.ts';
import { refuseEntry, refuseRoot, type Refusal } from '../sink/boundary.ts';
import { workIn } from '../work.ts';
import { checkModules, type CheckOptions } from './check.ts';
import type { Examined } from './examined.ts';
import type { Verdict } from './judge.ts';
import { inWords } from './text.ts';

export interface RepairOptions extends Omit<CheckOptions, 'reach'> {
  /** Directories (absolute) of modules whose go.sum counts, with those of the workspaces that they are in. */
  readonly projects: readonly string[];
}

/**
 * Examines every module version of the module caches and plans to set aside what is damaged, only partly there or
 * orphaned. What a go.sum is at fault for, and what cannot be decided, is left out with its evidence. `context.now`
 * must be a moment before the call: what changes later is not part of the plan.
 */
export async function planRepair(
  host: Host,
  looked: readonly Looked[],
  context: PlanContext,
  options: RepairOptions,
): Promise<Plan> {
  const leftOut: LeftOut[] = [];
  const busy: { cache: string; by: Plan['busy'][number]['by'] }[] = [];
  const drafts: Draft[] = [];
  const caches = new Map<string, Looked>();
  for (const one of looked.filter(({ cache }) => cache.kind === 'go-modules')) {
    const silence = host.files.silence(one.cache.path);
    if (silence !== null) {
      leftOut.push({ cache: one.cache.id, path: one.cache.path, why: 'no-answer', detail: silence });
      continue;
    }
    const root = resolved(host.files.onDisk(one.cache.path));
    const no = refuse(one, root, context);
    if (root === null || no) leftOut.push({ cache: one.cache.id, path: one.cache.path, ...(no ?? gone) });
    else caches.set(root, one);
  }
  const known = knownSums(host.files, options.projects);
  leftOut.push(...known.unknown.map((detail): LeftOut => ({ cache: '', path: '', why: 'refused', detail })));
  try {
    const roots = [...caches.keys()];
    await checkModules({ roots }, known.sums, { ...options, reach: host.files }, (examined, verdicts) => {
      const one = caches.get(examined.root);
      if (!one) return;
      const { items, left } = settle(one, examined, verdicts, context);
      drafts.push(...items);
      leftOut.push(...left);
    });
  } catch (error) {
    if (!(error instanceof Unanswered)) throw error;
    leftOut.push({ cache: 'go-modules', path: '', why: 'no-answer', detail: error.message });
  }
  for (const { cache, use } of caches.values()) {
    const waits = drafts.some((draft) => draft.cache === cache.id);
    if (use.state === 'busy' && waits) busy.push({ cache: cache.id, by: use.by });
  }
  return finishPlan(drafts, { leftOut, busy }, context);
}

const gone: Refusal = { why: 'gone', detail: '' };

function refuse({ cache, use }: Looked, root: string | null, { boundary }: PlanContext): Refusal | null {
  if (cache.certainty === 'assumed') return { why: 'assumed', detail: cache.source };
  if (use.state === 'unknown') return { why: 'could-not-tell', detail: use.reason };
  if (root === null) return gone;
  const no = refuseRoot(root, boundary.home);
  if (no) return no;
  const work = workIn(root);
  if (work !== null) return { why: 'work-inside', detail: `${root}/${work}` };
  const isCache = factsOf(`${root}/cache/download`)?.isDirectory() === true;
  return isCache ? null : { why: 'foreign-content', detail: inWords('noDownloadCache', { path: root }) };
}

/** The parts that a version's verdicts take, each once; all of them or, where one may not be touched, none. */
function settle(
  { cache, use }: Looked,
  examined: Examined,
  verdicts: readonly Verdict[],
  context: PlanContext,
): { items: Draft[]; left: LeftOut[] } {
  const module = `${examined.path}@${examined.version}`;
  const left: LeftOut[] = [];
  const waits = use.state === 'busy';
  const items = new Map<PartOnDisk, Draft>();
  for (const verdict of verdicts) {
    if ('leave' in verdict) {
      left.push({ cache: cache.id, path: '', module, why: verdict.leave, detail: verdict.evidence });
      continue;
    }
    const { reason, evidence, take } = verdict;
    const { work } = examined;
    if (work !== null && (take.includes('tree') || take.includes('leftover'))) {
      return {
        items: [],
        left: [...left, { cache: cache.id, path: '', module, why: 'work-inside', detail: work }],
      };
    }
    // What is extracted from a zip that stays costs no download.
    const extracted = examined.zip.state === 'read' && !take.includes('zip') && !take.includes('mod');
    const risk = extracted ? 'rebuild' : cache.risk;
    for (const part of examined.parts.filter(({ role }) => take.includes(role))) {
      const directory = part.directory === '' ? examined.root : `${examined.root}/${part.directory}`;
      const no = refuseEntry(context.boundary, directory, part.name);
      if (no)
        return {
          items: [],
          left: [...left, { cache: cache.id, path: `${cache.path}/${pathOfPart(part)}`, module, ...no }],
        };
      if (!items.has(part))
        items.set(part, moduleDraft(cache, examined.root, part, module, { reason, evidence, waits, risk }));
    }
  }
  return { items: [...items.values()], left };
}
