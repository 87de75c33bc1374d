import type { IncomingMessage } from 'node:http';
import { carried } from '../../messages/carried.ts';
import { inWords } from '../text.ts';

export interface StreamedEvent {
  /** The history's id of a transition; 0 for what is not stored. */
  readonly id: number;
  readonly type: string;
  readonly data: unknown;
}

/** A status with every cache is some kilobytes. */
const longestEvent = 4 * 1024 * 1024;

/**
 * Reads a stream of server-sent events (https://html.spec.whatwg.org/multipage/server-sent-events.html), as far as our daemon
 * uses them: `id`, `event` and one line of `data`, comments as heartbeat.
 */
export async function* readEvents(response: IncomingMessage): AsyncGenerator<StreamedEvent, void> {
  response.setEncoding('utf8');
  let rest = '';
  for await (const chunk of response as AsyncIterable<string>) {
    rest += chunk;
    if (rest.length > longestEvent) throw new Error(inWords('eventTooLong'));
    const blocks = rest.split('\n\n');
    rest = blocks.pop() ?? '';
    for (const block of blocks) {
      const event = parse(block);
      if (event) yield event;
    }
  }
}

function parse(block: string): StreamedEvent | null {
  const fields = new Map<string, string>();
  for (const line of block.split('\n')) {
    const colon = line.indexOf(':');
    if (colon > 0) fields.set(line.slice(0, colon), line.slice(colon + 1).trimStart());
  }
  const [type, data] = [fields.get('event'), fields.get('data')];
  if (type === undefined || data === undefined) return null;
  return { id: Number(fields.get('id') ?? 0), type, data: carried(JSON.parse(data)) };
}
