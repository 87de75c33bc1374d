import type { Host } from '../host/host.ts';
import type { OwnPaths } from '../host/paths.ts';
import type { Language } from '../messages/language.ts';
import { speak } from '../messages/speak.ts';
import { probes as allProbes, rules as allRules } from '../probes/catalogue.ts';
import { Memory } from '../probes/contention/memory.ts';
import type { NamedRule, Probe } from '../probes/probe.ts';
import { sayFinding } from '../probes/say.ts';
import { newActions } from './act.ts';
import type { Actions } from './actions.ts';
import { systemClock, type Clock } from './clock.ts';
import { LiveSettings } from './configuration/open.ts';
import { newCostHistory } from './cost.history.ts';
import { type Meter, noMeter } from './cost.ts';
import { Events } from './events.ts';
import { ensurePrivateDirectory } from './files/own.ts';
import { openHistory } from './history/open.ts';
import { briefly, type SayEntries } from './history/text.ts';
import { claimInstance } from './instance/claim.ts';
import { AlreadyRunning } from './instance/running.ts';
import { publishWhereabouts } from './instance/whereabouts.ts';
import type { Log } from './log/log.ts';
import { openLog } from './log/open.ts';
import type { PartMaker } from './part.ts';
import { Parts } from './parts.ts';
import { Round } from './round.ts';
import { followSchedule } from './schedule/follow.ts';
import { takeSnapshot } from './snapshot.ts';
import type { Status } from './status.ts';
import { version } from './version.ts';
import { within } from './within.ts';

export interface DaemonOptions {
  readonly host: Host;
  readonly paths: OwnPaths;
  /** The language of the command that starts it; the settings may say another. */
  readonly language: Language;
  /** Notifier, local API, caches, tray. */
  readonly parts?: readonly PartMaker[];
  /** Describes the contents of the history, for anyone who wants to read it. */
  readonly sayEntries?: SayEntries;
  /** Measures what the process costs, where it is the daemon's own: else its findings would be about somebody else's memory. */
  readonly meter?: (clock: Clock) => Meter;
  readonly clock?: Clock;
  readonly probes?: readonly Probe[];
  readonly rules?: ReadonlyMap<string, NamedRule>;
  /** False: nothing is watched, and the schedule alone finds what changed. Default true. */
  readonly watch?: boolean;
}

export interface Daemon {
  readonly actions: Actions;
  readonly events: Events;
  readonly log: Log;
  /** Ends everything within its time limits. Another call returns the same stop. */
  stop(): Promise<void>;
  /** Resolves when it has stopped, no matter who asked for that. */
  readonly stopped: Promise<void>;
}

/** Below what launchd and systemd wait before they kill. */
const stopLimitMs = 5_000;
const partsLimitMs = 2_000;

/**
 * Starts the always-on part of gowarden. Rejects with `AlreadyRunning` when there is one for these paths, and with a sentence when
 * its directories cannot be made private; nothing else stops it from starting.
 * The first look at the machine is under way when it resolves.
 */
export async function startDaemon(options: DaemonOptions): Promise<Daemon> {
  const { host, paths, clock = systemClock, probes = allProbes, rules = allRules, meter = noMeter } = options;
  for (const directory of [paths.state, paths.logs, paths.run]) ensurePrivateDirectory(directory);
  const claim = await claimInstance(paths.state);
  if (claim.kind === 'taken') throw new AlreadyRunning(claim.pid);

  const startedAt = clock.now();
  const opened = openLog(paths.logFile, 'info');
  const { log } = opened;
  const settings = new LiveSettings({
    file: paths.configFile,
    environment: host.simulated ? {} : host.environment,
    rules: [...rules.keys()],
    onError: (error) => log.error({ error: (error as Error).stack }, 'settings'),
  });
  const messages = () => {
    const { language } = settings.current();
    return speak(language === 'system' ? options.language : language);
  };
  log.info({ version, node: process.version, state: paths.state }, 'started');
  publishWhereabouts(paths, log);

  const history = await openHistory({ file: paths.database, log, now: () => clock.now() });
  const events = new Events(log, history.entries({ limit: 1 })[0]?.id ?? 0);
  // What could not be logged is tried again at every look.
  events.subscribe(() => opened.retry());
  const memory = new Memory(host.files);
  const past = await history.pastInTurns();
  const own = meter(clock);
  const round = new Round({
    ...{ host, memory, probes, rules, history, past, events, clock, log, messages },
    directory: paths.state,
    mute: () => settings.current().mute,
    cost: () => ({ ...own.read(), databaseBytes: history.bytes() }),
    watches: options.watch !== false,
  });
  const parts = new Parts(log);
  const noticed = [settings, history, round, opened, parts];
  const seen = { host, clock, startedAt, rules, settings, round, parts, noticed };
  const status = (): Status => takeSnapshot(seen);
  const noteCost = newCostHistory(clock, history, () => round.cost());
  const follow = { clock, probes, settings, opened, round, history, noteCost, state: paths.state };
  const schedule = followSchedule(follow);

  const { stop, stopped } = stopOnce(async () => {
    log.info('stopping');
    schedule.stop();
    await within(clock, stopLimitMs, [round.stop(), settings.close(), parts.close()]);
    history.close();
    log.info('stopped');
    opened.close();
    // Last: whoever has it next may remove all of these files.
    await claim.release();
  });

  // Parts bring their own as they start, into the same object.
  const actions: Actions = Object.assign(
    parts.actions,
    newActions({
      ...{ host, paths, history, round, status, messages, stop },
      sayEntries: options.sayEntries ?? briefly,
    }),
  );
  const look = (ids: Iterable<string>): void => round.hint(ids);
  const lent = { host, paths, memory, settings, messages, events, history, log, clock };
  const context = { ...lent, say: sayFinding, actions, look };
  // One that is slow joins later.
  await within(clock, partsLimitMs, [parts.start(options.parts ?? [], context)]);
  schedule.start();
  return { actions, events, log, stop, stopped };
}

/** However often it is called, it is the same stop. */
function stopOnce(run: () => Promise<void>): Pick<Daemon, 'stop' | 'stopped'> {
  let report: () => void = () => undefined;
  const stopped = new Promise<void>((resolve) => (report = resolve));
  let stopping: Promise<void> | null = null;
  return { stopped, stop: () => (stopping ??= run().then(report)) };
}
