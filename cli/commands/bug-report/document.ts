import type { Integer } from '../../../host/quantity.ts';

/**
 * What a report holds, and where it was saved. What is in the archive is described in docs/bug-report.md.
 *
 * @title gowarden bug-report --json
 * @document bug-report
 */
export interface BugReportDocument {
  readonly schemaVersion: 1;
  /** The archive's path; null when it was not to be saved. */
  readonly saved: string | null;
  readonly files: readonly {
    readonly name: string;
    /** Unpacked. */
    readonly bytes: Integer;
  }[];
  /** Markdown to paste into an issue. */
  readonly summary: string;
  /** Findings that only the machine or only the replay of its recording has; mostly none. */
  readonly differences: readonly string[];
}
