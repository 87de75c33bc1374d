import type { Integer } from '../../../host/quantity.ts';
import type { FindingDocument } from '../../look/document.ts';

/**
 * What the rules that a repository alone can decide find in it, the worst finding first.
 *
 * @title gowarden check --json
 * @document check
 */
export interface CheckDocument {
  readonly schemaVersion: 1;
  /** The directory that was looked through, links followed. */
  readonly root: string;
  readonly findings: readonly CheckFinding[];
  /** How many more the baseline holds. */
  readonly baselined: Integer;
  /** What could not be determined, one sentence each. */
  readonly unknown: readonly string[];
}

/** A finding with its place in the repository. */
export interface CheckFinding extends FindingDocument {
  /** Below the root; null where it is about no file of it. */
  readonly path: string | null;
  /** From 1; null where no line is known. */
  readonly line: Integer | null;
}
