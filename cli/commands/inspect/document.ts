import type { BinaryReport, GoBuild } from '../../../host/binary/report.ts';
import type { Read } from '../../../host/files/files.ts';
import type { Verdict } from '../../../probes/verification/verdict.ts';

/**
 * What each file is, read from its bytes and never by running it, in the order of the call.
 *
 * @title gowarden inspect --json FILE…
 * @document inspect
 */
export interface InspectDocument {
  readonly schemaVersion: 1;
  readonly files: readonly FileDocument[];
}

/** What a file is. */
export interface FileDocument extends Pick<BinaryReport, 'architectures' | 'reason'> {
  /** As given in the call. */
  readonly path: string;
  /** `mach-o-fat` is a universal file; `unknown` has a reason. */
  readonly format: BinaryReport['format'];
  /**
   * Build info as `go version -m` shows it, of the first slice that has it; null when there is none or it could not be read (then
   * with a reason).
   */
  readonly go: Omit<GoBuild, 'replaces' | 'sourceTools'> | null;
  /** What `gowarden verify` says of the Go that it is a part of: as the daemon found it, absent when it is of none, or not known. */
  readonly verdict?: Verdict;
}

/** One of `files` in what `gowarden inspect --json` prints. A file that could not be read is `unknown` with the reason. */
export function fileDocument(path: string, read: Read<BinaryReport>, verdict: Verdict | null): FileDocument {
  const known = verdict !== null && { verdict };
  if (!read.ok)
    return { path, format: 'unknown', architectures: [], go: null, ...known, reason: read.failure.message };
  const { format, architectures, go, reason } = read.value;
  return {
    path,
    format,
    architectures,
    go: go && { version: go.version, path: go.path, module: go.module, settings: go.settings },
    ...known,
    ...(reason !== undefined && { reason }),
  };
}
