import type { Ran } from '../../../host/run/run.ts';
import type { TidyCause } from './cause.ts';

/**
 * Why `go mod tidy` fails in a module, or what it would change there.
 *
 * @title gowarden why-tidy --json
 * @document why-tidy
 */
export interface WhyTidyDocument {
  readonly schemaVersion: 1;
  /** Absolute path of the file that tidy works on: go.mod, or what `-modfile` in GOFLAGS names. */
  readonly module: string;
  /** How `go mod tidy` ended on copies of go.mod and go.sum. */
  readonly tidy: Pick<Ran, 'outcome' | 'exitCode'>;
  readonly causes: readonly TidyCause[];
  /** For people: what was not seen because the network was not to be asked. */
  readonly unseen: readonly string[];
  /** For people: what stops builds and is nothing to tidy. */
  readonly notes: readonly string[];
}
