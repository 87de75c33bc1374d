import type { Clock } from './clock.ts';

/** Waits for all of them, but not for ever. */
export async function within(clock: Clock, limitMs: number, all: readonly Promise<unknown>[]): Promise<void> {
  await new Promise<void>((resolve) => {
    const cancel = clock.after(limitMs, resolve);
    void Promise.allSettled(all).then(() => {
      cancel();
      resolve();
    });
  });
}
