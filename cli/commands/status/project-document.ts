import type { Context, ContextId } from '../../../host/host.ts';
import type { Integer } from '../../../host/quantity.ts';
import type { Outcome } from '../../../probes/choice/choice.ts';
import type { Mode } from '../../../probes/modes/mode.ts';
import type { FindingDocument } from '../../look/document.ts';

/**
 * What is known of one project: the same in every language but for title, message and next of findings.
 *
 * @title gowarden status DIR --json
 * @document project
 */
export interface ProjectDocument {
  readonly schemaVersion: 1;
  readonly directory: string;
  /** The directory of the go.mod that it is in; null when it is in none. */
  readonly module: string | null;
  /** The terminal first, then applications. */
  readonly contexts: readonly ProjectContext[];
  /** Tools that the terminal finds. */
  readonly tools: readonly ProjectTool[];
  /** Applications that have it open or work in it. */
  readonly editors: readonly string[];
  /** Open findings about its files and about what runs in it, the worst first. */
  readonly findings: readonly FindingDocument[];
  readonly caches: readonly ProjectCache[];
  /** What could not be determined, one sentence each. */
  readonly unknown: readonly string[];
}

/** What the go command of one context does there. */
export interface ProjectContext {
  readonly context: ContextId;
  readonly certainty: Context['certainty'];
  /** The go that runs. */
  readonly outcome: Outcome;
  /** The go.work or go.mod whose lines count; null when there is none. */
  readonly file: string | null;
  /** Its go and toolchain lines. */
  readonly lines: readonly {
    /** `toolchain go1.26.8` */
    readonly setting: string;
    readonly line: Integer;
    /** It chose what runs. */
    readonly raises: boolean;
  }[];
  readonly mode: Mode;
}

/** A tool as the terminal finds it. */
export interface ProjectTool {
  readonly name: string;
  readonly path: string;
  readonly version: string | null;
  readonly architectures: readonly string[];
  /** False: only where go install puts programs, to which no PATH leads. */
  readonly onPath: boolean;
}

/** A cache that builds of the project use, another module cache, or its vendor directory. */
export interface ProjectCache {
  readonly kind: 'build' | 'modules' | 'vendor';
  readonly path: string;
  /** Who uses it, where there are several module caches: a context, or a version manager with the version (`goenv 1.25.4`); otherwise null. */
  readonly of: string | null;
  /** Measured only where there are several module caches; null: not measured. */
  readonly bytes: Integer | null;
}
