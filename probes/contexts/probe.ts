import { dirname, posix } from 'node:path';
import { watchTargets } from '../inventory/watch.ts';
import type { Probe } from '../probe.ts';
import { running } from '../running/probe.ts';
import type { Comparison, Contexts } from './answer.ts';
import { goland } from '../goland/probe.ts';
import type { Project } from '../goland/sdk.ts';
import { startedIn } from './started.ts';
import { Views } from './views.ts';

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
    const { projects } = await sweep.ask(goland);
    const views = new Views(host, inventory.contexts, {
      choice: (directory, context) =>
        runs.find((choice) => choice.directory === directory && choice.context === context),
      project: (directory) => projectAround(directory, projects),
    });
    const all = [...new Set(runs.map(({ directory }) => directory))];
    const modules = all.filter((directory) => directory !== host.user.home);
    const comparisons: Comparison[] = [];
    for (const directory of modules.length > 0 ? modules : all)
      for (const name of names) {
        signal.throwIfAborted();
        const question = { name, directory };
        comparisons.push({ ...question, views: await views.of(question) });
      }
    return { hardware: inventory.hardware, inventory, comparisons, unread: [...views.unread].slice(0, 20) };
  },
  started: startedIn,
  doubts: ({ inventory, unread }) => ({
    // The toolchains probe reports that a place could not be looked at.
    unknown: unread,
    undecided: () => inventory.unseen.length > 0 || unread.length > 0,
  }),
  watches: ({ inventory, comparisons }, { host }) => {
    const files = comparisons.flatMap(({ views }) => views.flatMap(({ written }) => written?.file ?? []));
    return [
      ...watchTargets(inventory, host),
      ...[...new Set(files)].map((file) => ({ directory: dirname(file), names: [posix.basename(file)] })),
    ];
  },
};

/** The nearest one that holds the directory. */
function projectAround(directory: string, projects: readonly Project[]): Project | null {
  const around = projects.filter((one) => `${directory}/`.startsWith(`${one.directory}/`));
  return around.toSorted((a, b) => b.directory.length - a.directory.length)[0] ?? null;
}
