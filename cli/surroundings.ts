import type { LastBytes } from '../host/files/capped.ts';
import type { Host } from '../host/host.ts';
import type { OwnPaths } from '../host/paths.ts';
import type { Printed } from './terminal/printed.ts';

/** A stream that the command writes to. */
export interface Output {
  readonly isTerminal: boolean;
  /** Columns of the terminal; 100 when there is none. */
  readonly columns: number;
  /** Lines of the terminal; 24 when it does not say. */
  readonly rows?: number;
  /** Aborted when the reader is gone (`gowarden history | head -1`). */
  readonly closed: AbortSignal;
  /** The system's code when it could not be written although somebody may read it (ENOSPC: the device is full); else null. */
  readonly failure?: () => string | null;
  /** Resolves when all that was written has left us, or could not. */
  readonly settled?: () => Promise<void>;
  write(text: Printed): void;
}

/** What the process provides to the command: everything that tests replace. */
export interface Surroundings {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly directory: string;
  readonly self: readonly [program: string, ...arguments: string[]];
  readonly output: Output;
  readonly talk: Output;
  /** Shows a question and waits for a line; absent where nobody sits at a terminal. Rejects at Ctrl-C. */
  readonly ask?: ((question: Printed) => Promise<string>) | undefined;
  /** The last bytes of what is piped in, at most so many; absent where standard input is a terminal. Rejects at Ctrl-C. */
  readonly piped?: ((limit: number) => Promise<LastBytes>) | undefined;
  /** Hands signals that are sent to us to a listener instead of interrupting the command, and with null back. */
  readonly receive?: (listener: ((name: NodeJS.Signals) => void) | null) => void;
  /** The machine in place of the one that we run on. */
  readonly machine?: Host;
  /** Called before a command that has files of its own begins, once these are known to be on file systems that answer. */
  readonly filesAnswer?: (paths: OwnPaths) => void;
  /** Aborted at Ctrl-C or a request to end. */
  readonly interrupted: AbortSignal;
}
