import type { IncomingMessage } from 'node:http';
import type { ProblemDocument } from '../daemon/api/problem.ts';
import type { Status } from '../daemon/status.ts';
import type { OwnPaths } from '../host/paths.ts';
import { socketAddress } from '../host/socket.ts';
import { carried } from '../messages/carried.ts';
import { readEvents, type StreamedEvent } from './api/events.ts';
import { ForeignSocket } from './api/ours.ts';
import { exchange, readText, type Asked } from './api/exchange.ts';
import { inWords } from './text.ts';

/** The daemon's local API as the command uses it. Every call rejects with `DaemonUnreachable` when no daemon answers, with `ApiRefusal` when it will not. */
export interface Client {
  status(): Promise<Status>;
  get(path: string): Promise<unknown>;
  post(path: string, body?: unknown): Promise<unknown>;
  /**
   * Transitions and changes of status as they happen, until the signal aborts; first what was recorded after the entry `since`
   * (null: nothing). Rejects with `DaemonUnreachable` when the daemon ends.
   */
  events(since: number | null, signal: AbortSignal): AsyncIterable<StreamedEvent>;
}

/** No daemon answered on the socket; `cause` is the system's error. */
export class DaemonUnreachable extends Error {
  constructor(socket: string, cause: unknown) {
    super(inWords('noDaemon', { socket }), { cause });
    this.name = 'DaemonUnreachable';
  }
}

/** The daemon answered that it will not, and why. */
export class ApiRefusal extends Error {
  readonly problem: ProblemDocument;

  constructor(problem: ProblemDocument) {
    super(inWords('refused', { title: problem.title, detail: problem.detail }));
    this.name = 'ApiRefusal';
    this.problem = problem;
  }
}

/** All in milliseconds. */
export interface ClientLimits {
  /** Until an answer begins, when it is about what the daemon knows already … */
  readonly get: number;
  /** … and when it has to look or clean first. */
  readonly post: number;
  /** Until a stream without an event or heartbeat (every 30 s) counts as dead. */
  readonly silence: number;
}

const usualLimits: ClientLimits = { get: 5_000, post: 300_000, silence: 75_000 };

/** The client of the daemon whose socket is in these paths. Connects at each call. */
export function openClient(paths: Pick<OwnPaths, 'socket'>, limits = usualLimits): Client {
  const address = socketAddress(paths.socket, process.getuid?.() ?? 0);
  const call = async (request: Asked): Promise<unknown> => {
    const response = await reach(address, request);
    const text = await readText(response).catch((error: unknown) => {
      throw new DaemonUnreachable(address, error);
    });
    return valueOf(response, text);
  };
  const get = (path: string): Promise<unknown> => call({ path, limitMs: limits.get });
  return {
    status: async () => (await get('/v1/status')) as Status,
    get,
    post: (path, body) => call({ path, body: body ?? {}, limitMs: limits.post }),
    events: (since, signal) => follow(address, since, signal, limits),
  };
}

async function* follow(
  address: string,
  since: number | null,
  signal: AbortSignal,
  limits: ClientLimits,
): AsyncGenerator<StreamedEvent, void> {
  const path = since === null ? '/v1/events' : `/v1/events?since=${since}`;
  const response = await reach(address, { path, limitMs: limits.get });
  if (response.statusCode !== 200) valueOf(response, await readText(response));
  const stop = (): void => void response.destroy();
  signal.addEventListener('abort', stop, { once: true });
  response.socket.setTimeout(limits.silence, stop);
  try {
    if (!signal.aborted) yield* readEvents(response);
    if (!signal.aborted) throw new Error(inWords('streamEnded'));
  } catch (error) {
    if (!signal.aborted) throw new DaemonUnreachable(address, error);
  } finally {
    signal.removeEventListener('abort', stop);
    stop();
  }
}

const reach = (address: string, asked: Asked): Promise<IncomingMessage> =>
  exchange(address, asked).catch((error: unknown) => {
    throw error instanceof ForeignSocket ? error : new DaemonUnreachable(address, error);
  });

function valueOf({ statusCode }: IncomingMessage, text: string): unknown {
  const value = carried(JSON.parse(text));
  if (statusCode !== 200) throw new ApiRefusal(value as ProblemDocument);
  return value;
}
