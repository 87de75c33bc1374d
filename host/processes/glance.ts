/** A look so cheap that it may be taken many times a second: is there anything worth a real look? */
export interface Glance {
  /** Pids of the programs named go, gopls or dlv that were not there at the last glance. */
  readonly started: readonly number[];
  /** All that run now, by pid. */
  readonly running: ReadonlyMap<number, 'go' | 'gopls' | 'dlv'>;
  /** False where the table of locks was not read: the two lists are those of the last glance that did. */
  readonly readLocks: boolean;
  /** Who waits for a file lock, `pid:inode` each. */
  readonly waits: readonly string[];
  /** The exclusive file locks, `pid:inode` each: one that stays from glance to glance is held for long. */
  readonly exclusive: readonly string[];
}
