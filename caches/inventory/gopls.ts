import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import type { Host } from '../../host/host.ts';
import type { Cache } from '../cache.ts';
import { codeOf } from '../identity.ts';
import type { GoEnv } from './go-env.ts';

/**
 * gopls keeps one directory for each executable, named by the first 4 bytes of its SHA-256, with the whole digest in
 * `exe.sha256` (gopls/internal/filecache). A directory whose executable is nowhere to be found is dead. One without that
 * file may be in use: a gopls whose cache was removed under it does not write it again.
 */
export class GoplsVersions {
  readonly #host: Host;
  readonly #digests = new Map<string, string>();

  constructor(host: Host) {
    this.#host = host;
  }

  /** The cache with its dead directories named; `running` are the executables that run now. */
  async withDead(cache: Cache, envs: readonly GoEnv[], running: readonly string[]): Promise<Cache> {
    const names = this.#host.files.list(cache.path);
    if (!names.ok) return cache;
    const executables = [...new Set([...this.installed(envs), ...running])];
    const live = await this.liveDirectories(executables);
    if (live === null) return cache;
    const dead = names.value.filter(
      (name) =>
        /^[0-9a-f]{8}$/.test(name) &&
        !live.has(name) &&
        this.#host.files.facts(`${cache.path}/${name}/exe.sha256`).ok,
    );
    return { ...cache, dead };
  }

  installed(envs: readonly GoEnv[]): string[] {
    const directories = envs.flatMap(({ context, bin, path }) => [
      ...context.path,
      ...(bin === null ? [] : [bin]),
      ...path.map((directory) => `${directory}/bin`),
    ]);
    return [...new Set(directories)]
      .map((directory) => `${directory}/gopls`)
      .filter((path) => this.#host.files.target(path).ok);
  }

  /** Names of the directories that these executables use; null when one of them could not be read. */
  async liveDirectories(executables: readonly string[]): Promise<ReadonlySet<string> | null> {
    const live = new Set<string>();
    for (const executable of executables) {
      const digest = await this.#digest(executable);
      if (digest === null) return null;
      live.add(digest.slice(0, 8));
    }
    return live;
  }

  async #digest(path: string): Promise<string | null> {
    const { files } = this.#host;
    const facts = files.target(path);
    // A stream on what may not answer would take one of the few threads that all files share.
    if (!facts.ok || !files.isLocal(path)) return null;
    const { device, inode, size, modifiedMs } = facts.value;
    const key = [path, device, inode, size, modifiedMs].join(':');
    const known = this.#digests.get(key);
    if (known !== undefined) return known;
    const digest = await digestOf(files.onDisk(path));
    if (digest !== null) this.#digests.set(key, digest);
    return digest;
  }
}

/** Bytes; gopls has forty million. */
const largestProgram = 1024 * 1024 * 1024;

/** Null when it cannot be read, or its size is not that of a program. */
async function digestOf(path: string): Promise<string | null> {
  const hash = createHash('sha256');
  try {
    const file = await open(path, 'r');
    try {
      const chunk = Buffer.allocUnsafe(1024 * 1024);
      for (let total = 0; total <= largestProgram;) {
        const { bytesRead } = await file.read(chunk, 0, chunk.length, null);
        if (bytesRead === 0) return hash.digest('hex');
        hash.update(chunk.subarray(0, bytesRead));
        total += bytesRead;
      }
      return null;
    } finally {
      await file.close();
    }
  } catch (error) {
    if (codeOf(error) === undefined) throw error;
    return null;
  }
}
