import type { LastBytes } from '../host/files/capped.ts';
import type { Host } from '../host/host.ts';
import type { OwnPaths } from '../host/paths.ts';
import type { Translations } from '../messages/fill.ts';
import type { Language } from '../messages/language.ts';
import type { Messages } from '../messages/speak.ts';
import type { Client } from './client.ts';

/** 0 fine · 1 findings at or above `--fail-on` · 2 usage or a failure of our own · 3 daemon unreachable · 4 partly done · 5 no answer · 130 interrupted. */
export type ExitCode = 0 | 1 | 2 | 3 | 4 | 5 | 130;

/** The exit code of a program that ran in our place. */
export interface PassedOn {
  readonly code: number;
}

/** What every command receives; nothing in cli/commands reads `process` itself. */
export interface Session {
  readonly messages: Messages;
  readonly language: Language;
  /** All commands, for those that explain others. */
  readonly commands: Commands;
  readonly json: boolean;
  /** Only what was asked for: no talk. `err` is silent then. */
  readonly quiet: boolean;
  /** Also what is hidden or fine. */
  readonly verbose: boolean;
  /** Terminal colours are wanted (NO_COLOR, FORCE_COLOR, TERM=dumb, no terminal). */
  readonly colour: boolean;
  /** Columns of the terminal; 100 when there is none. */
  readonly width: number;
  readonly paths: OwnPaths;
  /** The folder that `--host` names, absolute; null for the machine that we run on. */
  readonly simulation: string | null;
  /** Program and first arguments that start gowarden again: `[node, gowarden.js]`. */
  readonly self: readonly [program: string, ...arguments: string[]];
  /** The environment that the command was started with. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The directory that the command was started in. */
  readonly directory: string;
  /**
   * The machine that `--host` names, else the one that we run on. `leave`: without looking into folders that macOS protects, which
   * could open a dialog.
   */
  host(privateFolders?: 'look' | 'leave'): Promise<Host>;
  /** The running daemon's API. */
  client(): Client;
  /**
   * Data: lines of text (their ends are added). Each is one line: what is in it that ends lines or acts on a terminal is made visible,
   * and our own colours (`painter`) alone are kept.
   */
  out(...lines: readonly string[]): void;
  /** Talk: the same for people, on standard error. */
  err(...lines: readonly string[]): void;
  /** Asks yes or no; anything but a clear yes is no. Null when there is nobody to ask. */
  confirm(question: string): Promise<boolean | null>;
  /** The last bytes of what is piped in, at most so many; null when standard input is a terminal. */
  piped(limit: number): Promise<LastBytes | null>;
  /** Hands signals that are sent to us to a listener instead of interrupting the command, and with null back. */
  receive(listener: ((name: NodeJS.Signals) => void) | null): void;
  /** On a terminal, last lines that stay until something else is written; nowhere else. */
  live(...lines: readonly string[]): void;
  /** The one document of a `--json` command, of a type that has `@document` (docs/json is written from them). Its strings are as they are. */
  document<D extends Printed = never>(value: NoInfer<D>): void;
  /** One of many objects, a line each, where a command goes on reporting (`history --follow --json`). */
  line<D extends object = never>(value: NoInfer<D>): void;
  /** Aborted at Ctrl-C, and when the reader of the output is gone. */
  readonly signal: AbortSignal;
  /** Aborted at Ctrl-C alone. */
  readonly interrupted: AbortSignal;
  /** Milliseconds after an interruption in which the command ends by itself; null: it takes as long as it needs. */
  readonly grace: { ms: number | null };
}

/** What `--json` prints. */
export interface Printed {
  /** Grows when a reader would break. */
  readonly schemaVersion: 1;
}

export interface CliOption {
  readonly type: 'string' | 'boolean';
  readonly short?: string;
  readonly multiple?: boolean;
  /** The only values it takes; anything else is refused with a suggestion. */
  readonly choices?: readonly string[];
  /** What help calls its value, the option's name in capitals when absent: `DIR`. */
  readonly value?: string;
}

/** The help of one command. Command lines are the same in every language. */
export interface CommandHelp {
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

/** Under which heading help lists a command: it only looks, it changes the machine, or it is about gowarden itself. */
export type CommandGroup = 'look' | 'change' | 'gowarden';

/** What a command's `text.ts` exports. */
export interface CommandText {
  readonly group: CommandGroup;
  readonly texts: Translations<{ readonly help: CommandHelp }>;
}

/** A command's two files, each loaded when it is needed, so that no command pays for the imports of another. */
export interface CommandEntry {
  readonly command: () => Promise<{ readonly command: CliCommand }>;
  readonly text: () => Promise<CommandText>;
}

/** Every command by its name. */
export type Commands = Readonly<Record<string, CommandEntry>>;

/** A sub-command. `npm run new command NAME` lays one: a folder in cli/commands/ with `command.ts` and `text.ts`. */
export interface CliCommand {
  /** Options beside the global ones (`--json --host --state --lang --help --version --quiet --verbose --no-colour`). */
  readonly options: Readonly<Record<string, CliOption>>;
  /** Allowed number of positional arguments. */
  readonly positionals: readonly [minimum: number, maximum: number];
  /** What a shell completes the positional arguments with; nothing when absent. A function is given the names of all commands. */
  readonly completes?:
    'files' | 'directories' | readonly string[] | ((commands: readonly string[]) => readonly string[]);
  /**
   * Whether it writes nothing in the user's home, starts nothing that does, and so may run as root in another user's; a function
   * where the call decides. Everything else refuses that (`cli/someone-else.ts`).
   */
  readonly reads?: boolean | ((call: Call) => boolean);
  /** True when it has to live on after the reader of its output is gone (the daemon). */
  readonly outlivesOutput?: boolean;
  /** Rejects with a `Failure` for what users can fix. A command that runs another one ends with that one's code. */
  run(call: Call, session: Session): Promise<ExitCode | PassedOn>;
}

export interface Call {
  /** By long name. A string option is a string (an array with `multiple`), a boolean one is true or absent. */
  readonly options: Readonly<Record<string, string | boolean | readonly string[] | undefined>>;
  readonly positionals: readonly string[];
}
