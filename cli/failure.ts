import type { ExitCode } from './command.ts';

/** What ends a command with one sentence: cause, value and, where there is one, the next step. */
export class Failure extends Error {
  readonly code: string;
  readonly exit: ExitCode;
  readonly next: string | undefined;

  /** `code` is for programs (kebab-case, stable), `message` and `next` for people, in their language. */
  constructor(code: string, exit: ExitCode, message: string, next?: string) {
    super(message);
    this.name = 'Failure';
    this.code = code;
    this.exit = exit;
    this.next = next;
  }
}

/** The command line itself is wrong. */
export class UsageError extends Failure {
  constructor(message: string, next?: string) {
    super('usage', 2, message, next);
    this.name = 'UsageError';
  }
}
