import type { SketchedFiles } from '../../../host/simulated/build.ts';
import type { RuleId } from '../../../probes/rules/ids.ts';

/** One state of a Mac. */
export interface State {
  readonly files: SketchedFiles;
  /** The rule with a finding; null if there is none. */
  readonly finds: RuleId | null;
  /** The subject of the finding. */
  readonly subject?: string;
  /** Part of a sentence about what is unknown. */
  readonly unknown?: string;
  /** In the login shell. */
  readonly environment?: Readonly<Record<string, string>>;
  readonly osVersion?: string;
  readonly isIntel?: boolean;
  readonly blocked?: string[];
}
