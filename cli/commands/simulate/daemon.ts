import { inLanguage } from '../../../messages/fill.ts';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import type { Status } from '../../../daemon/status.ts';
import { type Client, DaemonUnreachable } from '../../client.ts';
import { Failure } from '../../failure.ts';
import type { Session } from '../../command.ts';
import { texts } from './text.ts';

export interface RunningDaemon {
  readonly pid: number;
  /** What it knew after its first look. */
  readonly status: Status;
  /** Asks it to end, and ends it when it does not within 8 s. */
  stop(): Promise<void>;
}

const readyMs = 20_000;
/** Milliseconds that the daemon has to end. */
export const stopMs = 8_000;

/** Starts the real daemon on a machine in a folder, as `gowarden run` would, and waits for its first look. */
export async function startOn(
  session: Session,
  client: Client,
  folders: { readonly machine: string; readonly state: string },
): Promise<RunningDaemon> {
  const [program, ...first] = session.self;
  const words = ['run', '--host', folders.machine, '--state', folders.state, '--lang', session.language];
  const child = spawn(program, [...first, ...words], { stdio: ['ignore', 'ignore', 'pipe'] });
  let talk = '';
  child.stderr.on('data', (data: Buffer) => {
    talk = (talk + data.toString()).slice(-2000);
  });
  try {
    const status = await firstLook(child, client, session.signal);
    return { pid: child.pid ?? 0, status, stop: () => stop(child) };
  } catch (error) {
    await stop(child);
    session.signal.throwIfAborted();
    const reason = talk.trim() || (error as Error).message;
    throw new Failure('simulation-failed', 2, inLanguage(session.language, texts).notStarted(reason));
  }
}

async function firstLook(child: ChildProcess, client: Client, signal: AbortSignal): Promise<Status> {
  await once(child, 'spawn');
  for (const until = Date.now() + readyMs; Date.now() < until;) {
    if (child.exitCode !== null) throw new Error(`exit code ${child.exitCode}`);
    const status = await client.status().catch((error: unknown) => {
      if (error instanceof DaemonUnreachable) return null;
      throw error;
    });
    if (status !== null && status.checkedAt !== null) return status;
    await wait(30, undefined, { signal });
  }
  throw new Error(`${readyMs / 1000} s`);
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  const late = setTimeout(() => child.kill('SIGKILL'), stopMs);
  await ended;
  clearTimeout(late);
}
