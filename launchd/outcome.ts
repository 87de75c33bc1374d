import type { Integer } from '../host/quantity.ts';

/** How a service command ended; `code` names a sentence of the `service` area in messages/. */
export interface ServiceOutcome {
  readonly done: boolean;
  readonly code: ServiceCode;
  readonly values: Readonly<Record<string, string>>;
}

export type ServiceCode =
  | 'installed'
  | 'already-installed'
  | 'restarted'
  | 'uninstalled'
  | 'not-installed'
  | 'left-behind'
  | 'no-manager'
  | 'no-session'
  | 'disabled-by-user'
  | 'bad-log-directory'
  | 'still-stopping'
  | 'bad-permissions'
  | 'unexplained'
  | 'refused';

export const done = (code: ServiceCode, values: Record<string, string> = {}): ServiceOutcome => ({
  done: true,
  code,
  values,
});
export const failed = (code: ServiceCode, values: Record<string, string> = {}): ServiceOutcome => ({
  done: false,
  code,
  values,
});

/** What the service manager says about our service. */
export interface ServiceState {
  /** `none`: it could not be asked. */
  readonly manager: 'launchd' | 'systemd' | 'none';
  /** The file is there. */
  readonly installed: boolean;
  /** The manager knows it. */
  readonly loaded: boolean;
  readonly running: boolean;
  readonly pid: Integer | null;
  readonly lastExitCode: Integer | null;
  /** Switched off by the user: System Settings › Login Items, or `systemctl --user disable`. */
  readonly disabled: boolean;
  /** What was asked, and its answer when that was no plain yes. */
  readonly evidence: readonly string[];
}
