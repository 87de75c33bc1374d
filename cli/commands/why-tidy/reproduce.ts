import { cappedText } from '../../../host/files/capped.ts';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Host } from '../../../host/host.ts';
import type { Lock } from '../../../host/locks/locks.ts';
import type { Ran } from '../../../host/run/run.ts';
import type { Pair } from './cause.ts';

export interface TidyRequest {
  readonly host: Host;
  /** Directory of the module's go.mod. */
  readonly module: string;
  /** A private directory for the copies of go.mod and go.sum. */
  readonly scratch: string;
  /** Directories to find `go` in. */
  readonly path: readonly string[];
  readonly moduleCache: string;
  /** Whether modules may be downloaded: only if the user asked. */
  readonly network: boolean;
  readonly timeLimitMs: number;
  readonly signal: AbortSignal;
}

export interface TidyAttempt {
  readonly ran: Ran;
  readonly before: Pair;
  readonly after: Pair;
  /** Locks of the module cache that others held while tidy ran, with how many looks saw each. */
  readonly held: readonly { readonly lock: Lock; readonly looks: number }[];
  readonly looks: number;
}

/** Between two looks at the locks. */
const lookEveryMs = 250;

/**
 * Runs `go mod tidy` on copies of go.mod and go.sum (`-modfile`, as gopls does), so that the module's own files are read and
 * never written. Without `network` nothing is downloaded. Meanwhile it looks who holds the locks that tidy takes.
 */
export async function reproduceTidy(request: TidyRequest): Promise<TidyAttempt> {
  const { host, module, scratch, network } = request;
  const before = { goMod: textOf(join(module, 'go.mod')), goSum: textOf(join(module, 'go.sum')) };
  writeFileSync(join(scratch, 'go.mod'), before.goMod, { mode: 0o600 });
  if (before.goSum !== '') writeFileSync(join(scratch, 'go.sum'), before.goSum, { mode: 0o600 });

  const held = new Map<string, { lock: Lock; looks: number }>();
  let looks = 0;
  const look = async (): Promise<void> => {
    looks += 1;
    const locks = await host.locks({
      paths: [join(request.moduleCache, 'cache/lock'), join(module, 'go.mod'), join(module, 'go.sum')],
    });
    for (const lock of locks.all.filter(({ state }) => state === 'holds')) {
      const key = `${lock.path} ${lock.pid}`;
      held.set(key, { lock, looks: (held.get(key)?.looks ?? 0) + 1 });
    }
  };
  const timer = setInterval(() => void look().catch(() => (looks -= 1)), lookEveryMs);
  try {
    const ran = await host.run({
      file: 'go',
      path: request.path,
      arguments: ['mod', 'tidy', `-modfile=${join(scratch, 'go.mod')}`],
      directory: module,
      environment: goEnvironment(host, request.path, network),
      timeLimitMs: request.timeLimitMs,
      signal: request.signal,
    });
    const after = { goMod: textOf(join(scratch, 'go.mod')), goSum: textOf(join(scratch, 'go.sum')) };
    return { ran, before, after, held: [...held.values()], looks };
  } finally {
    clearInterval(timer);
  }
}

/**
 * What go is started with: the user's own environment (GOFLAGS, GOWORK, GOENV, certificates, agents), but with the toolchain that
 * is there, no directory on PATH that is relative, and words in the language that we read. Without `network` nothing is asked of
 * a proxy, of a private module's host (which GONOPROXY would ask in spite of GOPROXY=off), or of the checksum database (which
 * go asks by itself then: cmd/go/internal/modfetch, initBase).
 */
export function goEnvironment(
  host: Host,
  path: readonly string[],
  network: boolean,
): Record<string, string | undefined> {
  return {
    ...host.environment,
    PATH: path.join(':'),
    LC_ALL: 'C',
    GOTOOLCHAIN: 'local',
    ...(network ? {} : { GOPROXY: 'off', GONOPROXY: 'none', GOSUMDB: 'off', GOVCS: '*:off' }),
  };
}

/** Bytes of a go.mod or go.sum; that of Kubernetes has 0.1 MB. */
const largestFile = 16 * 1024 * 1024;

function textOf(path: string): string {
  return existsSync(path) ? cappedText(path, largestFile) : '';
}
