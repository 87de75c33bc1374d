import { chmodSync, watch, type FSWatcher } from 'node:fs';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { basename, dirname, join } from 'node:path';
import { ensurePrivateDirectory, moveOwn, ownFacts, privately, removeOwn } from '../files/own.ts';
import { inWords } from './text.ts';

/** More than the 1,000 connections that we promise to take at once; the system caps it (Linux 4096, macOS 128). */
const backlog = 2048;
/** How long another daemon has to take our connection before its socket counts as dead. */
const answerMs = 1000;

/**
 * Listens on a Unix socket (0600) in a private directory (0700), and again whenever the socket disappears. Does not
 * take a path that is in use: by a running daemon, or by anything that is not a dead socket of ours.
 */
export class BoundSocket {
  readonly #path: string;
  readonly #onConnection: (socket: Socket) => void;
  #server: Server | null = null;
  #bound: string | null = null;
  #watcher: FSWatcher | null = null;
  #running = Promise.resolve();
  #failure: string | null = null;
  #closed = false;

  private constructor(path: string, onConnection: (socket: Socket) => void) {
    this.#path = path;
    this.#onConnection = onConnection;
  }

  /** Never rejects: `failure` says what is the matter. */
  static async bind(path: string, onConnection: (socket: Socket) => void): Promise<BoundSocket> {
    const socket = new BoundSocket(path, onConnection);
    await socket.ensure();
    return socket;
  }

  /** Binds again if the socket is gone or replaced: called by the watch, and at every check as its second line. Never rejects. */
  ensure(): Promise<void> {
    this.#running = this.#running
      .then(() => this.#bind())
      .then(
        () => {
          this.#failure = null;
        },
        (error: unknown) => this.#fail(error),
      );
    return this.#running;
  }

  /** The sentence why nobody can connect now; null when all is well. */
  failure(): string | null {
    return this.#failure;
  }

  /** Accepts no more connections and removes the socket. Open ones continue. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#unfollow();
    await this.#running;
    this.#server?.close();
    if (this.#isOurs()) removeOwn(this.#path);
  }

  #isOurs(): boolean {
    return this.#bound !== null && identityOf(this.#path) === this.#bound;
  }

  async #bind(): Promise<void> {
    if (this.#closed || this.#isOurs()) return;
    this.#server?.close();
    this.#server = null;
    this.#bound = null;
    const directory = dirname(this.#path);
    ensurePrivateDirectory(directory);
    this.#follow();
    await clearWay(this.#path);
    // Under another name first: to close a listening socket removes whatever has the name by then that it was bound to.
    const fresh = join(directory, `.s${process.pid}`);
    removeOwn(fresh);
    this.#server = await listen(fresh, this.#onConnection, (error) => this.#fail(error));
    chmodSync(fresh, 0o600);
    moveOwn(fresh, this.#path);
    this.#bound = identityOf(this.#path);
  }

  #fail(error: unknown): void {
    this.#failure = error instanceof Error ? error.message : String(error);
  }

  #follow(): void {
    this.#unfollow();
    const directory = dirname(this.#path);
    try {
      this.#watcher = watch(directory, (_event, name) => {
        // A directory reports its own removal under its own name.
        if (name === null || name === basename(this.#path) || name === basename(directory))
          void this.ensure();
      });
      this.#watcher.on('error', () => this.#unfollow());
    } catch {
      // No more watches: the next check finds out instead.
      this.#unfollow();
    }
  }

  #unfollow(): void {
    this.#watcher?.close();
    this.#watcher = null;
  }
}

/** Equal as long as the same file is there, untouched; an inode alone is soon given to another. */
function identityOf(path: string): string | null {
  const facts = ownFacts(path);
  return facts && `${facts.ino} ${facts.ctimeMs}`;
}

/** Removes a dead socket of ours; throws a sentence for anything else that is in the way. */
async function clearWay(path: string): Promise<void> {
  const facts = ownFacts(path);
  if (facts === null) return;
  if (!facts.isSocket()) throw new Error(inWords('notASocket', { path, kind: kindOf(facts) }));
  const us = process.getuid?.();
  if (us !== undefined && facts.uid !== us)
    throw new Error(inWords('foreignSocket', { path, wanted: us, given: facts.uid }));
  if (await isServed(path)) throw new Error(inWords('served', { path }));
  removeOwn(path);
}

const kindOf = (facts: { isSymbolicLink(): boolean; isDirectory(): boolean }): string =>
  facts.isSymbolicLink() ? 'a link' : facts.isDirectory() ? 'a directory' : 'a file';

/** Whether somebody listens there. Only a refused connection is a clear no; a full queue is a yes. */
function isServed(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(path);
    const answer = (served: boolean): void => {
      socket.destroy();
      resolve(served);
    };
    socket.setTimeout(answerMs, () => answer(true));
    socket.once('connect', () => answer(true));
    socket.once('error', ({ code }: NodeJS.ErrnoException) =>
      answer(code !== 'ECONNREFUSED' && code !== 'ENOENT'),
    );
  });
}

function listen(
  path: string,
  onConnection: (socket: Socket) => void,
  onError: (error: unknown) => void,
): Promise<Server> {
  return new Promise((resolve, reject) => {
    // Half open, as HTTP is: a client may end its side once the request is sent.
    const server = createServer({ allowHalfOpen: true }, onConnection);
    server.once('error', reject);
    privately(() =>
      server.listen({ path, backlog }, () => {
        server.off('error', reject);
        server.on('error', onError);
        resolve(server);
      }),
    );
  });
}
