import type { Architecture, Hardware, Host } from '../../host/host.ts';
import type { Applications } from '../applications/application.ts';
import type { Inventory } from '../inventory/inventory.ts';
import type { Probe } from '../probe.ts';
import type { RuleId } from '../rules/ids.ts';

/**
 * What kind of thing still needs Rosetta, in the order of work: first what everything else is built and installed from.
 *
 * @open
 */
export type RowKind =
  | 'terminal'
  | 'shell'
  | 'editor'
  | 'homebrew'
  | 'go'
  | 'node'
  | 'tool'
  | 'toolchain'
  | 'library'
  | 'container'
  | 'agent';

export const order: readonly RowKind[] = [
  'terminal',
  'shell',
  'editor',
  'homebrew',
  'go',
  'node',
  'tool',
  'toolchain',
  'library',
  'container',
  'agent',
];

/** One thing that still needs Rosetta. */
export interface Row {
  readonly kind: RowKind;
  readonly name: string;
  readonly path: string;
  readonly architectures: readonly Architecture[];
  readonly version: string | null;
  /** Of a Homebrew its formulas for Intel; null for everything else. */
  readonly formulas: number | null;
  /** What ends it first: Homebrew for Intel on 2027-09-01, or Rosetta's end as a translator of everything. */
  readonly ends: 'homebrew' | 'rosetta';
  /** What to put in its place, one sentence. */
  readonly instead: string;
  /** The finding that reports it by itself; null when only this row does. */
  readonly finding: { readonly rule: RuleId; readonly subject: string } | null;
  /** What of it decides that, where it is not the file at `path`. */
  readonly evidence: readonly string[];
}

/** What providers of rows stand on; nothing of it runs a program. */
export interface Ground {
  readonly host: Host;
  readonly hardware: Hardware;
  readonly inventory: Inventory;
  readonly applications: Applications;
  readonly signal: AbortSignal;
  /** What another question was answered in this sweep. */
  readonly ask: <Answer>(probe: Probe<Answer>) => Promise<Answer>;
  /** Records why something could not be determined: one sentence. */
  readonly unknown: (sentence: string) => void;
}

/** Whoever knows of things that may need Rosetta: a file in rows/, named in rows.ts. */
export interface RowProvider {
  readonly id: string;
  rows(ground: Ground): readonly Row[] | Promise<readonly Row[]>;
  /** Directories in which such things come and go. */
  readonly watches?: (host: Host) => readonly string[];
}

/** Built for other processors only. */
export function isForeign(architectures: readonly Architecture[], { native }: Hardware): boolean {
  return architectures.length > 0 && !architectures.some((architecture) => native.includes(architecture));
}

/** What the Homebrew for Intel keeps up to date ends with it. */
export function endOf(path: string): Row['ends'] {
  return path.startsWith('/usr/local/Cellar/') ? 'homebrew' : 'rosetta';
}

/** A row with what most have. */
export function row(
  of: Pick<Row, 'kind' | 'name' | 'path' | 'architectures' | 'instead'> & Partial<Row>,
): Row {
  return { version: null, formulas: null, ends: endOf(of.path), finding: null, evidence: [], ...of };
}
