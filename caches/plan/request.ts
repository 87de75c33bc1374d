import type { ExamineProgress } from '../repair/examined.ts';

/** What a plan is requested for. */
export interface PlanRequest {
  /**
   * `safe`: what one click takes; `all`: everything with a button; else the ids of caches.
   * `repair`: what is damaged, partial or orphaned in the module caches, each item with `module`, `reason` and `evidence`;
   * `leftOut` names what a go.sum is at fault for (`go-sum-at-fault`) and what could not be decided. It reads every module.
   * `policy`: what the settings' policies take, with the reasons `age`, `budget` and `free-space`; nothing while all are
   * off. It measures anew. Whoever runs it by itself does so now and then (hours, not minutes) and carries it out without
   * `wait`: what is in use has its turn the next time.
   */
  readonly scope: 'safe' | 'all' | 'repair' | 'policy' | readonly string[];
  /** For `repair` and `unneeded`: directories (absolute) whose go.sum counts as known, as does that of the module or workspace that they are in. */
  readonly projects?: readonly string[];
  /**
   * For `policy`: also modules that no go.sum of `projects` needs (reason `unneeded`). Nobody can tell whether those are
   * all that there are: only ever for a person who sees the plan, never by itself.
   */
  readonly unneeded?: boolean;
  /** For `repair`: how far it is, in module versions. */
  readonly onProgress?: (progress: ExamineProgress) => void;
  /** Use sizes of the last look instead of measuring now; not for `repair` and `policy`. */
  readonly fromLastLook?: boolean;
  /** A person waits for it: its children do not give way to everything else. */
  readonly attended?: boolean;
  readonly signal?: AbortSignal;
}
