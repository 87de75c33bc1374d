import { Turns } from '../../host/run/turns.ts';
import type { Probe } from '../probe.ts';
import type { Application, Applications } from './application.ts';
import { chosenArchitectures } from './choices.ts';
import { placesOfApplications } from './places.ts';
import { readApplication } from './read.ts';

/** Which editors and terminals are installed, for which processors, and how does macOS start them? From their files alone. */
export const applications: Probe<Applications> = {
  id: 'applications',
  schedule: '*/30 * * * *',
  timeLimitMs: 20_000,
  async ask({ host, signal }) {
    const hardware = await host.hardware();
    const { paths, unseen } = placesOfApplications(host);
    const choices = chosenArchitectures(host);
    const turns = new Turns(signal);
    const all = new Map<string, Application>();
    for (const path of paths) {
      signal.throwIfAborted();
      const found = readApplication(host, path, choices);
      // Toolbox and archives leave links: each application is reported once.
      const real = found && host.files.realPath(path);
      const place = real?.ok ? real.value : path;
      if (found && !all.has(place)) all.set(place, found);
      await turns.given();
    }
    return {
      hardware,
      all: [...all.values()],
      unseen: [...unseen].map(([path, failure]) => ({ path, failure })),
    };
  },
  doubts: ({ unseen }) => ({
    unknown: unseen.map(({ path, failure }) => `${path}: ${failure.message}`),
    undecided: (subject) => unseen.some(({ path }) => subject.startsWith(`${path}/`)),
  }),
  watches: (_, { host }) =>
    host.platform === 'darwin'
      ? ['/Applications', `${host.user.home}/Applications`].map((directory) => ({ directory }))
      : [],
};
