import { vi } from 'vitest';

/** Vitest waits one second by default, which is too short on a busy machine. */
export const patience = { timeout: 60_000, interval: 20 };

/** Waits until it no longer throws, as long as a busy machine needs. Resolves with its result. */
export const eventually = <Value>(look: () => Value | Promise<Value>): Promise<Value> =>
  vi.waitFor(look, patience);
