import { inWords } from '../text.ts';

/** Thrown by a start when the one daemon of these paths runs already. */
export class AlreadyRunning extends Error {
  readonly pid: number;
  constructor(pid: number) {
    super(inWords('alreadyRunning', { pid }));
    this.pid = pid;
  }
}
