import type { Status } from '../daemon/status.ts';

/** The daemon's local API as the command uses it. Every call rejects with `DaemonUnreachable` when no daemon answers. */
export interface Client {
  status(): Promise<Status>;
  get(path: string): Promise<unknown>;
  post(path: string, body?: unknown): Promise<unknown>;
  /** Server-sent events until the signal aborts. */
  events(
    since: number,
    signal: AbortSignal,
  ): AsyncIterable<{ readonly id: number; readonly type: string; readonly data: unknown }>;
}
