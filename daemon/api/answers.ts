import type { Cleaned, Undone } from '../../caches/cleaner/cleaned.ts';
import type { Caches } from '../../caches/cleaner/report.ts';
import type { Plan } from '../../caches/plan/plan.ts';
import type { Receipt } from '../../caches/receipt.ts';
import type { Instant, Integer } from '../../host/quantity.ts';
import type { Outcome } from '../../messages/outcome.ts';
import type { History, HistoryEntry } from '../history/history.ts';
import type { OpenFinding, Status } from '../status.ts';

/** What each route answers, by its method and path: the routes are typed by it, and docs/openapi.json is written from it. */
export interface Answers {
  readonly 'GET /v1/status': Status;
  readonly 'GET /v1/findings': Versioned & { readonly findings: readonly OpenFinding[] };
  readonly 'POST /v1/check': Status;
  readonly 'POST /v1/pause': Paused;
  readonly 'POST /v1/resume': Paused;
  readonly 'GET /v1/history': Versioned & {
    /** `memory`: no lasting history is kept now; a notice of the status says why. */
    readonly kind: History['kind'];
    readonly entries: readonly HistoryEntry[];
  };
  readonly 'GET /v1/history/:id': Versioned & { readonly entry: HistoryEntry };
  /** The id of its entry. */
  readonly 'POST /v1/benchmarks': Versioned & { readonly id: Integer };
  /** A stream: the id that it begins after. */
  readonly 'GET /v1/events': number | null;
  readonly 'GET /v1/caches': CachesNow;
  readonly 'POST /v1/caches/look': CachesNow;
  readonly 'POST /v1/caches/plan': Versioned & { readonly plan: Plan };
  readonly 'POST /v1/caches/purge': Versioned & { readonly receipts: readonly Receipt[] };
  /** With a plan also what it came to. */
  readonly 'POST /v1/clean': Outcome | (Versioned & Outcome & Cleaned);
  readonly 'POST /v1/clean/cancel': Outcome;
  /** While the cleaner runs also what came back. */
  readonly 'POST /v1/undo': Outcome | (Versioned & Outcome & Undone);
  readonly 'GET /v1/log-level': Level;
  readonly 'POST /v1/log-level': Level;
  readonly 'GET /v1/diagnostics': Versioned & { readonly text: string };
  readonly 'POST /v1/recording': Versioned & Recording;
  readonly 'POST /v1/open': Outcome;
  readonly 'POST /v1/notify': Outcome;
  readonly 'POST /v1/quit': Versioned & { readonly stopping: true };
  readonly 'GET /v1/openapi.json': object;
}

export interface Versioned {
  /** Grows when a reader would break. */
  readonly schemaVersion: 1;
}

export interface Paused extends Versioned, Pick<Status, 'paused'> {}

/** The caches as they are known now, and what the cleaner does. */
export interface CachesNow extends Versioned, Caches, Pick<Status, 'cleaning'> {}

export interface Level extends Versioned {
  /** The least level that is logged. */
  readonly level: string;
}

/** One look, as `RecordedLook` has it. */
export interface Recording {
  /** When it looked. */
  readonly at: Instant;
  /** What was asked and answered (docs/simulated-host.md). Nothing in it is redacted. */
  readonly machine: object;
  /** What the look found, so that a replay can be compared with it. */
  readonly findings: readonly { readonly rule: string; readonly subject: string }[];
  /** Probes that did not answer within their time limit, or failed. */
  readonly failed: readonly string[];
}
