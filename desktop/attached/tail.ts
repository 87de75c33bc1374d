/** The last bytes of what was printed, in the order in which it came. */
export class Tail {
  readonly #most: number;
  readonly #chunks: Buffer[] = [];
  #bytes = 0;

  /** Keeps at most so many bytes, and while it is added to not much more. */
  constructor(most: number) {
    this.#most = most;
  }

  add(chunk: Buffer): void {
    this.#chunks.push(chunk);
    this.#bytes += chunk.length;
    for (
      let [first] = this.#chunks;
      first && this.#bytes - first.length >= this.#most;
      [first] = this.#chunks
    ) {
      this.#chunks.shift();
      this.#bytes -= first.length;
    }
  }

  text(): string {
    const all = Buffer.concat(this.#chunks);
    return all.subarray(Math.max(0, all.length - this.#most)).toString('utf8');
  }
}
