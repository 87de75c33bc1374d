import type { BadRelease } from '../../../probes/versions/bad/rows.ts';
import type { Support } from '../../../probes/versions/releases.ts';

/**
 * The major releases of Go, the newest first: since when, for how long, and for which Macs. The same in every language.
 *
 * @title gowarden releases --json
 * @document releases
 */
export interface ReleasesDocument {
  readonly schemaVersion: 1;
  /** The day of which the table is: `2026-08-21`. Newer releases are not in it. */
  readonly asOf: string;
  /** Where the table is from. */
  readonly source: string;
  /** The newest major that is out by the calendar, `1.27`, whether or not the table has it. */
  readonly newestByDate: string;
  /** The macOS that is asked about: the one given, or this machine's; null where there is none. */
  readonly macos: string | null;
  /** The processor's architecture of the machine in question; null for any. */
  readonly architecture: string | null;
  /** The newest major of the table that runs there; null when none does. */
  readonly newest: string | null;
  readonly releases: readonly ReleaseDocument[];
  /** With `--bad`: releases with known faults; else null. */
  readonly bad: readonly BadDocument[] | null;
}

/** A major release. */
export interface ReleaseDocument {
  /** `1.27` */
  readonly version: string;
  /** Day of its first release. */
  readonly released: string;
  /** The newest patch that the table knows. */
  readonly patch: { readonly version: string; readonly date: string };
  /** The oldest macOS for it. */
  readonly macos: string;
  /** For which Macs go.dev has it. */
  readonly architectures: readonly string[];
  readonly support: Support['state'];
  /** The day on which support ended; null while it has not, as far as the table goes. */
  readonly ended: string | null;
  /** Whether it runs on the machine in question; null without a macOS version. */
  readonly runs: boolean | null;
}

/** A fault that released versions have. */
export interface BadDocument extends Pick<BadRelease, 'issue' | 'bounds' | 'fixedIn' | 'severity'> {
  readonly page: string;
  /** First and last of each range. */
  readonly versions: readonly { readonly first: string; readonly last: string }[];
  /** For what has to be built; null for anything. */
  readonly os: string | null;
  readonly architectures: readonly string[] | null;
  /** What has to be seen on a machine before the rule go-version-bad reports it; `unseen`: nothing that can be. */
  readonly conditions: readonly BadRelease['conditions'][number]['kind'][];
  /** What goes wrong, and what helps. */
  readonly what: string;
  readonly wayOut: string;
}
