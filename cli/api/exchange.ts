import { accessSync } from 'node:fs';
import type { IncomingMessage, request as Request } from 'node:http';
import { setTimeout as pass } from 'node:timers/promises';
import { ForeignSocket, whyForeign } from './ours.ts';
import { inWords } from '../text.ts';

/** The request to the daemon; with a body it is a POST. */
export interface Asked {
  readonly path: string;
  readonly body?: unknown;
  /** Milliseconds until the answer has to begin. */
  readonly limitMs: number;
}

/** Times that a connection is tried when the daemon's queue of them is full. */
const tries = 10;
/** More than the longest history that is answered. */
const longestBytes = 64 * 1024 * 1024;

/** Sends one request to the socket at this address and resolves with the head of the answer. Rejects with the system's error. */
export async function exchange(address: string, asked: Asked): Promise<IncomingMessage> {
  const foreign = whyForeign(address, process.getuid?.() ?? 0);
  if (foreign !== null) throw new ForeignSocket(foreign);
  // Most who ask find no daemon, and a client for HTTP is dear to load.
  accessSync(address);
  const { request } = await import('node:http');
  for (let attempt = 1; ; attempt++) {
    try {
      return await once(request, address, asked);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN' || attempt === tries) throw error;
      await pass(attempt * 20);
    }
  }
}

function once(
  request: typeof Request,
  address: string,
  { path, body, limitMs }: Asked,
): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const text = body === undefined ? undefined : JSON.stringify(body);
    const outgoing = request(
      {
        socketPath: address,
        path,
        method: text === undefined ? 'GET' : 'POST',
        agent: false,
        headers: {
          host: 'gowarden',
          ...(text === undefined
            ? {}
            : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }),
        },
      },
      (response) => {
        clearTimeout(timer);
        resolve(response);
      },
    );
    const timer = setTimeout(
      () => outgoing.destroy(new Error(inWords('noAnswer', { seconds: limitMs / 1000 }))),
      limitMs,
    );
    outgoing.on('error', (error) => {
      clearTimeout(timer);
      reject(error);
    });
    outgoing.end(text);
  });
}

/** The whole text of an answer, up to 64 MiB, as long as it keeps coming. */
export async function readText(response: IncomingMessage): Promise<string> {
  response.socket.setTimeout(10_000, () => response.destroy(new Error(inWords('answerStopped'))));
  response.setEncoding('utf8');
  let text = '';
  for await (const chunk of response as AsyncIterable<string>) {
    text += chunk;
    if (text.length > longestBytes) throw new Error(inWords('answerTooLong'));
  }
  return text;
}
