import { dirname, posix } from 'node:path';
import { watchTargets } from '../inventory/watch.ts';
import type { Probe } from '../probe.ts';
import { running } from '../running/probe.ts';
import type { Comparison, Contexts } from './answer.ts';
import { startersOf, viewsOf } from './views.ts';

/** What editors start by itself, beside the go command. */
const names = ['go', 'dlv', 'gopls'];

/** Do terminal, editors and applications start the same go, dlv and gopls in the known modules? From files alone. */
export const contexts: Probe<Contexts> = {
  id: 'contexts',
  schedule: '*/5 * * * *',
  timeLimitMs: 30_000,
  async ask(sweep) {
    const { host, signal } = sweep;
    const { inventory, runs } = await sweep.ask(running);
    const starters = startersOf(host, inventory.contexts);
    const all = [...new Set(runs.map(({ directory }) => directory))];
    const modules = all.filter((directory) => directory !== host.user.home);
    const comparisons: Comparison[] = [];
    for (const directory of modules.length > 0 ? modules : all)
      for (const name of names) {
        signal.throwIfAborted();
        const question = { name, directory };
        const views = await viewsOf(host, question, inventory.contexts, starters);
        comparisons.push({ ...question, views });
      }
    return { hardware: inventory.hardware, inventory, comparisons };
  },
  doubts: ({ inventory }) => ({
    // That a place could not be looked at is told of the toolchains.
    unknown: [],
    undecided: () => inventory.unseen.length > 0,
  }),
  watches: ({ inventory, comparisons }, { host }) => {
    const files = comparisons.flatMap(({ views }) => views.flatMap(({ written }) => written?.file ?? []));
    return [
      ...watchTargets(inventory, host),
      ...[...new Set(files)].map((file) => ({ directory: dirname(file), names: [posix.basename(file)] })),
    ];
  },
};
