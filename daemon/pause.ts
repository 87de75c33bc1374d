import { cappedText } from '../host/files/capped.ts';
import { join } from 'node:path';
import * as v from 'valibot';
import { readChecked } from '../host/formats/checked.ts';
import type { Clock } from './clock.ts';
import { removeOwn, replaceOwn } from './files/own.ts';
import type { Log } from './log/log.ts';
import type { Notice } from './status.ts';

/** setTimeout's longest. */
const longestMs = 24 * 3_600_000;

export interface PauseOptions {
  readonly directory: string;
  readonly clock: Clock;
  readonly log: Log;
  /** Called when the pause runs out. */
  readonly onEnd: () => void;
}

/** The pause, which outlives a restart. */
export class Pause {
  readonly #options: PauseOptions;
  readonly #file: string;
  #end: number | null;
  #trouble: string | null = null;
  #cancel: () => void = () => undefined;

  constructor(options: PauseOptions) {
    this.#options = options;
    this.#file = join(options.directory, 'pause.json');
    this.#end = readEnd(this.#file, options.log);
    this.#arm();
  }

  /** Until when checks and notifications rest (milliseconds since 1970); null when they do not. */
  until(): number | null {
    return this.#end !== null && this.#end > this.#options.clock.now() ? this.#end : null;
  }

  set(until: number | null): void {
    this.#end = until;
    this.#keep();
    this.#arm();
  }

  notices(): readonly Notice[] {
    return this.#trouble === null ? [] : [{ code: 'pause-not-kept', values: { reason: this.#trouble } }];
  }

  stop(): void {
    this.#cancel();
  }

  #keep(): void {
    try {
      if (this.#end === null) removeOwn(this.#file);
      else replaceOwn(this.#file, `${JSON.stringify({ until: this.#end })}\n`);
      this.#trouble = null;
    } catch (error) {
      this.#trouble = (error as Error).message;
      this.#options.log.warn({ file: this.#file, reason: this.#trouble }, 'the pause cannot be kept');
    }
  }

  #arm(): void {
    this.#cancel();
    if (this.#end === null) return;
    const { clock, onEnd } = this.#options;
    this.#cancel = clock.after(Math.min(Math.max(0, this.#end - clock.now()), longestMs), () => {
      if (this.until() !== null) return this.#arm();
      this.#end = null;
      this.#keep();
      onEnd();
    });
  }
}

/** `pause.json`: until when, in milliseconds since 1970. */
const pauseSchema = v.object({ until: v.pipe(v.number(), v.finite()) });

function readEnd(file: string, log: Log): number | null {
  try {
    const read = readChecked(pauseSchema, cappedText(file, 4096));
    if (read.ok) return read.value.until;
    log.warn({ file, reason: read.reason }, 'the pause cannot be read');
    return null;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') {
      log.warn({ file, reason: (error as Error).message }, 'the pause cannot be read');
    }
    return null;
  }
}
