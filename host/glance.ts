/** A look so cheap that it may be taken several times a second: is there anything worth a real look? */
export interface Glance {
  /** Programs named go, gopls or dlv that were not there at the last glance: their pids. */
  readonly started: readonly number[];
  /** Somebody waits for a file lock. */
  readonly waits: boolean;
  /** The exclusive file locks, `pid:inode` each: one that stays from glance to glance is held for long. */
  readonly exclusive: readonly string[];
}
