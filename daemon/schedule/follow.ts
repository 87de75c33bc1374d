import type { Probe } from '../../probes/probe.ts';
import type { Clock } from '../clock.ts';
import type { LiveSettings } from '../configuration/open.ts';
import { forgetOldOutput } from '../files/last-output.ts';
import type { History } from '../history/history.ts';
import type { OpenLog } from '../log/open.ts';
import type { Round } from '../round.ts';
import { readCron, scheduleOf } from './cron.ts';
import { newSchedule } from './schedule.ts';

export interface FollowOptions {
  readonly clock: Clock;
  readonly probes: readonly Probe[];
  readonly settings: LiveSettings;
  readonly opened: OpenLog;
  readonly round: Round;
  readonly history: History;
  /** Writes down what the daemon costs, when that is due. */
  readonly noteCost: () => void;
  /** Our own directory, in which some things are kept for a day only. */
  readonly state: string;
}

const dayMs = 86_400_000;

/** What time brings: probes by their schedule, the history's retention once a day, and the settings that say how often. */
export function followSchedule(options: FollowOptions): { start(): void; stop(): void } {
  const { clock, probes, settings, opened, round, history } = options;
  let prunedMs = -Infinity;

  const prune = (): void => {
    if (clock.monotonic() - prunedMs < dayMs) return;
    prunedMs = clock.monotonic();
    history.prune(clock.now(), settings.current().history.retentionDays * dayMs);
  };
  const schedule = newSchedule(clock, (due, reason) => {
    settings.reload();
    void round.lookUnlessPaused(reason, due);
    options.noteCost();
    forget(options);
    prune();
  });
  const apply = (): void => {
    const { checks, log } = settings.current();
    opened.setLevel(log.level);
    schedule.set(
      new Map(probes.map(({ id, schedule: own }) => [id, readCron(scheduleOf(own, checks.intervalMinutes))])),
    );
  };

  return {
    start: () => {
      apply();
      settings.onChange(() => {
        opened.log.info('the settings changed');
        apply();
        void round.lookUnlessPaused('settings');
      });
      prune();
      void round.lookUnlessPaused('start');
    },
    stop: () => schedule.stop(),
  };
}

function forget({ state, clock, opened }: FollowOptions): void {
  try {
    forgetOldOutput(state, clock.now());
  } catch (error) {
    // A directory that cannot be written is reported by those who write there.
    opened.log.debug({ error: (error as Error).message }, 'cannot remove the last output');
  }
}
