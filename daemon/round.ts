import type { Host } from '../host/host.ts';
import { Turns } from '../host/run/turns.ts';
import type { Messages } from '../messages/speak.ts';
import type { Memory } from '../probes/contention/memory.ts';
import type { NamedRule, Probe } from '../probes/probe.ts';
import type { Clock } from './clock.ts';
import type { Configuration } from './configuration/configuration.ts';
import type { OwnCost } from './status.ts';
import type { Events } from './events.ts';
import { entryOf } from './history/entry.ts';
import type { History, Past } from './history/history.ts';
import type { Log } from './log/log.ts';
import { Pause } from './pause.ts';
import { Queue } from './sweep/queue.ts';
import { followSilence } from './sweep/silence.ts';
import { Sweeper, type Swept } from './sweep/sweeper.ts';
import type { Transition } from './transition.ts';
import { planPerches } from './watch/plan.ts';
import { Watcher } from './watch/watcher.ts';

export interface RoundOptions {
  readonly host: Host;
  readonly memory: Memory;
  readonly probes: readonly Probe[];
  readonly rules: ReadonlyMap<string, NamedRule>;
  readonly history: History;
  /** What the daemon before left. */
  readonly past: Past;
  readonly events: Events;
  readonly clock: Clock;
  readonly log: Log;
  readonly messages: () => Messages;
  readonly mute: () => Configuration['mute'];
  /** What the process costs, but for the watches. */
  readonly cost: () => Omit<OwnCost, 'watches'>;
  /** Where the pause is kept. */
  readonly directory: string;
  /** False: nothing is watched, and the schedule alone finds what changed. */
  readonly watches: boolean;
}

/** Changes of one sweep that the log names, each in a line: the history has all. */
const mostLogged = 100;

/** The daemon's round: a change on disk, a tick or a person makes probes due; they run; what follows is done; it keeps watching. */
export class Round {
  readonly #options: RoundOptions;
  readonly #all: readonly string[];
  readonly #pause: Pause;
  readonly #queue: Queue;
  readonly #sweeper: Sweeper;
  readonly #watcher: Watcher;
  readonly #unfollow: () => void;
  #cancelDue: () => void = () => undefined;
  #stopped = false;

  constructor(options: RoundOptions) {
    const { host, clock, log, messages } = options;
    this.#options = options;
    this.#all = options.probes.map(({ id }) => id);
    this.#watcher = new Watcher({
      log,
      clock,
      hints: () => messages().watchHints,
      onHint: (probes) => this.hint(probes),
    });
    this.#sweeper = new Sweeper({
      ...options,
      cost: () => this.cost(),
      // Also while paused: somebody has asked for it.
      onOtherShell: () => void this.look('other shell'),
    });
    this.#queue = new Queue(clock, async (probes, reason) => {
      const swept = await this.#sweeper.sweep(probes, reason);
      if (swept !== null) await this.#follow(swept);
    });
    this.#pause = new Pause({
      directory: options.directory,
      clock,
      log,
      onEnd: () => void this.look('pause ended'),
    });
    this.#unfollow = followSilence(host, log, () => this.hint(this.#all));
  }

  /** Something may have changed for these probes: they run in a moment, with whatever else is due by then. Not while paused. */
  hint(probes: Iterable<string>): void {
    if (this.pausedUntil() === null) this.#queue.hint(probes);
  }

  /** Asks these probes, or all, at once or right after the sweep that is under way. Resolves when they have answered. */
  look(reason: string, probes: readonly string[] = this.#all): Promise<void> {
    return this.#queue.now(probes, reason);
  }

  /** The same for what nobody asked for. */
  async lookUnlessPaused(reason: string, probes?: readonly string[]): Promise<void> {
    if (this.pausedUntil() === null) await this.look(reason, probes);
  }

  /** Milliseconds since 1970; null while it goes round. */
  pausedUntil(): number | null {
    return this.#pause.until();
  }

  pause(until: number | null): void {
    this.#pause.set(until);
    this.#tellStatus();
  }

  picture(): ReturnType<Sweeper['picture']> {
    return this.#sweeper.picture();
  }

  cost(): OwnCost {
    return { ...this.#options.cost(), watches: this.#watcher.count() };
  }

  notices(): ReturnType<Watcher['notices']> {
    return [...this.#watcher.notices(), ...this.#pause.notices()];
  }

  /** Resolves when the sweep under way has ended; none begins after it. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#pause.stop();
    this.#unfollow();
    this.#cancelDue();
    await Promise.allSettled([this.#queue.stop(), this.#watcher.close()]);
  }

  /** What follows a sweep, in this order; of thousands, others have their turn meanwhile. */
  async #follow({ recorded, dueInMs }: Swept): Promise<void> {
    const { host, events, clock, log, watches } = this.#options;
    const turns = new Turns();
    for (const [index, { id, transition }] of recorded.entries()) {
      if (index < mostLogged) log.info({ id, ...briefly(transition) }, transition.kind);
      events.publish({ type: 'transition', data: { id, ...entryOf(transition) } }, id);
      await turns.given();
    }
    const more = recorded.length - mostLogged;
    if (more > 0) log.info({ more, last: recorded.at(-1)?.id }, 'more changes, which the history has');
    // What it would begin now, nobody ends any more.
    if (this.#stopped) return;
    if (watches) this.#watcher.sync(planPerches(host, this.#sweeper.targets()));
    this.#tellStatus();
    this.#cancelDue();
    this.#cancelDue =
      dueInMs === null ? () => undefined : clock.after(dueInMs, () => void this.lookUnlessPaused('due'));
  }

  #tellStatus(): void {
    const { checkedAt } = this.#sweeper.picture();
    this.#options.events.publish({ type: 'status', data: { at: this.#options.clock.now(), checkedAt } });
  }
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
