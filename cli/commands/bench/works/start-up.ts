import type { Side } from '../plan.ts';
import type { Stand } from '../stand.ts';
import { again } from './again.sh.ts';
import type { Work } from './work.ts';

/** Seconds that one measurement is to take, and the most starts in it. */
const wantedSeconds = 0.1;
const mostStarts = 20;

/** Starts `go version`, which does nearly nothing else. Measures the seconds of one start. */
export class StartUpWork implements Work {
  readonly name = 'start-up';
  readonly #stand: Stand;
  readonly #starts = new Map<Side, number>();

  constructor(stand: Stand) {
    this.#stand = stand;
  }

  prepare(): Promise<void> {
    return Promise.resolve();
  }

  async measure(side: Side): Promise<number> {
    const starts = this.#starts.get(side) ?? 1;
    const { prefix, goroot } = this.#stand.sides[side];
    const { seconds } = await this.#stand.plainly({
      words: ['/bin/sh', '-c', again, 'sh', String(starts), ...prefix, `${goroot}/bin/go`, 'version'],
      environment: { HOME: this.#stand.place.at('home'), GOTOOLCHAIN: 'local', GOENV: 'off' },
    });
    // The first run is a single start, by which it is known how many make a measurement.
    if (!this.#starts.has(side))
      this.#starts.set(side, Math.min(mostStarts, Math.ceil(wantedSeconds / seconds)));
    return seconds / starts;
  }
}
