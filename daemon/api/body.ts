import type { IncomingMessage } from 'node:http';
import { ApiProblem } from './problem.ts';

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
    throw new ApiProblem(
      'not-json',
      `Expected the content type application/json, got ${JSON.stringify(type)}`,
    );
  const value = parse(Buffer.concat(chunks).toString());
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new ApiProblem('bad-request', 'Expected the body to be a JSON object');
  return value as Record<string, unknown>;
}

const tooLarge = (): ApiProblem =>
  new ApiProblem('too-large', `Expected a body of at most ${limitBytes} bytes`);

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new ApiProblem('bad-request', `The body is not valid JSON: ${(error as Error).message}`);
  }
}
