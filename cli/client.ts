import type { Status } from '../daemon/status.ts';
import type { OwnPaths } from '../host/paths.ts';

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

/** No daemon answered on the socket; `cause` is the system's error. */
export class DaemonUnreachable extends Error {
  constructor(socket: string, cause: unknown) {
    super(`No daemon answers at ${socket}`, { cause });
    this.name = 'DaemonUnreachable';
  }
}

/** The client of the daemon whose socket stands in these paths. Connects at each call. */
export function openClient(paths: OwnPaths): Client {
  const unreachable = (): Promise<never> =>
    Promise.reject(new DaemonUnreachable(paths.socket, new Error('There is no local API yet')));
  return {
    status: unreachable,
    get: unreachable,
    post: unreachable,

    async *events() {
      await unreachable();
    },
  };
}
