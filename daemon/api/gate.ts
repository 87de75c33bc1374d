import type { IncomingMessage } from 'node:http';
import { ApiProblem } from './problem.ts';
import { inWords } from './text.ts';

/** What a client that connects to the socket directly names as host. Any other came through something that forwards. */
const hosts = new Set(['localhost', 'gowarden']);

/** Headers that browsers put on requests of web pages, and proxies on what they forward. */
const foreign = [
  'origin',
  'referer',
  'sec-fetch-site',
  'x-forwarded-for',
  'x-forwarded-host',
  'forwarded',
  'via',
];

/** Refuses what does not come from a program of the user: a socket can be forwarded to a port that web pages reach. */
export function admit(request: IncomingMessage): void {
  const sign = foreign.find((name) => request.headers[name] !== undefined);
  if (sign !== undefined) throw new ApiProblem('foreign-request', inWords('noHeader', { name: sign }));
  const host = request.headers.host ?? '';
  if (!hosts.has(host.toLowerCase()))
    throw new ApiProblem(
      'foreign-request',
      inWords('localhost', { host: JSON.stringify(host.slice(0, 100)) }),
    );
}
