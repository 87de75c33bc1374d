import type { ParseArgsConfig } from 'node:util';
import type { Host } from '../host/host.ts';
import type { OwnPaths } from '../host/paths.ts';
import type { Messages } from '../messages/speak.ts';
import type { Client } from './client.ts';

/** 0 fine · 1 findings at or above `--fail-on` · 2 usage · 3 daemon unreachable · 4 partly done · 130 interrupted. */
export type ExitCode = 0 | 1 | 2 | 3 | 4 | 130;

/** What every command is given; nothing in cli/commands reads `process` by itself. */
export interface Session {
  readonly messages: Messages;
  readonly language: string;
  readonly json: boolean;
  /** Terminal colours are wanted (NO_COLOR, FORCE_COLOR, TERM=dumb, no terminal). */
  readonly colour: boolean;
  /** Columns of the terminal; 100 when there is none. */
  readonly width: number;
  readonly paths: OwnPaths;
  /** The machine that `--host` names, else the one that we run on. */
  host(): Promise<Host>;
  /** The running daemon's API. */
  client(): Client;
  /** Data. */
  out(text: string): void;
  /** Talk. */
  err(text: string): void;
  /** Aborted at Ctrl-C. */
  readonly signal: AbortSignal;
}

export interface CliCommand {
  /** Options beside the global ones (`--json --host --state --lang --help --quiet --verbose`). */
  readonly options: NonNullable<ParseArgsConfig['options']>;
  /** Allowed number of positional arguments. */
  readonly positionals: readonly [minimum: number, maximum: number];
  run(call: Call, session: Session): Promise<ExitCode>;
}

export interface Call {
  readonly options: Readonly<Record<string, string | boolean | (string | boolean)[] | undefined>>;
  readonly positionals: readonly string[];
}
