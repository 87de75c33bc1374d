import { passedSince, type Uptime } from '../../host/uptime/uptime.ts';
import type { Cache } from '../cache.ts';
import type { CleanerOptions } from './cleaner.ts';
import { freeBytes, nearlyFullBytes } from '../job/space.ts';
import { boundaryOf } from '../plan/boundary.ts';
import { buildPlan, freesOf, isChosen, type PlanContext, type Scope } from '../plan/build.ts';
import type { Plan } from '../plan/plan.ts';
import type { PlanRequest } from '../plan/request.ts';
import { planPolicies } from '../policies/plan.ts';
import { noPolicies } from '../policies/policy.ts';
import type { ExamineProgress } from '../repair/examined.ts';
import { planRepair } from '../repair/repair.ts';
import type { Effort } from './effort.ts';
import type { Looking } from './looking.ts';

/** Plans that were made and not carried out; older ones are forgotten. */
const mostPlans = 20;

export interface PlanningOptions extends CleanerOptions {
  readonly now: () => number;
  readonly uptime: () => Uptime;
  readonly effort: (attended: boolean | undefined) => Effort;
  /** Bytes that wait to be removed permanently. */
  readonly pendingBytes: () => number;
}

/** A plan with what was asked for. */
export interface Planned {
  readonly plan: Plan;
  readonly request: PlanRequest;
}

/** A plan that waits, with the uptime at which it was ready and how old it was then. */
interface Kept extends Planned {
  readonly ready: Uptime;
  readonly age: number;
}

/** Milliseconds by which two clocks may differ without one having been set. */
const clocksAgreeMs = 500;

/** Makes plans and remembers them until they are carried out. */
export class Planning {
  readonly #options: PlanningOptions;
  readonly #looking: Looking;
  readonly #plans = new Map<string, Kept>();
  #examined: ExamineProgress | null = null;
  #frees: {
    readonly of: Looking['looked'];
    readonly keep: string;
    readonly bytes: ReturnType<typeof freesOf>;
  } | null = null;

  constructor(looking: Looking, options: PlanningOptions) {
    this.#looking = looking;
    this.#options = options;
  }

  /** How far the modules are examined, 0 to 1; null while none are. */
  get examined(): number | null {
    return this.#examined && this.#examined.done / Math.max(1, this.#examined.total);
  }

  /** What a plan for each cache alone would take of what was last looked at, in bytes, by the caches' ids. */
  frees(): ReadonlyMap<string, number | null> {
    const { looked } = this.#looking;
    const keep = this.#options.settings().keep.join('\n');
    if (this.#frees?.of !== looked || this.#frees.keep !== keep)
      this.#frees = { of: looked, keep, bytes: freesOf(looked, this.#context()) };
    return this.#frees.bytes;
  }

  async plan(request: PlanRequest, signal: AbortSignal): Promise<Plan> {
    const plan =
      request.scope === 'repair'
        ? await this.#planRepair(request, signal)
        : request.scope === 'policy'
          ? await this.#planPolicies(request, signal)
          : await this.#planCleaning(request, request.scope, signal);
    const { now, uptime } = this.#options;
    this.#plans.set(plan.id, { plan, request, ready: uptime(), age: Math.max(0, now() - plan.createdAt) });
    for (const id of [...this.#plans.keys()].slice(0, -mostPlans)) this.#plans.delete(id);
    return plan;
  }

  /**
   * Returns a plan, once. If the clock was set back since, the plan is that much older: what has changed since it was
   * made has the times of the new clock.
   */
  take(planId: string): Planned | null {
    const known = this.#plans.get(planId);
    this.#plans.delete(planId);
    if (!known) return null;
    const { plan, request, ready, age } = known;
    const { now, uptime } = this.#options;
    const setBack = plan.createdAt + age + passedSince(ready, uptime()) - now();
    if (setBack <= clocksAgreeMs) return { plan, request };
    const items = plan.items.map((item) =>
      item.provenAt === undefined ? item : { ...item, provenAt: item.provenAt - setBack },
    );
    return { plan: { ...plan, items, createdAt: plan.createdAt - setBack }, request };
  }

  async #planRepair(request: PlanRequest, signal: AbortSignal): Promise<Plan> {
    const { projects = [], onProgress, attended } = request;
    const { host, now, effort, onChange } = this.#options;
    const { lowPriority, parallel: threads } = effort(attended);
    const startedAt = now();
    await this.#looking.refresh();
    this.#examined = { done: 0, total: 0 };
    try {
      const context = { ...this.#context(), now: startedAt };
      return await planRepair(host, this.#looking.looked, context, {
        ...{ projects, lowPriority, signal, threads },
        onProgress: (progress) => {
          this.#examined = progress;
          onProgress?.(progress);
          onChange?.();
        },
      });
    } finally {
      this.#examined = null;
      onChange?.();
    }
  }

  async #planPolicies(request: PlanRequest, signal: AbortSignal): Promise<Plan> {
    const { projects, unneeded, attended } = request;
    const { host, effort, settings, now, pendingBytes } = this.#options;
    const startedAt = now();
    await this.#looking.look({ ...effort(attended), signal });
    const policies = { ...noPolicies, ...settings() };
    const context = { ...this.#context(), now: startedAt };
    return planPolicies(host, this.#looking.looked, policies, context, {
      lowPriority: effort(attended).lowPriority,
      signal,
      pendingBytes: pendingBytes(),
      ...(unneeded === true && { unneededBy: projects ?? [] }),
    });
  }

  async #planCleaning(request: PlanRequest, scope: Scope, signal: AbortSignal): Promise<Plan> {
    if (request.fromLastLook === true) await this.#looking.refresh();
    const measured =
      request.fromLastLook === true && this.#looking.looked.some((one) => one.measured !== null);
    const effort = this.#options.effort(request.attended);
    const isWanted = (cache: Cache): boolean => isChosen(cache, scope);
    if (!measured) await this.#looking.look({ ...effort, signal, isWanted });
    return buildPlan(this.#looking.looked, scope, this.#context());
  }

  #context(): PlanContext {
    const { host, paths, settings, now } = this.#options;
    const { keep, undoMinutes } = settings();
    const caches = this.#looking.looked.map(({ cache }) => cache);
    const boundary = boundaryOf(host, caches, keep);
    const full = [paths.state, ...boundary.roots].some(
      (path) => (freeBytes(path) ?? Infinity) < nearlyFullBytes,
    );
    return { boundary, now: now(), undoMinutes: full ? 0 : undoMinutes };
  }
}
