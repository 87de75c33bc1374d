import type { Messages } from '../messages/speak.ts';
import { catalogue } from './catalogue.ts';
import { ForeignSocket } from './api/ours.ts';
import { ApiRefusal, DaemonUnreachable } from './client.ts';
import type { Call, ExitCode } from './command.ts';
import { Failure, UsageError } from './failure.ts';
import type { Surroundings } from './surroundings.ts';
import { safe } from './terminal/safe.ts';

interface Circumstances {
  readonly command: string | undefined;
  readonly options: Call['options'];
  readonly messages: Messages;
  readonly surroundings: Surroundings;
}

/**
 * Tells what went wrong and returns the exit code. People read it on standard error. With `--json` standard output gets
 * `{schemaVersion, error}` too, so that whoever parses it always finds one document.
 */
export function report(thrown: unknown, circumstances: Circumstances): ExitCode {
  const { options, messages, surroundings } = circumstances;
  const { interrupted, output, talk } = surroundings;
  if (interrupted.aborted) return 130;
  if (output.closed.aborted) return 0;
  const failure = failureOf(thrown, messages);
  const lines = [messages.cli.failed(failure.message)];
  if (failure instanceof UsageError) {
    if (failure.next) lines.push(failure.next);
    lines.push(messages.cli.usage.seeHelp(helpLine(circumstances.command)));
  } else if (failure.next) lines.push(messages.cli.next(failure.next));
  if (options.verbose === true && thrown instanceof Error && !(thrown instanceof UsageError))
    lines.push(thrown.stack ?? String(thrown));
  talk.write(safe(`${lines.join('\n')}\n`));
  if (options.json === true) {
    const { code, message, next } = failure;
    output.write(`${JSON.stringify({ schemaVersion: 1, error: { code, message, next } }, null, 2)}\n`);
  }
  return failure.exit;
}

function helpLine(command: string | undefined): string {
  return command !== undefined && Object.hasOwn(catalogue, command)
    ? `gowarden ${command} --help`
    : 'gowarden --help';
}

function failureOf(thrown: unknown, messages: Messages): Failure {
  if (thrown instanceof Failure) return thrown;
  if (thrown instanceof DaemonUnreachable)
    return new Failure('daemon-unreachable', 3, messages.cli.unreachable, messages.cli.unreachableNext);
  if (thrown instanceof ForeignSocket)
    return new Failure('foreign-socket', 3, messages.cli.foreign(thrown.message), messages.cli.foreignNext);
  if (thrown instanceof ApiRefusal) return new Failure(thrown.problem.code, 2, thrown.message);
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return new Failure('internal', 2, messages.cli.internal(message), messages.cli.internalNext);
}
