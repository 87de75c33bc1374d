/** A running process as the process table shows it. */
export interface Process {
  readonly pid: number;
  readonly parent: number;
  readonly uid: number;
  /** Milliseconds since 1970; null if the table did not say. */
  readonly startedMs: number | null;
  /** Absolute path of its executable if known, else its command name. */
  readonly executable: string;
  readonly arguments: readonly string[];
  /**
   * Runs under Rosetta or QEMU; null if the table did not say. `suspected` where only a sign of the table says so that is not
   * beyond doubt: translation.ts looks for a second one.
   */
  readonly translated: boolean | 'suspected' | null;
}

export interface Processes {
  /** `observed`, or `unknown` with a reason when the table could not be read. */
  readonly certainty: 'observed' | 'unknown';
  readonly reason?: string;
  readonly all: readonly Process[];
  find(pid: number): Process | undefined;
  /** Parents from the nearest to the first; ends at a loop or a gap. */
  ancestors(pid: number): readonly Process[];
  /**
   * Processes that were started since the table was read and still run: determined at once, within a few milliseconds, for callers
   * that must know that nothing began meanwhile. On Linux also those that have become another program since. Null, or absent,
   * where unknown.
   */
  readonly newcomers?: () => readonly Newcomer[] | null;
  /**
   * The environment that each process was started with; processes whose environment is unknown are absent, as are all where
   * nothing reports it.
   */
  readonly environments?: (pids: readonly number[]) => Promise<ReadonlyMap<number, ProcessEnvironment>>;
  /** Working directory of each process where it is known. */
  workingDirectories(pids: readonly number[]): Promise<ReadonlyMap<number, string>>;
}

/** Variables by name. */
export type ProcessEnvironment = Readonly<Record<string, string>>;

/** A process of which little more is known than that it runs. */
export interface Newcomer {
  readonly pid: number;
  /** Its command name, at most 15 characters; null if only the pid is known. */
  readonly name: string | null;
}
