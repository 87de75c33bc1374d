import type { PartMaker } from '../part.ts';
import { Incidents } from './incidents.ts';
import { Sampler } from './sampler.ts';

/** Watches who waits for whom, as a part of the daemon. Any start or end makes the contention probe due at once. */
export const contention: PartMaker = {
  name: 'contention',
  make: async ({ host, memory, history, events, clock, log, look }) => {
    const incidents = new Incidents(memory, history);
    incidents.settle(clock.now());
    let watched: ReadonlySet<string> = new Set();
    const sampler = new Sampler({
      host,
      memory,
      clock,
      onPicture: (picture, quick) => {
        // Of a module that is new to us go.mod is watched after the probe has run.
        const before = watched;
        watched = new Set(memory.modules);
        const isNew = [...watched].some((module) => !before.has(module));
        if (incidents.see(picture, quick) || isNew) look(['contention']);
      },
      onRefused: (path, { message }) => {
        log.debug({ path, reason: message }, 'cannot watch the module cache');
      },
      onError: (error) => log.warn({ error: (error as Error).stack }, 'contention'),
    });
    const unsubscribe = events.subscribe(({ type }) => {
      if (type === 'status') sampler.swept();
    });
    await sampler.start();
    return {
      close: () => {
        unsubscribe();
        sampler.stop();
        return Promise.resolve();
      },
    };
  },
};
