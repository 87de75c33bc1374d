/**
 * What an error text, a piece of advice or a symptom can mean, and which of it is so on this machine.
 *
 * @title gowarden explain --json TEXT
 * @document explain
 */
export interface ExplainDocument {
  readonly schemaVersion: 1;
  /** The most special text first. */
  readonly matches: readonly MatchDocument[];
}

/** A cause that the text can have. */
export interface MatchDocument {
  /** Letter of its area and number, stable: `gowarden explain ROW` shows it. */
  readonly row: string;
  /** The rule whose finding shows that this is the cause here, or that is asked for it; null when no rule can tell. */
  readonly rule: string | null;
  /** Whether it is so on this machine now; `unknown` when nothing here can tell. */
  readonly proof: 'here' | 'not here' | 'unknown';
  /** For people: why the text is printed. */
  readonly cause: string;
  /** For people: the next step, of this machine where it is so here. */
  readonly next: string;
  /** The line that was matched, and what was seen on this machine. */
  readonly evidence: readonly string[];
  /** For people: advice that circulates and does not help; null when none is known. */
  readonly wrongAdvice: string | null;
  /** True when no second source confirms it. */
  readonly unconfirmed: boolean;
  readonly links: readonly string[];
}

/**
 * Every error text, piece of advice and symptom that is known.
 *
 * @title gowarden explain --list --json
 * @document explain-list
 */
export interface ExplainListDocument {
  readonly schemaVersion: 1;
  readonly rows: readonly {
    readonly row: string;
    readonly says: readonly string[];
    readonly rules: readonly string[];
  }[];
}
