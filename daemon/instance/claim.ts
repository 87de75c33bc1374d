import { randomBytes } from 'node:crypto';
import { readdirSync, readlinkSync, symlinkSync } from 'node:fs';
import { connect, createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { longestSocketPath } from '../../host/paths.ts';
import { ensurePrivateDirectory, ownFacts, privately, removeOwn } from '../files/own.ts';

/** The right to be the one daemon of a state directory. */
export type Claim =
  | { readonly kind: 'ours'; release(): Promise<void> }
  /** Somebody else has it; their process id. */
  | { readonly kind: 'taken'; readonly pid: number };

const socketName = /^daemon-(\d+)-[0-9a-f]+\.sock$/;
const lockName = /^daemon\.(\d+)\.lock$/;
/** Sockets younger than this may belong to a start that is not done yet. */
const startMs = 60_000;

/**
 * Claims a state directory for this process, or says who has it. The operating system ends the claim with the process, however
 * that ends, so a process id that is used again deceives nobody.
 *
 * Whoever wants it listens on a socket of its own, then publishes that under the next number: a link, which exactly one can
 * make. The highest number counts as long as somebody listens behind it, and it never goes down, not even when a claim is
 * given up: so nobody ever takes a number for free that somebody else just found taken.
 */
export async function claimInstance(directory: string): Promise<Claim> {
  ensurePrivateDirectory(directory);
  for (;;) {
    const highest = locks(directory).at(-1) ?? 0;
    const holder = highest === 0 ? null : await holderOf(directory, highest);
    if (holder !== null) return { kind: 'taken', pid: holder };
    const name = `daemon-${process.pid}-${randomBytes(4).toString('hex')}.sock`;
    const server = await listen(directory, name);
    const ours = join(directory, lockFile(highest + 1));
    // The number may be free again because a later claim tidied up, and that may have taken our socket for a left one.
    if (
      publish(name, ours) &&
      locks(directory).at(-1) === highest + 1 &&
      (await listens(directory, highest + 1))
    ) {
      tidy(directory, highest);
      return { kind: 'ours', release: () => close(directory, name, server) };
    }
    await close(directory, name, server);
  }
}

/** Whether a daemon ever claimed a directory; false where it cannot be read. */
export function wasClaimed(directory: string): boolean {
  try {
    return locks(directory).length > 0;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === undefined) throw error;
    return false;
  }
}

const lockFile = (number: number): string => `daemon.${number}.lock`;

/** The numbers that were published, lowest first. */
function locks(directory: string): number[] {
  return readdirSync(directory)
    .flatMap((name) => lockName.exec(name)?.[1] ?? [])
    .map(Number)
    .sort((a, b) => a - b);
}

function publish(target: string, link: string): boolean {
  try {
    symlinkSync(target, link);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** The process that listens behind a number; null when nobody does any more. */
async function holderOf(directory: string, number: number): Promise<number | null> {
  if (!(await listens(directory, number))) return null;
  try {
    return Number(socketName.exec(readlinkSync(join(directory, lockFile(number))))?.[1] ?? 0);
  } catch {
    // It was given up in between: the next look finds out.
    return null;
  }
}

function listens(directory: string, number: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = near(directory, lockFile(number), (path) => connect(path));
    socket.on('connect', () => {
      socket.destroy();
      resolve(true);
    });
    // Anything but "nobody there" means that somebody is, possibly busy (EAGAIN: its queue is full).
    socket.on('error', (error: NodeJS.ErrnoException) => {
      resolve(error.code !== 'ECONNREFUSED' && error.code !== 'ENOENT');
    });
  });
}

function listen(directory: string, name: string): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.destroy());
    server.once('error', reject);
    near(directory, name, (path) => privately(() => server.listen(path, () => resolve(server))));
  });
}

/** Closing removes the socket's file too, by the path that it was given. */
function close(directory: string, name: string, server: Server): Promise<void> {
  return new Promise((resolve) => {
    near(directory, name, () => server.close(() => resolve()));
  });
}

/**
 * Hands over the path of a socket; where that is longer than a socket's may be, its bare name, with the directory as the current one
 * meanwhile: a home may lie deep. What is called has to use the path at once, as Node's `listen`, `connect` and `close` do.
 */
function near<T>(directory: string, name: string, use: (path: string) => T): T {
  const path = join(directory, name);
  if (Buffer.byteLength(path) <= longestSocketPath) return use(path);
  const before = currentDirectory();
  process.chdir(directory);
  try {
    return use(name);
  } finally {
    process.chdir(before);
  }
}

function currentDirectory(): string {
  try {
    return process.cwd();
  } catch {
    // It was removed.
    return '/';
  }
}

/** Removes what ended claims and killed starts left behind. */
function tidy(directory: string, upTo: number): void {
  for (const number of locks(directory)) {
    if (number > upTo) continue;
    const link = join(directory, lockFile(number));
    const target = readlinkSync(link);
    removeOwn(link);
    if (socketName.test(target)) removeOwn(join(directory, target));
  }
  const published = new Set(
    locks(directory).map((number) => readlinkSync(join(directory, lockFile(number)))),
  );
  for (const name of readdirSync(directory)) {
    if (!socketName.test(name) || published.has(name)) continue;
    const path = join(directory, name);
    const facts = ownFacts(path);
    if (facts !== null && Date.now() - facts.mtimeMs > startMs) removeOwn(path);
  }
}
