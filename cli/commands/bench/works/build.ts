import type { Side } from '../plan.ts';
import type { Stand, Words } from '../stand.ts';
import type { Work } from './work.ts';

/** Where and how something is built. */
export interface Build {
  /** What is built: packages, or a pattern. */
  readonly wanted: string;
  /** Before what is built. */
  readonly flags: readonly string[];
  readonly more?: Omit<Words, 'words'>;
}

/** Builds with an empty cache, for the machine itself on both sides: what is compared is the compiler. */
export class BuildWork implements Work {
  readonly name: string;
  readonly #stand: Stand;
  readonly #build: Build;
  readonly #isTried: boolean;

  /** `isTried`: builds once before, so that modules are unpacked and what does not build is found out at once. */
  constructor(stand: Stand, build: Build, isTried = false) {
    this.name = `build ${build.wanted}`;
    this.#stand = stand;
    this.#build = build;
    this.#isTried = isTried;
  }

  async prepare(): Promise<void> {
    if (this.#isTried) await this.measure('native');
  }

  measure(side: Side): Promise<number> {
    const { wanted, flags, more = {} } = this.#build;
    return this.#stand.place.with(async (cache) => {
      const words = ['build', '-trimpath', ...flags, '-o', '/dev/null', wanted];
      const environment = { ...more.environment, GOCACHE: cache };
      return (await this.#stand.go(side, words, { ...more, environment })).seconds;
    });
  }
}
