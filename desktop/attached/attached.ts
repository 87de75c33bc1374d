import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, fstatSync, openSync } from 'node:fs';
import { constants } from 'node:os';
import type { Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { isatty } from 'node:tty';
import type { Pipe, Pipes } from './pipes.ts';
import { Signals } from './signals.ts';
import { Tail } from './tail.ts';
import { carried, type Ends, type Script, type Through } from './script.ts';

/** A program that is to run in our place. */
export interface Attachment {
  readonly words: readonly string[];
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly directory: string;
  /** How this system's `script` is started. */
  readonly script: Script;
  /** Without them its output is not read. */
  readonly pipes: Pipes | null;
  /** Bytes of its last output that are kept. */
  readonly most: number;
  /** Hands the signals that are sent to us to a listener, and with null back to where they went. */
  readonly receive: (listener: ((name: NodeJS.Signals) => void) | null) => void;
}

export interface Ended {
  /** As a shell has it: for a signal 128 and its number. */
  readonly code: number;
  /** The system's word when it could not be started at all (ENOENT, EACCES). */
  readonly notStarted: string | null;
  /** Its last output, both streams as they came; empty where it could not be read without touching it. */
  readonly output: string;
}

/** Milliseconds in which what a program left running may still print, once the program itself has ended. */
const quietMs = 100;

/**
 * Runs a program with our own standard streams: bytes, exit code, signals and input are as if we were not there, a terminal stays a
 * terminal, and what is printed is never held as a whole. Rejects for a fault of ours only.
 */
export async function runAttached(attachment: Attachment): Promise<Ended> {
  const { words, environment, directory, script, most, receive } = attachment;
  const tail = new Tail(most);
  const terminals = [0, 1, 2].map((descriptor) => isatty(descriptor));
  const ends: Ends = { input: !terminals[0], output: !terminals[1], errors: !terminals[2] };
  const atTerminal = !ends.output || !ends.errors;
  const through = atTerminal && attachment.pipes ? script(words, ends, environment.SHELL) : null;
  // A terminal that we cannot stand between is the program's own.
  const unread = attachment.pipes === null || (atTerminal && through === null);
  const pipes = unread ? null : attachment.pipes;
  if (unread) discard(attachment.pipes);
  const own = { cwd: directory, env: { ...environment } };
  const child = started(words, ends, through, pipes, own);
  const signals = new Signals(environment.PATH ?? '');
  const report = pipes && through ? textOf(pipes.report.read) : null;
  const read = pipes === null ? [] : forwarded(pipes, ends, tail);
  for (const { write } of all(pipes)) closeSync(write);
  receive((name) => {
    const below = Number(report?.().split('\n', 1)[0] ?? '');
    if (below > 0) void signals.handOn(name, { pid: below, ownGroup: true });
    else if (child.pid !== undefined) void signals.handOn(name, { pid: child.pid, ownGroup: false });
  });
  try {
    const { code, error } = await endOf(child);
    await Promise.race([Promise.all(read.map(({ ended }) => ended)), quiet(read)]);
    const reported = through?.reports === true ? report?.().split('\n')[1] : undefined;
    return { code: reported ? Number(reported) : code, notStarted: error, output: tail.text() };
  } finally {
    receive(null);
    signals.close();
    for (const { read: socket } of all(pipes)) socket.destroy();
  }
}

const all = (pipes: Pipes | null): readonly Pipe[] =>
  pipes === null ? [] : [pipes.screen, pipes.output, pipes.errors, pipes.report];

function discard(pipes: Pipes | null): void {
  for (const { read, write } of all(pipes)) {
    closeSync(write);
    read.destroy();
  }
}

interface Own {
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
}

function started(
  words: readonly string[],
  ends: Ends,
  through: Through | null,
  pipes: Pipes | null,
  own: Own,
): ChildProcess {
  const [file = '', ...rest] = words;
  if (pipes === null) return spawn(file, rest, { ...own, stdio: 'inherit' });
  if (through !== null) return atPty(through, ends, pipes, own);
  const output = pipes.output.write;
  const errors = isOneFile() ? output : pipes.errors.write;
  return spawn(file, rest, { ...own, stdio: ['inherit', output, errors] });
}

/** `script` at our terminal, with what of the program's streams is none. */
function atPty(
  { file, arguments: rest, environment }: Through,
  { input, output, errors }: Ends,
  pipes: Pipes,
  own: Own,
): ChildProcess {
  const terminal = input ? openSync('/dev/tty', 'r+') : 'inherit';
  const stdio = [terminal, pipes.screen.write, pipes.screen.write] as (number | 'inherit' | 'ignore')[];
  stdio[carried.input] = input ? 0 : 'ignore';
  stdio[carried.output] = output ? pipes.output.write : 'ignore';
  stdio[carried.errors] = errors ? pipes.errors.write : 'ignore';
  stdio[carried.report] = pipes.report.write;
  const child = spawn(file, rest, { ...own, env: { ...own.env, ...environment }, stdio });
  if (typeof terminal === 'number') closeSync(terminal);
  return child;
}

/** Whether both of our output streams lead to the same place, so that only one pipe keeps the order of what is written. */
function isOneFile(): boolean {
  const [out, err] = [fstatSync(1), fstatSync(2)];
  return out.dev === err.dev && out.ino === err.ino;
}

interface Reading {
  readonly ended: Promise<void>;
  /** When it last said something, in milliseconds of a clock that only goes forward; now while its reader keeps it waiting. */
  readonly last: () => number;
}

function forwarded({ screen, output, errors }: Pipes, ends: Ends, tail: Tail): readonly Reading[] {
  return [
    forward(screen.read, ends.output ? process.stderr : process.stdout, tail),
    forward(output.read, process.stdout, tail),
    forward(errors.read, process.stderr, tail),
  ];
}

/** At the pace of the reader; when that is gone, so is the program's reader. */
function forward(from: Socket, to: NodeJS.WriteStream, tail: Tail): Reading {
  let last = performance.now();
  let waits = false;
  from.on('data', (chunk: Buffer) => {
    last = performance.now();
    tail.add(chunk);
    if (to.destroyed || to.errored) from.destroy();
    else if (!to.write(chunk)) {
      waits = true;
      from.pause();
      to.once('drain', () => {
        waits = false;
        from.resume();
      });
    }
  });
  to.once('error', () => from.destroy());
  const ended = new Promise<void>((resolve) => from.once('close', () => resolve()));
  return { ended, last: () => (waits && !from.destroyed ? performance.now() : last) };
}

/** Once nothing came for a while: somebody who outlives the program may hold its output open. */
async function quiet(read: readonly Reading[]): Promise<void> {
  const since = performance.now();
  const silent = (): number => performance.now() - Math.max(since, ...read.map(({ last }) => last()));
  while (silent() < quietMs) await wait(quietMs / 4);
}

/** What `script` reports is a process number and an exit code. */
const longestReport = 64;

function textOf(from: Socket): () => string {
  let text = '';
  from.on('data', (chunk: Buffer) => (text = `${text}${chunk.toString('latin1')}`.slice(0, longestReport)));
  return () => text;
}

function endOf(child: ChildProcess): Promise<{ readonly code: number; readonly error: string | null }> {
  return new Promise((resolve) => {
    child.once('error', ({ code = '', message }: NodeJS.ErrnoException) =>
      resolve({ code: code === 'ENOENT' ? 127 : 126, error: code.startsWith('E') ? code : message }),
    );
    child.once('exit', (code, signal) =>
      resolve({ code: code ?? 128 + (signal === null ? 0 : constants.signals[signal]), error: null }),
    );
  });
}
