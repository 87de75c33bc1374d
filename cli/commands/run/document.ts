import type { DaemonEvent } from '../../../daemon/events.ts';

/**
 * One object a line for everything that the daemon does, as it happens.
 *
 * @title gowarden run --json
 * @document run-line
 */
export type RunLine = DaemonEvent & { readonly schemaVersion: 1 };
