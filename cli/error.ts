import { tmpdir } from 'node:os';
import { ChildQuiet, Unanswered } from '../caches/child/failed.ts';
import { Unwritable } from '../daemon/files/own.ts';
import type { Messages } from '../messages/speak.ts';
import { catalogue } from './catalogue.ts';
import { ForeignSocket } from './api/ours.ts';
import { ApiRefusal, DaemonUnreachable } from './client.ts';
import type { Call, ExitCode } from './command.ts';
import { Failure, UsageError } from './failure.ts';
import type { Surroundings } from './surroundings.ts';
import { printedDocument, printedLines } from './terminal/printed.ts';
import { cliText } from './text.ts';

/**
 * Standard output holds this in place of the document when a command fails (exit code 2 or 3).
 *
 * @title Any command with --json that fails
 * @document error
 */
export interface ErrorDocument {
  readonly schemaVersion: 1;
  readonly error: {
    /** Stable, for programs: `usage`, `daemon-unreachable`, `internal`, … */
    readonly code: string;
    /** For people. */
    readonly message: string;
    /** For people: the next step. */
    readonly next?: string;
  };
}

interface Circumstances {
  readonly command: string | undefined;
  readonly options: Call['options'];
  readonly messages: Messages;
  readonly surroundings: Surroundings;
}

/**
 * Reports what went wrong and returns the exit code. People read it on standard error. With `--json` standard output
 * gets `{schemaVersion, error}` too, so that a program that parses it always finds one document.
 */
export function report(thrown: unknown, circumstances: Circumstances): ExitCode {
  const { options, messages, surroundings } = circumstances;
  const { interrupted, output, talk } = surroundings;
  if (interrupted.aborted) return 130;
  const unwritten = output.failure?.() ?? null;
  if (output.closed.aborted && unwritten === null) return 0;
  const { outputFailed, outputFailedNext } = cliText(messages);
  const failure =
    unwritten === null
      ? failureOf(thrown, messages)
      : new Failure('output', 2, outputFailed(unwritten), outputFailedNext);
  const lines = [cliText(messages).failed(failure.message)];
  if (failure instanceof UsageError) {
    if (failure.next) lines.push(failure.next);
    lines.push(cliText(messages).usage.seeHelp(helpLine(circumstances.command)));
  } else if (failure.next) lines.push(cliText(messages).next(failure.next));
  if (options.verbose === true && thrown instanceof Error && !(thrown instanceof UsageError))
    lines.push(...framesOf(thrown));
  talk.write(printedLines(lines));
  if (options.json === true) {
    const { code, message, next } = failure;
    const error = { code, message, ...(next !== undefined && { next }) };
    output.write(printedDocument({ schemaVersion: 1, error } satisfies ErrorDocument, 2));
  }
  return failure.exit;
}

/** The error and where it was thrown; its message, which may hold anything, stays in one line. */
function framesOf({ name, message, stack = '' }: Error): string[] {
  const start = stack.indexOf(message) + message.length;
  return [`${name}: ${message}`, ...stack.slice(start).split('\n').slice(1)];
}

function helpLine(command: string | undefined): string {
  return command !== undefined && Object.hasOwn(catalogue, command)
    ? `gowarden ${command} --help`
    : 'gowarden --help';
}

function failureOf(thrown: unknown, messages: Messages): Failure {
  if (thrown instanceof Failure) return thrown;
  if (thrown instanceof DaemonUnreachable)
    return new Failure(
      'daemon-unreachable',
      3,
      cliText(messages).unreachable,
      cliText(messages).unreachableNext,
    );
  if (thrown instanceof ForeignSocket)
    return new Failure(
      'foreign-socket',
      3,
      cliText(messages).foreign(thrown.message),
      cliText(messages).foreignNext,
    );
  if (thrown instanceof ApiRefusal) return new Failure(thrown.problem.code, 2, messages.told(thrown.message));
  if (thrown instanceof Unanswered || thrown instanceof ChildQuiet)
    return new Failure('unresponsive', 2, thrown.message, cliText(messages).silenceNext);
  if (thrown instanceof Unwritable) return new Failure('unwritable', 2, thrown.message);
  const refused = refusalOf(thrown);
  if (refused !== null) {
    const { refusedNext, refusedTemporaryNext } = cliText(messages);
    const next = isTemporary(thrown) ? refusedTemporaryNext(tmpdir()) : refusedNext;
    return new Failure('refused', 2, cliText(messages).refused(refused), next);
  }
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return new Failure('internal', 2, cliText(messages).internal(message), cliText(messages).internalNext);
}

/** Codes by which the system, or SQLite for it, refuses a file: the place is at fault and not we. */
const refusals =
  /^(?:EROFS|EACCES|EPERM|ENOSPC|EDQUOT|ENOENT|ENOTDIR|EISDIR|ELOOP|EIO|EFBIG|EMFILE|ENFILE|ENAMETOOLONG|ESTALE|ETIMEDOUT|SQLITE_(?:READONLY|CANTOPEN|FULL|IOERR|PERM|NOTADB)(?:_\w+)?)$/;

/** Whether it was refused below the directory for temporary files, which --state does not move. */
function isTemporary(thrown: unknown): boolean {
  const { path, dest } = thrown as NodeJS.ErrnoException & { readonly dest?: unknown };
  const below = `${tmpdir()}/`;
  return [path, dest].some((one) => typeof one === 'string' && one.startsWith(below));
}

/** What the system said of a file that it refused; null for anything else. */
function refusalOf(thrown: unknown): string | null {
  if (!(thrown instanceof Error) || !('code' in thrown) || typeof thrown.code !== 'string') return null;
  if (!refusals.test(thrown.code)) return null;
  return thrown.message.startsWith(thrown.code) ? thrown.message : `${thrown.code}: ${thrown.message}`;
}
