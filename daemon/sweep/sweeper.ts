import { setImmediate as turn } from 'node:timers/promises';
import type { Host } from '../../host/host.ts';
import type { Inventory } from '../../probes/inventory/inventory.ts';
import { toolchains } from '../../probes/inventory/probe.ts';
import type { Cost, NamedRule, Observation, Probe, Sweep, WatchTarget } from '../../probes/probe.ts';
import type { Memory } from '../../probes/contention/memory.ts';
import type { StartedIn } from '../../probes/contexts/started.ts';
import { newSweep } from '../../probes/sweep.ts';
import type { Clock } from '../clock.ts';
import type { Configuration } from '../configuration/configuration.ts';
import type { Baselines, History, Past } from '../history/history.ts';
import { findingKey, restoreKnown, type Known } from '../ledger/known.ts';
import { same } from '../ledger/same.ts';
import { step } from '../ledger/step.ts';
import type { Log } from '../log/log.ts';
import type { Transition } from '../transition.ts';
import { newAsk, type Answer } from './ask.ts';
import { withMakers } from './maker.ts';

/** For a person who asks twice within this time the login shell is not started twice. */
const freshMs = 5_000;
/** A request is answered with what is known of the PATH when the login shell has not reported it anew by then. */
const patienceMs = 500;

/** What the last looks brought, for the status: a value, replaced at each look. */
export interface Picture {
  readonly known: Known;
  /** The history's id of each open finding's opening, by `findingKey`. */
  readonly ids: ReadonlyMap<string, number>;
  /** What each probe could not determine at the last look, and what it observed at the last look that observed anything. */
  readonly unknown: ReadonlyMap<string, readonly string[]>;
  readonly observations: ReadonlyMap<string, readonly Observation[]>;
  /** What each context starts, by the probe that compared it. */
  readonly started: ReadonlyMap<string, readonly StartedIn[]>;
  readonly inventory: Inventory | null;
  /** When every probe of a sweep last answered; milliseconds since 1970. */
  readonly checkedAt: number | null;
  /** The same moment of the monotonic clock. */
  readonly checkedMs: number;
}

/** A transition with its id in the history. */
export interface Recorded {
  readonly id: number;
  readonly transition: Transition;
}

/** What a sweep brought, already recorded, and milliseconds until time alone would bring more. */
export interface Swept {
  readonly recorded: readonly Recorded[];
  readonly dueInMs: number | null;
}

export interface SweeperOptions {
  readonly host: Host;
  /** Lent to each sweep. */
  readonly memory: Memory;
  readonly probes: readonly Probe[];
  readonly rules: ReadonlyMap<string, NamedRule>;
  readonly history: History;
  /** What the daemon before left. */
  readonly past: Past;
  readonly clock: Clock;
  readonly log: Log;
  readonly mute: () => Configuration['mute'];
  /** What we ourselves cost. */
  readonly cost: () => Cost;
  /** The login shell has reported another PATH or environment than the one that a look used. */
  readonly onOtherShell: () => void;
}

/** Looks at the machine, lets the ledger compare, and records what changed. */
export class Sweeper {
  readonly #options: SweeperOptions;
  readonly #ask: ReturnType<typeof newAsk>;
  readonly #watches = new Map<string, readonly WatchTarget[]>();
  #picture: Picture;

  constructor(options: SweeperOptions) {
    const { past, clock, log, rules } = options;
    this.#options = options;
    this.#ask = newAsk(clock, log, rules);
    this.#picture = {
      known: restoreKnown(past),
      ids: new Map(past.findings.map(({ id, finding }) => [findingKey(finding), id])),
      unknown: new Map(),
      observations: new Map(),
      started: new Map(),
      inventory: null,
      checkedAt: null,
      checkedMs: -Infinity,
    };
  }

  /** The same object until a look has brought another. */
  picture(): Picture {
    return this.#picture;
  }

  /** Asks these probes and takes account of the answers. Never rejects; null when that failed, which is logged. */
  async sweep(ids: ReadonlySet<string>, reason: string): Promise<Swept | null> {
    const { probes, history, clock, log } = this.#options;
    const began = clock.monotonic();
    try {
      history.retry();
      if (reason === 'asked') await this.#askShell();
      return await this.#look(probes.filter(({ id }) => ids.has(id)));
    } catch (error) {
      log.error({ error: (error as Error).stack }, 'a sweep failed');
      return null;
    } finally {
      log.debug({ reason, ms: Math.round(clock.monotonic() - began) }, 'swept');
    }
  }

  /** What each probe wants to be watched, as far as it has said. */
  targets(): ReadonlyMap<string, readonly WatchTarget[]> {
    return this.#watches;
  }

  /**
   * A request wants to know what a new terminal has now, not half an hour ago; but a shell may take ten seconds. Where
   * nothing says that the last answer is old, the new one is waited for only briefly, and the look is repeated when it
   * differs later.
   */
  async #askShell(): Promise<void> {
    const { host, clock, onOtherShell } = this.#options;
    // The probes say if it is unknown.
    const told = (maxAgeMs?: number): Promise<string | null> =>
      host.contexts(maxAgeMs).then(
        (contexts) => JSON.stringify(contexts),
        () => null,
      );
    const known = await told();
    const anew = told(freshMs);
    await new Promise<void>((resolve) => {
      let isLate = false;
      const cancel = clock.after(patienceMs, () => {
        isLate = true;
        resolve();
      });
      void anew.then((now) => {
        cancel();
        if (isLate && now !== known) onOtherShell();
        resolve();
      });
    });
  }

  async #look(wanted: readonly Probe[]): Promise<Swept> {
    const { host, memory, clock, cost } = this.#options;
    const controller = new AbortController();
    const remembered = rememberedToolchains(this.#picture.known);
    const sweep = newSweep(host, controller.signal, clock.now(), {
      ...{ remembered, memory, cost: cost() },
    });
    try {
      const looks = await this.#askAll(wanted, sweep);
      for (const { probe, watches } of looks) if (watches !== null) this.#watches.set(probe, watches);
      const complete = looks.every(({ report }) => report !== null);
      const checked = complete && {
        inventory: await sweep.ask(toolchains),
        checkedAt: clock.now(),
        checkedMs: clock.monotonic(),
      };
      return await this.#record(looks, { ...this.#picture, ...checked });
    } finally {
      controller.abort();
    }
  }

  /** Between two probes others have their turn: who waits for a lock is looked at twelve times a second. */
  #askAll(wanted: readonly Probe[], sweep: Sweep): Promise<Answer[]> {
    let begun: Promise<unknown> = Promise.resolve();
    return Promise.all(
      wanted.map((probe) => {
        const answer = begun.then(() => this.#ask(probe, sweep));
        begun = begun.then(() => turn());
        return answer;
      }),
    );
  }

  async #record(looks: readonly Answer[], seen: Picture): Promise<Swept> {
    const { host, clock, rules, mute, history } = this.#options;
    const moment = { now: clock.now(), monotonic: clock.monotonic(), rules, mute: mute() };
    const next = step(seen.known, { ...moment, looks });
    const transitions = await withMakers(next.transitions, host);
    const recordedIds = history.record(transitions, changedBaselines(seen.known, next.known));
    await history.written();
    const recorded = transitions.map((transition, index) => ({
      id: recordedIds[index] ?? 0,
      transition,
    }));
    this.#picture = {
      ...seen,
      ...lastOf(looks, seen),
      known: next.known,
      ids: withOpened(seen.ids, recorded),
    };
    return { recorded, dueInMs: next.dueInMs };
  }
}

/** What is kept of the answers: never what was found, which the ledger has. */
function lastOf(
  looks: readonly Answer[],
  before: Picture,
): Pick<Picture, 'unknown' | 'observations' | 'started'> {
  const unknown = new Map(before.unknown);
  const observations = new Map(before.observations);
  const started = new Map(before.started);
  for (const look of looks) {
    unknown.set(look.probe, look.unknown);
    if (look.report !== null) observations.set(look.probe, look.report.observations);
    if (look.report?.started !== undefined) started.set(look.probe, look.report.started);
  }
  return { unknown, observations, started };
}

function withOpened(before: Picture['ids'], recorded: readonly Recorded[]): Picture['ids'] {
  const ids = new Map(before);
  for (const { id, transition } of recorded)
    if (transition.kind === 'opened') ids.set(findingKey(transition.finding), id);
    else if (transition.kind === 'resolved') ids.delete(findingKey(transition.finding));
  return ids;
}

function rememberedToolchains(known: Known): ReadonlySet<string> {
  const observations = [...known.observations.values()].map(({ observation }) => observation);
  return new Set(observations.filter(({ kind }) => kind === 'toolchain').map(({ subject }) => subject));
}

/** Whole baselines of the probes of which something changed. */
function changedBaselines(before: Known, after: Known): Baselines {
  const changed = new Set([...after.baselines].filter((probe) => !before.baselines.has(probe)));
  for (const known of [before, after]) {
    for (const [key, { probe }] of known.observations) {
      const [was, is] = [before, after].map((one) => one.observations.get(key)?.observation.value);
      if (!same(was, is)) changed.add(probe);
    }
  }
  const baselines = new Map<string, Observation[]>([...changed].map((probe) => [probe, []]));
  for (const { probe, observation } of after.observations.values()) {
    baselines.get(probe)?.push(observation);
  }
  return baselines;
}
