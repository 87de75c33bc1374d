import type { IncomingMessage } from 'node:http';
import { ApiProblem } from './problem.ts';
import { inWords } from './text.ts';

const limitBytes = 64 * 1024;

/** The request's JSON object; an empty body is an empty object. Reads at most 64 KiB. */
export async function readBody(request: IncomingMessage): Promise<Readonly<Record<string, unknown>>> {
  const chunks: Buffer[] = [];
  let length = 0;
  if (Number(request.headers['content-length'] ?? 0) > limitBytes) throw tooLarge();
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > limitBytes) throw tooLarge();
    chunks.push(chunk);
  }
  if (length === 0) return {};
  const type = request.headers['content-type'] ?? '';
  if (!/^application\/json *(;|$)/i.test(type))
    throw new ApiProblem('not-json', inWords('contentType', { type: JSON.stringify(type) }));
  const value = parse(Buffer.concat(chunks).toString());
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new ApiProblem('bad-request', inWords('notAnObject'));
  return value as Record<string, unknown>;
}

const tooLarge = (): ApiProblem => new ApiProblem('too-large', inWords('bodyTooLarge', { most: limitBytes }));

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new ApiProblem('bad-request', inWords('notJson', { reason: (error as Error).message }));
  }
}
