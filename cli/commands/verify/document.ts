import type { FileChange, Proof, Verdict } from '../../../probes/verification/verdict.ts';

/**
 * What becomes of comparing a Go, or a downloaded file, with what its makers published.
 *
 * @title gowarden verify --json
 * @document verify
 */
export interface VerifyDocument {
  readonly schemaVersion: 1;
  /** The GOROOT, or the file. */
  readonly subject: string;
  readonly verdict: Verdict;
  /** `go1.26.8`, or the release of GoLand; null when it does not say. */
  readonly version: string | null;
  /** What it runs on, `darwin/arm64`; null when it does not say. */
  readonly builtFor: string | null;
  /** Everything that speaks for or against it. */
  readonly proofs: readonly Proof[];
  /** Files that are not as they were published, those that count first. */
  readonly files: readonly FileChange[];
}
