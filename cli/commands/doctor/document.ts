import type { Instant } from '../../../host/quantity.ts';
import type { Outcome } from '../../../messages/outcome.ts';
import type { Severity } from '../../../probes/probe.ts';
import type { LookDocument } from '../../look/document.ts';

/**
 * One look at the machine, the worst finding first.
 *
 * @title gowarden doctor --json
 * @document doctor
 */
export interface DoctorDocument extends LookDocument {
  readonly schemaVersion: 1;
  /** When it looked. */
  readonly at: Instant;
  /** --host was given. */
  readonly simulated: boolean;
}

/**
 * Every rule.
 *
 * @title gowarden doctor --list --json
 * @document rules
 */
export interface RulesDocument {
  readonly schemaVersion: 1;
  readonly rules: readonly { readonly id: string; readonly severity: Severity; readonly title: string }[];
}

/**
 * Whether a test notification was handed over. That it was seen nobody can tell.
 *
 * @title gowarden doctor --notify --json
 * @document notify
 */
export interface NotifyDocument extends Outcome {
  readonly schemaVersion: 1;
  /** For people, in their language. */
  readonly message: string;
}
