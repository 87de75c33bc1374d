import { Failure } from '../../../failure.ts';
import type { Side } from '../plan.ts';
import type { Stand } from '../stand.ts';
import type { Texts } from '../text.ts';
import { goMod, sourceOf, type TaskName, tasks } from './source.go.ts';
import type { Work } from './work.ts';

/** Nanoseconds that a task is to take natively: long enough for the clock, short enough to be done often. */
const wantedNs = 200e6;
const mostTimes = 1_000_000;

/** One task of a program that is built before, for each side by the same compiler. The program itself takes the time. */
export class ProgramWork implements Work {
  readonly name: TaskName;
  readonly #stand: Stand;
  readonly #text: Texts;
  readonly #programs = new Map<Side, string>();
  #times = 1;
  #sum: string | null = null;

  constructor(stand: Stand, name: TaskName, text: Texts) {
    this.name = name;
    this.#stand = stand;
    this.#text = text;
  }

  /** Builds it for both, and finds out how often the task has to be done. */
  async prepare(): Promise<void> {
    const { place, sides } = this.#stand;
    const source = `sources/${this.name}`;
    place.write(`${source}/go.mod`, goMod);
    place.write(`${source}/main.go`, sourceOf(tasks[this.name]));
    for (const side of ['native', 'translated'] as const) {
      const program = place.at('out', `${this.name}-${side}`);
      const environment = { GOARCH: sides[side].architecture };
      const words = ['build', '-trimpath', '-o', program, '.'];
      await this.#stand.go('native', words, { directory: place.at(source), environment });
      this.#programs.set(side, program);
    }
    for (;;) {
      // The shorter of two: others may have been at work during one.
      const [one, other] = [await this.#once('native'), await this.#once('native')];
      const nanoseconds = Math.min(one.nanoseconds, other.nanoseconds);
      if (nanoseconds >= wantedNs / 2 || this.#times >= mostTimes) break;
      const factor = Math.min(10, wantedNs / Math.max(1, nanoseconds));
      this.#times = Math.min(mostTimes, Math.ceil(this.#times * factor));
    }
  }

  /** Throws a Failure where the two sides do not compute the same. */
  async measure(side: Side): Promise<number> {
    const { nanoseconds, sum } = await this.#once(side);
    this.#sum ??= sum;
    if (sum !== this.#sum) throw new Failure('bench-differs', 2, this.#text.differs(this.name));
    return nanoseconds / 1e9;
  }

  async #once(side: Side): Promise<{ readonly nanoseconds: number; readonly sum: string }> {
    const program = this.#programs.get(side) ?? '';
    const { stdout } = await this.#stand.run(side, { words: [program, String(this.#times)] });
    const [, nanoseconds, sum] = /^(\d{1,15}) (\d{1,20})\n$/.exec(stdout) ?? [];
    if (nanoseconds === undefined || sum === undefined)
      throw new Failure('bench-answer', 2, this.#text.noAnswer(this.name, stdout.slice(0, 100)));
    return { nanoseconds: Number(nanoseconds), sum };
  }
}
