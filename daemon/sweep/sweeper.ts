import type { Host } from '../../host/host.ts';
import type { Inventory } from '../../probes/inventory/inventory.ts';
import { toolchains } from '../../probes/inventory/probe.ts';
import type { Cost, NamedRule, Observation, Probe, ProbeReport, WatchTarget } from '../../probes/probe.ts';
import type { Memory } from '../../probes/contention/memory.ts';
import { newSweep } from '../../probes/sweep.ts';
import type { Clock } from '../clock.ts';
import type { Configuration } from '../configuration/configuration.ts';
import type { Baselines, History } from '../history/history.ts';
import { findingKey, restoreKnown, type Known } from '../ledger/known.ts';
import { step } from '../ledger/step.ts';
import type { Log } from '../log/log.ts';
import type { Transition } from '../transition.ts';
import { newAsk, type Answer } from './ask.ts';
import { withMakers } from './maker.ts';

/** For a person who asks twice within this time the login shell is not started twice. */
const freshMs = 5_000;
/** Who asks is answered by what is known of the PATH when the login shell has not told it anew by then. */
const patienceMs = 500;

/** What the last looks brought, for the status. */
export interface Picture {
  readonly known: Known;
  /** The history's id of each open finding's opening, by `findingKey`. */
  readonly ids: ReadonlyMap<string, number>;
  /** The last answer of each probe, and its last one that told something. */
  readonly answers: ReadonlyMap<string, Answer>;
  readonly reports: ReadonlyMap<string, ProbeReport>;
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
  readonly clock: Clock;
  readonly log: Log;
  readonly mute: () => Configuration['mute'];
  /** What we ourselves cost. */
  readonly cost: () => Cost;
  /** The login shell has told another PATH or environment than the one that a look went by. */
  readonly onOtherShell: () => void;
}

/** Looks at the machine, lets the ledger compare, and records what changed. */
export class Sweeper {
  readonly #options: SweeperOptions;
  readonly #ask: ReturnType<typeof newAsk>;
  readonly #answers = new Map<string, Answer>();
  readonly #reports = new Map<string, ProbeReport>();
  readonly #ids: Map<string, number>;
  #known: Known;
  #inventory: Inventory | null = null;
  #checkedAt: number | null = null;
  #checkedMs = -Infinity;

  constructor(options: SweeperOptions) {
    const { history, clock, log, rules } = options;
    const past = history.past();
    this.#options = options;
    this.#ask = newAsk(clock, log, rules);
    this.#ids = new Map(past.findings.map(({ id, finding }) => [findingKey(finding), id]));
    this.#known = restoreKnown(past);
  }

  picture(): Picture {
    return {
      known: this.#known,
      ids: this.#ids,
      answers: this.#answers,
      reports: this.#reports,
      inventory: this.#inventory,
      checkedAt: this.#checkedAt,
      checkedMs: this.#checkedMs,
    };
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
    return new Map(
      [...this.#answers].flatMap(([id, { watches }]) => (watches === null ? [] : [[id, watches] as const])),
    );
  }

  /**
   * Who asks wants to know what a new terminal has now, not half an hour ago; but a shell may take ten seconds. Where nothing says that
   * the last answer is old, it is waited for a moment, and the look is repeated when it tells something else later.
   */
  async #askShell(): Promise<void> {
    const { host, clock, onOtherShell } = this.#options;
    // That it could not be told the probes say.
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
    const remembered = rememberedToolchains(this.#known);
    const sweep = newSweep(host, controller.signal, clock.now(), {
      ...{ remembered, memory, cost: cost() },
    });
    try {
      const looks = await Promise.all(wanted.map((probe) => this.#ask(probe, sweep)));
      for (const answer of looks) {
        this.#answers.set(answer.probe, answer);
        if (answer.report !== null) this.#reports.set(answer.probe, answer.report);
      }
      if (looks.every(({ report }) => report !== null)) {
        this.#inventory = await sweep.ask(toolchains);
        this.#checkedAt = clock.now();
        this.#checkedMs = clock.monotonic();
      }
      return await this.#record(looks);
    } finally {
      controller.abort();
    }
  }

  async #record(looks: readonly Answer[]): Promise<Swept> {
    const { host, clock, rules, mute, history } = this.#options;
    const moment = { now: clock.now(), monotonic: clock.monotonic(), rules, mute: mute() };
    const next = step(this.#known, { ...moment, looks });
    const transitions = await withMakers(next.transitions, host);
    const recordedIds = history.record(transitions, changedBaselines(this.#known, next.known));
    const recorded = transitions.map((transition, index) => ({
      id: recordedIds[index] ?? 0,
      transition,
    }));
    for (const { id, transition } of recorded) {
      if (transition.kind === 'opened') this.#ids.set(findingKey(transition.finding), id);
    }
    this.#known = next.known;
    return { recorded, dueInMs: next.dueInMs };
  }
}

function rememberedToolchains(known: Known): ReadonlySet<string> {
  const observations = [...known.observations.values()].map(({ observation }) => observation);
  return new Set(observations.filter(({ kind }) => kind === 'toolchain').map(({ subject }) => subject));
}

/** Whole baselines of the probes of which something changed. */
function changedBaselines(before: Known, after: Known): Baselines {
  const changed = new Set([...after.baselines].filter((probe) => !before.baselines.has(probe)));
  const valueOf = (known: Known, key: string): string | undefined => {
    const one = known.observations.get(key);
    return one && JSON.stringify(one.observation.value);
  };
  for (const known of [before, after]) {
    for (const [key, { probe }] of known.observations) {
      if (valueOf(before, key) !== valueOf(after, key)) changed.add(probe);
    }
  }
  const baselines = new Map<string, Observation[]>([...changed].map((probe) => [probe, []]));
  for (const { probe, observation } of after.observations.values()) {
    baselines.get(probe)?.push(observation);
  }
  return baselines;
}
