import { realpathSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { join } from 'node:path';
import { cappedBytes } from '../files/capped.ts';
import type { Files } from '../files/files.ts';
import { ended } from '../run/summary.ts';
import type { Command, Ran } from '../run/run.ts';
import type { Description, RecordedCommand } from './description.ts';
import { inWords } from './text.ts';

/** Bytes of a recorded output. */
const largestOutput = 64 * 1024 * 1024;
const defaultTimeLimitMs = 5_000;
const defaultOutputLimitBytes = 1024 * 1024;

/**
 * Answers with what was recorded for the very same program and arguments, under the same limits as a real run.
 * A program that nothing was recorded for is not there: nothing is ever started.
 */
export function simulatedRun(
  folder: string | null,
  description: () => Description,
  files: Files,
): (command: Command) => Promise<Ran> {
  return async (command) => {
    if (command.signal?.aborted) return ended(command, { outcome: 'cancelled' });
    const names = [command.file, ...found(command, files)];
    const recorded = (description().commands ?? []).find(
      ({ run: [file = '', ...rest] }) =>
        names.includes(file) &&
        rest.length === command.arguments.length &&
        rest.every((argument, at) => argument === command.arguments[at]),
    );
    if (recorded === undefined) return ended(command, { outcome: 'not-found' });
    const stopped = await delay(recorded.delayMs ?? 0, command);
    return stopped === null ? answer(command, recorded, folder) : ended(command, { outcome: stopped });
  };
}

/** Where a bare name would be found on the command's path. */
function found({ file, path = [] }: Command, files: Files): readonly string[] {
  if (file.includes('/')) return [];
  return path
    .map((directory) => `${directory}/${file}`)
    .filter((candidate) => files.target(candidate).ok)
    .slice(0, 1);
}

async function delay(
  ms: number,
  { timeLimitMs = defaultTimeLimitMs, signal }: Command,
): Promise<Ran['outcome'] | null> {
  if (ms === 0) return null;
  try {
    await wait(Math.min(ms, timeLimitMs), undefined, signal === undefined ? {} : { signal });
  } catch (error) {
    if (signal?.aborted) return 'cancelled';
    throw error;
  }
  return ms > timeLimitMs ? 'timed-out' : null;
}

function answer(command: Command, recorded: RecordedCommand, folder: string | null): Ran {
  const limit = command.outputLimitBytes ?? defaultOutputLimitBytes;
  const whole = Buffer.from(
    recorded.stdoutFile === undefined
      ? (recorded.stdout ?? '')
      : cappedBytes(within(folder, recorded.stdoutFile), largestOutput),
  );
  const stdout = whole.subarray(0, limit).toString('utf8');
  const stderr = recorded.stderr ?? '';
  if (whole.length > limit) return ended(command, { outcome: 'too-much-output', stdout, stderr });
  if (recorded.signal !== undefined) {
    return ended(command, { outcome: 'signalled', stdout, stderr }, recorded.signal);
  }
  return ended(command, { outcome: 'exited', exitCode: recorded.exitCode ?? 0, stdout, stderr });
}

/** The file's real path. A link may not lead out of the folder: a machine can come from someone else. */
function within(folder: string | null, name: string): string {
  if (folder === null) throw new Error(inWords('noFolder', { path: name }));
  const top = realpathSync(folder);
  const path = realpathSync(join(top, name));
  if (path.startsWith(`${top}/`)) return path;
  throw new Error(inWords('leadsOut', { path: name, folder, target: path }));
}
