import { addAbortSignal } from 'node:stream';
import { isatty } from 'node:tty';
import { fileURLToPath } from 'node:url';
import type { LastBytes } from '../host/files/capped.ts';
import { useCompiled } from './compiled.ts';
import { main } from './main.ts';
import type { Output } from './surroundings.ts';
import { lastOf } from './terminal/last-bytes.ts';
import type { Printed } from './terminal/printed.ts';

/** EPIPE: the reader is gone. EIO: the terminal is. Neither is a fault, and nobody is left to read a report. */
const readerGone = ['EPIPE', 'EIO', 'ECONNRESET', 'ERR_STREAM_DESTROYED', 'ERR_STREAM_WRITE_AFTER_END'];

/** Milliseconds in which what was written before an interruption may still be read. */
const lastWordMs = 300;

/** Whether something of what was written could not be read any more. */
const lastWord = { isCut: false };

const interruption = new AbortController();
let receiver: ((name: NodeJS.Signals) => void) | null = null;
for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.on(name, () => {
    if (receiver) return receiver(name);
    // The second time somebody means it.
    if (interruption.signal.aborted) process.exit(130);
    interruption.abort();
  });

/** These end us, or have Node open its debugger, but for a program that runs in our place: to that they are handed on. */
const handedOn = ['SIGQUIT', 'SIGUSR1', 'SIGUSR2'] as const;
const handOn = (name: NodeJS.Signals): void => receiver?.(name);

function receive(listener: ((name: NodeJS.Signals) => void) | null): void {
  receiver = listener;
  for (const name of handedOn) {
    process.off(name, handOn);
    if (listener) process.on(name, handOn);
  }
}

// A process that ends before its answer, because nothing is left that could bring it, is not a success: Node's code for
// a module that waits in vain.
process.exitCode = 13;
void start();

async function start(): Promise<void> {
  const words = process.argv.slice(2);
  // To ask Node whether standard input is a terminal would open it, and then a program that reads it in our place meets EAGAIN.
  const isTyped = isatty(0);
  const code = await main(words, {
    environment: process.env,
    directory: workingDirectory(),
    // The entry beside us (scripts/entry/gowarden.cjs).
    self: [process.execPath, fileURLToPath(new URL('gowarden.js', import.meta.url))],
    output: outputTo(process.stdout),
    talk: outputTo(process.stderr),
    interrupted: interruption.signal,
    ask: isTyped && process.stderr.isTTY ? ask : undefined,
    piped: isTyped ? undefined : piped,
    receive,
    // The daemon starts once a day at most, and its V8 is configured otherwise; what is compiled beside the code needs no other.
    ...(!words.includes('run') &&
      !(Symbol.for('gowarden.compiled') in globalThis) && {
        filesAnswer: ({ cache }) => void useCompiled(cache),
      }),
  });
  await Promise.all([flushed(process.stdout), flushed(process.stderr)]);
  process.exit(lastWord.isCut ? 130 : code);
}

/** On standard error, as standard output is for data. */
async function ask(question: Printed): Promise<string> {
  const { createInterface } = await import('node:readline/promises');
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  // Ctrl-C comes as a key while lines are read; Ctrl-D ends them, which is neither an answer nor a yes.
  lines.once('SIGINT', () => interruption.abort());
  const ended = new Promise<string>((resolve) => lines.once('close', () => resolve('')));
  try {
    return await Promise.race([lines.question(question, { signal: interruption.signal }), ended]);
  } finally {
    lines.close();
  }
}

/** Bytes of standard input that are waited for. */
const mostPiped = 1024 ** 3;

/** The last bytes of standard input. */
async function piped(limit: number): Promise<LastBytes> {
  return lastOf(addAbortSignal(interruption.signal, process.stdin), limit, mostPiped);
}

/** A directory that was removed is still where we are, and most commands do not care. */
function workingDirectory(): string {
  try {
    return process.cwd();
  } catch {
    return process.env.PWD ?? '/';
  }
}

function outputTo(stream: NodeJS.WriteStream): Output {
  const closed = new AbortController();
  let failure: string | null = null;
  const fail = ({ code, message }: NodeJS.ErrnoException): void => {
    if (!readerGone.includes(code ?? '')) failure ??= code ?? message;
    closed.abort();
  };
  stream.on('error', fail);
  return {
    isTerminal: stream.isTTY,
    // A terminal that does not know its size says 0.
    columns: stream.isTTY && stream.columns > 0 ? stream.columns : 100,
    ...(stream.isTTY ? { rows: stream.rows } : {}),
    closed: closed.signal,
    failure: () => failure,
    settled: () => flushed(stream),
    write: (text) => {
      if (closed.signal.aborted) return;
      try {
        stream.write(text);
      } catch (error) {
        // Files and devices are written at once, and their error is thrown.
        fail(error as NodeJS.ErrnoException);
      }
    },
  };
}

/** Pipes may be asynchronous, and an exit would cut them short. */
function flushed(stream: NodeJS.WriteStream): Promise<void> {
  return new Promise((resolve) => {
    // Its reader may be stopped.
    const giveUp = (): void =>
      void setTimeout(() => {
        lastWord.isCut ||= stream.writableLength > 0;
        resolve();
      }, lastWordMs);
    if (interruption.signal.aborted) giveUp();
    else interruption.signal.addEventListener('abort', giveUp, { once: true });
    // Its error is reported in a moment.
    if (stream.destroyed || stream.errored) setImmediate(resolve);
    else stream.write('', () => resolve());
  });
}
