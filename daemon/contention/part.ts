import type { PartMaker } from '../part.ts';
import { Incidents } from './incidents.ts';
import { Sampler } from './sampler.ts';

/** Watches who waits for whom, as a part of the daemon. What begins or ends makes the contention probe due at once. */
export const contention: PartMaker = {
  name: 'contention',
  make: async ({ host, history, clock, log, look }) => {
    const incidents = new Incidents(host, history);
    incidents.settle(clock.now());
    const sampler = new Sampler({
      host,
      clock,
      onPicture: (picture, quick) => {
        if (incidents.see(picture, quick)) look(['contention']);
      },
      onError: (error) => log.warn({ error: (error as Error).stack }, 'contention'),
    });
    await sampler.start();
    return {
      close: () => {
        sampler.stop();
        return Promise.resolve();
      },
    };
  },
};
