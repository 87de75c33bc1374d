/** The help of one command. Command lines are the same in every language. */
export interface CommandText {
  /** One line, no full stop. */
  readonly summary: string;
  /** What may follow the command's name, one form a line. */
  readonly usage: readonly string[];
  /** A line that can be run, and what it does. */
  readonly examples: readonly (readonly [line: string, does: string])[];
  /** By long name, every option that the command adds to the global ones. */
  readonly options: Readonly<Record<string, string>>;
  /** Paragraphs after the options. */
  readonly notes?: readonly string[];
}
