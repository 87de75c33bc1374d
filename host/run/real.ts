import { accessSync, constants } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';
import type { Files, Read } from '../files/files.ts';
import { ourPlatform } from '../platform.ts';
import type { Command, Ran } from './run.ts';
import { startedProcess, type Task } from './process.ts';
import { ended, summaryOf } from './summary.ts';
import { inWords } from './text.ts';

const defaultTimeLimitMs = 5_000;
const defaultOutputLimitBytes = 1024 * 1024;

/** Where the system's own programs stand on every macOS and Linux; also what launchd gives to what it starts. */
export const systemPath: readonly string[] = ['/usr/bin', '/bin', '/usr/sbin', '/sbin'];

export interface RunAs {
  readonly name: string;
  readonly home: string;
}

/**
 * Runs programs of the machine that we run on, each in a process group (and session) of its own, so that it cannot ask at a
 * terminal and ends with all its children. What is left of the group when the program ends is killed too. `developer` returns the
 * DEVELOPER_DIR that each gets, on macOS, where it lacks its own.
 */
export function realRun(
  user: RunAs,
  files: Files,
  developer?: () => string,
): (command: Command) => Promise<Ran> {
  return async (command) => {
    if (command.signal?.aborted) return ended(command, { outcome: 'cancelled' });
    const file = isAbsolute(command.file)
      ? command.file
      : find(command.file, command.path ?? systemPath, files);
    if (file === null) return ended(command, { outcome: 'not-found' });
    const { directory = '/' } = command;
    const silent = [files.target(file), files.target(directory)].find(isUnresponsive);
    if (silent) return ended(command, { outcome: 'not-runnable' }, silent.failure.message);
    if (!isProgram(file, files)) {
      return ended(command, { outcome: 'not-runnable' }, inWords('noFormat'));
    }

    const timeLimitMs = command.timeLimitMs ?? defaultTimeLimitMs;
    const { reason, ...ran } = await startedProcess({
      ...started(file, command.arguments, directory, files),
      environment: environmentOf(command, user, developer?.()),
      input: command.input,
      timeLimitMs,
      outputLimitBytes: command.outputLimitBytes ?? defaultOutputLimitBytes,
      signal: command.signal,
    });
    return { ...ran, summary: summaryOf(command, ran, reason) };
  };
}

function isUnresponsive(read: Read<unknown>): read is Extract<Read<unknown>, { readonly ok: false }> {
  return !read.ok && read.failure.kind === 'unresponsive';
}

const changeAndStart = 'cd -- "$1" && shift && exec "$@"';

/**
 * Whoever starts a program waits until its file is loaded and its directory entered (libuv's uv_spawn reads from a pipe that closes
 * then). Where that may take for ever, a shell does it, which can be left behind.
 */
function started(
  file: string,
  words: readonly string[],
  directory: string,
  files: Files,
): Pick<Task, 'file' | 'arguments' | 'directory'> {
  if (files.isLocal(file) && files.isLocal(directory)) return { file, arguments: words, directory };
  return {
    file: '/bin/sh',
    arguments: ['-c', changeAndStart, 'sh', directory, file, ...words],
    directory: '/',
  };
}

function environmentOf(command: Command, user: RunAs, developer?: string): Record<string, string> {
  const all: Record<string, string | undefined> = {
    HOME: user.home,
    USER: user.name,
    PATH: (command.path ?? systemPath).join(delimiter),
    LC_ALL: 'C',
    ...command.environment,
  };
  // An empty one is none.
  if (developer !== undefined) all.DEVELOPER_DIR ||= developer;
  return Object.fromEntries(
    Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}

/** The first executable file of that name; relative directories are passed over, as they would mean ours. */
function find(name: string, path: readonly string[], files: Files): string | null {
  if (name === '' || name.includes('/')) return null;
  for (const directory of path) {
    const candidate = join(directory, name);
    if (isAbsolute(directory) && isExecutable(candidate, files)) return candidate;
  }
  return null;
}

function isExecutable(path: string, files: Files): boolean {
  const found = files.target(path);
  if (!found.ok || found.value.kind !== 'file') return false;
  if (!files.isLocal(path)) return (found.value.mode & 0o111) !== 0;
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch (error) {
    if (error instanceof Error) return false;
    throw error;
  }
}

const machO = ['feedface', 'feedfacf', 'cefaedfe', 'cffaedfe', 'cafebabe', 'cafebabf'];
const formats = ourPlatform === 'darwin' ? machO : ['7f454c46'];

/**
 * Whether the kernel can start it. Asked because spawning goes by execvp, which hands a file of unknown format to
 * /bin/sh as a script. A file that we may start but not read is given the benefit of the doubt.
 */
function isProgram(path: string, files: Files): boolean {
  const start = files.open(path, (source) => Buffer.from(source.read(0, 4)).toString('hex'));
  return !start.ok || start.value.startsWith('2321') || formats.includes(start.value);
}
