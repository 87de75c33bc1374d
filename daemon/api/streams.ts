import type { ServerResponse } from 'node:http';
import type { DaemonEvent } from '../events.ts';
import type { PartContext } from '../part.ts';
import { ApiProblem } from './problem.ts';

/** More programs than ever follow one daemon. */
const mostStreams = 32;
/** A comment now and then shows both ends that the other lives. Only while somebody listens. */
const heartbeatMs = 30_000;
/** Who is so many bytes behind does not read any more. */
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
  add(response: ServerResponse, since: number | null): void {
    if (this.#open.size >= mostStreams)
      throw new ApiProblem('too-many-streams', `${mostStreams} event streams are open; close one`);
    const { events, history } = this.#context;
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.write(': gowarden\n\n');
    this.#open.add(response);
    this.#beat();
    // Everything here runs in one turn: no event can fall between the past and the subscription.
    let last = since ?? 0;
    if (since !== null) {
      for (const entry of [...history.entries({ after: since, limit: 10_000 })].reverse()) {
        this.#send(response, { id: entry.id, type: 'transition', data: entry });
        last = entry.id;
      }
    }
    const unsubscribe = events.subscribe((event) => {
      if (event.type !== 'transition' || event.id > last) this.#send(response, event);
    });
    response.once('close', () => {
      unsubscribe();
      this.#open.delete(response);
      if (this.#open.size === 0) this.#rest();
    });
  }

  close(): void {
    for (const response of this.#open) response.end();
  }

  /** Only what the history can give again has an id: browsers and `curl` send the last one back when they reconnect. */
  #send(response: ServerResponse, event: DaemonEvent): void {
    const id = event.type === 'transition' ? `id: ${event.id}\n` : '';
    response.write(`${id}event: ${event.type}\ndata: ${JSON.stringify(event.data)}\n\n`);
    if (response.writableLength > mostBehindBytes) response.destroy();
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
