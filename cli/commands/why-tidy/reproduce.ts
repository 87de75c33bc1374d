import { cappedText } from '../../../host/files/capped.ts';
import { existsSync } from 'node:fs';
import type { Host } from '../../../host/host.ts';
import type { Ran } from '../../../host/run/run.ts';
import type { TidyPlace } from './place.ts';
import type { Scratch } from './scratch.ts';

export interface GoRequest {
  readonly host: Host;
  readonly place: TidyPlace;
  readonly scratch: Scratch;
  /** Directories to find `go` in. */
  readonly path: readonly string[];
  /** The go command to run: `go` on that path, or the toolchain that it would choose. */
  readonly file: string;
  /** Whether modules may be downloaded: only if the user asked. */
  readonly network: boolean;
  readonly timeLimitMs: number;
  readonly signal: AbortSignal;
}

/**
 * Runs `go mod tidy` on copies of go.mod and go.sum (`-modfile`, as gopls does), so that the module's own files are read and
 * never written. What it says is of the module's own files again.
 */
export function reproduceTidy(request: GoRequest): Promise<Ran> {
  // Which our own -modfile would hide; to list the module reads the flags and writes nothing.
  if (request.place.refusedModFile !== null) return runGo(request, ['list', '-m'], { GOWORK: 'off' });
  return runGo(request, ['mod', 'tidy', `-modfile=${request.scratch.modFile}`]);
}

/** Runs go in the directory that was asked about, with the user's environment (see `goEnvironment`). */
export async function runGo(
  request: GoRequest,
  words: readonly string[],
  more: Readonly<Record<string, string>> = {},
): Promise<Ran> {
  const { host, place, scratch, path, file, network } = request;
  const ran = await host.run({
    file,
    path,
    arguments: words,
    directory: place.directory,
    environment: { ...goEnvironment(host, path, network), ...more },
    timeLimitMs: request.timeLimitMs,
    signal: request.signal,
  });
  return { ...ran, stderr: scratch.mapped(ran.stderr) };
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
    // Without one go does not know where its caches are, and that is what is to be seen.
    HOME: host.environment.HOME,
    PATH: path.join(':'),
    LC_ALL: 'C',
    GOTOOLCHAIN: 'local',
    ...(network ? {} : { GOPROXY: 'off', GONOPROXY: 'none', GOSUMDB: 'off', GOVCS: '*:off' }),
  };
}

/** Bytes of a go.mod or go.sum; that of Kubernetes has 0.1 MB. */
const largestFile = 16 * 1024 * 1024;

/** go.mod and go.sum as text; empty where there is none. */
export interface Pair {
  readonly goMod: string;
  readonly goSum: string;
}

/** The copies, as they are now. */
export function pairIn({ modFile, sumFile }: Scratch): Pair {
  return { goMod: textOf(modFile), goSum: textOf(sumFile) };
}

function textOf(path: string): string {
  return existsSync(path) ? cappedText(path, largestFile) : '';
}
