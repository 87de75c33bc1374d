import { memoryOf } from '../../probes/contention/probe.ts';
import type { PartMaker } from '../part.ts';
import { Incidents } from './incidents.ts';
import { Sampler } from './sampler.ts';

/** Watches who waits for whom, as a part of the daemon. What begins or ends makes the contention probe due at once. */
export const contention: PartMaker = {
  name: 'contention',
  make: async ({ host, history, clock, log, look }) => {
    const incidents = new Incidents(host, history);
    incidents.settle(clock.now());
    let watched: ReadonlySet<string> = new Set();
    const sampler = new Sampler({
      host,
      clock,
      onPicture: (picture, quick) => {
        // Of a module that is new to us go.mod is watched after the probe has run.
        const before = watched;
        watched = new Set(memoryOf(host).modules);
        const isNew = [...watched].some((module) => !before.has(module));
        if (incidents.see(picture, quick) || isNew) look(['contention']);
      },
      onRefused: (path, { message }) => {
        log.debug({ path, reason: message }, 'cannot watch the module cache');
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
