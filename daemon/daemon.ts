import type { Host } from '../host/host.ts';
import type { OwnPaths } from '../host/paths.ts';
import { whereaboutsFile } from '../host/whereabouts.ts';
import type { Language } from '../messages/language.ts';
import { speak } from '../messages/speak.ts';
import { probes as allProbes, rules as allRules } from '../probes/catalogue.ts';
import type { Probe, Rule } from '../probes/probe.ts';
import { newActions } from './act.ts';
import type { Actions } from './actions.ts';
import { newEvents } from './bus.ts';
import { systemClock, type Clock } from './clock.ts';
import { openConfiguration } from './configuration/open.ts';
import { newCostHistory } from './cost.history.ts';
import { newMeter } from './cost.ts';
import type { Events } from './events.ts';
import { ensurePrivateDirectory, replaceOwn } from './files/own.ts';
import { entryOf } from './history/entry.ts';
import { openHistory } from './history/open.ts';
import { claimInstance } from './instance/claim.ts';
import { AlreadyRunning } from './instance/running.ts';
import type { Log } from './log/log.ts';
import { openLog } from './log/open.ts';
import { gatherNotices } from './notices.ts';
import type { PartMaker } from './part.ts';
import { newParts } from './parts.ts';
import { newPause } from './pause.ts';
import { readCron, scheduleOf } from './schedule/cron.ts';
import { newSchedule } from './schedule/schedule.ts';
import { describePicture } from './snapshot.ts';
import type { OwnCost, Status } from './status.ts';
import { newQueue } from './sweep/queue.ts';
import { newSweeper } from './sweep/sweeper.ts';
import type { Transition } from './transition.ts';
import { version } from './version.ts';
import { planPerches } from './watch/plan.ts';
import { newWatcher } from './watch/watcher.ts';

export interface DaemonOptions {
  readonly host: Host;
  readonly paths: OwnPaths;
  /** The language of the command that starts it; the settings may say another. */
  readonly language: Language;
  /** Notifier, local API, caches, tray. */
  readonly parts?: readonly PartMaker[];
  readonly clock?: Clock;
  readonly probes?: readonly Probe[];
  readonly rules?: ReadonlyMap<string, Rule>;
  /** False: nothing is watched, and the schedule alone finds what changed. Default true. */
  readonly watch?: boolean;
}

export interface Daemon {
  readonly actions: Actions;
  readonly events: Events;
  readonly log: Log;
  /** Ends everything within its time limits. Asked again, it is the same stop. */
  stop(): Promise<void>;
  /** Resolves when it has stopped, whoever asked for that. */
  readonly stopped: Promise<void>;
}

const dayMs = 86_400_000;
/** Below what launchd and systemd wait before they kill. */
const stopLimitMs = 5_000;
const partsLimitMs = 2_000;

/**
 * Starts the always-on part of gowarden. Rejects with `AlreadyRunning` when there is one for these paths, and with a sentence when
 * its directories cannot be made private; nothing else stops it from starting.
 * The first look at the machine is under way when it resolves.
 */
export async function startDaemon(options: DaemonOptions): Promise<Daemon> {
  const { host, paths, clock = systemClock, probes = allProbes, rules = allRules } = options;
  for (const directory of [paths.state, paths.logs, paths.run]) ensurePrivateDirectory(directory);
  const claim = await claimInstance(paths.state);
  if (claim.kind === 'taken') throw new AlreadyRunning(claim.pid);

  const startedAt = clock.now();
  const opened = openLog(paths.logFile, 'info');
  const { log } = opened;
  const settings = openConfiguration({
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
  tellWhereabouts(paths, log);

  const history = await openHistory({ file: paths.database, log, now: () => clock.now() });
  const events = newEvents(log, history.entries({ limit: 1 })[0]?.id ?? 0);
  const meter = newMeter(clock);
  const cost = (): OwnCost => ({
    ...meter.read(),
    watches: watcher.count(),
    databaseBytes: history.bytes(),
  });
  const noteCost = newCostHistory(clock, history, cost);
  const everyProbe = probes.map(({ id }) => id);
  const parts = newParts(log);
  const mute = () => settings.current().mute;
  let cancelDue: () => void = () => undefined;
  let prunedMs = -Infinity;

  const watcher = newWatcher({
    log,
    clock,
    hints: () => messages().watchHints,
    onHint: (ids) => look(ids),
  });
  const sweeper = newSweeper({
    host,
    probes,
    rules,
    history,
    clock,
    log,
    mute,
    cost,
    onSwept: (recorded, dueInMs) => {
      opened.retry();
      for (const { id, transition } of recorded) {
        log.info({ id, ...briefly(transition) }, transition.kind);
        events.publish('transition', { id, ...entryOf(transition) }, id);
      }
      if (options.watch !== false) watcher.sync(planPerches(host, sweeper.targets()));
      events.publish('status', { at: clock.now(), checkedAt: sweeper.picture().checkedAt });
      if (recorded.length > 0 && pause.until() === null) parts.tell(recorded);
      cancelDue();
      if (dueInMs !== null) cancelDue = clock.after(dueInMs, () => void runUnlessPaused(everyProbe, 'due'));
    },
  });
  const queue = newQueue(clock, (ids, reason) => sweeper.sweep(ids, reason));
  const look = (ids: Iterable<string>): void => {
    if (pause.until() === null) queue.hint(ids);
  };
  const pause = newPause({
    directory: paths.state,
    clock,
    log,
    onEnd: () => void queue.now(everyProbe, 'pause ended'),
  });
  const runUnlessPaused = (ids: readonly string[], reason: string): Promise<void> =>
    pause.until() === null ? queue.now(ids, reason) : Promise.resolve();
  const schedule = newSchedule(clock, (ids, reason) => {
    settings.reload();
    void runUnlessPaused(ids, reason);
    noteCost();
    prune();
  });
  const prune = (): void => {
    if (clock.monotonic() - prunedMs < dayMs) return;
    prunedMs = clock.monotonic();
    history.prune(clock.now(), settings.current().history.retentionDays * dayMs);
  };

  const status = (): Status => {
    const { intervalMinutes } = settings.current().checks;
    const now = clock.now();
    const until = pause.until();
    return {
      schemaVersion: 1,
      at: now,
      // Twice missed, and a moment to answer in.
      staleAfterMs: 2 * intervalMinutes * 60_000 + 60_000,
      daemon: {
        version,
        pid: process.pid,
        startedAt,
        node: process.version,
        host: host.platform,
        simulated: host.simulated,
        cost: cost(),
      },
      ...describePicture(sweeper.picture(), { now, monotonic: clock.monotonic(), rules, mute: mute() }),
      notices: gatherNotices(
        [settings, history, watcher, opened, pause, parts].flatMap((one) => one.notices()),
      ),
      paused: until === null ? null : { until },
      ...parts.status(),
    };
  };

  let stopping: Promise<void> | null = null;
  let reportStopped: () => void = () => undefined;
  const stopped = new Promise<void>((resolve) => (reportStopped = resolve));
  const stop = (): Promise<void> =>
    (stopping ??= (async () => {
      log.info('stopping');
      schedule.stop();
      pause.stop();
      cancelDue();
      await within(clock, stopLimitMs, [queue.stop(), watcher.close(), settings.close(), parts.close()]);
      history.close();
      await claim.release();
      log.info('stopped');
      opened.close();
      reportStopped();
    })());

  const actions: Actions = newActions({
    host,
    paths,
    history,
    status,
    messages,
    check: () => queue.now(everyProbe, 'asked'),
    pause: (until) => {
      pause.set(until);
      events.publish('status', {});
    },
    stop,
    overrides: () => parts.actions(),
  });
  const context = { host, paths, settings, messages, events, history, log, clock, actions, look };
  // One that is slow joins later.
  await within(clock, partsLimitMs, [parts.start(options.parts ?? [], context)]);

  const applySettings = (): void => {
    const { checks, log: logging } = settings.current();
    opened.setLevel(logging.level);
    schedule.set(
      new Map(probes.map(({ id, schedule: own }) => [id, readCron(scheduleOf(own, checks.intervalMinutes))])),
    );
  };
  applySettings();
  settings.onChange(() => {
    log.info('the settings changed');
    applySettings();
    void runUnlessPaused(everyProbe, 'settings');
  });
  prune();
  void runUnlessPaused(everyProbe, 'start');
  return { actions, events, log, stop, stopped };
}

/** For the log: which finding or tool, without all of it. */
function briefly(transition: Transition): object {
  if (transition.kind !== 'toolchain-changed') {
    const { rule, subject, severity } = transition.finding;
    return { rule, subject, severity };
  }
  const { subject, before, after } = transition;
  return { subject, before, after };
}

/** Waits for all of them, but not for ever. */
async function within(clock: Clock, limitMs: number, all: readonly Promise<unknown>[]): Promise<void> {
  await new Promise<void>((resolve) => {
    const cancel = clock.after(limitMs, resolve);
    void Promise.allSettled(all).then(() => {
      cancel();
      resolve();
    });
  });
}

/** For commands of logins that have another runtime directory. Without it they do not find us: no reason not to start. */
function tellWhereabouts(paths: OwnPaths, log: Log): void {
  const file = whereaboutsFile(paths);
  try {
    replaceOwn(file, `${paths.socket}\n`);
  } catch (error) {
    log.warn({ error: String(error), file }, 'could not tell other logins of the socket');
  }
}
