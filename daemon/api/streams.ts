import type { ServerResponse } from 'node:http';
import { carrying } from '../../messages/carried.ts';
import { jsonText } from '../../messages/json.ts';
import type { DaemonEvent } from '../events.ts';
import type { HistoryEntry } from '../history/history.ts';
import type { PartContext } from '../part.ts';
import { transferMs } from './connections.ts';
import { ApiProblem } from './problem.ts';
import { inWords } from './text.ts';

/** More programs than ever follow one daemon. */
const mostStreams = 32;
/** A comment now and then shows both ends that the other lives. Only while somebody listens. */
const heartbeatMs = 30_000;
/** A client that is this many bytes behind has stopped reading. */
const mostBehindBytes = 1024 * 1024;

/** The open event streams. */
export class Streams {
  readonly #context: PartContext;
  readonly #open = new Set<ServerResponse>();
  #heartbeat: (() => void) | null = null;

  constructor(context: PartContext) {
    this.#context = context;
  }

  /** Sends what was recorded after `since` (null: nothing), then everything as it happens, until the client goes. */
  async add(response: ServerResponse, since: number | null): Promise<void> {
    if (this.#open.size >= mostStreams)
      throw new ApiProblem('too-many-streams', inWords('streamsOpen', { count: mostStreams }));
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.write(': gowarden\n\n');
    this.#open.add(response);
    this.#beat();
    let unsubscribe = (): void => undefined;
    response.once('close', () => {
      unsubscribe();
      this.#open.delete(response);
      if (this.#open.size === 0) this.#rest();
    });
    const follow = (last: number): void => {
      unsubscribe = this.#context.events.subscribe((event) => {
        if (event.type === 'transition' && event.id <= last) return;
        this.#send(response, event);
        if (response.writableLength > mostBehindBytes) response.destroy();
      });
    };
    if (since === null) follow(0);
    else await this.#sendPast(response, since, follow);
  }

  /** As fast as the client takes it; then, in the same turn so that no event falls in between, it follows what happens. */
  async #sendPast(response: ServerResponse, since: number, follow: (last: number) => void): Promise<void> {
    const { history } = this.#context;
    const after = (id: number): readonly HistoryEntry[] => history.entries({ after: id, limit: 10_000 });
    let last = since;
    for (let past = after(last); past.length > 0; past = after(last)) {
      for (const entry of past.toReversed()) {
        this.#send(response, { id: entry.id, type: 'transition', data: entry });
        last = entry.id;
        if (response.writableNeedDrain) await taken(response);
        if (response.destroyed || response.writableEnded) return;
      }
    }
    follow(last);
  }

  close(): void {
    for (const response of this.#open) response.end();
  }

  /** Only what the history can give again has an id: browsers and `curl` send the last one back when they reconnect. */
  #send(response: ServerResponse, event: DaemonEvent): void {
    // The daemon stops: it has been ended, and not yet closed.
    if (response.writableEnded) return;
    const id = event.type === 'transition' ? `id: ${event.id}\n` : '';
    response.write(`${id}event: ${event.type}\ndata: ${jsonText(carrying(event.data))}\n\n`);
  }

  #beat(): void {
    this.#heartbeat ??= this.#context.clock.after(heartbeatMs, () => {
      this.#heartbeat = null;
      for (const response of this.#open) response.write(':\n\n');
      this.#beat();
    });
  }

  #rest(): void {
    this.#heartbeat?.();
    this.#heartbeat = null;
  }
}

/** Resolves when the client took what was sent, or is gone; who takes nothing for too long is cut off. */
function taken(response: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => response.destroy(), transferMs);
    const end = (): void => {
      clearTimeout(timer);
      response.off('drain', end);
      response.off('close', end);
      resolve();
    };
    response.on('drain', end);
    response.on('close', end);
  });
}
