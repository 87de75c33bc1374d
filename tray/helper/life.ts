import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import type { Readable } from 'node:stream';
import { inWords } from './text.ts';

/** How long each step of ending a helper may take. */
const stepMs = 1000;
/** A line longer than this is not a message; readline would keep all of it. */
const lineLimitBytes = 65_536;
/** Characters of where an icon is parked. */
const longestPlace = 200;

/** A helper's process from its start to its end. */
export class Life {
  /** Why it ended. Never settles when it never began. */
  readonly ended: Promise<string>;
  #child: ChildProcessWithoutNullStreams | undefined;
  #over = false;
  #reason: string | null = null;
  #parked: string | null = null;
  #tell: (why: string) => void = () => undefined;

  constructor() {
    this.ended = new Promise((resolve) => (this.#tell = resolve));
  }

  /** The process; undefined before it began. */
  process(): ChildProcessWithoutNullStreams | undefined {
    return this.#child;
  }

  /** Where its icon is kept off the screen; null when it is on one. */
  parked(): string | null {
    return this.#parked;
  }

  park(place: string | null): void {
    this.#parked = place?.slice(0, longestPlace) ?? null;
  }

  /** Takes charge of the process, before a byte of its output was read. */
  begin(process: ChildProcessWithoutNullStreams): void {
    this.#child = process;
    const complaint = lastLine(process.stderr);
    let broken = '';
    process.once('error', (error) => this.#end(inWords('notStarted', { reason: error.message })));
    process.once('exit', (code, signal) => {
      const how = [signal ?? inWords('exitCode', { code: code ?? '' }), broken, complaint()].filter(
        (part) => part !== '',
      );
      this.#end(inWords('ended', { how: how.join(': ') }));
    });
    // A stream breaks when the process ends, which is reported above; a process that goes on without it is useless.
    for (const stream of [process.stdin, process.stdout, process.stderr])
      stream.on('error', (error) => {
        broken = error.message;
        process.kill('SIGKILL');
      });
    limitLines(process.stdout, () => this.kill(inWords('endlessLine')));
  }

  /** Ends it at once, for that reason. */
  kill(why: string): void {
    this.#reason ??= why;
    this.#child?.kill('SIGKILL');
  }

  /** Asks it to end, then makes it: SIGTERM, SIGKILL. Resolves when it has ended, at the latest after 3 s. */
  async stop(why: string, ask: () => void): Promise<void> {
    if (this.#over || this.#child === undefined) return;
    this.#reason ??= why;
    ask();
    for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
      if (await within(this.ended, stepMs)) return;
      this.#child.kill(signal);
    }
    await within(this.ended, stepMs);
  }

  #end(why: string): void {
    this.#over = true;
    this.#tell(this.#reason ?? why);
  }
}

/** Whether the promise settled within so many milliseconds. */
export async function within(promise: Promise<unknown>, ms: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), ms);
  });
  const settled = promise.then(
    () => true,
    () => true,
  );
  try {
    return await Promise.race([settled, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Drains a stream, which would otherwise stop its writer after 64 KB, and answers its last line. */
function lastLine(stream: Readable): () => string {
  let text = '';
  stream.setEncoding('utf8').on('data', (chunk: string) => (text = (text + chunk).slice(-2000)));
  return () => text.trim().split('\n').at(-1) ?? '';
}

function limitLines(stream: Readable, exceeded: () => void): void {
  let length = 0;
  stream.on('data', (chunk: Buffer) => {
    const newline = chunk.lastIndexOf(0x0a);
    length = newline === -1 ? length + chunk.length : chunk.length - newline - 1;
    if (length > lineLimitBytes) exceeded();
  });
}
