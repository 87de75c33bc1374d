/** What of one Dockerfile is looked at in one way in which it is built; the largest public files have a tenth of each. */
const most = {
  /** ONBUILD instructions count for each stage that builds on theirs. */
  instructions: 4000,
  stages: 200,
  commands: 2000,
} as const;

/** Variables of one stage, or of one shell. */
const mostVariables = 300;

/** Counts what is looked at, and remembers whether there was more. */
export class Extent {
  readonly #left: Record<keyof typeof most, number> = { ...most };
  #isCut = false;

  /** Whether some of it was not looked at, so that what it does is unknown. */
  get isCut(): boolean {
    return this.#isCut;
  }

  /** Whether one more of that kind is looked at. */
  takes(kind: keyof typeof most): boolean {
    this.#left[kind] -= 1;
    return this.#within(this.#left[kind] >= 0);
  }

  /** Sets a variable, where there are not too many of them. */
  put<V>(variables: Map<string, V>, name: string, value: V): void {
    if (this.#within(variables.has(name) || variables.size < mostVariables)) variables.set(name, value);
  }

  #within(isWithin: boolean): boolean {
    if (!isWithin) this.#isCut = true;
    return isWithin;
  }
}
