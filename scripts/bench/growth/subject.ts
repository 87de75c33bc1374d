/** What grows, and what is done with that much of it. */
export interface Subject {
  /** What is counted: `tools`. */
  readonly unit: string;
  readonly sizes: readonly number[];
  /** What one round of the work is, for the table. */
  readonly what: string;
  /** Creates that much of it in an empty directory; the result does one round of the work. */
  make(size: number, directory: string): Promise<() => Promise<unknown>>;
}
