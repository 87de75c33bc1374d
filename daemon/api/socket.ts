import { chmodSync, watch, type FSWatcher } from 'node:fs';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { basename, dirname, join } from 'node:path';
import { ensurePrivateDirectory, moveOwn, ownFacts, privately, removeOwn } from '../files/own.ts';
import { inWords } from './text.ts';

/** More than the 1,000 connections that we promise to take at once; the system caps it (Linux 4096, macOS 128). */
const backlog = 2048;
/** How long another daemon has to take our connection before its socket counts as dead. */
const answerMs = 1000;

export interface BoundSocket {
  /** Binds again if the socket is gone or replaced: called by the watch, and at every check as its second line. Never rejects. */
  ensure(): Promise<void>;
  /** The sentence why nobody can connect now; null when all is well. */
  failure(): string | null;
  /** Takes no more connections and removes the socket. Those that are open go on. */
  close(): Promise<void>;
}

/**
 * Listens on a Unix socket (0600) in a private directory (0700), and again whenever the socket disappears.
 * Takes no path that is in use: by a daemon that lives, or by anything that is no dead socket of ours.
 */
export async function bindSocket(path: string, onConnection: (socket: Socket) => void): Promise<BoundSocket> {
  let server: Server | null = null;
  let bound: string | null = null;
  let watcher: FSWatcher | null = null;
  let running = Promise.resolve();
  let failure: string | null = null;
  let closed = false;

  const fail = (error: unknown): void => {
    failure = error instanceof Error ? error.message : String(error);
  };

  const bind = async (): Promise<void> => {
    if (closed || (bound !== null && identityOf(path) === bound)) return;
    server?.close();
    server = null;
    bound = null;
    ensurePrivateDirectory(dirname(path));
    follow();
    await clearWay(path);
    // Under another name first: to close a listening socket removes whatever has the name by then that it was bound to.
    const fresh = join(dirname(path), `.s${process.pid}`);
    removeOwn(fresh);
    server = await listen(fresh, onConnection, fail);
    chmodSync(fresh, 0o600);
    moveOwn(fresh, path);
    bound = identityOf(path);
  };
  const ensure = (): Promise<void> => {
    running = running.then(bind).then(() => {
      failure = null;
    }, fail);
    return running;
  };
  const unfollow = (): void => {
    watcher?.close();
    watcher = null;
  };
  const follow = (): void => {
    unfollow();
    try {
      watcher = watch(dirname(path), (_event, name) => {
        // Its own name is how a directory tells that it is gone itself.
        if (name === null || name === basename(path) || name === basename(dirname(path))) void ensure();
      });
      watcher.on('error', unfollow);
    } catch {
      // No more watches: the next check finds out instead.
      unfollow();
    }
  };

  await ensure();
  return {
    ensure,
    failure: () => failure,
    close: async () => {
      closed = true;
      unfollow();
      await running;
      server?.close();
      if (bound !== null && identityOf(path) === bound) removeOwn(path);
    },
  };
}

/** Equal as long as the same file stands there, untouched; an inode alone is soon given to another. */
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
