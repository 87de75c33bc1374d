import { pino } from 'pino';
import type { Configuration } from '../configuration/configuration.ts';
import type { Notice } from '../status.ts';
import { visible } from '../../messages/visible.ts';
import { LogFile } from './file.ts';
import type { Log } from './log.ts';

export interface OpenLog {
  readonly log: Log;
  setLevel(level: Configuration['log']['level']): void;
  /** Tries to write again after it could not, and says in the log itself what it lacks. */
  retry(): void;
  notices(): readonly Notice[];
  close(): void;
}

/**
 * The daemon's log: pino's JSON lines, written by the process itself (a transport would be a thread and 10 MB). What a terminal would
 * obey in them is written with `\u`, of which pino does that only for what JSON forbids: people read logs with `cat`.
 */
export function openLog(path: string, level: Configuration['log']['level']): OpenLog {
  const file = new LogFile(path);
  const log = pino(
    { level, base: { pid: process.pid } },
    { write: (line) => file.write(`${visible(line.trimEnd())}\n`) },
  );
  return {
    log,
    setLevel: (to) => {
      log.level = to;
    },
    retry: () => {
      const reason = file.trouble();
      if (reason !== null) log.warn({ reason, lines: file.takeLost() }, 'lines of the log were lost');
    },
    notices: () => {
      const reason = file.trouble();
      return reason === null ? [] : [{ code: 'log-not-written', values: { reason } }];
    },
    close: () => file.close(),
  };
}
