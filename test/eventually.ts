import { vi } from 'vitest';

/** Vitest waits one second unless it is asked otherwise, which a machine at work does not keep. */
export const patience = { timeout: 60_000, interval: 20 };

/** Waits until it no longer throws, as long as a busy machine needs. Resolves with what it returns. */
export const eventually = <Value>(look: () => Value | Promise<Value>): Promise<Value> =>
  vi.waitFor(look, patience);
