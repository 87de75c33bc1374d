/** The outcome of something that a person or a client requested. */
export interface Outcome {
  readonly done: boolean;
  /** Code of a sentence in messages/ with its values, why not or what was done. */
  readonly code: string;
  readonly values: Readonly<Record<string, string>>;
}
