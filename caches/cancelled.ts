/** What a look, a plan or a clean-up rejects with that `cancel` or `close` ended: somebody's wish, not a failure. */
export class Cancelled extends Error {
  constructor() {
    super('Cancelled');
  }
}
