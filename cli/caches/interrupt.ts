import type { Session } from '../command.ts';
import type { Side } from './side.ts';
import { cachesText } from './text.ts';

/** The answer, or an abort as soon as the user interrupts: what only looks may go on without us. */
export function orInterrupted<T>(answer: Promise<T>, { signal }: Session): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = (): void => reject(new Error('interrupted'));
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
    void answer.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}

/** Milliseconds in which it is found out, after an interruption, what was done until then. The next start settles what is open by then. */
const cancelMs = 5_000;

/** Does something that Ctrl-C stops: what was set aside until then is reported and can be undone. */
export async function cancellable<T>(
  side: Side,
  { grace, signal }: Session,
  act: () => Promise<T>,
): Promise<T> {
  grace.ms = cancelMs;
  let failed: unknown = null;
  const cancel = (): void => {
    side.cancel().catch((error: unknown) => (failed = error));
  };
  signal.addEventListener('abort', cancel, { once: true });
  try {
    const answer = await act();
    if (failed !== null) throw failed as Error;
    return answer;
  } finally {
    signal.removeEventListener('abort', cancel);
  }
}

/** Does what touches nothing yet; a user who stops it is informed of that. */
export async function untouched<T>(session: Session, act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    if (session.interrupted.aborted) session.err(cachesText(session.messages).untouched);
    throw error;
  }
}
