import type { GoMod } from '../../../host/formats/mod-file/read.ts';
import type { Host } from '../../../host/host.ts';
import type { TidyPlace } from './place.ts';
import type { Workspace } from './workspace.ts';

/** What is around what go says. */
export interface Surroundings {
  readonly host: Host;
  readonly place: TidyPlace;
  /** What the module's own file says. */
  readonly goMod: GoMod;
  /** The same as written there. */
  readonly text: string;
  readonly workspace: Workspace | null;
  /** Whether the user let go ask the network. */
  readonly network: boolean;
}
