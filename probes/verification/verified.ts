import type { FileChange, TreeReport, Verdict } from './verdict.ts';

/** What is remembered of a tree that was verified. */
export interface Verified {
  /** Links resolved. */
  readonly goroot: string;
  readonly version: string | null;
  readonly verdict: Verdict;
  /** The first files that count against it. */
  readonly files: readonly string[];
  /** How many there are. */
  readonly count: number;
  /** What it was held against; null where nothing was known. */
  readonly against: string | null;
}

const mostFiles = 15;

/** Shortens a report to what is worth keeping. */
export function remembered({ goroot, version, verdict, proofs, files }: TreeReport): Verified {
  const counting = files.filter(({ counts }) => counts);
  const against = proofs.find(
    ({ kind }) => kind === 'checksum-database' || kind === 'built-in' || kind === 'module-record',
  );
  return {
    ...{ goroot, version, verdict, count: counting.length, against: against?.detail ?? null },
    files: counting.slice(0, mostFiles).map(said),
  };
}

function said({ path, change }: FileChange): string {
  return `${change} ${path}`;
}
