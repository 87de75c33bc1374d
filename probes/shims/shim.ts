import type { Architecture, Environment, Host } from '../../host/host.ts';

/** A shim's question: which program would run, called in this directory with this environment? */
export interface ShimCall {
  readonly host: Host;
  readonly environment: Environment;
  readonly directory: string;
  /** The manager's own root, such as `~/.goenv`. */
  readonly root: string;
  /** The real file behind the shim: the manager's program or a script; null when the chain breaks. */
  readonly program: string | null;
  /** For which the manager's program was built, or that of the machine; null when neither is known. */
  readonly architecture: Architecture | null;
  /** The next `go` on PATH behind the shim, for versions called `system`; null when there is none. */
  readonly next: () => string | null;
}

/** What a manager's files say: the path of the program, or null, with who said so or why it is unknown. */
export interface ShimChoice {
  readonly path: string | null;
  readonly reason: string;
  /** Where the manager itself stops with an error, so that go does not start; absent when that is merely unknown. */
  readonly stops?: true;
}
