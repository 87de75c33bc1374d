import type { Files } from '../../host/files/files.ts';
import type { Translations } from '../../messages/fill.ts';

/** A line of a text, and what it has in place of the names of a form. */
export interface Named {
  readonly line: string;
  readonly values: Readonly<Record<string, string>>;
}

/** Where the text is asked about: the paths in it are taken from `directory`. */
export interface Place {
  readonly files: Files;
  /** Absolute. */
  readonly directory: string;
  readonly user: { readonly uid: number; readonly name: string };
}

/** What the files that a text names show of its cause. Nothing is started. */
export interface Sight {
  /** `unknown` leaves it to rules and settings. */
  readonly proof: 'here' | 'not here' | 'unknown';
  /** What was seen leaves no room for what a rule may have found besides. */
  readonly alone?: true;
  readonly said: Translations<{
    readonly seen: string;
    /** In place of what the row says. */
    readonly cause?: string;
    readonly next?: string;
  }>;
}

/** Looks at the files that a text names; null where they tell nothing. */
export type Look = (named: Named, place: Place) => Sight | null;
