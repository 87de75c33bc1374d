import { accessSync, closeSync, constants, openSync, readSync, statSync } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';
import type { Command, Ran } from './run.ts';
import { startedProcess } from './process.ts';
import { ended, summaryOf } from './summary.ts';

const defaultTimeLimitMs = 5_000;
const defaultOutputLimitBytes = 1024 * 1024;

/** Where the system's own programs stand on every macOS and Linux; also what launchd gives to what it starts. */
export const systemPath: readonly string[] = ['/usr/bin', '/bin', '/usr/sbin', '/sbin'];

export interface RunAs {
  readonly name: string;
  readonly home: string;
}

/**
 * Runs programs of the machine that we run on, each in a process group (and session) of its own, so that it has no
 * terminal to ask at and ends with all its children. What is left of the group when the program ends is killed too.
 */
export function realRun(user: RunAs): (command: Command) => Promise<Ran> {
  return async (command) => {
    if (command.signal?.aborted) return ended(command, { outcome: 'cancelled' });
    const file = isAbsolute(command.file) ? command.file : find(command.file, command.path ?? systemPath);
    if (file === null) return ended(command, { outcome: 'not-found' });
    if (!isProgram(file)) {
      return ended(command, { outcome: 'not-runnable' }, 'ENOEXEC: it has no format that starts here');
    }

    const timeLimitMs = command.timeLimitMs ?? defaultTimeLimitMs;
    const { reason, ...ran } = await startedProcess({
      file,
      arguments: command.arguments,
      directory: command.directory ?? '/',
      environment: environmentOf(command, user),
      input: command.input,
      timeLimitMs,
      outputLimitBytes: command.outputLimitBytes ?? defaultOutputLimitBytes,
      signal: command.signal,
    });
    return { ...ran, summary: summaryOf(command, ran, reason) };
  };
}

function environmentOf(command: Command, user: RunAs): Record<string, string> {
  const all: Record<string, string | undefined> = {
    HOME: user.home,
    USER: user.name,
    PATH: (command.path ?? systemPath).join(delimiter),
    LC_ALL: 'C',
    ...command.environment,
  };
  return Object.fromEntries(
    Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}

/** The first executable file of that name; relative directories are passed over, as they would mean ours. */
function find(name: string, path: readonly string[]): string | null {
  if (name === '' || name.includes('/')) return null;
  for (const directory of path) {
    const candidate = join(directory, name);
    if (isAbsolute(directory) && isExecutable(candidate)) return candidate;
  }
  return null;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch (error) {
    if (error instanceof Error) return false;
    throw error;
  }
}

const machO = ['feedface', 'feedfacf', 'cefaedfe', 'cffaedfe', 'cafebabe', 'cafebabf'];
const formats = process.platform === 'darwin' ? machO : ['7f454c46'];

/**
 * Whether the kernel can start it. Asked because spawning goes by execvp, which hands a file of unknown format to
 * /bin/sh as a script. A file that we may start but not read is given the benefit of the doubt.
 */
function isProgram(path: string): boolean {
  const start = firstBytes(path);
  return start === null || start.startsWith('2321') || formats.includes(start);
}

/** The first four bytes in hex; null if they cannot be read. */
function firstBytes(path: string): string | null {
  let descriptor: number | undefined;
  try {
    if (!statSync(path).isFile()) return null;
    descriptor = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
    const bytes = Buffer.alloc(4);
    return bytes.subarray(0, readSync(descriptor, bytes, 0, 4, 0)).toString('hex');
  } catch (error) {
    if (error instanceof Error) return null;
    throw error;
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}
