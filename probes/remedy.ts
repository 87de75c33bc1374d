import type { Architecture, Platform } from '../host/host.ts';

/**
 * What puts a finding right, as data: what is printed, copied and run are views of the same steps.
 *
 * @closed
 */
export interface Remedy {
  /** In this order; a step that fails ends it. */
  readonly steps: readonly Step[];
  /** What has to be there beside the programs that the steps name. */
  readonly needs: readonly Need[];
  /** What takes it back, in this order; empty when nothing is left to take back, null when it cannot be taken back. */
  readonly undo: readonly Step[] | null;
}

export type Step = Run | Edit | Person;

/**
 * Starts a program. Never a shell: each word reaches it as it is.
 *
 * @closed
 */
export interface Run {
  readonly kind: 'run';
  /** The program, by its name or its absolute path, and its arguments. */
  readonly argv: readonly [program: string, ...words: string[]];
  /** Variables that it gets beside those of the terminal. */
  readonly environment?: Readonly<Record<string, string>>;
}

/**
 * Gives a text file another content.
 *
 * @closed
 */
export interface Edit {
  readonly kind: 'edit';
  /** Absolute, or below the home directory: `~/.zprofile`. */
  readonly file: string;
  /** The whole lines, with their ends, that are replaced; empty: `after` comes at the file's end, which is made when it is not there. */
  readonly before: string;
  /** Whole lines, with their ends. */
  readonly after: string;
  /** The last line of the file lacks a newline, so one is added before what is appended: without it both would be one line. */
  readonly unended?: true;
}

/**
 * What only a person can do, in exact words: one or more whole sentences.
 *
 * @closed
 */
export interface Person {
  readonly kind: 'person';
  readonly en: string;
  readonly zh: string;
  /**
   * What the step comes to, where that is known: a terminal was opened, which has what was written into a profile; the installer
   * that the step before has fetched went to its end; a version manager was replaced by its build for this machine; Apple's
   * update of the Command Line Tools, or of Xcode, went to its end.
   */
  readonly effect?: 'new-terminal' | 'installer' | 'native-manager' | 'software-update' | 'app-store';
  /** Commands that the words name, typed in this order, by root where `sudo` begins one; the dialog that one opens is confirmed. */
  readonly types?: readonly (readonly [program: string, ...words: string[]])[];
}

/**
 * What has to be there.
 *
 * @closed
 */
export type Need =
  | { readonly kind: 'network' }
  /** A Go release (`1.26.8`) that was built for that machine. */
  | {
      readonly kind: 'release';
      readonly version: string;
      readonly platform: Platform;
      readonly architecture: Architecture;
    }
  /** Permission to write there: a file, or what is in a directory. */
  | { readonly kind: 'write'; readonly path: string };
