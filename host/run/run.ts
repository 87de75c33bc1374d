import type { Integer } from '../quantity.ts';

/** A program to run: a file and its arguments, never a shell string. */
export interface Command {
  /** An absolute path, or a name that is looked up on `path`. */
  readonly file: string;
  readonly arguments: readonly string[];
  /** Directories to search for `file` when it is a bare name. */
  readonly path?: readonly string[];
  /** Added to a minimal environment (HOME, USER, PATH, LC_ALL=C, on macOS DEVELOPER_DIR); `undefined` removes a variable. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
  readonly directory?: string;
  /** Text for its standard input, which is closed after it (closed at once when absent). */
  readonly input?: string;
  /** Milliseconds until the whole process group is killed. Default 5,000. */
  readonly timeLimitMs?: number;
  /** Bytes of output (each stream) after which it is killed. Default 1 MiB. */
  readonly outputLimitBytes?: number;
  readonly signal?: AbortSignal;
}

/** How it ended. A program that fails is an answer and not an exception. */
export interface Ran {
  readonly outcome:
    'exited' | 'signalled' | 'timed-out' | 'too-much-output' | 'not-found' | 'not-runnable' | 'cancelled';
  readonly exitCode: Integer | null;
  readonly stdout: string;
  readonly stderr: string;
  /** One sentence for people: what ran and how it ended. */
  readonly summary: string;
}
