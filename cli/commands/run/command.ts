import { inLanguage } from '../../../messages/fill.ts';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { mallocSettings, quietFlags, steadyYoungGeneration } from '../../../launchd/launcher/flags.ts';
import { AlreadyRunning } from '../../../daemon/instance/running.ts';
import type { Daemon } from '../../../daemon/daemon.ts';
import type { HistoryEntry } from '../../../daemon/history/history.ts';
import { sayNotice } from '../../../messages/notice.ts';
import { formatTime } from '../../../messages/units.ts';
import type { CliCommand, Session } from '../../command.ts';
import { Failure } from '../../failure.ts';
import { showEntry } from '../history/show.ts';
import { lookOfStatus } from '../../look/look.ts';
import { showLook } from '../../look/show.ts';
import { verdict } from '../../look/verdict.ts';
import { enableOfNode } from '../../compiled.ts';
import { prepareCompiled } from './compiled.ts';
import type { RunLine } from './document.ts';
import { texts } from './text.ts';

/** A service that cannot start waits and tries again by itself: ended, launchd or systemd would start it over and over. */
const retryMs = 60_000;

/**
 * `gowarden run`: the daemon in the foreground, until it is interrupted or asked to quit. Exits 0 when it was, or when
 * one runs already. As a service it reports what it sees to nobody, and says once why it cannot start.
 */
export const command: CliCommand = {
  options: { service: { type: 'boolean' } },
  positionals: [0, 0],
  outlivesOutput: true,
  async run({ options }, session) {
    const { messages, paths, signal } = session;
    const asService = options.service === true;
    // As the service's launcher asks for on its command line, before the code is loaded that they are about.
    for (const flag of [...quietFlags, steadyYoungGeneration]) setFlagsFromString(flag);
    // They were for this process, and not for the programs that it starts.
    if (asService)
      for (const name of Object.keys(mallocSettings)) Reflect.deleteProperty(session.environment, name);
    // The settings may ask for another language than the command's.
    (await import('../../phrases.ts')).learnPhrases();
    const { guardProcess } = await import('../../../daemon/life.ts');
    // It stops in an order of its own, within a limit of its own.
    session.grace.ms = null;
    let daemon: Daemon | null;
    try {
      daemon = await Promise.race([asService ? startPatiently(session) : start(session), givenUp(signal)]);
    } catch (error) {
      if (!(error instanceof AlreadyRunning))
        throw new Failure('not-started', 2, messages.told((error as Error).message));
      session.err(inLanguage(messages.language, texts).already(error.pid));
      return 0;
    }
    if (daemon === null) return 0;
    const unguard = guardProcess(daemon.log);
    try {
      if (enableOfNode() !== undefined) prepareCompiled(paths.cache, Date.now());
    } catch (error) {
      daemon.log.warn({ error: (error as Error).message }, 'compiled code is not kept');
    }
    session.err(inLanguage(messages.language, texts).started(process.pid, paths.state));
    const silence = asService ? () => undefined : tell(daemon, session);
    const stop = (): void => void daemon.stop();
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
    await daemon.stopped;
    silence();
    unguard();
    return 0;
  },
};

/** Milliseconds after an interruption for a start that waits for something, such as a login shell that hangs. */
const startGraceMs = 1_000;

/** Null some time after the user interrupts: a service that was asked to end before it had started has ended well. */
async function givenUp(signal: AbortSignal): Promise<null> {
  if (!signal.aborted) await once(signal, 'abort');
  return wait(startGraceMs, null);
}

async function start(session: Session): Promise<Daemon> {
  const { paths, language } = session;
  const { startDaemon } = await import('../../../daemon/daemon.ts');
  const { meter, parts } = await import('../../daemon/parts.ts');
  const { sayEntries } = await import('../history/say.ts');
  const host = await session.host('leave');
  return startDaemon({ host, paths, language, parts, sayEntries, meter });
}

/** Starts as soon as that is possible; each reason why it is not is said once. Null when it was interrupted before. */
async function startPatiently(session: Session): Promise<Daemon | null> {
  const { messages, signal } = session;
  for (let said = ''; !signal.aborted;) {
    try {
      return await start(session);
    } catch (error) {
      if (error instanceof AlreadyRunning) throw error;
      const { message } = error as Error;
      if (message !== said) session.err(inLanguage(messages.language, texts).waits(message, retryMs / 1000));
      said = message;
    }
    // Interrupted, it ends at once.
    await wait(retryMs, undefined, { signal }).catch(() => undefined);
  }
  return null;
}

/** Findings that are shown at the start. */
const mostShown = 50;

/** Says what the daemon sees: first all of it, then each change, and on a terminal a live line. */
function tell(daemon: Daemon, session: Session): () => void {
  let first = true;
  const told = new Set<string>();
  return daemon.events.subscribe((event) => {
    if (session.json) return session.line<RunLine>({ schemaVersion: 1, ...event });
    if (session.quiet) return;
    if (event.type === 'transition') return showTransition(event.data, session);
    if (event.type !== 'status') return;
    const status = daemon.actions.status();
    if (status.checkedAt === null) return;
    const look = lookOfStatus(status);
    if (first) {
      // To lay out thousands would keep the daemon from its work for seconds.
      const worst = { ...look, findings: look.findings.slice(0, mostShown) };
      for (const line of showLook(worst, session)) session.out(line);
      const more = look.findings.length - worst.findings.length;
      if (more > 0) session.out(inLanguage(session.language, texts).more(more));
    }
    first = false;
    for (const notice of status.notices) {
      const sentence = sayNotice(session.messages, notice);
      if (!told.has(sentence)) session.err(sentence);
      told.add(sentence);
    }
    const checked = inLanguage(session.language, texts).checked(formatTime(status.checkedAt));
    session.live([verdict(look, session.messages), checked].join(' · '));
  });
}

function showTransition(entry: HistoryEntry, session: Session): void {
  for (const line of showEntry(entry, session)) session.out(line);
}
