import { cappedText } from '../host/files/capped.ts';
import { join } from 'node:path';
import type { Clock } from './clock.ts';
import { removeOwn, replaceOwn } from './files/own.ts';
import type { Log } from './log/log.ts';
import type { Notice } from './status.ts';

export interface Pause {
  /** Until when checks and notifications rest (milliseconds since 1970); null when they do not. */
  until(): number | null;
  set(until: number | null): void;
  notices(): readonly Notice[];
  stop(): void;
}

/** setTimeout's longest. */
const longestMs = 24 * 3_600_000;

/** The pause, which outlives a restart; `onEnd` is called when it runs out. */
export function newPause(options: {
  readonly directory: string;
  readonly clock: Clock;
  readonly log: Log;
  readonly onEnd: () => void;
}): Pause {
  const { clock, log, onEnd } = options;
  const file = join(options.directory, 'pause.json');
  let end = readEnd(file, log);
  let trouble: string | null = null;
  let cancel: () => void = () => undefined;

  const until = (): number | null => (end !== null && end > clock.now() ? end : null);
  const keep = (): void => {
    try {
      if (end === null) removeOwn(file);
      else replaceOwn(file, `${JSON.stringify({ until: end })}\n`);
      trouble = null;
    } catch (error) {
      trouble = (error as Error).message;
      log.warn({ file, reason: trouble }, 'the pause cannot be kept');
    }
  };
  const arm = (): void => {
    cancel();
    if (end === null) return;
    cancel = clock.after(Math.min(Math.max(0, end - clock.now()), longestMs), () => {
      if (until() !== null) return arm();
      end = null;
      keep();
      onEnd();
    });
  };
  arm();

  return {
    until,
    set: (to) => {
      end = to;
      keep();
      arm();
    },
    notices: () => (trouble === null ? [] : [{ code: 'pause-not-kept', values: { reason: trouble } }]),
    stop: () => cancel(),
  };
}

function readEnd(file: string, log: Log): number | null {
  try {
    const { until } = JSON.parse(cappedText(file, 4096)) as { until?: unknown };
    return typeof until === 'number' && Number.isFinite(until) ? until : null;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') {
      log.warn({ file, reason: (error as Error).message }, 'the pause cannot be read');
    }
    return null;
  }
}
