import type { ServiceOutcome, ServiceState } from '../../../launchd/outcome.ts';

/**
 * How it ended. Exit code 0 when `done`, else 1.
 *
 * @title gowarden service install, restart or uninstall --json
 * @document service
 */
export interface ServiceDocument extends ServiceOutcome {
  readonly schemaVersion: 1;
  /** For people, in their language. */
  readonly message: string;
}

/**
 * What the service manager says of the service. Exit code 0 when it runs, else 3.
 *
 * @title gowarden service status --json
 * @document service-status
 */
export interface ServiceStatusDocument extends ServiceState {
  readonly schemaVersion: 1;
  /** The property list or unit file. */
  readonly file: string;
  /** Why the launcher gave up, with its time; null when it did not. */
  readonly launcher: string | null;
}
