/** Which locks to look at: named files only, and on macOS only through named processes. */
export interface LockQuery {
  readonly paths: readonly string[];
  readonly pids?: readonly number[];
  /**
   * Also every locked file below these directories, found through the processes that hold or wait for it. Linux and
   * simulations only; macOS cannot tell and leaves it out.
   */
  readonly under?: readonly string[];
}

/** A process that holds, waits for, or merely has open one of the files asked about. */
export interface Lock {
  readonly path: string;
  readonly pid: number;
  /**
   * `open` is all that macOS shows: the file is open, the lock itself is not reported (facts: lsof there never sets its lock
   * field).
   */
  readonly state: 'holds' | 'waits' | 'open';
  readonly mode: 'shared' | 'exclusive' | 'unknown';
  /** macOS only: a lock is, or once was, set through the descriptor that it has open. */
  readonly marked?: boolean;
}

export interface Locks {
  readonly certainty: 'observed' | 'suspected' | 'unknown';
  readonly reason?: string;
  readonly all: readonly Lock[];
}
