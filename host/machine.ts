import type { Architecture, Environment, Platform } from './host.ts';
import type { Files } from './files/files.ts';
import type { Silences } from './files/silent.ts';
import type { AskMarks } from './attributes/marks.ts';
import type { Volume } from './files/volume.ts';
import type { Command, Ran } from './run/run.ts';

/**
 * What the readers of a platform (`hardware.darwin.ts`, `locks.linux.ts`, …) stand on: files and programs, of the
 * machine that we run on or of a simulated one.
 */
export interface Machine {
  readonly platform: Platform;
  readonly simulated: boolean;
  /** `shell`: the login shell that the user database names; null if it names none. */
  readonly user: {
    readonly name: string;
    readonly uid: number;
    readonly home: string;
    readonly shell: string | null;
  };
  readonly environment: Environment;
  readonly files: Files;
  /** See `Host`; absent where a folder answers. */
  readonly silence?: Silences;
  /** Takes account of what was mounted since; absent where that is noticed automatically. */
  readonly refreshMounts?: () => Promise<void>;
  readonly run: (command: Command) => Promise<Ran>;
  /** See `Host`; absent where that is not known. */
  readonly volume?: (path: string) => Volume | null;
  /** Asks the system's own programs about paths; absent: in the way of the platform. */
  readonly askMarks?: AskMarks;
  /** DEVELOPER_DIR for what we start with that environment; absent where that means nothing. */
  readonly developer?: (environment: Environment) => string;
  /** Our own process: the architecture that Node was built for, and what the kernel reported to it (`uname -m`, `uname -r`). */
  readonly self: {
    readonly architecture: Architecture;
    readonly kernelMachine: string;
    readonly kernelRelease: string;
  };
}
