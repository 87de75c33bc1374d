import { existsSync } from 'node:fs';
import { connect, type Socket } from 'node:net';

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
  readonly json: () => unknown;
}

/** Sends bytes unchanged and reads until the other side ends. Tries again where the queue of connections is full. */
export async function exchangeRaw(path: string, request: string | Buffer): Promise<Answer> {
  for (let tries = 100; ; tries--) {
    try {
      return await exchangeOnce(path, request);
    } catch (error) {
      const full = ['EAGAIN', 'ECONNREFUSED'].includes((error as NodeJS.ErrnoException).code ?? '');
      if (!full || tries === 0 || !existsSync(path)) throw error;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }
}

function exchangeOnce(path: string, request: string | Buffer): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const socket = connect(path);
    collect(socket).then((text) => resolve(parse(text)), reject);
    socket.write(request);
  });
}

export function collect(socket: Socket): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    const end = (): void => resolve(Buffer.concat(chunks).toString());
    socket.on('data', (chunk: Buffer) => chunks.push(chunk));
    socket.once('end', end);
    socket.once('close', end);
    socket.once('error', (error) => (chunks.length > 0 ? end() : reject(error)));
  });
}

export const get = (path: string, target: string, headers = ''): Promise<Answer> =>
  exchangeRaw(path, `GET ${target} HTTP/1.1\r\nHost: localhost\r\n${headers}\r\n`);

export const post = (
  path: string,
  target: string,
  body: string,
  headers = 'Content-Type: application/json\r\n',
) =>
  exchangeRaw(
    path,
    `POST ${target} HTTP/1.1\r\nHost: localhost\r\nContent-Length: ${Buffer.byteLength(body)}\r\n${headers}\r\n${body}`,
  );

function parse(text: string): Answer {
  const [head = '', ...rest] = text.split('\r\n\r\n');
  const [first = '', ...lines] = head.split('\r\n');
  const body = rest.join('\r\n\r\n');
  const headers = lines.map((line) => {
    const colon = line.indexOf(':');
    return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
  });
  return {
    status: Number(first.split(' ')[1]),
    headers: Object.fromEntries(headers) as Record<string, string>,
    text: body,
    json: () => JSON.parse(body) as unknown,
  };
}
