import { spawnSync } from 'node:child_process';
import { constants, openSync } from 'node:fs';
import { Socket } from 'node:net';
import { join } from 'node:path';

/** A pipe of the system: Node's own are sockets, and a program that opens /dev/stdout cannot open a socket again. */
export interface Pipe {
  /** The descriptor that a program writes to. */
  readonly write: number;
  readonly read: Socket;
}

/**
 * A pipe for what `script` shows, one for each output stream that is not a terminal, and one on which the shell below it reports.
 */
export interface Pipes {
  readonly screen: Pipe;
  readonly output: Pipe;
  readonly errors: Pipe;
  readonly report: Pipe;
}

/** Makes pipes in a directory of ours; null where the system has no `mkfifo`. */
export function openPipes(directory: string, path: string): Pipes | null {
  const at = (name: keyof Pipes): string => join(directory, name);
  const env = { PATH: `/usr/bin:/bin:${path}` };
  const names = [at('screen'), at('output'), at('errors'), at('report')];
  if (spawnSync('mkfifo', ['-m', '600', ...names], { env, stdio: 'ignore' }).status !== 0) return null;
  return {
    screen: openPipe(at('screen')),
    output: openPipe(at('output')),
    errors: openPipe(at('errors')),
    report: openPipe(at('report')),
  };
}

function openPipe(name: string): Pipe {
  // Opened for reading first and without waiting, so that who writes does not wait either.
  const read = openSync(name, constants.O_RDONLY | constants.O_NONBLOCK);
  const write = openSync(name, constants.O_WRONLY);
  return { write, read: new Socket({ fd: read, readable: true, writable: false }) };
}
