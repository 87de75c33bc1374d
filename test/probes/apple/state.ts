import type { SketchedFiles } from '../../../host/simulated/build.ts';
import type { RuleId } from '../../../probes/rules/ids.ts';

/** One state of a Mac. */
export interface State {
  readonly files: SketchedFiles;
  /** The rule that finds something; null: none does. */
  readonly finds: RuleId | null;
  /** What the finding is about. */
  readonly subject?: string;
  /** Part of a sentence about what could not be told. */
  readonly unknown?: string;
  /** Of the login shell. */
  readonly environment?: Readonly<Record<string, string>>;
  readonly osVersion?: string;
  readonly isIntel?: boolean;
  readonly blocked?: string[];
}
