import { closeSync, openSync, readSync } from 'node:fs';
import { loadConfiguration } from '../../../daemon/configuration/load.ts';
import { ownFacts } from '../../../daemon/files/own.ts';
import type { HistoryEntry } from '../../../daemon/history/history.ts';
import { readMigrations } from '../../../daemon/history/migrate.ts';
import type { Status } from '../../../daemon/status.ts';
import { version } from '../../../daemon/version.ts';
import { type PrivateWords, privateWordsOf } from '../../../host/redaction/words.ts';
import type { RecordedLook } from '../../../probes/record.ts';
import { recordLook } from '../../../probes/record.ts';
import { DaemonUnreachable } from '../../client.ts';
import type { Session } from '../../command.ts';
import { readHistory } from '../history/read.ts';
import { lastLines } from '../logs/tail.ts';
import { openService } from '../service/open.ts';
import { ruleIds } from '../../../probes/rules/ids.ts';

const historyEntries = 100;
const logLines = 300;

/** Everything that goes into a report, unchanged: nothing here is redacted. */
export interface Gathered {
  readonly words: PrivateWords;
  readonly look: RecordedLook;
  /** Who looked: the daemon, from where it was started (its privacy permissions), or this command. */
  readonly lookedBy: 'daemon' | 'command';
  readonly status: Status | null;
  readonly facts: object;
  readonly settings: object;
  readonly history: readonly HistoryEntry[];
  readonly log: readonly string[];
  readonly launcherLog: readonly string[];
  /** What could not be had, one sentence each. */
  readonly missing: readonly string[];
}

/** Asks the daemon where one answers, and looks itself where none does. What cannot be had is named and the rest goes on. */
export async function gather(session: Session): Promise<Gathered> {
  const { paths } = session;
  const host = await session.host();
  const missing: string[] = [];
  const attempt = async <T>(what: string, ask: () => Promise<T>, otherwise: T): Promise<T> => {
    try {
      return await ask();
    } catch (error) {
      session.signal.throwIfAborted();
      missing.push(`${what}: ${(error as Error).message}`);
      return otherwise;
    }
  };

  const { look, lookedBy } = await recorded(session, missing);
  const daemon = lookedBy === 'daemon';
  const status = daemon ? await attempt('status', () => session.client().status(), null) : null;
  const remembered = await attempt('history', () => readHistory(session, { limit: historyEntries }), null);
  const service = host.simulated
    ? null
    : await attempt('service', async () => (await openService(session)).state(), null);
  const loaded = loadConfiguration(paths.configFile, {
    environment: session.environment,
    rules: ruleIds,
  });
  return {
    words: await privateWordsOf(host),
    look,
    lookedBy,
    status,
    facts: {
      gowarden: version,
      node: process.version,
      modules: process.versions.modules,
      platform: host.platform,
      simulated: host.simulated,
      language: session.language,
      schemas: {
        report: 1,
        machine: 1,
        history: { expected: readMigrations().length, found: schemaOf(paths.database) },
      },
      paths,
      files: Object.fromEntries(
        [paths.configFile, paths.database, paths.logFile, paths.socket].map((path) => [
          path,
          sizeAndMode(path),
        ]),
      ),
      service,
      historyFrom: remembered?.source ?? null,
    },
    settings: {
      exists: loaded.exists,
      origins: loaded.origins,
      problems: loaded.problems,
      // A note for oneself is nobody else's.
      configuration: {
        ...loaded.configuration,
        mute: loaded.configuration.mute.map((entry) => ({ ...entry, reason: undefined })),
      },
    },
    history: remembered?.entries.toReversed() ?? [],
    log: tail(paths.logFile, missing),
    launcherLog: tail(`${paths.logs}/launcher.log`, []),
    missing,
  };
}

async function recorded(session: Session, missing: string[]): Promise<Pick<Gathered, 'look' | 'lookedBy'>> {
  try {
    const look = (await session.client().post('/v1/recording')) as RecordedLook;
    return { look, lookedBy: 'daemon' };
  } catch (error) {
    session.signal.throwIfAborted();
    if (!(error instanceof DaemonUnreachable)) missing.push(`daemon: ${(error as Error).message}`);
    return { look: await recordLook(await session.host(), Date.now()), lookedBy: 'command' };
  }
}

function tail(file: string, missing: string[]): readonly string[] {
  try {
    return lastLines(file, logLines)?.lines ?? [];
  } catch (error) {
    missing.push(`${file}: ${(error as Error).message}`);
    return [];
  }
}

function sizeAndMode(path: string): { readonly bytes: number; readonly mode: string } | null {
  const facts = ownFacts(path);
  return facts && { bytes: facts.size, mode: (facts.mode & 0o7777).toString(8) };
}

/** The schema version that SQLite keeps in a database's header (https://www.sqlite.org/fileformat.html, `user_version`). Null where there is none. */
function schemaOf(database: string): number | null {
  if (ownFacts(database)?.isFile() !== true) return null;
  const descriptor = openSync(database, 'r');
  try {
    const header = Buffer.alloc(64);
    return readSync(descriptor, header, 0, 64, 0) === 64 ? header.readUInt32BE(60) : null;
  } finally {
    closeSync(descriptor);
  }
}
