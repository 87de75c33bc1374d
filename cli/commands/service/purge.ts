import { commandLine } from '../../../messages/command.ts';
import { setTimeout as wait } from 'node:timers/promises';
import { quarantined, settleQuarantines, unreadable } from '../../../caches/cleaner/quarantines.ts';
import { type Claim, claimInstance, wasClaimed } from '../../../daemon/instance/claim.ts';
import { purge } from '../../../launchd/purge.ts';
import { inLanguage } from '../../../messages/fill.ts';
import { DaemonUnreachable } from '../../client.ts';
import type { ExitCode, Session } from '../../command.ts';
import { texts } from './text.ts';

/** Milliseconds that a daemon may take to end, and between two looks. */
const endMs = 10_000;
const pauseMs = 100;

/**
 * Leaves nothing of gowarden: a daemon that still runs is asked to end, what waits in a quarantine on any volume is
 * removed for good, then everything that gowarden made. `parents` are the directories that the installation had made,
 * `code` the exit code so far.
 */
export async function purgeAll(
  session: Session,
  parents: readonly string[],
  code: ExitCode,
): Promise<ExitCode> {
  const claim = await claimState(session);
  if (claim?.kind === 'taken') {
    const text = inLanguage(session.language, texts);
    session.err(text.purgeRuns({ pid: String(claim.pid) }));
    return 4;
  }
  try {
    return await purgeClaimed(session, parents, code);
  } finally {
    await claim?.release();
  }
}

/** The same, while the state directory is claimed, so that no daemon begins in it. */
async function purgeClaimed(session: Session, parents: readonly string[], code: ExitCode): Promise<ExitCode> {
  const text = inLanguage(session.language, texts);
  const left =
    quarantined(session.paths).length === 0
      ? []
      : (await settleQuarantines({ host: await session.host(), paths: session.paths }, 'purge')).left;
  const lost = unreadable(session.paths);
  const purged = purge(session.paths, parents, process.getuid?.() ?? 0, left.length > 0 || lost.length > 0);
  session.err(
    purged.removed.length > 0 ? text.purged({ paths: purged.removed.join(', ') }) : text.nothingToPurge(),
  );
  if (left.length > 0) {
    const places = [...new Set(left.flatMap((one) => one.places))].join(', ');
    session.err(
      text.purgeWaits({
        undo: commandLine`gowarden undo ${left.slice(0, 1).map(({ plan }) => plan)}`,
        places,
      }),
    );
    return 4;
  }
  if (lost.length > 0) {
    session.err(text.purgeUnreadable({ journals: lost.map(({ path, reason }) => `${path}: ${reason}`) }));
    return 4;
  }
  if (purged.left.length === 0) return code;
  session.err(text.purgeLeft({ paths: purged.left.join(', ') }));
  return 4;
}

/**
 * The state directory of a daemon that was asked to end and had its time for that; null where none was ever there. A daemon that
 * still starts, hangs or closes its files does not answer on its socket, but has the claim.
 */
async function claimState(session: Session): Promise<Claim | null> {
  const { state } = session.paths;
  const until = performance.now() + endMs;
  let asked = false;
  for (;;) {
    asked ||= await askToEnd(session);
    if (!wasClaimed(state)) return null;
    const claim = await claimInstance(state);
    if (claim.kind === 'ours' || performance.now() >= until) return claim;
    await wait(pauseMs);
  }
}

/** Whether a daemon took the request. */
async function askToEnd(session: Session): Promise<boolean> {
  try {
    await session.client().status();
    await session.client().post('/v1/quit');
    return true;
  } catch (error) {
    if (!(error instanceof DaemonUnreachable)) throw error;
    return false;
  }
}
