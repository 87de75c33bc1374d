/** What grows, and what is done with so much of it. */
export interface Subject {
  /** What is counted: `tools`. */
  readonly unit: string;
  readonly sizes: readonly number[];
  /** What one round of the work is, for the table. */
  readonly what: string;
  /** Makes so much of it in an empty directory; what it answers does one round of the work. */
  make(size: number, directory: string): Promise<() => Promise<unknown>>;
}
