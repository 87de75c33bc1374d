import * as v from 'valibot';
import type { PlanRequest } from '../../../caches/plan/request.ts';
import type { Cleaner } from '../../../caches/cleaner/cleaner.ts';
import { outcomeOfCleaning, outcomeOfUndoing } from '../../caches/words.ts';
import type { PartContext } from '../../part.ts';
import type { CachesNow } from '../answers.ts';
import { choice, flag, text, texts } from '../fields.ts';
import { ApiProblem } from '../problem.ts';
import { route } from '../route.ts';
import { inWords } from '../text.ts';

const planId = text(100);
/** More than any machine has caches, or a user has projects. */
const most = 1000;

export const cacheRoutes = [
  route({
    method: 'GET',
    path: '/v1/caches',
    summary:
      'The caches as they are known now: sizes, who uses them, what removing them costs; and what the cleaner does',
    fields: {},
    answer: (_, context) => tell(context),
  }),
  route({
    method: 'POST',
    path: '/v1/caches/look',
    summary: 'Finds and measures every cache; `caches` events tell sizes as they come in',
    fields: {},
    answer: async (_, context) => {
      await cleanerOf(context).look({ attended: true });
      return tell(context);
    },
  }),
  route({
    method: 'POST',
    path: '/v1/caches/plan',
    summary: 'Lists exactly what a clean-up would take, and touches nothing',
    fields: {
      scope: v.optional(
        v.pipe(
          choice(['safe', 'all', 'repair', 'policy']),
          v.metadata({
            description:
              '`safe` (also without it): what one click takes; `all`: everything with a button; `repair`: damaged, partial and orphaned modules; `policy`: what the settings no longer allow',
          }),
        ),
      ),
      caches: v.optional(
        v.pipe(
          texts(most),
          v.metadata({ description: 'Only these, by id or kind; in place of `scope`, never beside it' }),
        ),
      ),
      fromLastLook: v.optional(
        v.pipe(flag(), v.metadata({ description: 'Take the sizes of the last look and measure nothing' })),
      ),
      projects: v.optional(
        v.pipe(
          texts(most),
          v.metadata({
            description: 'For `repair` and `unneeded`: directories of modules whose go.sum counts, absolute',
          }),
        ),
      ),
      unneeded: v.optional(
        v.pipe(
          flag(),
          v.metadata({
            description:
              'With `scope` `policy`: also modules that no go.sum of the projects, of the folders open in an IDE or of the workspaces of either names',
          }),
        ),
      ),
    },
    answer: async ({ scope, caches, fromLastLook, projects, unneeded }, context, gone) => {
      refuseMixed(scope, caches, unneeded, projects);
      const request: PlanRequest = {
        signal: gone,
        attended: true,
        scope: caches ?? scope ?? 'safe',
        ...(fromLastLook === undefined ? {} : { fromLastLook }),
        ...(projects === undefined ? {} : { projects }),
        ...(unneeded === undefined ? {} : { unneeded }),
      };
      return { schemaVersion: 1, plan: await cleanerOf(context).plan(request) };
    },
  }),
  route({
    method: 'POST',
    path: '/v1/caches/purge',
    summary: 'Permanently removes what clean-ups have set aside, without waiting for its time',
    fields: {},
    answer: async (_, context) => ({ schemaVersion: 1, receipts: await mayClean(context).purgeNow() }),
  }),
  route({
    method: 'POST',
    path: '/v1/clean',
    summary:
      'Carries out a plan; without one it plans the safe caches first. `done` is false when nothing was cleaned, with the reason',
    fields: {
      plan: v.optional(
        v.pipe(
          planId,
          v.metadata({ description: 'The id of a plan that was made here; each is carried out once' }),
        ),
      ),
      wait: v.optional(
        v.pipe(
          flag(),
          v.metadata({
            description: 'What is in use is cleaned when its users end; with a plan only, always without one',
          }),
        ),
      ),
    },
    answer: async ({ plan, wait }, context) => {
      if (plan === undefined) return context.actions.clean();
      const cleaned = await mayClean(context).execute(plan, { wait: wait ?? false, attended: true });
      if (cleaned.leftOut.some(({ why, cache }) => why === 'gone' && cache === '')) {
        throw new ApiProblem('no-plan', inWords('unknownPlan', { plan }));
      }
      return { schemaVersion: 1, ...outcomeOfCleaning(cleaned), ...cleaned };
    },
  }),
  route({
    method: 'POST',
    path: '/v1/clean/cancel',
    summary: 'Stops what is being measured, cleaned or waited for; what was set aside can still be undone',
    fields: {},
    answer: (_, { actions }) => actions.cancelClean(),
  }),
  route({
    method: 'POST',
    path: '/v1/undo',
    summary: 'Takes a clean-up back: the last one, or that of a plan',
    fields: {
      plan: v.optional(
        v.pipe(planId, v.metadata({ description: 'The id of the plan that was carried out' })),
      ),
    },
    answer: async ({ plan }, context) => {
      if (context.actions.caches() === null || context.host.simulated) return context.actions.undo();
      const undone = await cleanerOf(context).undo(plan);
      return { schemaVersion: 1, ...outcomeOfUndoing(undone), ...undone };
    },
  }),
];

/** A contradictory request is refused rather than read in one of two ways, which could clean something unintended. */
function refuseMixed(
  scope: string | undefined,
  caches: readonly string[] | undefined,
  unneeded: boolean | undefined,
  projects: readonly string[] | undefined,
): void {
  if (scope !== undefined && caches !== undefined)
    throw new ApiProblem('bad-value', inWords('scopeAndCaches'));
  if (unneeded === true && scope !== 'policy') throw new ApiProblem('bad-value', inWords('scopePolicy'));
  const relative = projects?.find((path) => !path.startsWith('/'));
  if (relative !== undefined)
    throw new ApiProblem('bad-value', inWords('projectsAbsolute', { path: relative.slice(0, 100) }));
}

function tell({ actions }: PartContext): CachesNow {
  const { caches = [], unknown = [] } = actions.caches()?.caches() ?? {};
  return { schemaVersion: 1, caches, unknown, cleaning: actions.status().cleaning };
}

function cleanerOf({ actions }: PartContext): Cleaner {
  const cleaner = actions.caches();
  if (cleaner === null) throw new ApiProblem('no-cleaner', inWords('cleanerAbsent'));
  return cleaner;
}

function mayClean(context: PartContext): Cleaner {
  if (context.host.simulated) throw new ApiProblem('no-cleaner', inWords('simulated'));
  return cleanerOf(context);
}
