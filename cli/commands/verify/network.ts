import { type Tile, tilePath } from '../../../host/formats/checksum-database/log.ts';
import { readSettings } from '../../../host/go/settings.ts';
import type { Host } from '../../../host/host.ts';
import { databaseName, type DatabaseWord, wordOf } from '../../../probes/verification/database.ts';
import { toolchainModule } from '../../../probes/verification/verdict.ts';
import { inWords } from './archive/text.ts';

/** Milliseconds for one answer. */
const patienceMs = 20_000;
/** Bytes of one: a note, a tile, go.dev's list of all releases (3 MB). */
const largestAnswer = 32 * 1024 * 1024;

/** Where go.dev lists every release with the SHA-256 of each file (https://pkg.go.dev/golang.org/x/website/internal/dl). */
export const releaseList = 'https://go.dev/dl/?mode=json&include=all';

/** An unavailable answer; the message says from whom, and why. */
export class NoAnswer extends Error {
  /** The server knows of no such thing. */
  readonly isMissing: boolean;

  constructor(message: string, isMissing: boolean) {
    super(message);
    this.isMissing = isMissing;
  }
}

/** Asks for one page, within bounds. Throws `NoAnswer`, and the signal's reason. */
export async function ask(url: string, signal: AbortSignal): Promise<Buffer> {
  try {
    const response = await fetch(url, { signal: AbortSignal.any([signal, AbortSignal.timeout(patienceMs)]) });
    if (!response.ok)
      throw new NoAnswer(
        inWords('refused', { url, status: response.status }),
        [404, 410].includes(response.status),
      );
    const parts: Uint8Array[] = [];
    let bytes = 0;
    for await (const part of response.body ?? []) {
      bytes += (part as Uint8Array).length;
      if (bytes > largestAnswer) throw new NoAnswer(inWords('tooLong', { url, bytes: largestAnswer }), false);
      parts.push(part as Uint8Array);
    }
    return Buffer.concat(parts);
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof NoAnswer || !(error instanceof Error)) throw error;
    const { cause } = error;
    throw new NoAnswer(
      inWords('noAnswer', { url, reason: cause instanceof Error ? cause.message : error.message }),
      false,
    );
  }
}

/**
 * Asks the checksum database about a version of the toolchain module, as the go command would: through the proxies of GOPROXY that
 * pass its answers on, else itself (https://go.dev/ref/mod#checksum-database). Signature and place in the log are checked.
 */
export async function askDatabase(host: Host, version: string, signal: AbortSignal): Promise<DatabaseWord> {
  const base = await baseOf(host, signal);
  const source = `${base}/lookup/${toolchainModule}@${version}`;
  try {
    const answer = (await ask(source, signal)).toString();
    const read = (tile: Tile): Promise<Uint8Array | null> => tileAt(base, tile, signal);
    return await wordOf(answer, { version, source, heads: [], read });
  } catch (error) {
    if (!(error instanceof NoAnswer)) throw error;
    return { against: { kind: 'checksum-database', ok: false, detail: error.message } };
  }
}

async function tileAt(base: string, tile: Tile, signal: AbortSignal): Promise<Uint8Array | null> {
  // One that was not full is kept whole once it is.
  for (const width of new Set([tile.width, 256])) {
    try {
      return await ask(`${base}/${tilePath({ ...tile, width })}`, signal);
    } catch (error) {
      if (!(error instanceof NoAnswer)) throw error;
    }
  }
  return null;
}

async function baseOf(host: Host, signal: AbortSignal): Promise<string> {
  const { value } = readSettings(host, host.environment, null)('GOPROXY');
  for (const proxy of (value || 'https://proxy.golang.org').split(/[,|]/, 20)) {
    if (!proxy.startsWith('https://')) continue;
    const base = `${proxy.replace(/\/$/, '')}/sumdb/${databaseName}`;
    try {
      await ask(`${base}/supported`, signal);
      return base;
    } catch (error) {
      if (!(error instanceof NoAnswer)) throw error;
    }
  }
  return `https://${databaseName}`;
}
