/**
 * What is kept by name. What is asked for stays; of what nobody asks for the oldest goes, so that a few too many do not lose all, as
 * they would where each new one takes the place of the one that is asked for next.
 */
export class Kept<Value> {
  readonly #most: number;
  #now = new Map<string, Value>();
  #before = new Map<string, Value>();

  /** Keeps at least `most`, and at most twice as many. */
  constructor(most: number) {
    this.#most = most;
  }

  get(name: string): Value | undefined {
    const known = this.#now.get(name);
    if (known !== undefined) return known;
    const old = this.#before.get(name);
    if (old !== undefined) this.set(name, old);
    return old;
  }

  set(name: string, value: Value): void {
    if (this.#now.size >= this.#most && !this.#now.has(name)) {
      this.#before = this.#now;
      this.#now = new Map();
    }
    this.#now.set(name, value);
    this.#before.delete(name);
  }

  delete(name: string): void {
    this.#now.delete(name);
    this.#before.delete(name);
  }
}
