import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { inTurns, type Steps } from '../../host/run/turns.ts';
import { carrying, carryingInSteps } from '../../messages/carried.ts';
import { jsonLineInSteps, jsonText } from '../../messages/json.ts';
import type { PartContext } from '../part.ts';
import { version } from '../version.ts';
import { readBody } from './body.ts';
import { Connections, transferMs } from './connections.ts';
import { fromQuery, readFields } from './fields.ts';
import { admit } from './gate.ts';
import { matchRoute } from './match.ts';
import { ApiProblem, type ProblemDocument } from './problem.ts';
import { Prepared } from './prepared.ts';
import type { Route } from './route.ts';
import { BoundSocket } from './socket.ts';
import { Streams } from './streams.ts';
import { inWords } from './text.ts';

/** What an answer that is being made may still take when the daemon stops. */
const graceMs = 1000;

/** A bound socket on which the routes are served. */
export type Served = Pick<BoundSocket, 'ensure' | 'failure' | 'close'>;

/**
 * Serves the routes on a Unix socket: one request a connection. Who may ask is decided by the file system (directory 0700,
 * socket 0600): Node cannot tell the peer's user.
 */
export async function serveApi(
  address: string,
  routes: readonly Route[],
  context: PartContext,
  limitMs = transferMs,
): Promise<Served> {
  const { log } = context;
  const streams = new Streams(context);
  const connections = new Connections(
    (socket) => refuse(socket, new ApiProblem('too-slow', inWords('lateRequest'))),
    limitMs,
  );
  // It never listens itself, so that the socket can be bound again; connections are handed to it.
  const http = createServer({ maxHeaderSize: 16 * 1024, requireHostHeader: false }, (request, response) => {
    void answer(request, response);
  });
  http.maxRequestsPerSocket = 1;
  http.on('clientError', (error: NodeJS.ErrnoException, socket: Socket) => {
    const large = error.code === 'HPE_HEADER_OVERFLOW';
    refuse(
      socket,
      large
        ? new ApiProblem('headers-too-large', inWords('headersLimit'))
        : new ApiProblem('bad-request', inWords('notHttp', { reason: error.code ?? error.message })),
    );
  });

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    // Node keeps a timer for the header Date.
    response.sendDate = false;
    response.setHeader('connection', 'close');
    response.setHeader('cache-control', 'no-store');
    response.setHeader('x-content-type-options', 'nosniff');
    response.setHeader('x-gowarden-version', version);
    const gone = new AbortController();
    response.once('close', () => gone.abort(new Error(inWords('askerGone'))));
    try {
      admit(request);
      const [path = '', search = ''] = (request.url ?? '').split('?', 2);
      const { route, inPath } = matchRoute(routes, request.method ?? '', path);
      const body = await readBody(request);
      connections.arrived(request.socket);
      const query = new URLSearchParams(route.method === 'GET' ? search : '');
      const given = {
        ...fromQuery(route.fields, query),
        ...body,
        ...fromQuery(route.fields, new URLSearchParams(inPath)),
      };
      const result = await route.answer(readFields(route.fields, given), context, gone.signal);
      if (route.stream && request.method === 'GET') await streams.add(response, sinceOf(result, request));
      else await send(response, 200, 'application/json', result ?? null);
    } catch (error) {
      if (gone.signal.aborted && error === gone.signal.reason) return;
      const problem = error instanceof ApiProblem ? error : new ApiProblem('failed', inWords('seeLog'));
      if (problem !== error) log.error({ error, path: request.url }, 'a request failed');
      for (const [name, value] of Object.entries(problem.headers)) response.setHeader(name, value);
      if (!response.headersSent)
        await send(response, problem.document.status, 'application/problem+json', problem.document);
    }
  };
  const send = async (
    response: ServerResponse,
    status: number,
    type: string,
    value: unknown,
  ): Promise<void> => {
    if (response.socket) connections.arrived(response.socket);
    const text = value instanceof Prepared ? value.text : await inTurns(answerInSteps(value));
    const { socket } = response;
    if (!socket) return;
    response.writeHead(status, { 'content-type': type, 'content-length': Buffer.byteLength(text) });
    response.end(text);
    connections.answered(socket);
  };

  const bound = await BoundSocket.bind(address, (socket) => {
    connections.admit(socket);
    http.emit('connection', socket);
  });
  return {
    ensure: () => bound.ensure(),
    failure: () => bound.failure(),
    close: async () => {
      await bound.close();
      streams.close();
      await connections.close(graceMs);
    },
  };
}

/** A status of thousands of findings is megabytes: others have their turn while it is written. */
function* answerInSteps(value: unknown): Steps<string> {
  return yield* jsonLineInSteps(yield* carryingInSteps(value));
}

/** Answers on a connection that HTTP has given up. */
function refuse(socket: Socket, { document }: { readonly document: ProblemDocument }): void {
  if (!socket.writable) {
    socket.destroy();
    return;
  }
  const text = `${jsonText(carrying(document))}\n`;
  socket.end(
    `HTTP/1.1 ${document.status} ${document.title}\r\ncontent-type: application/problem+json\r\ncontent-length: ${Buffer.byteLength(text)}\r\nconnection: close\r\n\r\n${text}`,
  );
  socket.destroySoon();
}

function sinceOf(result: unknown, request: IncomingMessage): number | null {
  if (typeof result === 'number') return result;
  const header = request.headers['last-event-id'];
  return typeof header === 'string' && /^\d{1,15}$/.test(header) ? Number(header) : null;
}
