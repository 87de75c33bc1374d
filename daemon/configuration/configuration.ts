import type { Integer } from '../../host/quantity.ts';

/** What the settings file says, complete with defaults. Times are in the units that the name says. */
export interface Configuration {
  /** `system` asks LANG or AppleLanguages. */
  readonly language: 'system' | 'en' | 'zh-Hans';
  readonly checks: {
    /** Minutes between the scheduled looks at toolchains, 1 to 1440. */
    readonly intervalMinutes: Integer;
  };
  readonly notifications: {
    readonly enabled: boolean;
    /** Findings below it are shown in menu and status, but nobody is notified. */
    readonly minSeverity: 'info' | 'warning' | 'error';
    readonly maxPerHour: Integer;
    /** Minutes for which something must have been gone before its return is news; 0: always. */
    readonly repeatAfterMinutes: Integer;
    /** `22:00-07:00`, local time; null for none. */
    readonly quietHours: string | null;
  };
  /**
   * Findings that nobody is notified of; `subject` absent means every one, `until` absent means for ever. `until` is a
   * day (`2026-12-24`: until it begins, local time) or a moment in ISO 8601.
   */
  readonly mute: readonly {
    readonly rule: string;
    readonly subject?: string;
    readonly until?: string;
    readonly reason?: string;
  }[];
  readonly history: { readonly retentionDays: Integer };
  readonly tray: {
    readonly enabled: boolean;
    /** On Apple silicon: systray2's Intel helper may run under Rosetta where the native one fails. */
    readonly rosetta: boolean;
  };
  readonly caches: {
    /** Minutes for which a clean-up can be undone. */
    readonly undoMinutes: Integer;
    /**
     * Absolute paths (a leading `~/` counts as home) that no clean-up touches, with all that is below them. `/` alone when the
     * list could not be read: then nothing may be cleaned.
     */
    readonly keep: readonly string[];
    /** Policies, all off (null) by default. */
    readonly maxAgeDays: Integer | null;
    readonly maxGigabytes: number | null;
    readonly minFreeGigabytes: number | null;
  };
  readonly log: { readonly level: 'trace' | 'debug' | 'info' | 'warn' | 'error' };
}
