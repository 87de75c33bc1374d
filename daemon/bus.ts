import type { DaemonEvent, Events } from './events.ts';
import type { Log } from './log/log.ts';

/** The daemon's own event bus: in order, in the process, without memory. What was missed is in the history. */
export function newEvents(log: Log, lastId: number): Events {
  const listeners = new Set<(event: DaemonEvent) => void>();
  let latest = lastId;
  return {
    publish: (type, data, id) => {
      latest = Math.max(latest, id ?? 0);
      const event = { id: latest, type, data };
      for (const listener of [...listeners]) {
        try {
          listener(event);
        } catch (error) {
          log.error({ error: (error as Error).stack, type }, 'a listener failed');
        }
      }
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
