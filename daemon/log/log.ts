import type { Logger } from 'pino';

/** The daemon's log: pino's own methods, JSON lines in `paths.logFile`. */
export type Log = Pick<Logger, 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal' | 'level'>;
